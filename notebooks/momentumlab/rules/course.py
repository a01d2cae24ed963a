"""The limits of the course, within which each notebook is written."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median

from nbformat import NotebookNode

from momentumlab.figures.figure import ALT, seen_in
from momentumlab.rules import exercises, javacode, quotations, references
from momentumlab.running import kinds, prose
from momentumlab.running.notebooks import code_cells, figures
from momentumlab.running.report import Failure
from momentumlab.setup.environment import NOTEBOOKS

WIDTH = 88
MOST_LINES = 10
MEDIAN_LINES = 4
TABLESAW_FIGURES = 4
SHORTEST, LONGEST = 40, 320  # of a sentence that says what is seen
MINUTES = 45
MINUTES_BY = {"00-start-here": 15}

# where in a notebook (the cell's index, if it is a cell) and what is wrong
Wrong = tuple[int | None, str]

_TABLESAW = re.compile(
    r"\b(?:\w*Plot|Histogram|Histogram2D|Heatmap)\.(?:create|show)|\bnew Figure\(|\bFigure\.builder\("
)
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b")
_CLAIM = re.compile(r"\bclaim\s*\(")
_COMMENTED_IMPORT = re.compile(r"(?:^|\n)\s*(?://[^\n]*|[^\n]*\*/\s*)\n\s*import\s")


@dataclass(frozen=True)
class Rule:
    """A limit, by what it says and what finds where it is not kept."""

    says: str
    find: Callable[[str, NotebookNode], Iterator[Wrong]]


def check(stem: str, notebook: NotebookNode) -> list[Failure]:
    """Where a notebook does not keep the limits."""
    failures = []
    for rule in RULES:
        for index, message in rule.find(stem, notebook):
            told = f"{message} ({rule.says})"
            at = None if index is None else Failure.at(stem, notebook, index, told)
            failures.append(at or Failure(stem, told))
    return failures


def _of_kind(notebook: NotebookNode, *wanted: str) -> list[tuple[int, NotebookNode]]:
    """The code cells of some kinds, without the first, which is the same everywhere."""
    return [(index, cell) for index, cell in code_cells(notebook)[1:] if kinds.of(cell) in wanted]


def _stories(notebook: NotebookNode) -> list[tuple[int, NotebookNode]]:
    return _of_kind(notebook, "story")


def _width(stem: str, notebook: NotebookNode) -> Iterator[Wrong]:
    for index, cell in code_cells(notebook):
        for line in cell.source.splitlines():
            if len(line) > WIDTH:
                yield index, f"a line of {len(line)} characters: {line.strip()[:40]}…"


def _length(stem: str, notebook: NotebookNode) -> Iterator[Wrong]:
    lengths = []
    for index, cell in _stories(notebook):
        lengths.append(len(prose.lines(cell.source)))
        if lengths[-1] > MOST_LINES:
            yield index, f"{lengths[-1]} lines"
    if lengths and median(lengths) > MEDIAN_LINES:
        yield None, f"its story cells have a median of {median(lengths):g} lines"


def _methods(stem: str, notebook: NotebookNode) -> Iterator[Wrong]:
    for index, cell in _stories(notebook):
        for name in javacode.methods(cell.source):
            yield index, f"it defines {name}"


def _claims(stem: str, notebook: NotebookNode) -> Iterator[Wrong]:
    for index, cell in _of_kind(notebook, "story", kinds.LESSON, kinds.EXERCISE, kinds.CHECK):
        if _CLAIM.search(javacode.bare(cell.source)):
            yield index, "it calls claim"


def _tablesaw(stem: str, notebook: NotebookNode) -> Iterator[Wrong]:
    sources = [javacode.bare(cell.source) for _, cell in code_cells(notebook)]
    number = sum(1 for source in sources if _TABLESAW.search(source))
    if number < TABLESAW_FIGURES:
        yield None, f"{number} cells begin a figure as Tablesaw's"


def _exercises(stem: str, notebook: NotebookNode) -> Iterator[Wrong]:
    yield from exercises.wrong(notebook)


def _prose(stem: str, notebook: NotebookNode) -> Iterator[Wrong]:
    previous = None
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type == "markdown" and not cell.source.strip():
            continue
        if cell.cell_type == "code" == previous and kinds.of(cell) not in (kinds.PROOF, kinds.CHECK):
            yield index, "no prose before it"
        previous = cell.cell_type


def _colours(stem: str, notebook: NotebookNode) -> Iterator[Wrong]:
    for index, cell in _stories(notebook):
        if found := _COLOUR.search(cell.source):
            yield index, f"the colour {found[0]}"


def _imports(stem: str, notebook: NotebookNode) -> Iterator[Wrong]:
    for index, cell in code_cells(notebook)[1:]:
        if _COMMENTED_IMPORT.search(cell.source):
            yield index, "a comment line above an import"


def _sentences(stem: str, notebook: NotebookNode) -> Iterator[Wrong]:
    for index, cell in code_cells(notebook):
        drawn, told = len(figures(cell)), seen_in(cell)
        if drawn > len(told) and ".words(" not in cell.source:
            yield index, f"it draws {drawn} and tells {len(told)}"
        for sentence in told:
            if not (SHORTEST <= len(sentence) <= LONGEST and sentence.endswith((".", "?", "!"))):
                yield index, f"not one sentence of {SHORTEST} to {LONGEST} characters: {sentence[:40]}"


def _links(stem: str, notebook: NotebookNode) -> Iterator[Wrong]:
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type == "markdown":
            yield from ((index, message) for message in references.broken(cell.source, notebook, NOTEBOOKS))


def _quotations(stem: str, notebook: NotebookNode) -> Iterator[Wrong]:
    yield from quotations.unlisted(notebook)


def _time(stem: str, notebook: NotebookNode) -> Iterator[Wrong]:
    reading, most = prose.of(notebook), MINUTES_BY.get(stem, MINUTES)
    if reading.minutes > most:
        yield None, f"{reading}, more than {most}"


RULES = (
    Rule(f"at most {WIDTH} characters a line", _width),
    Rule(f"a story cell has at most {MOST_LINES} lines, half of them at most {MEDIAN_LINES}", _length),
    Rule("a helper method stands in a cell tagged lesson, exercise, check or proof, or in the library", _methods),
    Rule("claims are checked in cells tagged proof", _claims),
    Rule(f"at least {TABLESAW_FIGURES} figures of a notebook begin as Tablesaw's", _tablesaw),
    Rule("every exercise has a check, a hint and a solution", _exercises),
    Rule("prose stands between two code cells, unless the second is a proof or a check", _prose),
    Rule("a story names colours by words", _colours),
    Rule("the kernels set variables to null when an import below a comment is run", _imports),
    Rule(f'what is seen in a figure stands in the metadata of its cell, under "{ALT}"', _sentences),
    Rule("every link leads somewhere", _links),
    Rule("quotations.csv lists what is quoted, as it was compared with its source", _quotations),
    Rule(f"a notebook is read in {MINUTES} minutes, the first in {MINUTES_BY['00-start-here']}", _time),
)
