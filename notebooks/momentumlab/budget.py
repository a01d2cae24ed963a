"""How large figures and notebooks may be, so that a page opens at once."""

from nbformat import NotebookNode

from momentumlab import figure
from momentumlab.notebooks import PLOTLY, SVG

NOTEBOOK_BYTES = 3_000_000
FIGURE_BYTES = 300_000
TWO_SLIDERS_BYTES = 1_500_000  # a grid of frames


def sizes(output: NotebookNode) -> tuple[int, int]:
    """The bytes of a figure's JSON and of its picture."""
    return len(figure.canonical(output.data[PLOTLY])), len(output.data.get(SVG, "").encode())


def most(plotly: dict) -> int:
    return TWO_SLIDERS_BYTES if len(plotly.get("layout", {}).get("sliders", [])) > 1 else FIGURE_BYTES


def of_figure(name: str, output: NotebookNode) -> list[str]:
    """A sentence if the figure and its picture are too large together."""
    data, picture = sizes(output)
    limit = most(output.data[PLOTLY])
    if data + picture <= limit:
        return []
    return [
        f"the figure {name} has {data} bytes and its picture {picture}, together more than {limit}: lower its resolution"
    ]


def of_notebook(size: int) -> list[str]:
    """A sentence if the file is too large."""
    return [f"the file has {size} bytes, more than {NOTEBOOK_BYTES}"] if size > NOTEBOOK_BYTES else []
