"""What nbgrader does otherwise in our courses: Java stubs, grading behind the fence, feedback without hidden tests.

nbgrader's own commands and its formgrader find it by the nbgrader_config.py of a course folder.
"""

import json
import os
import re
import sys
from pathlib import Path

import nbformat
from nbconvert import HTMLExporter
from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbformat import NotebookNode
from nbgrader import preprocessors as theirs
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import ClearSolutions, NbGraderPreprocessor

from momentumlab.classroom import grading, workers
from momentumlab.classroom.assignment import STUB_TEXT, Assignment, is_test, name, without_hidden_tests, without_rubric
from momentumlab.classroom.benches import Bench
from momentumlab.classroom.course import KNOWN
from momentumlab.setup.kernels import OWN

STUB = 'throw new UnsupportedOperationException("not done yet: the cell {} is still to be written");'
MATHJAX = "mathjax/tex-svg.js"
_MATHJAX = re.compile(r'<script src="[^"]*mathjax[^"]*">\s*</script>')
_DOLLARS = "window.MathJax = {tex: {inlineMath: [['$', '$']]}};"
_LINK = re.compile(r"\]\(\.\./\.\./(\d\d-[\w-]+\.ipynb)")


class Stubs(ClearSolutions):
    """A stub that says what is to be written, and answers in words that say where; links as the student has them."""

    def preprocess_cell(self, cell: NotebookNode, resources, cell_index):
        self.code_stub = {"java": STUB.format(name(cell))}
        self.text_stub = STUB_TEXT
        cell, resources = super().preprocess_cell(cell, resources, cell_index)
        cell.source = _LINK.sub(r"](\1", without_rubric(cell.source))
        about = {key: value for key, value in cell.metadata.pop("momentum", {}).items() if key != "rubric"}
        if about:
            cell.metadata["momentum"] = about
        return cell, resources


class Graded(NbGraderPreprocessor):
    """Puts the notebook as it was graded, behind the fence, in place of the one that was handed in."""

    def preprocess(self, nb: NotebookNode, resources):
        about = resources["nbgrader"]
        coursedir = self.parent.parent.coursedir  # of nbgrader's command, whose exporter runs us
        root = Path(coursedir.root)
        assignment = Assignment.read(root / "source" / about["assignment"] / f"{about['notebook']}.ipynb")
        grade = known(about["student"], about["assignment"])
        if grade is None:
            folder = coursedir.format_path(coursedir.submitted_directory, about["student"], about["assignment"])
            file = root / folder / f"{about['notebook']}.ipynb"
            submission = workers.Submission(about["student"], assignment, file)
            grade = next(workers.grade_all([submission], Bench.of(OWN), root / "graded" / "results"))
        nb.cells = [nbformat.from_dict(cell) for cell in grade.cells]
        nb.metadata = assignment.notebook.metadata
        with Gradebook(about["db_url"]) as gradebook:
            for cell in nb.cells:
                if name(cell):
                    source = _source(gradebook, name(cell), about)
                    cell.metadata.nbgrader["checksum"] = source.checksum if source else None
        return nb, resources


class HideTests(NbGraderPreprocessor):
    """For the feedback: what a hidden test is stays hidden, and an error is one sentence."""

    def preprocess_cell(self, cell: NotebookNode, resources, cell_index):
        if is_test(cell) and without_hidden_tests(cell.source) != cell.source:
            cell.source = without_hidden_tests(cell.source).rstrip() + "\n// and tests that are not shown"
        return cell, resources


class Offline(HTMLExporter):
    """A page that a student opens at home and that asks no network for anything; formulas are drawn in the course."""

    def from_notebook_node(self, nb, resources=None, **options):
        page, resources = super().from_notebook_node(nb, resources, **options)
        ours = f'<script>{_DOLLARS}</script><script src="../../../{MATHJAX}" async></script>'
        return _MATHJAX.sub(ours, page), resources


def configure(config, root: Path) -> None:
    """Fills in the configuration of a course folder."""
    # nbgrader calls alembic by its name, for a new gradebook
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    config.CourseDirectory.course_id = "momentum"
    config.CourseDirectory.root = str(root)
    config.Exchange.root = str(root / "exchange")  # what the assignment list releases and collects through
    config.ClearSolutions.code_stub = {"java": STUB}
    config.GenerateAssignment.preprocessors = [
        theirs.LockCells,
        Stubs,
        theirs.ClearOutput,
        theirs.CheckCellMetadata,
        theirs.ComputeChecksums,
        theirs.SaveCells,
        theirs.ClearHiddenTests,
        theirs.ComputeChecksums,
        theirs.CheckCellMetadata,
    ]
    config.Autograde.sanitize_preprocessors = [Graded]
    config.Autograde.autograde_preprocessors = [theirs.SaveAutoGrades, theirs.AssignLatePenalties]
    config.GenerateFeedback.preprocessors = [theirs.GetGrades, HideTests, CSSHTMLHeaderPreprocessor]
    config.GenerateFeedback.exporter_class = Offline


def known(student: str, assignment: str) -> grading.Grade | None:
    """The grade that the command has given already, if it is the command that runs nbgrader."""
    table = os.environ.get(KNOWN)
    if not table:
        return None
    file = json.loads(Path(table).read_text(encoding="utf-8")).get(f"{student}/{assignment}")
    return grading.from_json(json.loads(Path(file).read_text(encoding="utf-8"))) if file else None


def _source(gradebook: Gradebook, cell: str, about: dict):
    try:
        return gradebook.find_source_cell(cell, about["notebook"], about["assignment"])
    except MissingEntry:
        return None
