"""The claims: what the documents say, as listed in claims.csv, against what the cells of a run checked."""

import csv
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from momentumlab.running.execution import Execution
from momentumlab.running.report import Failure
from momentumlab.setup.environment import ROOT

CLAIM = "application/vnd.momentum.claim+json"
FILE = ROOT / "lib" / "src" / "main" / "resources" / "momentum" / "check" / "claims.csv"


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
    """One check of a claim that held, with what the cell emitted: texts by name, such as difference and within."""

    id: str
    cell: int  # index among all cells
    part: dict[str, str]


def read(file: Path = FILE) -> dict[str, Claim]:
    """The listed claims by id, in the order of the file, whose rules the library keeps: it refuses any other file."""
    with file.open(encoding="utf-8", newline="") as text:
        return {row["id"]: Claim(**row) for row in csv.DictReader(text, strict=True)}


def checks(cells: list[tuple[int, NotebookNode]]) -> list[Check]:
    """What the given cells checked, in their order."""
    return [
        Check(part["id"], index, dict(part))
        for index, cell in cells
        for output in cell.outputs
        for part in of_output(output)
    ]


def of_output(output: NotebookNode) -> list[dict[str, str]]:
    """The checks that one output shows."""
    return output.get("data", {}).get(CLAIM, {}).get("checks", [])


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
