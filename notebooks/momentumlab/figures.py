"""The command figures: every figure of the notebooks, or one by name, as SVG, PNG and CSV."""

import csv
import io
from pathlib import Path

from nbformat import NotebookNode

from momentumlab import figure, images, kernels, notebooks
from momentumlab.environment import NOTEBOOKS, ROOT
from momentumlab.execution import Execution
from momentumlab.notebooks import PLOTLY
from momentumlab.problem import Problem
from momentumlab.report import Failure
from momentumlab.session import Job, run_all

FOLDER = NOTEBOOKS / "target" / "figures"
COORDINATES = ("x", "y", "z", "open", "high", "low", "close", "labels", "values")


def main(arguments: list[str]) -> int:
    notebooks.require_library()
    images.browser()
    paths = notebooks.find(NOTEBOOKS)
    wanted = known(paths, arguments)
    jobs = [Job(path, notebooks.read(path), kernels.OWN) for path in paths if path.stem in wanted]
    found: dict[str, NotebookNode] = {}

    def collect(job: Job, execution: Execution) -> list[Failure]:
        found.update(named(job.path.stem, execution.notebook))
        return execution.failures

    failures = [failure for each in run_all(jobs, collect) for failure in each]
    for failure in failures:
        print(f"\nFAILED  {failure}")
    if failures:
        return 1
    chosen = {name: output for name, output in found.items() if not arguments or name in arguments}
    print(f"drawing {len(chosen)} figures ...", flush=True)
    write(FOLDER, chosen)
    print(f"{len(chosen)} figures, each as SVG, PNG and CSV, are in {FOLDER.relative_to(ROOT)}")
    return 0


def known(paths: list[Path], names: list[str]) -> set[str]:
    """The notebooks that must run for these figures; a name that no committed notebook has is refused."""
    figures = {name: path.stem for path in paths for name in named(path.stem, notebooks.read(path))}
    unknown = [name for name in names if name not in figures]
    if unknown:
        raise Problem(f"there is no figure {' or '.join(unknown)}; there are {', '.join(figures)}.")
    return {stem for name, stem in figures.items() if not names or name in names}


def named(stem: str, notebook: NotebookNode) -> dict[str, NotebookNode]:
    """The figures of a notebook by name: the notebook's and the cell's, and a number from the second in a cell on."""
    result = {}
    for _, cell in notebooks.code_cells(notebook):
        result |= of_cell(stem, cell)
    return result


def of_cell(stem: str, cell: NotebookNode) -> dict[str, NotebookNode]:
    """The figures of one cell by name."""
    outputs = enumerate(notebooks.figures(cell), start=1)
    return {f"{stem}-{cell.get('id')}" + (f"-{number}" if number > 1 else ""): output for number, output in outputs}


def write(folder: Path, outputs: dict[str, NotebookNode]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    drawings = [(output.data[PLOTLY], notebooks.description(output)) for output in outputs.values()]
    for name, svg, png in zip(outputs, images.draw(drawings), images.draw_png(drawings), strict=True):
        save(folder, name, outputs[name].data[PLOTLY], svg)
        (folder / f"{name}.png").write_bytes(png)


def save(folder: Path, name: str, plotly: dict, svg: str) -> None:
    """The picture and the numbers of one figure."""
    (folder / f"{name}.svg").write_text(svg + "\n", encoding="utf-8", newline="\n")
    (folder / f"{name}.csv").write_text(table(plotly), encoding="utf-8", newline="\n")


def table(plotly: dict) -> str:
    """What is drawn, one row a point: the trace's number and name, then its coordinates."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    traces = plotly.get("data", [])
    columns = [key for key in COORDINATES if any(key in trace or (key in "xy" and "z" in trace) for trace in traces)]
    rows.writerow(["trace", "name", *columns])
    for number, trace in enumerate(traces):
        for point in points(trace, columns):
            rows.writerow([number, trace.get("name", ""), *point])
    return text.getvalue()


def points(trace: dict, columns: list[str]) -> list[list]:
    values = {key: listed(trace[key]) for key in columns if key in trace}
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
    return f"{value:.7g}" if isinstance(value, float) else str(value)


def listed(array) -> list:
    return figure.numbers(array) if figure.is_typed_array(array) else list(array)
