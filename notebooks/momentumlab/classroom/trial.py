"""Tries the classroom: makes a course, grades the made submissions of each assignment, compares with the table."""

import os
import re
import shutil
import time
import zipfile
from pathlib import Path

import nbformat

from momentumlab.classroom import answers, course, fences, workers
from momentumlab.classroom.answers import BLANK, SOLUTION, Expected
from momentumlab.classroom.assignment import PREFIX, STUB_TEXT, Assignment, name, without_hidden_tests
from momentumlab.classroom.benches import Bench
from momentumlab.classroom.grading import Grade
from momentumlab.classroom.workers import Submission
from momentumlab.setup.environment import NOTEBOOKS
from momentumlab.setup.problem import Problem

FOLDER = NOTEBOOKS / "target" / "course-tried"
# Of the made submissions, a build server grades these and each of that many, so that it is done in some minutes; fewer
# on a further kernel, which tells an error in other words but gives the same worth to an answer. MOMENTUM_TRIAL=all
# grades all, in a quarter of an hour for each kernel.
ALWAYS = (SOLUTION, BLANK)
EACH, EACH_FURTHER = 5, 12
CHOICE = "MOMENTUM_TRIAL"
_SHORT = 12  # characters: a shorter line, as a brace, may stand anywhere


def run(kernels: list[str]) -> list[str]:
    """Prints how each assignment did; names what is not as it should be."""
    print("making a course and grading the made submissions ...", flush=True)
    start = time.monotonic()
    assignments = course.make(FOLDER)
    wanted = answers.expected(course.CLASSROOM / "answers" / "marks.csv")
    wrong, checks = leaks(FOLDER, assignments), len(assignments)
    print(f"fence: {fences.best().told()}", flush=True)
    for kernel in kernels:
        bench = Bench.of(kernel)
        for each in assignments:
            submissions = made(each, every=_every(kernel == kernels[0]))
            began = time.monotonic()
            grades = list(workers.grade_all(submissions, bench, FOLDER / "graded" / "results"))
            rows = [row for row in wanted if row.assignment == each.name]
            found = differences(each, grades, rows)
            if kernel == kernels[0] and each == assignments[0]:
                found += by_nbgrader(each, submissions, grades)
                checks += 1
            checks += len(grades)
            wrong += [f"{kernel}: {text}" for text in found]
            print(f"{each.name}  {kernel}  {_costs(grades, time.monotonic() - began)}", flush=True)
    for text in wrong:
        print(f"\nFAILED  {text}")
    failed = len({text.split(": ")[1] for text in wrong})
    print(f"classroom: {checks - failed} passed, {failed} failed  ({time.monotonic() - start:.0f} s)", flush=True)
    return wrong


def _every(first: bool) -> int:
    """Which of the made submissions are graded: each of that many."""
    chosen = os.environ.get(CHOICE, "").strip()
    if chosen not in ("", "all"):
        raise Problem(f"{CHOICE} is {chosen}, but must be all or not there.")
    return 1 if chosen == "all" else EACH if first else EACH_FURTHER


def made(assignment: Assignment, every: int) -> list[Submission]:
    """The files of the made submissions, or of each of that many."""
    file = course.CLASSROOM / "answers" / f"{assignment.name}.txt"
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    release = nbformat.read(FOLDER / "release" / assignment.name / f"{PREFIX}{assignment.name}.ipynb", 4)
    files = answers.made(text, assignment, release)
    files = {each: files[each] for i, each in enumerate(files) if i % every == 0 or each in ALWAYS}
    place = FOLDER / "made" / assignment.name
    place.mkdir(parents=True, exist_ok=True)
    for each, content in files.items():
        (place / f"{each}.ipynb").write_bytes(content)
    return [Submission(each, assignment, place / f"{each}.ipynb", own_numbers=False) for each in files]


def differences(assignment: Assignment, grades: list[Grade], rows: list[Expected]) -> list[str]:
    """What differs from the table; a solved notebook without a row must have all points."""
    expected = {(row.submission, row.task): row for row in rows}
    found = []
    for grade in grades:
        for mark in grade.marks:
            row = expected.get((grade.student, mark.task))
            if row is None and mark.points is not None and (grade.student != SOLUTION or mark.points < mark.of):
                # what a person reads needs no row: nothing was written in it
                if mark.task in {task.name for task in assignment.tasks if not task.by_hand}:
                    found.append(f"{grade.student} of {assignment.name}: {mark.task} has no row in marks.csv: {mark}")
            elif row is not None and not _agree(mark, row):
                where = f"{grade.student} of {assignment.name}: {mark.task}"
                expects = f"expected {row.points} of {row.of}: {row.sentence}"
                found.append(f"{where}\n{expects}\ncame     {mark.points} of {mark.of}: {mark.sentence}")
    return found


