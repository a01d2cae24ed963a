"""Makes a course folder as nbgrader reads it: the teacher's and the student's versions, the guide and the bundle."""

import shutil
import warnings
from pathlib import Path

import nbformat
from traitlets.config import Config

from momentumlab.classroom import assignment, bundle
from momentumlab.classroom.assignment import PREFIX, Assignment
from momentumlab.setup.environment import NOTEBOOKS
from momentumlab.setup.problem import Problem

CLASSROOM = NOTEBOOKS / "classroom"
DEFAULT = NOTEBOOKS / "target" / "course"
# A file with the paths of results that are there already, by student and assignment.
KNOWN = "MOMENTUM_GRADED"
MATHJAX = NOTEBOOKS / "target" / "mathjax"

_CONFIG = '''"""The course as nbgrader reads it: made by mvn -Pclass, which writes this file anew each time."""

import sys
from pathlib import Path

sys.path.insert(0, {notebooks!r})

from momentumlab.classroom import nbgrading  # noqa: E402

nbgrading.configure(get_config(), Path({root!r}))  # noqa: F821
'''


def make(folder: Path, source: Path = CLASSROOM) -> list[Assignment]:
    """Makes or renews the course; submissions, grades and the gradebook in it stay."""
    found = assignment.find(source / "assignments")
    if not found:
        raise Problem(f"there is no assignment NN-name.ipynb in {source / 'assignments'}.")
    folder.mkdir(parents=True, exist_ok=True)
    _require_ours(folder)
    shutil.rmtree(folder / "source", ignore_errors=True)
    for each in found:
        place = folder / "source" / each.name / f"{PREFIX}{each.name}.ipynb"
        place.parent.mkdir(parents=True)
        nbformat.write(each.notebook, place)
    (folder / "exchange").mkdir(exist_ok=True)
    (folder / "exchange").chmod(0o777)  # nbgrader asks that everybody may write there
    text = _CONFIG.format(notebooks=str(NOTEBOOKS), root=str(folder))
    (folder / "nbgrader_config.py").write_text(text, encoding="utf-8")
    if (source / "guide.md").is_file():
        shutil.copy(source / "guide.md", folder / "guide.md")
    mathjax = next(MATHJAX.rglob("tex-svg.js"), None)
    if mathjax:
        (folder / "mathjax").mkdir(exist_ok=True)
        shutil.copy(mathjax, folder / "mathjax")
    (folder / "rubrics.md").write_text(rubrics(found), encoding="utf-8")
    release(folder, found)
    bundle.write(folder / "student-bundle.zip", folder, found, source)
    return found


def _require_ours(folder: Path) -> None:
    """A sentence rather than another course's files mixed with ours."""
    config = folder / "nbgrader_config.py"
    if any(folder.iterdir()) and not config.is_file():
        raise Problem(f"{folder} has files that are no course of this project: name an empty folder, or a new one.")
    if config.is_file() and "momentumlab.classroom" not in config.read_text(encoding="utf-8"):
        raise Problem(f"{config} is another course's: name an empty folder, or a new one.")


def release(folder: Path, assignments: list[Assignment]) -> None:
    """The student versions, made by nbgrader."""
    api = nbgrader(folder)
    for each in assignments:
        done = api.generate_assignment(each.name, force=True)
        if not done["success"]:
            raise Problem(f"nbgrader could not make the student's version of {each.name}:\n{done.get('log', '')}")


def nbgrader(folder: Path):
    """nbgrader for a course folder."""
    # imported here because it takes seconds, and only where a course is made or graded
    from nbgrader.apps import NbGraderAPI

    from momentumlab.classroom import nbgrading

    warnings.filterwarnings("ignore", module="nbgrader")  # its database layer warns of nbgrader's own code
    config = Config()
    nbgrading.configure(config, folder)
    config.NbGraderAPI.log_level = "ERROR"
    return NbGraderAPI(config=config)


def rubrics(assignments: list[Assignment]) -> str:
    """What a person looks for, on one page."""
    parts = ["# Rubrics\n\nWhat to look for in the answers that a person reads, in the formgrader or on paper.\n"]
    for each in assignments:
        tasks = [task for task in each.tasks if task.by_hand]
        if tasks:
            parts.append(f"\n## {each.name}\n")
        for task in tasks:
            text = assignment.rubric(each.cells[task.name]) or "(no rubric)"
            parts.append(f"\n### {task.title} ({task.name}, {task.points:g} points)\n\n{text}\n")
    return "".join(parts)
