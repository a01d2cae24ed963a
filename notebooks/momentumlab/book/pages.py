"""Turns executed notebooks into the sources of the book's pages: outputs become HTML of the book's own."""

import copy
import html
import json
import re
from dataclasses import dataclass

from nbformat import NotebookNode

from momentumlab.book import gallery
from momentumlab.book.gallery import KINDS
from momentumlab.figures.figure import Figure
from momentumlab.rules import claims
from momentumlab.rules.claims import CLAIM
from momentumlab.running.notebooks import PLOTLY, code_cells

HTML = "text/html"

# Texts and embedded images are matched first and left alone, as they may look the same by chance.
_SVG_ID = re.compile(
    r"(?P<kept>data:[^\"')\s]*|>[^<]+)"
    r"|(?P<before>\sid=\"|\shref=\"#|\sxlink:href=\"#|url\((?:&quot;|[\"'])?#)(?P<name>[^\"')&\s]+)"
)
_QUESTION = re.compile(r"^\s*(?<!\*)\*(?!\*)([^*]+)\*(?!\*)", re.MULTILINE)
_TITLE = re.compile(r"^# +(.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """One notebook's page: its source, and what the map of the course says about it."""

    name: str
    title: str
    question: str
    notebook: NotebookNode
    figures: list[Figure]

    @property
    def label(self) -> str:
        return f"{self.name[:2]} {self.title}"


def page(name: str, executed: NotebookNode, kinds: tuple[str, ...] = KINDS) -> Page:
    """The page of an executed notebook whose figures have their pictures."""
    opening = next((cell.source for cell in executed.cells if cell.cell_type == "markdown"), "")
    shown = Figure.all(name, executed)
    title, question = _TITLE.search(opening), _QUESTION.search(opening)
    return Page(
        name,
        title.group(1).strip() if title else name,
        question.group(1).strip() if question else "",
        for_book(executed, shown, kinds),
        shown,
    )


def for_book(executed: NotebookNode, shown: list[Figure], kinds: tuple[str, ...]) -> NotebookNode:
    """A copy in which each output is a single part that Sphinx shows as it is."""
    notebook = copy.deepcopy(executed)
    code = code_cells(notebook)
    anchors = iter(claim_anchors(claims.checks(code)))
    waiting = iter(shown)
    figures = 0
    for position, (_, cell) in enumerate(code):
        if position == 0:
            # the class path and the imports, with which every notebook begins
            cell.metadata["tags"] = [*cell.metadata.get("tags", []), "hide-input"]
        for output in cell.outputs:
            data = output.get("data", {})
            if CLAIM in data:
                part = claim_line(data[CLAIM], data.get("text/plain", ""), next(anchors))
            elif PLOTLY in data:
                figures += 1
                part = figure_with_caption(next(waiting), f"f{figures}-", kinds)
            elif HTML in data:
                part = scrolling(data[HTML])
            else:
                continue
            output.data = NotebookNode({HTML: part})
    return notebook


def claim_anchors(found: list[claims.Check]) -> list[str]:
    """The anchor of each check in the page of its notebook; a claim may be checked several times."""
    counts: dict[str, int] = {}
    anchors = []
    for check in found:
        counts[check.id] = counts.get(check.id, 0) + 1
        anchors.append(f"claim-{check.id}" + (f"-{counts[check.id]}" if counts[check.id] > 1 else ""))
    return anchors


def claim_line(part: dict, text: str, anchor: str) -> str:
    """A checked claim: a mark, its id as a link to its row of the ledger, and what the cell printed."""
    identifier = html.escape(part["id"])
    text = text.removeprefix(part["id"]).strip()
    return (
        f'<div class="claim" id="{html.escape(anchor)}"><span class="claim-mark" aria-hidden="true">✓</span> '
        f'<a href="ledger.html#{identifier}"><b>{identifier}</b></a> {html.escape(text)}</div>'
    )


def figure_with_caption(shown: Figure, prefix: str, kinds: tuple[str, ...]) -> str:
    return (
        f'<figure class="mfig-figure" id="{html.escape(shown.anchor)}">{figure_box(shown.plotly, shown.svg, prefix)}\n'
        f"{gallery.caption(shown, kinds)}</figure>"
    )


def figure_box(figure: dict, svg: str, prefix: str) -> str:
    """The picture, which is seen where no script runs, and the figure from which mfig.js draws a live one."""
    # No text of the figure may end the script element.
    data = json.dumps(figure, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return (
        f'<div class="mfig"><div class="mfig-static">{with_prefix(svg, prefix)}</div>\n'
        f'<script type="application/json" class="mfig-data">{data}</script></div>'
    )


def with_prefix(svg: str, prefix: str) -> str:
    """The picture with a prefix before each identifier: a page shows several, and plotly numbers each from 1."""

    def renamed(found: re.Match) -> str:
        return found["kept"] or found["before"] + prefix + found["name"]

    return _SVG_ID.sub(renamed, svg)


def scrolling(table: str) -> str:
    """A table in a box of its own, which scrolls sideways where the page is narrow, also by keyboard."""
    if "<table" not in table:
        return table
    return f'<div class="table-box" tabindex="0" role="region" aria-label="table">{table}</div>'


def index(template: str, pages: list[Page]) -> str:
    """The landing page: the template with the map of the notebooks and the list that the sidebar shows."""
    rows = ["| Notebook | Its question |", "|---|---|"]
    rows += [f"| [{page.label}]({page.name}.ipynb) | {page.question} |" for page in pages]
    listed = [f"{page.label} <{page.name}>" for page in pages]
    contents = ["```{toctree}", ":hidden:", "", *listed, "gallery", "ledger", "```"]
    return template.replace("<!-- map -->", "\n".join(rows)).replace("<!-- contents -->", "\n".join(contents))
