"""Turns executed notebooks into the sources of the book's pages: outputs become HTML of the book's own."""

import copy
import html
import json
import re
from dataclasses import dataclass

from nbformat import NotebookNode

from momentumlab.book import gallery, proofs
from momentumlab.book.gallery import KINDS
from momentumlab.figures.figure import Figure
from momentumlab.rules import claims
from momentumlab.rules.claims import Claim
from momentumlab.running import kinds as cell_kinds
from momentumlab.running.notebooks import PLOTLY, code_cells

HTML = "text/html"

# kind of cell: (what MyST-NB hides, the line that opens it)
_FOLDS = {
    cell_kinds.SETUP: ("hide-input", "The class path and the imports"),
    cell_kinds.PROOF: ("hide-cell", "The check"),
    cell_kinds.CHECK: ("hide-cell", "The check of the exercise"),
}

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


def page(
    name: str, executed: NotebookNode, listed: dict[str, Claim] | None = None, kinds: tuple[str, ...] = KINDS
) -> Page:
    """The page of an executed notebook whose figures have their pictures; `listed` tells what its claims say."""
    opening = next((cell.source for cell in executed.cells if cell.cell_type == "markdown"), "")
    shown = Figure.all(name, executed)
    title, question = _TITLE.search(opening), _QUESTION.search(opening)
    return Page(
        name,
        title.group(1).strip() if title else name,
        question.group(1).strip() if question else "",
        for_book(executed, shown, listed or {}, kinds),
        shown,
    )


def for_book(
    executed: NotebookNode, shown: list[Figure], listed: dict[str, Claim], kinds: tuple[str, ...]
) -> NotebookNode:
    """A copy in which each output is a single part that Sphinx shows as it is."""
    notebook = copy.deepcopy(executed)
    cell_kinds.fold(notebook)
    code = code_cells(notebook)
    anchors = proofs.anchors(claims.checks(code))
    waiting = iter(shown)
    figures = 0
    for index, cell in code:
        fold(cell)
        for output in cell.outputs:
            data = output.get("data", {})
            if checks := claims.of_output(output):
                text = data.get("text/plain", "")
                mine = {check["id"]: anchors[index, check["id"]] for check in checks}
                block = proofs.block(checks, text, mine, listed)
                part = block if cell_kinds.of(cell) == cell_kinds.PROOF else proofs.folded(text, block)
            elif PLOTLY in data:
                figures += 1
                part = figure_with_caption(next(waiting), f"f{figures}-", kinds)
            elif HTML in data:
                part = scrolling(data[HTML])
            else:
                continue
            output.data = NotebookNode({HTML: part})
    return notebook


def fold(cell: NotebookNode) -> None:
    """Asks MyST-NB for a line that opens instead of what the lab folds, too."""
    kind = cell_kinds.of(cell)
    if kind not in _FOLDS:
        return
    tag, prompt = _FOLDS[kind]
    if kind == cell_kinds.PROOF:
        texts = [output.data.get("text/plain", "") for output in cell.outputs if claims.of_output(output)]
        prompt = proofs.headline(texts[0]) if texts else prompt
    cell.metadata["tags"] = [*cell.metadata.get("tags", []), tag]
    cell.metadata["mystnb"] = {"code_prompt_show": prompt, "code_prompt_hide": prompt}


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
