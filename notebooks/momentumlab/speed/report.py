"""What the book's page on speed shows: the table, how cost grows, and the machine."""

import datetime
import json
import os
import platform
from pathlib import Path

from momentumlab.figures import images
from momentumlab.figures.figure import Figure
from momentumlab.setup.environment import NOTEBOOKS
from momentumlab.setup.problem import Problem
from momentumlab.speed import comparison, growth
from momentumlab.speed.growth import Growth

FOLDER = NOTEBOOKS / "target" / "speed"
OURS = "this library"


def write(rows: list[tuple[str, ...]], grown: dict[str, dict[str, list[float]]]) -> None:
    """The data file and its pictures, beside each other: copied to notebooks/book/speed they are the book's."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    figures = [figure(each, grown[each.name]) for each in growth.ALL]
    data = {
        "date": datetime.date.today().isoformat(),
        "machine": machine(),
        "software": comparison.software(),
        "rounds": comparison.ROUNDS,
        "processors": os.cpu_count(),
        "columns": comparison.COLUMNS,
        "rows": rows,
        "figures": [{"name": each.name, "words": each.words, "plotly": each.plotly} for each in figures],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1)
    (FOLDER / "speed.json").write_text(text + "\n", encoding="utf-8", newline="\n")
    try:
        for each, svg in zip(figures, images.draw(figures), strict=True):
            (FOLDER / f"{each.name}.svg").write_text(svg + "\n", encoding="utf-8", newline="\n")
    except Problem as problem:
        print(f"The figures have no pictures: {problem}")
    print("To show this in the book, copy notebooks/target/speed to notebooks/book/speed.")


def figure(grown: Growth, seconds: dict[str, list[float]]) -> Figure:
    """The seconds over the sizes, drawn by the library's own chart."""
    lines = [f"How cost grows: {grown.title};{grown.axis};{_listed(grown.x())}"]
    lines += [f"{peer or OURS};{_listed(values)}" for peer, values in sorted(seconds.items())]
    command = ["java", "-Dfile.encoding=UTF-8", "-cp", comparison.CLASS_PATH, "momentum.plot.GrowthFigure"]
    tree, words = comparison.output(command, "\n".join(lines)).splitlines()
    return Figure(f"speed-{grown.name}", json.loads(tree), None, words, 0)


def _listed(numbers: list) -> str:
    return ",".join(f"{number:.4g}" for number in numbers)


def machine() -> str:
    """The processor in words, without anything that tells whose it is."""
    return f"{_processor()}, {os.cpu_count()} cores, {platform.system()} on {platform.machine()}"


def _processor() -> str:
    about = Path("/proc/cpuinfo")
    if about.is_file():
        for line in about.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "a processor without a name"
