"""Made submissions, which a text lists, and the marks that each must get: what the grading is tested with."""

import copy
import csv
import json
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from momentumlab.classroom.assignment import Assignment, has, name
from momentumlab.setup.problem import Problem

BLANK, SOLUTION = "blank", "solution"


@dataclass(frozen=True)
class Expected:
    """A row of the table of marks."""

    assignment: str
    submission: str
    task: str
    points: float | None  # none where a person gives them
    of: float
    sentence: str


def expected(file: Path) -> list[Expected]:
    with file.open(encoding="utf-8", newline="") as lines:
        return [
            Expected(
                row["assignment"],
                row["submission"],
                row["task"],
                float(row["points"]) if row["points"].strip() else None,
                float(row["of"]),
                row["sentence"],
            )
            for row in csv.DictReader(lines)
        ]


def made(text: str, assignment: Assignment, release: NotebookNode) -> dict[str, bytes]:
    """The files of the submissions that a text lists, by name.

    Each is the solved notebook but for the cells that it names; the one called blank is the student's version, and
    the one called solution is always there.
    """
    solved = copy.deepcopy(release)
    for cell in solved.cells:
        original = assignment.cells.get(name(cell))
        if original is not None and has(original, "solution"):
            cell.source = original.source if cell.cell_type == "code" else "A text that a person reads."
    files = {SOLUTION: nbformat.writes(solved).encode()}
    for block in ("\n" + text).split("\n=== submission ")[1:]:
        title, _, body = block.partition("\n")
        if title.strip() in files:
            raise Problem(f"the submission {title.strip()} is listed twice.")
        files[title.strip()] = _made(title.strip(), body, release if title.strip() == BLANK else solved)
    return files


def _made(title: str, body: str, start: NotebookNode) -> bytes:
    notebook = copy.deepcopy(start)
    for part in ("\n" + body).split("\n--- ")[1:]:
        head, _, source = part.partition("\n")
        words = head.split()
        if words[0] == "raw":
            return _raw(words[1] if len(words) > 1 else title, notebook, source)
        if words[0] == "delete":
            index = _index(notebook, words[1], title)
            del notebook.cells[index]
        elif words[0] == "after":
            index = _index(notebook, words[1], title)
            notebook.cells.insert(index + 1, nbformat.v4.new_code_cell(source.strip("\n")))
        else:
            notebook.cells[_index(notebook, words[0], title)].source = source.strip("\n")
    return nbformat.writes(notebook).encode()


def _index(notebook: NotebookNode, wanted: str, title: str) -> int:
    for index, cell in enumerate(notebook.cells):
        if name(cell) == wanted:
            return index
    raise Problem(f"the submission {title} names the cell {wanted}, which the assignment does not have.")


def _raw(kind: str, notebook: NotebookNode, source: str) -> bytes:
    """A whole file that is not well."""
    if kind == "wrong-kernel":
        notebook.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
        return nbformat.writes(notebook).encode()
    if kind == "large-outputs":
        # of as many megabytes as the text below says: too much for a tree, so that it is made here
        cell = next(cell for cell in notebook.cells if cell.cell_type == "code")
        cell.outputs = [nbformat.v4.new_output("stream", text="")]
        long = "x" * int(float(source.strip() or 1) * 1_000_000)
        return json.dumps(notebook).replace('"text": ""', f'"text": "{long}"', 1).encode()
    if kind == "no-metadata":
        for cell in notebook.cells:
            cell.metadata = {}
        return nbformat.writes(notebook).encode()
    if kind in ("not-json", "text"):
        return source.encode()
    raise Problem(f"a raw submission is {kind}, which is none of wrong-kernel, large-outputs, no-metadata, not-json.")
