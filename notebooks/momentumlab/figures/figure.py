"""A figure of a notebook."""

import hashlib
import json
import re
from dataclasses import dataclass, replace
from functools import cached_property

from nbformat import NotebookNode

from momentumlab.running import writing
from momentumlab.running.notebooks import PLOTLY, SVG, code_cells, figures

ALT = "alt"  # in a cell's metadata: one sentence a figure, which says what is seen; a text or a list of texts

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\S)")


@dataclass(frozen=True)
class Figure:
    """What a cell drew, read once: plotly's tree, the picture beside it if there is one, and the figure in words."""

    name: str  # the notebook's and the cell's, and a number from the second in a cell on; its files have it too
    plotly: dict
    svg: str | None
    words: str  # one line, also the alternative text: first the title, then the author's sentences, then what is drawn
    cell: int  # its index among all cells

    @staticmethod
    def read(name: str, output: NotebookNode, cell: int = 0, seen: str = "") -> "Figure":
        """The figure of an output; what is seen in it may be told by a sentence of the cell's author."""
        # the lines after the first are for pages that read no other part
        words = output.data.get("text/plain", "").strip().partition("\n")[0]
        bare = Figure(name, output.data[PLOTLY], output.data.get(SVG), words, cell)
        return replace(bare, words=f"{bare.title.removesuffix('.')}. {seen} {bare.rest}".strip()) if seen else bare

    @staticmethod
    def all(stem: str, notebook: NotebookNode) -> list["Figure"]:
        """The figures of the notebook with this name."""
        return [figure for _, figure in Figure.outputs(stem, notebook)]

    @staticmethod
    def outputs(stem: str, notebook: NotebookNode) -> list[tuple[NotebookNode, "Figure"]]:
        """Each output that is a figure, and the figure."""
        found = []
        for index, cell in code_cells(notebook):
            sentences = iter(seen_in(cell))
            for number, output in enumerate(figures(cell), start=1):
                name = f"{stem}-{cell.get('id')}" + (f"-{number}" if number > 1 else "")
                found.append((output, Figure.read(name, output, index, next(sentences, ""))))
        return found

    @property
    def canonical(self) -> bytes:
        """The tree's JSON with sorted keys and nothing that could be written in two ways."""
        tree = writing.plain(self.plotly)
        return json.dumps(tree, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

    @cached_property
    def digest(self) -> str:
        return f"sha256:{hashlib.sha256(self.canonical).hexdigest()}"

    @property
    def shown(self) -> str | None:
        """The digest of the figure that the picture shows, from the picture's root element."""
        found = re.search(r'<svg\b[^>]*\sdata-figure="([^"]*)"', self.svg or "")
        return found.group(1) if found else None

    @property
    def layout(self) -> dict:
        return self.plotly.get("layout", {})

    @property
    def anchor(self) -> str:
        return f"figure-{self.name}"

    @property
    def title(self) -> str:
        """The figure's title, with which its words begin; without one, the words' first sentence."""
        title = self.layout.get("title", {})
        text = title.get("text", "") if isinstance(title, dict) else ""
        if text and self.words.startswith(text):
            return text
        return _SENTENCE.split(self.words)[0].removesuffix(".") or self.name

    @property
    def rest(self) -> str:
        """The words that follow the title."""
        return self.words.removeprefix(self.title).removeprefix(".").strip()

    @property
    def moves(self) -> bool:
        return bool(self.plotly.get("frames"))


def seen_in(cell: NotebookNode) -> list[str]:
    """What the cell's author says is seen in its figures, one text a figure."""
    told = cell.metadata.get(ALT, [])
    return [told] if isinstance(told, str) else list(told)
