"""The rules that a committed notebook keeps, checked without running it."""

import re
from collections import Counter
from pathlib import Path

from nbformat import NotebookNode

from momentumlab.figures import budget
from momentumlab.figures.figure import Figure
from momentumlab.rules import course, javacode
from momentumlab.running import kinds, writing
from momentumlab.running.notebooks import code_cells, has_outputs
from momentumlab.running.report import Failure

MOST_LINES = 15

_ASSERT = re.compile(r"(?:^|[;{})])\s*assert\b", re.MULTILINE)


def check_all(paths: list[Path], contents: list[NotebookNode]) -> list[list[Failure]]:
    """What is against the rules in each notebook."""
    first_cells = [cells[0][1].source for cells in map(code_cells, contents) if cells]
    # The first notebook shows how all of them begin.
    first_cell = first_cells[0] if first_cells else ""
    return [check(path, content, first_cell) for path, content in zip(paths, contents, strict=True)]


def check(path: Path, notebook: NotebookNode, first_cell: str) -> list[Failure]:
    """Everything that is against the rules in one notebook; `first_cell` is what all begin with."""
    failures = [Failure(path.stem, message) for message in _whole(path, notebook)]
    drawn = Figure.all(path.stem, notebook)
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type == "markdown" and not cell.source.strip():
            continue
        messages = []
        if cell.cell_type == "code":
            is_first = cell is code_cells(notebook)[0][1]
            if is_first and cell.source != first_cell:
                messages.append("the first code cell must be the same in all notebooks")
            messages += _source(cell.source) + _outputs(cell)
            messages += _length(cell)
            messages += [text for figure in drawn if figure.cell == index for text in _picture(figure)]
        failures += [Failure.at(path.stem, notebook, index, message) for message in messages]
    return failures + course.check(path.stem, notebook)


def _whole(path: Path, notebook: NotebookNode) -> list[str]:
    # As refresh and our lab write it; another editor may have put every number on a line of its own.
    messages = budget.of_file(len(writing.text(notebook).encode()))
    kernel = notebook.metadata.get("kernelspec", {}).get("name")
    if kernel != "java":
        messages.append(f"metadata.kernelspec.name must be java, is {kernel}")
    identifiers = Counter(cell.get("id") for cell in notebook.cells)
    if identifiers.pop(None, 0):
        messages.append("cells without an id: run mvn -Prefresh")
    messages += [f"{count} cells have the id {name}" for name, count in identifiers.items() if count > 1]
    if code_cells(notebook) and not has_outputs(notebook):
        messages.append("it has no committed outputs: run mvn -Prefresh")
    return messages


def _source(source: str) -> list[str]:
    messages = []
    code = javacode.bare(source)
    if _ASSERT.search(code):
        messages.append("assert does nothing in a notebook: use Checks or claim")
    return messages


def _length(cell: NotebookNode) -> list[str]:
    """A proof is folded and as long as it must be; what is read is short."""
    lines = sum(1 for line in cell.source.splitlines() if line.strip())
    if lines <= MOST_LINES or kinds.of(cell) == kinds.PROOF:
        return []
    return [f"{lines} lines, more than {MOST_LINES}: the missing piece belongs in the library"]


def _outputs(cell: NotebookNode) -> list[str]:
    messages = []
    for output in cell.outputs:
        if output.output_type == "error":
            messages.append(f"a committed error: {output.ename} {output.evalue}".rstrip())
        if output.get("name") == "stderr":
            messages.append("a committed output on stderr")
    return messages


def _picture(figure: Figure) -> list[str]:
    if figure.svg is None:
        return ["the figure has no picture (image/svg+xml): run mvn -Prefresh"]
    if figure.shown != figure.digest:
        return ["the picture (image/svg+xml) shows another figure than the one beside it: run mvn -Prefresh"]
    return budget.of_figure(figure)
