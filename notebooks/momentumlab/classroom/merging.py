"""A student's answers in the teacher's notebook: whatever was handed in, the tests are the original ones."""

import copy
import json
from dataclasses import dataclass, field
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from momentumlab.classroom.assignment import STUB_TEXT, Assignment, has, name, without_hidden_tests
from momentumlab.classroom.limits import MEGABYTE

SAVE_AGAIN = "save it in JupyterLab and hand it in again"
CLEAR_OUTPUTS = "clear all outputs, save, and hand it in again"


class Unreadable(Exception):
    """The file is no notebook that can be graded; the message is a sentence."""


@dataclass
class Merged:
    """The notebook to run, and what was noticed about the one that was handed in."""

    cells: list[NotebookNode]
    notes: list[str] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)  # names of solution cells that were not handed in


def read(path: Path, megabytes: float) -> dict:
    """The notebook's JSON. The caller is a process with limits of its own."""
    size = path.stat().st_size
    if size > megabytes * MEGABYTE:
        raise Unreadable(f"the file has {size / MEGABYTE:.0f} MB, more than {megabytes:.0f}: {CLEAR_OUTPUTS}")
    try:
        content = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        raise Unreadable(f"the file is not a notebook: it is not JSON; {SAVE_AGAIN}") from None
    except MemoryError:
        raise Unreadable(f"the file is too large to read: {CLEAR_OUTPUTS}") from None
    if not isinstance(content, dict) or not isinstance(content.get("cells"), list):
        raise Unreadable(f"the file is not a notebook: it has no cells; {SAVE_AGAIN}")
    return content


def merge(assignment: Assignment, submitted: dict) -> Merged:
    """Each known cell stands where the teacher put it; what the student added stands below what it followed."""
    answers: dict[str, dict] = {}
    added: dict[str | None, list[dict]] = {}
    above = None
    for cell in submitted.get("cells", []):
        if not isinstance(cell, dict):
            continue
        known = _known(assignment, cell)
        if known and known not in answers:
            answers[known] = cell
            above = known
        elif cell.get("cell_type") == "code" and _source(cell).strip() and known is None:
            added.setdefault(above, []).append(cell)
    merged = Merged([])
    _note_kernel(submitted, merged)
    merged.cells += [_added(cell) for cell in added.get(None, [])]
    for original in assignment.notebook.cells:
        known = name(original)
        cell = copy.deepcopy(original)
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        merged.cells.append(cell)
        if known is None:
            continue
        if has(original, "solution"):
            if known in answers:
                cell.source = _source(answers[known])
            else:
                cell.source = "" if cell.cell_type == "code" else STUB_TEXT
                merged.missing.add(known)
                merged.notes.append(f"the cell {known} was deleted")
        elif has(original, "locked") and known not in answers:
            merged.notes.append(f"the cell {known} was deleted; the original was used")
        elif has(original, "locked") and not _same(_source(answers[known]), original.source):
            merged.notes.append(f"the cell {known} was changed; the original was used")
        merged.cells += [_added(cell) for cell in added.get(known, [])]
    return merged


def _known(assignment: Assignment, cell: dict) -> str | None:
    """The grade_id of a cell; some tools drop metadata but keep the cell's id, which is the same."""
    metadata = cell.get("metadata")
    about = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    for each in (about.get("grade_id") if isinstance(about, dict) else None, cell.get("id")):
        if isinstance(each, str) and each in assignment.cells:
            return each
    return None


def _source(cell: dict) -> str:
    source = cell.get("source", "")
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    return source if isinstance(source, str) else ""


def _added(cell: dict) -> NotebookNode:
    new = new_markdown_cell if cell.get("cell_type") == "markdown" else new_code_cell
    return new(_source(cell), metadata={"momentum": {"added": True}})


def _same(one: str, other: str) -> bool:
    return without_hidden_tests(other).split() == one.split()


def _note_kernel(submitted: dict, merged: Merged) -> None:
    metadata = submitted.get("metadata")
    spec = metadata.get("kernelspec") if isinstance(metadata, dict) else None
    spec = spec if isinstance(spec, dict) else {}
    if str(spec.get("language", "java")).lower() != "java" or "python" in str(spec.get("name", "")).lower():
        merged.notes.append(f"the notebook asks for the kernel {str(spec.get('name'))[:60]}; it was run as Java")
