"""The claims: what the documents say, as listed in claims.csv, against what the cells of a run checked."""

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from momentumlab.running.execution import Execution
from momentumlab.running.report import Failure
from momentumlab.setup.environment import ROOT
from momentumlab.setup.problem import Problem

CLAIM = "application/vnd.momentum.claim+json"
FILE = ROOT / "lib" / "src" / "main" / "resources" / "momentum" / "check" / "claims.csv"
HEADER = ["id", "document", "section", "statement", "verdict", "truth", "notebook"]
VERDICTS = ("holds", "holds where", "imprecise", "fails")

_ID = re.compile(r"[A-Z][0-9A-Za-z]*(?:[-.][0-9A-Za-z]+)*")  # becomes a part of addresses in the book
_NOTEBOOK = re.compile(r"[0-9]{2}-[a-z0-9-]+")


@dataclass(frozen=True)
class Claim:
    """One row of claims.csv."""

    id: str
    document: str
    section: str
    statement: str
    verdict: str
    truth: str
    notebook: str


@dataclass(frozen=True)
class Check:
    """One claim that a cell checked, with what it emitted: texts by name, such as measured and residual."""

    id: str
    cell: int  # index among all cells
    part: dict[str, str]


def read(file: Path = FILE) -> dict[str, Claim]:
    """The listed claims by id, in the order of the file; none if there is no file yet."""
    if not file.is_file():
        return {}
    try:
        text = file.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise Problem(f"{file.name} is not UTF-8: {error.reason} at byte {error.start}.") from None
    claims: dict[str, Claim] = {}
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1  # where the row begins: a quoted field may go over several lines
        try:
            row = next(reader, None)
            wrong = None if row is None else _header(row) if line == 1 else _row(row, claims)
        except csv.Error as error:
            wrong = f"no row of comma-separated values: {error}"
        if wrong:
            raise Problem(f"{file.name}, line {line}: {wrong}.")
        if row is None:
            return claims
        if line > 1:
            claims[row[0]] = Claim(*row)


def _header(row: list[str]) -> str | None:
    return None if row == HEADER else f"the header must be {','.join(HEADER)}"


def _row(row: list[str], before: dict[str, Claim]) -> str | None:
    """What is wrong with a row."""
    if len(row) != len(HEADER):
        return f"{len(row)} fields where the header has {len(HEADER)}"
    claim = Claim(*row)
    if not _ID.fullmatch(claim.id):
        return f'the id must look like T3-8b, was "{claim.id}"'
    if claim.id in before:
        return f"the claim {claim.id} is listed a second time"
    if claim.verdict not in VERDICTS:
        return f'the verdict of {claim.id} must be {", ".join(VERDICTS[:-1])} or {VERDICTS[-1]}, was "{claim.verdict}"'
    if not _NOTEBOOK.fullmatch(claim.notebook):
        return f'the notebook of {claim.id} must look like 02-quadratics, was "{claim.notebook}"'
    empty = [name for name in HEADER if not getattr(claim, name).strip()]
    return f"the {empty[0]} of {claim.id} is empty" if empty else None


def checks(cells: list[tuple[int, NotebookNode]]) -> list[Check]:
    """What the given cells checked, in their order."""
    parts = [
        (index, output.data[CLAIM])
        for index, cell in cells
        for output in cell.outputs
        if CLAIM in output.get("data", {})
    ]
    return [Check(str(part.get("id", "(no id)")), index, dict(part)) for index, part in parts]


def by_id(found: list[Check]) -> dict[str, list[Check]]:
    grouped: dict[str, list[Check]] = {}
    for check in found:
        grouped.setdefault(check.id, []).append(check)
    return grouped


def of_notebook(listed: dict[str, Claim], name: str) -> list[Claim]:
    return [claim for claim in listed.values() if claim.notebook == name]


def check(listed: dict[str, Claim], execution: Execution) -> list[Failure]:
    """Where the claims that a run of a notebook checked are not those that are listed for it."""
    name, kernel = execution.stem, execution.job.kernel
    checked = by_id(checks(execution.cells_that_ran()))
    failures = []
    for identifier, found in checked.items():
        claim = listed.get(identifier)
        if claim is None:
            message = f"the claim {identifier} is checked here, but {FILE.name} does not list it"
        elif claim.notebook != name:
            message = f"the claim {identifier} is checked here, but {FILE.name} lists it for {claim.notebook}"
        else:
            continue
        failures.append(execution.failure(found[0].cell, message))
    if execution.stopped_at is not None:
        return failures  # the cells that did not run may hold the others
    return failures + [
        Failure(name, f"the claim {claim.id} is listed in {FILE.name}, but no cell checks it", kernel)
        for claim in of_notebook(listed, name)
        if claim.id not in checked
    ]


class Tally:
    """Which claims the runs of a command checked, for its summary."""

    def __init__(self, listed: dict[str, Claim], names: list[str]) -> None:
        self.listed = {claim.id for name in names for claim in of_notebook(listed, name)}
        self.checked: set[str] = set()

    def add(self, execution: Execution) -> None:
        self.checked |= by_id(checks(execution.cells_that_ran())).keys()

    def __str__(self) -> str:
        return f"claims: {len(self.checked)} checked, {len(self.listed)} listed"
