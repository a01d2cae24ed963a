"""The figures as plotly.py draws them."""

import json
from collections.abc import Callable

import numpy as np
import plotly.graph_objects as go

from momentumlab.figures import typed
from momentumlab.speed.timing import measure

# Of so few numbers the library writes a list that can be read.
LONGEST_LIST = 40


def contour(side: int) -> tuple[dict, list[float]]:
    t = np.linspace(-2, 2, side)
    z = np.log(1e-3 + t**2 + 10 * t[:, None] ** 2)
    layout = {"title": {"text": "a ravine"}}
    return _figures({"plotly.py": lambda: go.Figure(go.Contour(x=t, y=t, z=z), layout)})


def points(count: int) -> tuple[dict, list[float]]:
    x = np.linspace(0, 10, count)
    y = np.sin(x)
    look = {"mode": "lines", "name": "sin x", "line": {"width": 2, "color": "#0072b2"}}
    return _figures({"plotly.py": lambda: go.Figure(go.Scatter(x=x, y=y, **look), {"title": {"text": "a sine"}})})


def frames(count: int) -> tuple[dict, list[float]]:
    """Paths behind a slider, as one writes them with plotly.py's classes, and with fewer checks as dicts."""
    k = np.arange(151)
    rates = np.linspace(0.1, 1, count)
    paths = [(np.exp(-k * b / 100) * np.cos(k * b), np.exp(-k * b / 100) * np.sin(k * b)) for b in rates]
    jump = {"mode": "immediate", "frame": {"duration": 0}, "transition": {"duration": 0}}
    steps = [{"label": str(i), "method": "animate", "args": [[str(i)], jump]} for i in range(len(paths))]
    layout = {"title": {"text": "a spiral"}, "sliders": [{"steps": steps, "currentvalue": {"prefix": "b = "}}]}
    look = {"type": "scatter", "mode": "lines+markers", "name": "iterates"}

    def of_classes():
        made = [go.Frame(name=str(i), data=[go.Scatter(x=x, y=y)], traces=[0]) for i, (x, y) in enumerate(paths)]
        return go.Figure([go.Scatter(x=paths[0][0], y=paths[0][1], **look)], layout, made)

    def of_dicts():
        made = [
            {"name": str(i), "data": [{"type": "scatter", "x": x, "y": y}], "traces": [0]}
            for i, (x, y) in enumerate(paths)
        ]
        return go.Figure({"data": [{"x": paths[0][0], "y": paths[0][1], **look}], "layout": layout, "frames": made})

    return _figures({"plotly.py": of_classes, "plotly.py, from dicts": of_dicts})


def _figures(makers: dict[str, Callable[[], go.Figure]]) -> tuple[dict, list[float]]:
    """Time and size of each figure as JSON, and every thousandth number of what it draws."""
    go.Figure(go.Scatter(y=[0]))  # whose template is read at the first figure
    measured, drawn = {}, []
    for peer, make in makers.items():
        text = make().to_json(engine="orjson")
        tree = json.loads(text)
        drawn.append(_drawn([tree["data"], tree.get("frames")]))
        seconds = [measure(lambda: make().to_json(engine="orjson"))]
        measured[peer] = {"seconds": seconds, "bytes": [len(text.encode())]}
    if any(each != drawn[0] for each in drawn):
        raise AssertionError("the peers drew different figures")
    return measured, drawn[0][::1000]


def _drawn(tree) -> list[float]:
    """The numbers of all typed arrays inside, in their order, but for those that the library writes as plain lists."""
    if typed.is_array(tree):
        numbers = typed.numbers({"dtype": tree["dtype"], "bdata": tree["bdata"]})
        return numbers if len(numbers) > LONGEST_LIST else []
    parts = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else []
    return [number for part in parts for number in _drawn(part)]
