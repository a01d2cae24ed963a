"""The table of marks, with those that a person gave in nbgrader's formgrader."""

import csv
from dataclasses import replace
from pathlib import Path

from momentumlab.classroom.assignment import PREFIX
from momentumlab.classroom.grading import Grade, Mark

COLUMNS = ["student", "assignment", "task", "points", "of", "sentence"]
READ = "read by a person"


def write(file: Path, grades: list[Grade]) -> None:
    """A row a task; the points are empty where a person has not given them yet."""
    unfinished = file.with_suffix(".part")
    with unfinished.open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow(COLUMNS)
        for grade in grades:
            for mark in grade.marks:
                points = "" if mark.points is None else f"{mark.points:g}"
                what = [grade.student, grade.assignment, mark.task]
                table.writerow([*what, points, f"{mark.of:g}", _cell(mark.sentence)])
    unfinished.replace(file)


def _cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    text = " ".join(text.split())
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


def by_hand(folder: Path, grades: list[Grade]) -> dict[tuple[str, str, str], tuple[float, str]]:
    """The points and comments that a person gave, by student, assignment and task."""
    from nbgrader.api import Gradebook, MissingEntry

    found = {}
    file = folder / "gradebook.db"
    if not file.is_file():
        return found
    with Gradebook(f"sqlite:///{file}", "momentum") as gradebook:
        for grade in grades:
            try:
                notebook = gradebook.find_submission_notebook(
                    f"{PREFIX}{grade.assignment}", grade.assignment, grade.student
                )
            except MissingEntry:
                continue
            comments = {comment.name: comment.manual_comment for comment in notebook.comments}
            for each in notebook.grades:
                if each.manual_score is not None:
                    points = each.manual_score + (each.extra_credit or 0)
                    found[grade.student, grade.assignment, each.name] = (points, comments.get(each.name) or READ)
    return found


def with_hand_marks(grade: Grade, hand: dict[tuple[str, str, str], tuple[float, str]]) -> Grade:
    """The grade with what a person decided, also where a test had decided otherwise."""
    marks = []
    for mark in grade.marks:
        points, sentence = hand.get((grade.student, grade.assignment, mark.task), (mark.points, mark.sentence))
        marks.append(Mark(mark.task, points, mark.of, sentence))
    return replace(grade, marks=marks)
