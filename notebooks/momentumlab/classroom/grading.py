"""Grades one submission, in a process that does nothing else: run the cells, give the marks, say a sentence each."""

import math
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_output

from momentumlab.classroom import merging, sentences
from momentumlab.classroom.assignment import STUB_TEXT, Assignment, Task, has, is_test, name
from momentumlab.classroom.benches import Bench
from momentumlab.classroom.gate import Gate
from momentumlab.classroom.kernels import Kernel, Outcome, Use
from momentumlab.classroom.limits import Limits

BY_HAND = "to be read by a person"
NOT_REACHED = "not run: the notebook had used its {limit:.0f} s in the cells above"


@dataclass
class Mark:
    """The points of one task; none yet if a person gives them."""

    task: str
    points: float | None
    of: float
    sentence: str


@dataclass
class Grade:
    """What came of one submission."""

    student: str
    assignment: str
    marks: list[Mark]
    notes: list[str] = field(default_factory=list)  # what a person should look at
    cells: list[dict] = field(default_factory=list)  # the notebook as it was run, with outputs
    use: dict = field(default_factory=dict)  # processor seconds, MB, and seconds on the clock


@dataclass
class _Run:
    """What is known while the cells of a notebook run."""

    outcomes: dict[int, Outcome] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)
    not_reached: set[int] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    use: Use = field(default_factory=Use)

    def trouble(self, index: int) -> str | None:
        """Why a student's cell did not run to its end."""
        if index in self.refused:
            return self.refused[index]
        outcome = self.outcomes.get(index)
        if outcome is None or not outcome.failed:
            return None
        return outcome.ended or sentences.of_error(outcome.error)


def grade(assignment: Assignment, student: str, path: Path, bench: Bench, folder: Path) -> Grade:
    """Grades the file; the folder is an empty one of its own."""
    limits = bench.limits
    start = time.monotonic()
    try:
        merged = merging.merge(assignment, merging.read(path, limits.notebook_file))
    except merging.Unreadable as unreadable:
        return failed(assignment, student, str(unreadable))
    gate = Gate.of(assignment, bench.library)
    run = _run(merged.cells, gate, lambda: Kernel(bench, folder), limits)
    marks = [_mark(task, merged, run) for task in assignment.tasks]
    for index, sentence in run.refused.items():
        merged.notes.append(f"look at {_called(merged.cells, index)}: {sentence}")
    for index, cell in enumerate(merged.cells):
        if cell.cell_type == "code" and not _is_teachers(cell) and (borrowed := gate.borrowed(cell.source)):
            merged.notes.append(f"look at {_called(merged.cells, index)}: it uses {borrowed}, as the test of it does")
    cells = [_with_outputs(cell, index, run, marks) for index, cell in enumerate(merged.cells)]
    use = {"seconds": run.use.seconds, "memory": run.use.memory, "clock": time.monotonic() - start}
    return Grade(student, assignment.name, marks, merged.notes + run.notes, cells, use)


def failed(assignment: Assignment, student: str, sentence: str) -> Grade:
    """No task could be graded."""
    marks = [Mark(task.name, 0, task.points, sentence) for task in assignment.tasks]
    empty = merging.merge(assignment, {}).cells
    cells = [_with_outputs(cell, index, _Run(), marks) for index, cell in enumerate(empty)]
    return Grade(student, assignment.name, marks, [sentence], cells)


def _run(cells: list[NotebookNode], gate: Gate, new_kernel, limits: Limits) -> _Run:
    run = _Run()
    todo = [index for index, cell in enumerate(cells) if cell.cell_type == "code" and cell.source.strip()]
    for index in list(todo):
        if not is_test(cells[index]) and not _is_teachers(cells[index]) and (no := gate.refused(cells[index].source)):
            run.refused[index] = no
            todo.remove(index)
    done: list[int] = []
    used = 0.0
    while todo:
        with new_kernel() as kernel:
            spent = lambda: used + kernel.use.seconds  # noqa: E731
            alive = True
            for index in done:  # again in a new kernel, without the tests
                alive = alive and kernel.run(cells[index].source, limits.cell, publish=False).ended is None
            if not alive:
                run.not_reached |= set(todo)
                todo = []
            while alive and todo:
                if spent() > limits.notebook:
                    run.not_reached |= set(todo)
                    todo = []
                    break
                index = todo.pop(0)
                outcome = kernel.run(cells[index].source, min(limits.cell, limits.notebook - spent() + 1))
                run.outcomes[index] = outcome
                if outcome.ended:
                    break
                if not is_test(cells[index]) and not (outcome.error and _is_teachers(cells[index])):
                    done.append(index)
            if not todo and alive and kernel.process.poll() is None and kernel.is_busy():
                run.notes.append("a thread still ran after the last cell")
            used = spent()
            run.use.memory = max(run.use.memory, kernel.use.memory)
    run.use.seconds = used
    return run


