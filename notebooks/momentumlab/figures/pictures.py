"""The picture beside each figure of a notebook, and the files of figures."""

from pathlib import Path

from nbformat import NotebookNode

from momentumlab.figures import images
from momentumlab.figures.figure import Figure
from momentumlab.figures.table import table
from momentumlab.running.notebooks import SVG


def add(pairs: list[tuple[NotebookNode, NotebookNode]]) -> None:
    """Puts a picture beside each figure of the executed notebooks; each pair is (committed, executed).

    A figure that has not changed keeps the committed picture, so that another version of the
    browser does not change every file.
    """
    drawn: dict[str, str] = {}
    wanted: list[tuple[NotebookNode, Figure]] = []
    for committed, executed in pairs:
        drawn |= known(committed)
        wanted += Figure.outputs("", executed)
    missing = {figure.digest: figure for _, figure in wanted if figure.digest not in drawn}
    if missing:
        print(f"drawing {len(missing)} figures ...", flush=True)
        drawn.update(zip(missing, images.draw(list(missing.values())), strict=True))
    for output, figure in wanted:
        output.data[SVG] = images.labelled(drawn[figure.digest], figure.words)


def known(notebook: NotebookNode) -> dict[str, str]:
    """The pictures in a notebook, each by the digest of the figure beside it, which it must show."""
    return {figure.digest: figure.svg for figure in Figure.all("", notebook) if figure.shown == figure.digest}


def keep(notebook: NotebookNode, drawn: dict[str, str]) -> None:
    """Puts a picture beside each figure that has none and is among those drawn before."""
    for output, figure in Figure.outputs("", notebook):
        if figure.svg is None and figure.digest in drawn:
            output.data[SVG] = images.labelled(drawn[figure.digest], figure.words)


def save(folder: Path, figure: Figure, svg: str) -> None:
    """The picture and the numbers of one figure."""
    (folder / f"{figure.name}.svg").write_text(svg + "\n", encoding="utf-8", newline="\n")
    (folder / f"{figure.name}.csv").write_text(table(figure.plotly), encoding="utf-8", newline="\n")


def write(folder: Path, chosen: list[Figure]) -> None:
    """Every figure as SVG, PNG and CSV."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = zip(chosen, images.draw(chosen), images.draw_png(chosen), strict=True)
    for figure, svg, png in drawn:
        save(folder, figure, svg)
        (folder / f"{figure.name}.png").write_bytes(png)
