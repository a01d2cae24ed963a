"""The page on speed: what `mvn -Pbench` measured on one machine, as it was committed."""

import html
import json
from pathlib import Path

from momentumlab.book import pages
from momentumlab.figures.figure import Figure

# the columns of the data's rows
LOAD, VERDICT = 8, 7


def read(folder: Path) -> dict:
    return json.loads((folder / "speed.json").read_text(encoding="utf-8"))


def figures(folder: Path) -> list[Figure]:
    """How cost grows, with the pictures beside the data."""
    return [
        Figure(each["name"], each["plotly"], _picture(folder, each["name"]), each["words"], 0)
        for each in read(folder)["figures"]
    ]


def _picture(folder: Path, name: str) -> str:
    return (folder / f"{name}.svg").read_text(encoding="utf-8").strip()


def page(template: str, folder: Path) -> str:
    """The template with machine, table and figures."""
    data = read(folder)
    shown = "\n".join(pages.figure_with_caption(figure) for figure in figures(folder))
    for mark, text in (("machine", machine(data)), ("table", pages.scrolling(table(data))), ("figures", shown)):
        template = template.replace(f"<!-- {mark} -->", text)
    return template


def machine(data: dict) -> str:
    crowded = sum(is_crowded(row, data) for row in data["rows"])
    load = f" {crowded} of the {len(data['rows'])} rows, marked with †, were measured while more" if crowded else ""
    load += f" than {data['processors']} processes wanted the {data['processors']} processors." if crowded else ""
    rounds = "one round" if data["rounds"] == 1 else f"a median of {data['rounds']} rounds"
    return f"Measured on {data['date']}, each time {rounds}: {data['machine']}; {data['software']}.{load}"


def is_crowded(row: list[str], data: dict) -> bool:
    """Whether more processes wanted a processor than there were: such times are larger, and ratios less certain."""
    return float(row[LOAD]) > data["processors"]


def table(data: dict) -> str:
    # Lines without indentation or blank lines between them: Markdown then leaves the HTML alone.
    head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in data["columns"])
    rows = "\n".join(_row(row, data) for row in data["rows"])
    return f'<table class="speed">\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>'


def _row(row: list[str], data: dict) -> str:
    what = html.escape(row[0]) + (" †" if is_crowded(row, data) else "")
    verdict = f"<b>{row[VERDICT].lower()}</b>" if row[VERDICT] != "met" else row[VERDICT]
    cells = [html.escape(cell) for cell in row[1:VERDICT]] + [verdict, row[LOAD]]
    return f'<tr><th scope="row">{what}</th>' + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
