"""Finds what was handed in: nbgrader's folders, or a heap of files as a learning platform gives them."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from momentumlab.classroom.assignment import PREFIX, Assignment
from momentumlab.classroom.limits import MEGABYTE
from momentumlab.classroom.workers import Submission

_READABLE = 20 * MEGABYTE


@dataclass
class Found:
    """The submissions, and the files that could not be told to be one."""

    submissions: list[Submission] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def find(folder: Path, assignments: list[Assignment]) -> Found:
    """One submission a student and assignment: the newest file, if there are more."""
    found = Found()
    newest: dict[tuple[str, str], Submission] = {}
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.suffix.lower() != ".ipynb" or _is_hidden(path, folder):
            continue
        parts = path.relative_to(folder).parts
        submission = _in_nbgraders_folders(path, parts, assignments) or _in_a_heap(path, parts, assignments)
        if submission is None:
            found.unknown.append(str(path.relative_to(folder)))
            continue
        key = (submission.student, submission.assignment.name)
        other = newest.get(key)
        if other is None or path.stat().st_mtime > other.path.stat().st_mtime:
            newest[key] = submission
            path = other.path if other else None
        if path is not None:
            found.unknown.append(f"{path.relative_to(folder)} (another file of {key[0]} for {key[1]} is newer)")
    found.submissions = [newest[key] for key in sorted(newest)]
    return found


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in path.relative_to(folder).parts)


def _in_nbgraders_folders(path: Path, parts: tuple[str, ...], assignments: list[Assignment]) -> Submission | None:
    """STUDENT/ASSIGNMENT/file."""
    if len(parts) < 3:
        return None
    named = {each.name: each for each in assignments}.get(parts[-2])
    return Submission(student(parts[-3]), named, path) if named else None


def _in_a_heap(path: Path, parts: tuple[str, ...], assignments: list[Assignment]) -> Submission | None:
    """STUDENT_ASSIGNMENT.ipynb, or any file in a folder of the student's; the assignment is told by name or cells."""
    stem = path.stem
    named = next((each for each in assignments if each.name.lower() in stem.lower()), None)
    assignment = named or _by_cells(path, assignments)
    if assignment is None:
        return None
    before = re.split(re.escape(assignment.name), stem, flags=re.IGNORECASE)[0] if named else stem
    before = re.sub(re.escape(PREFIX) + "$", "", before, flags=re.IGNORECASE).strip("_- .")
    author = before if before else (parts[-2] if len(parts) > 1 else "")
    return Submission(student(author), assignment, path) if author else None


def _by_cells(path: Path, assignments: list[Assignment]) -> Assignment | None:
    """The assignment that has the most cells of the same names."""
    if path.stat().st_size > _READABLE:
        return None
    try:
        cells = json.loads(path.read_bytes())["cells"]
        names = {cell["metadata"]["nbgrader"]["grade_id"] for cell in cells if "nbgrader" in cell.get("metadata", {})}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    shared = {each.name: len(names & set(each.cells) - {"setup"}) for each in assignments}
    best = max(assignments, key=lambda each: shared[each.name], default=None)
    return best if best and shared[best.name] > 0 else None


def student(text: str) -> str:
    """A name that may be a folder's and nbgrader's: other characters than letters, digits, . _ - become a -."""
    return re.sub(r"[^\w.-]+", "-", text).strip("-.") or "nobody"
