"""Finds and reads the notebooks."""

from collections.abc import Sequence
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from momentumlab.setup.problem import Problem

PLOTLY = "application/vnd.plotly.v1+json"
LIVE = "application/vnd.momentum.live+json"
SVG = "image/svg+xml"


def find(folder: Path, names: Sequence[str] = ()) -> list[Path]:
    """All notebooks NN-name.ipynb of a folder in order, or only those named, with or without .ipynb."""
    paths = sorted(folder.glob("[0-9][0-9]-*.ipynb"))
    if not paths:
        raise Problem(f"there is no notebook NN-name.ipynb in {folder.name}/.")
    wanted = {Path(name).name.removesuffix(".ipynb") for name in names}
    unknown = wanted - {path.stem for path in paths}
    if unknown:
        known = ", ".join(path.stem for path in paths)
        raise Problem(f"there is no notebook {' or '.join(sorted(unknown))}; there are {known}.")
    return [path for path in paths if not wanted or path.stem in wanted]


def read(path: Path) -> NotebookNode:
    try:
        return nbformat.read(path, as_version=4)
    except Exception as error:  # nbformat raises many kinds; all mean the same to a reader
        raise Problem(f"{path.name} cannot be read as a notebook: {error}") from None


def code_cells(notebook: NotebookNode) -> list[tuple[int, NotebookNode]]:
    """The code cells, each with its index among all cells."""
    return [(index, cell) for index, cell in enumerate(notebook.cells) if cell.cell_type == "code"]


def has_outputs(notebook: NotebookNode) -> bool:
    """Whether it was ever run: a cell without outputs still gets an execution count."""
    return any(cell.outputs or cell.execution_count for _, cell in code_cells(notebook))


def figures(cell: NotebookNode) -> list[NotebookNode]:
    """The outputs of a code cell that carry a plotly figure."""
    return [output for output in cell.outputs if PLOTLY in output.get("data", {})]
