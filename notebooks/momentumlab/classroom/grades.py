"""Grades a folder of submissions and leaves the table of marks, a page a student and a page for the class."""

import json
import os
import re
import shlex
import shutil
import sys
from pathlib import Path

import nbformat

from momentumlab.classroom import course, pages, submissions, tables, workers
from momentumlab.classroom.assignment import PREFIX, Assignment
from momentumlab.classroom.benches import Bench
from momentumlab.classroom.grading import Grade
from momentumlab.classroom.workers import Submission
from momentumlab.setup import kernels

GRADED = "graded"


def command(folder: Path, assignments: list[Assignment], handed_in: Path) -> int:
    """Grades what lies in a folder; what was graded before, unchanged, is not graded again."""
    found = submissions.find(handed_in, assignments)
    for each in found.unknown:
        print(f"left out: {each}", flush=True)
    if not found.submissions:
        print(f"no submission was found in {handed_in}: see the guide for how files are named", flush=True)
        return 1
    bench = Bench.of(kernels.OWN)
    print(f"fence: {bench.fence.told()}", flush=True)
    place = folder / GRADED
    grades = []
    for grade in workers.grade_all(found.submissions, bench, place / "results"):
        grades.append(grade)
        print(f"{len(grades):>4} of {len(found.submissions)}  {_line(grade)}", flush=True)
    grades.sort(key=lambda grade: (grade.student, grade.assignment))
    write(place, grades, assignments)
    _into_gradebook(folder, found.submissions, grades, bench, handed_in)
    by_hand = tables.by_hand(folder, grades)
    write(place, [tables.with_hand_marks(grade, by_hand) for grade in grades], assignments)
    waiting = sum(mark.points is None for grade in grades for mark in tables.with_hand_marks(grade, by_hand).marks)
    if waiting:
        jupyter = Path(sys.executable).with_name("jupyter")
        there = f"cd {shlex.quote(str(folder))} && {shlex.quote(str(jupyter))} lab"
        print(f"{waiting} answers wait for a person: {there}", flush=True)
        print("there: Nbgrader, Formgrader, Manual Grading; then run this again, to take over the points", flush=True)
    print(f"marks.csv, class.html and feedback/ are in {place}", flush=True)
    return 0


def write(place: Path, grades: list[Grade], assignments: list[Assignment]) -> None:
    """The table, the page of the class, and the page of each student."""
    place.mkdir(parents=True, exist_ok=True)
    tables.write(place / "marks.csv", grades)
    _replace(place / "class.html", pages.of_class(grades, assignments))
    (place / "feedback").mkdir(exist_ok=True)
    for student in sorted({grade.student for grade in grades}):
        mine = [grade for grade in grades if grade.student == student]
        _replace(place / "feedback" / f"{student}.html", pages.of_student(student, mine, assignments))


def _line(grade: Grade) -> str:
    points = sum(mark.points or 0 for mark in grade.marks)
    most = sum(mark.of for mark in grade.marks if mark.points is not None)
    seconds = f"  {grade.use['clock']:.0f} s" if grade.use else ""
    return f"{grade.student}  {grade.assignment}  {points:g} of {most:g}{seconds}"


def _replace(file: Path, text: str) -> None:
    unfinished = file.with_suffix(".part")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(file)


def _into_gradebook(
    folder: Path, found: list[Submission], grades: list[Grade], bench: Bench, handed_in: Path
) -> None:
    """Enters what is new into nbgrader's gradebook, from where the formgrader takes it."""
    place = folder / GRADED
    entered_file = place / "entered.json"
    entered = json.loads(entered_file.read_text(encoding="utf-8")) if entered_file.is_file() else {}
    files = {
        f"{each.student}/{each.assignment.name}": str(workers.result_file(each, bench, place / "results"))
        for each in found
    }
    new = [each for each in found if entered.get(_key(each)) != Path(files[_key(each)]).name]
    new = [each for each in new if Path(files[_key(each)]).is_file()]
    if not new:
        return
    print(f"entering {len(new)} into the gradebook ...", flush=True)
    known = place / "known.json"
    known.write_text(json.dumps(files), encoding="utf-8")
    # nbgrader reads a notebook before we can: it gets ours, never the one that was handed in
    clean = folder / "submitted"
    if handed_in.resolve() == clean.resolve():
        clean = place / "clean"
    by_key = {f"{grade.student}/{grade.assignment}": grade for grade in grades}
    for each in new:
        _write_clean(clean / each.student / each.assignment.name, each.assignment, by_key[_key(each)])
    os.environ[course.KNOWN] = str(known)
    try:
        api = course.nbgrader(folder)
        api.coursedir.submitted_directory = str(clean.relative_to(folder))
        for each in new:
            done = api.autograde(each.assignment.name, each.student, force=True, create=True)
            if done["success"]:
                entered[_key(each)] = Path(files[_key(each)]).name
            else:
                why = _last(done.get("log", "") + done.get("error", ""))
                print(f"  {each} could not be entered: {why}", flush=True)
    finally:
        del os.environ[course.KNOWN]
        entered_file.write_text(json.dumps(entered, indent=1), encoding="utf-8")


def _last(text: str) -> str:
    """The last line of a log that names an error."""
    errors = [line.strip() for line in text.splitlines() if re.match(r"\s*[\w.]+(?:Error|Exception|Entry): ", line)]
    return next((line for line in reversed(errors) if not line.startswith("nbgrader.")), text)


def _key(submission: Submission) -> str:
    return f"{submission.student}/{submission.assignment.name}"


def _write_clean(folder: Path, assignment: Assignment, grade: Grade) -> None:
    """The notebook as it was run."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    notebook = nbformat.v4.new_notebook(metadata=assignment.notebook.metadata)
    notebook.cells = [nbformat.from_dict(cell) for cell in grade.cells]
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []
    nbformat.write(notebook, folder / f"{PREFIX}{assignment.name}.ipynb")
