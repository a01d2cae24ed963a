"""The numbers of a figure as CSV."""

import csv
import io
import re

from momentumlab.figures import typed

COORDINATES = ("x", "y", "z", "open", "high", "low", "close", "labels", "values")

_FORMULA = re.compile(r"[=+\-@\t]")
_NUMBER = re.compile(r"[+-]?[\d.]+(?:[eE][+-]?\d+)?")


def table(plotly: dict) -> str:
    """What is drawn, one row a point: the trace's number and name, then its coordinates."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    traces = plotly.get("data", [])
    columns = [key for key in COORDINATES if any(key in trace or (key in "xy" and "z" in trace) for trace in traces)]
    rows.writerow(["trace", "name", *columns])
    for number, trace in enumerate(traces):
        for point in points(trace, columns):
            rows.writerow([number, word(trace.get("name", "")), *point])
    return text.getvalue()


def points(trace: dict, columns: list[str]) -> list[list]:
    values = {key: typed.listed(trace[key]) for key in columns if key in trace}
    grid = values.get("z")
    if grid and isinstance(grid[0], list):
        # row i of a grid belongs to the i-th y
        xs = values.get("x") or even(trace, "x", len(grid[0]))
        ys = values.get("y") or even(trace, "y", len(grid))
        cells = [
            {"x": x, "y": y, "z": z}
            for y, row in zip(ys, grid, strict=True)
            for x, z in zip(xs, row, strict=True)
        ]
        return [[written(cell.get(key)) for key in columns] for cell in cells]
    length = max((len(value) for value in values.values()), default=0)
    return [[written(next(iter(values.get(key, [])[i : i + 1]), None)) for key in columns] for i in range(length)]


def even(trace: dict, key: str, count: int) -> list[float]:
    """The coordinates of a grid that only says where it starts and how far apart its lines are, as plotly reads it."""
    start, step = trace.get(f"{key}0", 0), trace.get(f"d{key}", 1)
    return [start + i * step for i in range(count)]


def written(value) -> str:
    """A number in the seven digits that a figure holds, a word as it is, nothing where there is a gap."""
    if value is None or value != value:
        return ""
    if isinstance(value, str):
        return word(value)
    return f"{value:.7g}" if isinstance(value, float) else str(value)


def word(text: str) -> str:
    """The text, behind an apostrophe where a spreadsheet would take it for a formula and run it."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
