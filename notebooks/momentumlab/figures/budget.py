"""How large figures and notebooks may be, so that a page opens at once."""

from pathlib import Path

from nbformat import NotebookNode

from momentumlab.figures.figure import Figure
from momentumlab.running.report import Failure

NOTEBOOK_BYTES = 3_000_000
FIGURE_BYTES = 300_000
TWO_SLIDERS_BYTES = 1_500_000  # a grid of frames


def sizes(figure: Figure) -> tuple[int, int]:
    """The bytes of a figure's JSON and of its picture."""
    return len(figure.canonical), len((figure.svg or "").encode())


def most(figure: Figure) -> int:
    return TWO_SLIDERS_BYTES if len(figure.layout.get("sliders", [])) > 1 else FIGURE_BYTES


def of_figure(figure: Figure) -> list[str]:
    """A sentence if the figure and its picture are too large together."""
    data, picture = sizes(figure)
    limit = most(figure)
    if data + picture <= limit:
        return []
    return [
        f"the figure {figure.name} has {data} bytes and its picture {picture}, together more than {limit}:"
        " lower its resolution"
    ]


def of_file(size: int) -> list[str]:
    """A sentence if the file is too large."""
    return [f"the file has {size} bytes, more than {NOTEBOOK_BYTES}"] if size > NOTEBOOK_BYTES else []


def of_notebook(path: Path, notebook: NotebookNode) -> list[Failure]:
    """The figures of a written notebook, and its file, that are larger than they may be."""
    failures = [Failure(path.stem, message) for message in of_file(path.stat().st_size)]
    for figure in Figure.all(path.stem, notebook):
        failures += [Failure.at(path.stem, notebook, figure.cell, message) for message in of_figure(figure)]
    return failures
