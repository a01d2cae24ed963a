"""What a reader of a notebook reads, and how long it takes."""

import re
from dataclasses import dataclass

from nbformat import NotebookNode

from momentumlab.running import kinds
from momentumlab.running.notebooks import code_cells, figures

WORDS_A_MINUTE = 200
SECONDS_A_FIGURE = 30
SECONDS_A_LINE = 5

_FOLDED = re.compile(r"<details>.*?</details>", re.DOTALL)
_FORMULA = re.compile(r"\$\$.*?\$\$|\$[^$\n]+\$", re.DOTALL)
_TARGET = re.compile(r"\]\([^)]*\)|<[^>]+>")
_WORD = re.compile(r"\w[\w’'-]*")


@dataclass(frozen=True)
class Reading:
    """What there is to read; folded text and code are not counted, and a formula counts as one word."""

    words: int
    figures: int
    lines: int

    @property
    def minutes(self) -> float:
        seconds = SECONDS_A_FIGURE * self.figures + SECONDS_A_LINE * self.lines
        return self.words / WORDS_A_MINUTE + seconds / 60

    def __str__(self) -> str:
        return f"{self.words} words, {self.figures} figures, {self.lines} lines: {self.minutes:.0f} minutes to read"


def of(notebook: NotebookNode) -> Reading:
    texts = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    code = [cell for _, cell in code_cells(notebook)]
    return Reading(
        sum(words(text) for text in texts),
        sum(len(figures(cell)) for cell in code),
        sum(len(lines(cell.source)) for cell in code if kinds.of(cell) not in kinds.FOLDED),
    )


def words(text: str) -> int:
    text = _FORMULA.sub(" formula ", _FOLDED.sub(" ", text))
    return len(_WORD.findall(_TARGET.sub(" ", text)))


def lines(source: str) -> list[str]:
    return [line for line in source.splitlines() if line.strip()]
