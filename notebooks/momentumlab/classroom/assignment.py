"""An assignment as its teacher wrote it: nbgrader's cells, and the tasks that points are given for."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from nbformat import NotebookNode

from momentumlab.running import notebooks
from momentumlab.setup.problem import Problem

STUB_TEXT = "*Your answer: double-click here.*"  # of a cell that a person reads, before anything was written
PREFIX = "assignment-"  # of a file's name, so that it may lie beside the notebooks of the course

_HIDDEN = re.compile(r"^[^\n]*BEGIN HIDDEN TESTS[\s\S]*?END HIDDEN TESTS[^\n]*\n?", re.MULTILINE)
_RUBRIC = re.compile(r"^[^\n]*BEGIN RUBRIC[\s\S]*?END RUBRIC[^\n]*\n?", re.MULTILINE)


@dataclass(frozen=True)
class Task:
    """What points are given for: a test cell, or an answer that a person reads."""

    name: str  # nbgrader's grade_id
    points: float
    by_hand: bool
    title: str  # the last heading above it


@dataclass(frozen=True)
class Assignment:
    """The instructor's version."""

    name: str
    notebook: NotebookNode

    @staticmethod
    def read(path: Path) -> "Assignment":
        assignment = Assignment(path.stem.removeprefix(PREFIX), notebooks.read(path))
        names = [name(cell) for cell in assignment.notebook.cells if name(cell)]
        twice = sorted({each for each in names if names.count(each) > 1})
        if twice:
            raise Problem(f"{path.name} has more than one cell with the grade_id {', '.join(twice)}.")
        return assignment

    @cached_property
    def cells(self) -> dict[str, NotebookNode]:
        """The cells that have a grade_id."""
        return {name(cell): cell for cell in self.notebook.cells if name(cell)}

    @cached_property
    def tasks(self) -> list[Task]:
        found, title = [], ""
        for cell in self.notebook.cells:
            if cell.cell_type == "markdown":
                headings = re.findall(r"^#+ +(.+)$", cell.source, re.MULTILINE)
                title = headings[-1] if headings and not has(cell, "solution") else title
            if has(cell, "grade") or has(cell, "task"):
                by_hand = has(cell, "solution") or has(cell, "task") or cell.cell_type != "code"
                found.append(Task(name(cell), float(cell.metadata.nbgrader.points), by_hand, title))
        return found


def find(folder: Path) -> list[Assignment]:
    """All assignments NN-name.ipynb of a folder, in order."""
    return [Assignment.read(path) for path in sorted(folder.glob("[0-9][0-9]-*.ipynb"))]


def name(cell: NotebookNode) -> str | None:
    """The grade_id of a cell."""
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def has(cell: NotebookNode, what: str) -> bool:
    """Whether nbgrader's metadata say that a cell is a grade, a solution, locked or a task."""
    return bool(cell.metadata.get("nbgrader", {}).get(what))


def is_test(cell: NotebookNode) -> bool:
    """Whether running the cell gives a mark."""
    return cell.cell_type == "code" and has(cell, "grade") and not has(cell, "solution")


def without_hidden_tests(source: str) -> str:
    return _HIDDEN.sub("", source)


def without_rubric(source: str) -> str:
    return _RUBRIC.sub("", source)


def rubric(cell: NotebookNode) -> str | None:
    """What a person looks for in an answer: metadata momentum.rubric, or what stands between BEGIN and END RUBRIC."""
    written = cell.metadata.get("momentum", {}).get("rubric")
    if written:
        return written
    found = _RUBRIC.search(cell.source)
    return "\n".join(found[0].strip().splitlines()[1:-1]).strip() if found else None
