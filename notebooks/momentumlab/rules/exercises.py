"""Every exercise has a check, a hint and a solution, and the solution passes the check.

An exercise is a code cell tagged `exercise` with the id exercise-N, its check one tagged `check` with the id
exercise-N-check; refreshing gives them these ids. Hint and solution are folded in Markdown cells between the exercise
and the next one.
"""

import itertools
import re
from dataclasses import dataclass

from nbformat import NotebookNode, v4

from momentumlab.running import kinds
from momentumlab.running.execution import Execution
from momentumlab.running.notebooks import code_cells
from momentumlab.running.report import Failure

RIGHT = ("right", "matches", "ok")  # how the output of a check begins that is content

_ID = re.compile(r"exercise-\d+")
_ID_OF_CHECK = re.compile(r"exercise-\d+-check")
_SOLUTION = re.compile(r"<details>\s*<summary>Solution</summary>.*?```java\n(.*?)```.*?</details>", re.DOTALL)
_HINT = re.compile(r"<details>\s*<summary>Hint</summary>.+?</details>", re.DOTALL)


@dataclass(frozen=True)
class Exercise:
    """An exercise of a notebook; what it lacks is None or False."""

    id: str
    cell: int  # its index among all cells
    check: str | None  # source of the cell that judges the answer
    hint: bool
    solution: str | None  # source that stands in place of the exercise cell's

    @property
    def lacks(self) -> list[str]:
        parts = {"check": self.check is not None, "hint": self.hint, "solution": self.solution is not None}
        return [name for name, there in parts.items() if not there]


def all(notebook: NotebookNode) -> list[Exercise]:
    """The exercises in their order."""
    places = [index for index, cell in code_cells(notebook) if kinds.of(cell) == kinds.EXERCISE]
    checks = {cell.id: cell.source for _, cell in code_cells(notebook) if kinds.of(cell) == kinds.CHECK}
    ends = [*places, len(notebook.cells)][1:]
    return [_read(notebook.cells, place, end, checks) for place, end in zip(places, ends, strict=True)]


def _read(cells: list[NotebookNode], place: int, end: int, checks: dict[str, str]) -> Exercise:
    text = "\n\n".join(cell.source for cell in cells[place:end] if cell.cell_type == "markdown")
    solution = _SOLUTION.search(text)
    identifier = cells[place].get("id", "")
    return Exercise(
        identifier,
        place,
        checks.get(f"{identifier}-check"),
        _HINT.search(text) is not None,
        solution.group(1).rstrip() if solution else None,
    )


def name(notebook: NotebookNode) -> None:
    """Gives an exercise whose id is another the next free number, and the check that follows it the id that joins them.

    A front end makes up ids that a person can neither see nor change.
    """
    taken = {cell.get("id") for cell in notebook.cells}
    joined = None
    for _, cell in code_cells(notebook):
        if kinds.of(cell) == kinds.EXERCISE:
            if not _ID.fullmatch(cell.get("id", "")):
                free = (f"exercise-{number}" for number in itertools.count(1))
                cell["id"] = next(each for each in free if each not in taken)
            joined = f"{cell.id}-check"
            taken.add(cell.id)
        elif kinds.of(cell) == kinds.CHECK and joined and joined not in taken:
            if not _ID_OF_CHECK.fullmatch(cell.get("id", "")):
                cell["id"] = joined
                taken.add(joined)


def wrong(notebook: NotebookNode) -> list[tuple[int, str]]:
    """What is missing of the exercises, each with the cell's index."""
    found = [
        (each.cell, f"the id of an exercise must be exercise-N, is {each.id}")
        for each in all(notebook)
        if not _ID.fullmatch(each.id)
    ]
    return found + [(each.cell, f"{each.id} has no {part}") for each in all(notebook) for part in each.lacks]


def solutions(notebook: NotebookNode) -> tuple[NotebookNode, ...]:
    """The cells to run after all others: each solution and the check of it."""
    sources = [
        (each.id, (each.solution, each.check)) for each in all(notebook) if each.solution is not None and each.check
    ]
    return tuple(
        v4.new_code_cell(source, id=f"{identifier}-tested-{number}")
        for identifier, pair in sources
        for number, source in enumerate(pair, start=1)
    )


def failures(execution: Execution) -> list[Failure]:
    """The exercises whose own solution is not right for their check."""
    tested = [each for each in all(execution.job.notebook) if each.solution is not None and each.check]
    pairs = zip(execution.afterwards[::2], execution.afterwards[1::2], strict=True)
    found = []
    if execution.stopped_at is not None:
        return found  # told already, and what it left undefined is no fault of a solution
    for exercise, (solution, check) in zip(tested, pairs, strict=True):
        said = _said(solution) if _failed(solution) else _said(check)
        if _failed(solution) or _failed(check) or not said.startswith(RIGHT):
            told = f"the solution of {exercise.id}: expected a check that says right, came\n{said or 'nothing'}"
            found.append(execution.failure(exercise.cell, told))
    return found


def _failed(cell: NotebookNode) -> bool:
    return any(output.output_type == "error" for output in cell.outputs)


def _said(cell: NotebookNode) -> str:
    texts = []
    for output in cell.outputs:
        if output.output_type == "error":
            texts.append(f"{output.ename}: {output.evalue}")
        else:
            texts.append(output.get("text") or output.get("data", {}).get("text/plain", ""))
    return "\n".join(text.strip() for text in texts if text).strip()
