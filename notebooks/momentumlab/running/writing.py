"""Writes executed notebooks so that the same run gives the same bytes."""

import copy
import json
import os
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from momentumlab.running.notebooks import PLOTLY, code_cells, figures


def name_cells(notebook: NotebookNode) -> None:
    """Gives an id to each cell that has none, the same at each refresh."""
    notebook.nbformat, notebook.nbformat_minor = 4, max(5, notebook.nbformat_minor)
    taken = {cell.get("id") for cell in notebook.cells}
    for number, cell in enumerate(notebook.cells, start=1):
        if not cell.get("id"):
            name = f"cell-{number:02}"
            while name in taken:
                name += "b"
            cell["id"] = name
            taken.add(name)


def clean_metadata(notebook: NotebookNode) -> None:
    """Leaves in the metadata what every front end needs and no JDK, kernel or viewer changes."""
    language = dict(notebook.metadata.get("language_info", {}))
    language.pop("version", None)
    notebook.metadata = NotebookNode(
        kernelspec=NotebookNode(display_name="Java", language="java", name="java"),
        language_info=NotebookNode(language),
    )
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # times, which JupyterLab records if asked to


def write(path: Path, notebook: NotebookNode) -> None:
    """Replaces the file in one step, so that an interruption never leaves half a notebook."""
    nbformat.validate(notebook)
    unfinished = path.with_suffix(".ipynb.part")
    try:
        unfinished.write_text(text(notebook), encoding="utf-8", newline="\n")
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def text(notebook: NotebookNode) -> str:
    """The file's text: as Jupyter writes it, but each figure on one line, which is a third of the bytes."""
    shortened = copy.deepcopy(notebook)
    lines = {}
    for output in (each for _, cell in code_cells(shortened) for each in figures(cell)):
        place = f"figure {len(lines)} of this file"
        lines[json.dumps(place)] = json.dumps(output.data[PLOTLY], ensure_ascii=False, separators=(",", ":"))
        output.data[PLOTLY] = place
    whole = nbformat.writes(shortened) + "\n"
    for place, line in lines.items():
        whole = whole.replace(place, line)
    return whole
