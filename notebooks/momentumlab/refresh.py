"""The command refresh: runs the notebooks and writes their outputs and pictures into their files."""

import copy
import json
import os
from collections.abc import Sequence
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from momentumlab import budget, figure, figures, frontpage, images, kernels, notebooks
from momentumlab.environment import NOTEBOOKS
from momentumlab.execution import Execution
from momentumlab.notebooks import PLOTLY, SVG
from momentumlab.report import Failure
from momentumlab.session import Job, run_all


def main(arguments: list[str]) -> int:
    notebooks.require_library()
    failures = refresh(NOTEBOOKS, arguments)
    for failure in failures:
        print(f"\nFAILED  {failure}")
    if failures:
        print("\na notebook with a failed cell keeps its file as it was; one that is only too large is written")
    return 1 if failures else 0


def refresh(folder: Path, names: Sequence[str] = ()) -> list[Failure]:
    """Writes every notebook, or only the named ones, that runs without a failure; returns the failures."""
    paths = notebooks.find(folder, names)
    images.browser()  # rather now than after all notebooks have run
    jobs = [Job(path, notebooks.read(path), kernels.OWN) for path in paths]
    for job in jobs:
        name_cells(job.notebook)
    executions: dict[Path, Execution] = {}

    def keep(job: Job, execution: Execution) -> list[Failure]:
        executions[job.path] = execution
        return execution.failures

    failures = run_all(jobs, keep)
    good = [job for job, found in zip(jobs, failures) if not found]
    add_pictures([(job.notebook, executions[job.path].notebook) for job in good])
    for job in good:
        result = executions[job.path].notebook
        clean_metadata(result)
        write(job.path, result)
    frontpage.write(folder.parent, [executions[job.path].notebook for job in good])
    too_large = [failure for job in good for failure in over_budget(job.path, executions[job.path].notebook)]
    return [failure for found in failures for failure in found] + too_large


def over_budget(path: Path, notebook: NotebookNode) -> list[Failure]:
    """The figures of a written notebook, and its file, that are larger than they may be."""
    failures = [Failure(path.stem, message) for message in budget.of_notebook(path.stat().st_size)]
    for index, cell in notebooks.code_cells(notebook):
        for name, output in figures.of_cell(path.stem, cell).items():
            messages = budget.of_figure(name, output)
            failures += [Failure.at(path.stem, notebook, index, message) for message in messages]
    return failures


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


def add_pictures(pairs: list[tuple[NotebookNode, NotebookNode]]) -> None:
    """Puts a picture beside each figure of the executed notebooks; each pair is (committed, executed).

    A figure that has not changed keeps the committed picture, so that another version of the
    browser does not change every file.
    """
    known = {}
    wanted = []
    for committed, executed in pairs:
        for output in _figures(committed):
            if SVG in output.data and figure.shown_in(output.data[SVG]) == figure.digest(output.data[PLOTLY]):
                known[figure.digest(output.data[PLOTLY])] = output.data[SVG]
        wanted += _figures(executed)
    missing = {
        figure.digest(output.data[PLOTLY]): (output.data[PLOTLY], notebooks.description(output))
        for output in wanted
    }
    missing = {digest: drawing for digest, drawing in missing.items() if digest not in known}
    if missing:
        print(f"drawing {len(missing)} figures ...", flush=True)
        known.update(zip(missing, images.draw(list(missing.values()))))
    for output in wanted:
        output.data[SVG] = known[figure.digest(output.data[PLOTLY])]


def _figures(notebook: NotebookNode) -> list[NotebookNode]:
    return [output for _, cell in notebooks.code_cells(notebook) for output in notebooks.figures(cell)]


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
    for output in _figures(shortened):
        place = f"figure {len(lines)} of this file"
        lines[json.dumps(place)] = json.dumps(output.data[PLOTLY], ensure_ascii=False, separators=(",", ":"))
        output.data[PLOTLY] = place
    whole = nbformat.writes(shortened) + "\n"
    for place, line in lines.items():
        whole = whole.replace(place, line)
    return whole
