"""Turns executed notebooks into the sources of the book's pages: outputs become HTML of the book's own."""

import copy
import html
import json
import re
from dataclasses import dataclass

from nbformat import NotebookNode

from momentumlab.book import compact, gallery, live, proofs
from momentumlab.book.live import Live
from momentumlab.figures.figure import Figure
from momentumlab.rules import claims
from momentumlab.rules.claims import Claim
from momentumlab.running import kinds as cell_kinds
from momentumlab.running import prose
from momentumlab.running.notebooks import PLOTLY, code_cells

HTML = "text/html"

# kind of cell: (what MyST-NB hides, the line that opens it)
_FOLDS = {
    cell_kinds.SETUP: ("hide-input", "The class path and the imports"),
    cell_kinds.PROOF: ("hide-cell", "The check"),
    cell_kinds.CHECK: ("hide-cell", "The check of the exercise"),
}

# raw HTML, since Sphinx knows no anchors of that page
_TO_SOURCES = re.compile(r"\[([^\]]+)\]\(sources\.md#([\w-]+)\)")
_QUESTION = re.compile(r"^\s*(?<!\*)\*(?!\*)([^*]+)\*(?!\*)", re.MULTILINE)
_AFTER = re.compile(r"\]\((\d\d)-[\w-]+\.ipynb\)")
_TITLE = re.compile(r"^# +(.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """One notebook's page: its source, and what the map of the course says about it."""

    name: str
    title: str
    question: str
    notebook: NotebookNode
    figures: list[Figure]
    minutes: int = 0  # to read it, in steps of five
    after: str = ""  # the notebooks that its opening asks for

    @property
    def label(self) -> str:
        return f"{self.name[:2]} {self.title}"


def page(
    name: str, executed: NotebookNode, listed: dict[str, Claim] | None = None, moved: Live = live.NONE
) -> Page:
    """The page of an executed notebook whose figures have their pictures.

    `listed` tells what its claims say, and `moved` which of its figures are live.
    """
    opening = next((cell.source for cell in executed.cells if cell.cell_type == "markdown"), "")
    shown = Figure.all(name, executed)
    title, question = _TITLE.search(opening), _QUESTION.search(opening)
    return Page(
        name,
        title.group(1).strip() if title else name,
        question.group(1).strip() if question else "",
        for_book(executed, shown, listed or {}, moved),
        shown,
        5 * max(1, round(prose.of(executed).minutes / 5)),
        ", ".join(sorted({number for number in _AFTER.findall(opening) if number != name[:2]})),
    )


def for_book(
    executed: NotebookNode, shown: list[Figure], listed: dict[str, Claim], moved: Live = live.NONE
) -> NotebookNode:
    """A copy in which each output is a single part that Sphinx shows as it is."""
    notebook = copy.deepcopy(executed)
    cell_kinds.fold(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = _TO_SOURCES.sub(r'<a href="sources.html#\2">\1</a>', cell.source)
    code = code_cells(notebook)
    anchors = proofs.anchors(claims.checks(code))
    waiting = iter(shown)
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
                part = figure_with_caption(next(waiting), moved)
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


def figure_with_caption(figure: Figure, moved: Live = live.NONE) -> str:
    return (
        f'<figure class="mfig-figure" id="{html.escape(figure.anchor)}">{figure_box(figure, moved)}\n'
        f"{gallery.caption(figure)}</figure>"
    )


def figure_box(figure: Figure, moved: Live = live.NONE) -> str:
    """The picture, which is seen where no script runs, and the figure from which mfig.js draws one that answers.

    Where live.js moves it, its code draws what its frames would show, and its knobs are beside it.
    """
    knobs = moved.figures.get(figure.name)
    tree = live.without_frames(figure.plotly) if knobs else figure.plotly
    data = compact.text(json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode())
    name, spec = "", ""
    if knobs:
        name = f' data-live="{html.escape(figure.name)}"'
        told = {key: knobs[key] for key in ("way", "knobs", "point") if key in knobs}
        known = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        known = known.replace("</", "<\\/")  # a name cannot end the script
        spec = f'\n<script type="application/json" class="mfig-knobs">{known}</script>'
    return (
        f'<div class="mfig"{name}><div class="mfig-static">{gallery.picture(figure)}</div>\n'
        f'<script type="application/gzip" class="mfig-data">{data}</script>{spec}</div>'
    )


def scrolling(table: str) -> str:
    """A table in a box of its own, which scrolls sideways where the page is narrow, also by keyboard."""
    if "<table" not in table:
        return table
    return f'<div class="table-box" tabindex="0" role="region" aria-label="table">{table}</div>'


def first_moving(figures: list[Figure]) -> Figure | None:
    """The figure that the landing page shows."""
    return next((figure for figure in figures if figure.moves), None)


def index(template: str, pages: list[Page], moved: Live = live.NONE) -> str:
    """The landing page: the template with a moving figure, the map of the notebooks and the list of the sidebar."""
    rows = ["| Notebook | Its question | Minutes | After |", "|---|---|---|---|"]
    for page in pages:
        rows.append(f"| [{page.label}]({page.name}.ipynb) | {page.question} | {page.minutes} | {page.after} |")
    listed = [f"{page.label} <{page.name}>" for page in pages]
    contents = ["```{toctree}", ":hidden:", "", *listed, "gallery", "ledger", "speed", "sources", "```"]
    moving = first_moving([figure for page in pages for figure in page.figures])
    filled = template.replace("<!-- moving -->", figure_with_caption(moving, moved) if moving else "")
    return filled.replace("<!-- map -->", "\n".join(rows)).replace("<!-- contents -->", "\n".join(contents))