def _agree(mark, row: Expected) -> bool:
    begins = mark.sentence.startswith(row.sentence.strip().removeprefix("not yet: "))
    same = mark.points == row.points or (None not in (mark.points, row.points) and abs(mark.points - row.points) < 1e-9)
    return same and mark.of == row.of and begins


def by_nbgrader(assignment: Assignment, submissions: list[Submission], grades: list[Grade]) -> list[str]:
    """What nbgrader's own autograde, generate_feedback and export say otherwise of the solution."""
    from nbgrader.plugins import CsvExportPlugin  # here, since importing it takes a second

    title = f"{PREFIX}{assignment.name}"
    file = next(each.path for each in submissions if each.student == SOLUTION)
    place = FOLDER / "submitted" / SOLUTION / assignment.name
    place.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, place / f"{title}.ipynb")
    api = course.nbgrader(FOLDER)
    for done in (api.autograde(assignment.name, SOLUTION), api.generate_feedback(assignment.name, SOLUTION)):
        if not done["success"]:
            return [f"nbgrader of {assignment.name}: {done.get('log', '')}{done.get('error', '')}"]
    ours = sum(mark.points or 0 for grade in grades if grade.student == SOLUTION for mark in grade.marks)
    with api.gradebook as gradebook:
        theirs = gradebook.find_submission(assignment.name, SOLUTION).score
        table = FOLDER / "grades.csv"
        CsvExportPlugin(to=str(table)).export(gradebook)
    found = [] if theirs == ours else [f"nbgrader of {assignment.name}: gives {theirs} points and we {ours}"]
    if f"{assignment.name},,,{SOLUTION}" not in table.read_text(encoding="utf-8"):
        found.append(f"nbgrader of {assignment.name}: its export does not have the solution")
    page = (FOLDER / "feedback" / SOLUTION / assignment.name / f"{title}.html").read_text(encoding="utf-8")
    if "HIDDEN TESTS" in page or re.search(r'(?:src|<link[^>]*href)="https?:', page):
        found.append(f"nbgrader of {assignment.name}: its feedback shows a hidden test or asks the network")
    return found


def leaks(folder: Path, assignments: list[Assignment]) -> list[str]:
    """The lines of solutions, hidden tests and rubrics that a student's file has."""
    found = []
    with zipfile.ZipFile(folder / "student-bundle.zip") as bundle:
        texts = {each: bundle.read(each).decode("utf-8") for each in bundle.namelist() if not each.endswith(".jar")}
    for each in assignments:
        release = folder / "release" / each.name / f"{PREFIX}{each.name}.ipynb"
        secret = secrets(each)
        for file, text in {str(release): release.read_text(encoding="utf-8"), **texts}.items():
            if file.endswith(".ipynb"):
                text = "\n".join(f"{cell.source}\n{cell.metadata}" for cell in nbformat.reads(text, 4).cells)
            for line in (line for line in secret if line in text):
                found.append(f"a secret of {each.name}: in {file}: {line}")
            for marker in ("BEGIN SOLUTION", "BEGIN HIDDEN", "BEGIN RUBRIC", "rubric"):
                if marker in text and file.endswith(".ipynb"):
                    found.append(f"a secret of {each.name}: in {file}: {marker}")
    return found


def secrets(assignment: Assignment) -> set[str]:
    """The lines that no student may read, but those that also stand where everybody may read them."""
    hidden, shown = set(), set()
    for cell in assignment.notebook.cells:
        source = cell.source
        visible = without_hidden_tests(source)
        if name(cell) and cell.metadata.nbgrader.get("solution"):
            parts = source.split("BEGIN SOLUTION")
            visible = "\n".join([parts[0], *(part.partition("END SOLUTION")[2] for part in parts[1:])])
            visible = visible if cell.cell_type == "code" else ""
        lines = {line.strip() for line in visible.splitlines()}
        shown |= lines
        hidden |= {line.strip() for line in source.splitlines()} - lines
    shown.add(STUB_TEXT)
    readable = "\n".join(shown)
    lines = {line for line in hidden if line not in readable and len(line) >= _SHORT}
    return {line for line in lines if not line.startswith(("//", "<!--", "/*"))}


def _costs(grades: list[Grade], clock: float) -> str:
    """What grading has cost, where it was done now."""
    used = [grade.use for grade in grades if grade.use]
    if not used:
        return f"{len(grades)} submissions"
    seconds = sum(use["seconds"] for use in used) / len(used)
    memory = max(use["memory"] for use in used)
    return f"{len(grades)} submissions  {clock:.0f} s, {seconds:.1f} s of the processor each, at most {memory:.0f} MB"
