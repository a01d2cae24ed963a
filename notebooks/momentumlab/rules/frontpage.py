"""The picture in the README: a copy of one that a notebook carries."""

from pathlib import Path

from nbformat import NotebookNode

from momentumlab.running.notebooks import SVG, code_cells, figures
from momentumlab.running.report import Failure

PICTURE = "README.svg"
CELL = "front-page"  # the id of the cell whose figure it is


def pictures(contents: list[NotebookNode]) -> list[str]:
    """The pictures of the cell that the README shows."""
    return [
        output.data[SVG]
        for notebook in contents
        for _, cell in code_cells(notebook)
        if cell.get("id") == CELL
        for output in figures(cell)
        if SVG in output.data
    ]


def write(root: Path, contents: list[NotebookNode]) -> None:
    """Copies the picture, if the notebook that has it is among those given."""
    for picture in pictures(contents):
        (root / PICTURE).write_text(picture + "\n", encoding="utf-8", newline="\n")


def check(root: Path, contents: list[NotebookNode]) -> list[Failure]:
    """Whether the README shows what the notebook shows now."""
    file = root / PICTURE
    shown = file.read_text(encoding="utf-8").rstrip() if file.is_file() else None
    if [shown] == [picture.rstrip() for picture in pictures(contents)]:
        return []
    return [Failure(PICTURE, f"it is not the picture of the cell {CELL}: run mvn -Prefresh")]
