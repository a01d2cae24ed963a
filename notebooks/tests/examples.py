"""Small notebooks and figures for the tests."""

import base64
import struct

from nbformat import v4

from momentumlab.figures import images
from momentumlab.figures.figure import Figure
from momentumlab.rules.claims import CLAIM
from momentumlab.running.notebooks import PLOTLY, SVG

FIRST_CELL = "import momentum.*;"


def typed(values, dtype="f8", letter="d", shape=None):
    """A typed array as plotly writes it."""
    raw = struct.pack(f"<{len(values)}{letter}", *values)
    array = {"dtype": dtype, "bdata": base64.b64encode(raw).decode()}
    return array | ({"shape": shape} if shape else {})


def plotly(y):
    return {"data": [{"type": "scatter", "y": y}], "layout": {"title": {"text": "f"}}}


def figure(tree, svg=None, words="a figure", name="02-quadratics-c2"):
    return Figure(name, tree, svg, words, 3)


def figure_output(tree, svg=None):
    data = {PLOTLY: tree, "text/plain": "a figure"}
    data[SVG] = svg if svg is not None else images.marked("<svg></svg>", figure(tree).digest, "a figure")
    return v4.new_output("display_data", data=data)


def printed(text, name="stdout"):
    return v4.new_output("stream", name=name, text=text)


def notebook(*sources, outputs=()):
    """Code cells with prose between them; the outputs are those of the last one."""
    cells = []
    for number, source in enumerate((FIRST_CELL, *sources), start=1):
        cells += [v4.new_markdown_cell("Prose.", id=f"p{number}"), v4.new_code_cell(source, id=f"c{number}")]
        cells[-1].execution_count = number
    cells[-1].outputs = list(outputs)
    return v4.new_notebook(cells=cells, metadata={"kernelspec": {"name": "java", "display_name": "Java"}})


def proof_output(*identifiers):
    """What a cell emits for the claims that it checked."""
    checks = [{"id": identifier, "what": "the rate"} for identifier in identifiers]
    text = "\n".join(["some statements checked", *(f"  {identifier}  the rate" for identifier in identifiers)])
    return v4.new_output("display_data", data={CLAIM: {"checks": checks}, "text/html": "", "text/plain": text})