def _is_teachers(cell: NotebookNode) -> bool:
    return not has(cell, "solution") and not cell.metadata.get("momentum", {}).get("added")


def _mark(task: Task, merged: merging.Merged, run: _Run) -> Mark:
    index = next(i for i, cell in enumerate(merged.cells) if name(cell) == task.name)
    cell = merged.cells[index]
    if task.by_hand:
        if cell.source.strip() in ("", STUB_TEXT):
            return Mark(task.name, 0, task.points, "nothing was written")
        return Mark(task.name, None, task.points, BY_HAND)
    points, sentence = _points(task, index, merged, run)
    return Mark(task.name, points, task.points, sentences.shortened(sentence))


def _points(task: Task, index: int, merged: merging.Merged, run: _Run) -> tuple[float, str]:
    if index in run.not_reached or index not in run.outcomes:
        return 0, NOT_REACHED.format(limit=run.use.seconds)
    outcome = run.outcomes[index]
    if outcome.ended:
        return 0, outcome.ended
    if outcome.error is not None:
        sentence = sentences.of_error(outcome.error)
        if sentence.startswith(("does not compile", "uses what is not defined")) or sentence.endswith("is not defined"):
            return 0, _cause(index, merged, run) or sentence
        return 0, sentence
    if not _gives_number(merged.cells[index].source):
        return task.points, sentences.of_right(outcome.printed)
    try:
        points = float(outcome.result)
    except (TypeError, ValueError):
        return 0, "the test gave no points: does a cell above stop what the test prints or returns?"
    if not math.isfinite(points):
        return 0, f"the test gave {outcome.result} points"
    points = min(max(points, 0), task.points)
    if points == task.points:
        return points, sentences.of_right(outcome.printed)
    return points, sentences.of_partial(outcome.printed) or f"{points:g} of {task.points:g} points"


def _cause(index: int, merged: merging.Merged, run: _Run) -> str | None:
    """What happened to the answers that a test needs: those between it and the test before it, else any above."""
    tests = [i for i in range(index) if is_test(merged.cells[i])]
    near = range(tests[-1] + 1 if tests else 0, index)
    for i in [*near, *reversed(range(near.start))]:
        cell = merged.cells[i]
        if name(cell) in merged.missing:
            return f"the cell {name(cell)} was deleted"
        trouble = run.trouble(i)
        if trouble and not is_test(cell):
            return f"{_called(merged.cells, i)}: {trouble}"
    return None


def _called(cells: list[NotebookNode], index: int) -> str:
    return f"the cell {name(cells[index])}" if name(cells[index]) else "a cell of your own"


def _gives_number(source: str) -> bool:
    """Whether a test cell ends with an expression, which is the points."""
    lines = [line for line in source.splitlines() if line.strip() and not line.strip().startswith("//")]
    return bool(lines) and not lines[-1].split("//")[0].rstrip().endswith((";", "}"))


def _with_outputs(cell: NotebookNode, index: int, run: _Run, marks: list[Mark]) -> dict:
    """The cell as nbgrader reads it: its own way to find the points comes to ours."""
    if cell.cell_type != "code":
        return cell
    outcome = run.outcomes.get(index, Outcome())
    mark = next((mark for mark in marks if mark.task == name(cell) and is_test(cell)), None)
    if outcome.printed:
        cell.outputs.append(new_output("stream", name="stdout", text=outcome.printed))
    trouble = run.trouble(index)
    if trouble or (mark and mark.points == 0):
        sentence = mark.sentence if mark else trouble
        cell.outputs.append(new_output("error", ename="", evalue=sentence, traceback=[sentence]))
    elif mark:
        number = f"{mark.points:g}"
        cell.outputs.append(new_output("execute_result", data={"text/plain": number}, execution_count=None))
    elif outcome.result is not None:
        cell.outputs.append(new_output("execute_result", data={"text/plain": outcome.result}, execution_count=None))
    return cell


def to_json(grade: Grade) -> dict:
    return asdict(grade)


def from_json(tree: dict) -> Grade:
    return Grade(**{**tree, "marks": [Mark(**mark) for mark in tree["marks"]]})
