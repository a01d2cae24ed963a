"""Writes executed notebooks so that the same run gives the same bytes."""

import copy
import json
import os
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from momentumlab.running.notebooks import PLOTLY, code_cells, figures

# What a kernel says of itself, without the version, which differs from JDK to JDK.
_METADATA = {
    "kernelspec": {"display_name": "Java", "language": "java", "name": "java"},
    "language_info": {
        "codemirror_mode": "java",
        "file_extension": ".jshell",
        "mimetype": "text/x-java-source",
        "name": "Java",
        "pygments_lexer": "java",
    },
}


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


def clean(notebook: NotebookNode) -> None:
    """Leaves beside the cells and their outputs what every front end needs and no JDK, kernel or viewer changes."""
    notebook.metadata = nbformat.from_dict(_METADATA)
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


def plain(tree):
    """The same values with whole numbers written as such: a browser writes 2.0 as 2, and minus zero as 0."""
    if isinstance(tree, dict):
        return type(tree)({key: plain(value) for key, value in tree.items()})
    if isinstance(tree, list):
        return [plain(value) for value in tree]
    # from 1e21 on a browser writes an exponent too
    return int(tree) if isinstance(tree, float) and tree.is_integer() and abs(tree) < 1e21 else tree


def text(notebook: NotebookNode, **validation) -> str:
    """The file's text: as Jupyter writes it, but each figure on one line, which is a third of the bytes.

    `validation` is what `nbformat.writes` takes about it.
    """
    shortened = copy.deepcopy(notebook)
    for output in (each for _, cell in code_cells(shortened) for each in cell.outputs if "data" in each):
        output.data = {mime: plain(part) if mime.endswith("json") else part for mime, part in output.data.items()}
    lines = {}
    for output in (each for _, cell in code_cells(shortened) for each in figures(cell)):
        place = f"figure {len(lines)} of this file"
        lines[json.dumps(place)] = json.dumps(output.data[PLOTLY], ensure_ascii=False, separators=(",", ":"))
        output.data[PLOTLY] = place
    whole = nbformat.writes(shortened, **validation) + "\n"
    for place, line in lines.items():
        whole = whole.replace(place, line)
    return whole
