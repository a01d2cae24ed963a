"""The command classroom: makes a course folder; with a folder of submissions it grades them."""

import os
from pathlib import Path

from momentumlab.classroom import course, grades
from momentumlab.setup import kernels, library
from momentumlab.setup.problem import Problem


def main(arguments: list[str]) -> int:
    if arguments:
        raise Problem("classroom takes its folders from Maven: mvn -Pclass -Dclass=COURSE -Dgrade=SUBMISSIONS.")
    library.require()
    folder = _folder("MOMENTUM_CLASS") or course.DEFAULT
    submissions = _folder("MOMENTUM_GRADE")
    if submissions is not None and not submissions.is_dir():
        raise Problem(f"-Dgrade names {submissions}, which is no folder.")
    print("making the student's versions ...", flush=True)
    assignments = course.make(folder)
    print(f"{len(assignments)} assignments, the student's bundle and the guide are in {folder}", flush=True)
    if submissions is None:
        return 0
    kernels.available()
    return grades.command(folder, assignments, submissions)


def _folder(variable: str) -> Path | None:
    named = os.environ.get(variable, "").strip()
    return Path(named).resolve() if named else None
