import tempfile
import unittest
import zipfile
from pathlib import Path

import nbformat

from momentumlab.classroom import trial
from momentumlab.classroom.answers import Expected, made
from momentumlab.classroom.assignment import name
from momentumlab.classroom.grading import Grade, Mark
from momentumlab.setup.problem import Problem
from tests.classes import ASSIGNMENT, STUB, notebook, release

ANSWERS = """\
=== submission blank

=== submission wrong
--- one
double one() {
    return 3;
}
=== submission attack
--- after one
int mine;
--- delete check-one
=== submission other-kernel
--- raw wrong-kernel
=== submission large
--- raw large-outputs
0.5
=== submission broken
--- raw not-json
{ not json
"""


class MadeTest(unittest.TestCase):
    files = made(ANSWERS, ASSIGNMENT, release())

    def cells(self, title):
        found = nbformat.reads(self.files[title].decode(), 4)
        return {name(cell) or cell.source: cell.source for cell in found.cells}, found

    def test_each_is_the_solved_notebook_but_for_what_is_named(self):
        self.assertEqual(list(self.files), ["solution", "blank", "wrong", "attack", "other-kernel", "large", "broken"])
        self.assertIn("return 1;", self.cells("solution")[0]["one"])
        self.assertIn(STUB, self.cells("blank")[0]["one"])
        self.assertIn("return 3;", self.cells("wrong")[0]["one"])
        self.assertIn("return 2;", self.cells("wrong")[0]["two"])

    def test_attacks_on_the_notebook_and_its_file(self):
        cells, _ = self.cells("attack")
        self.assertEqual(("int mine;" in cells, "check-one" in cells, "check-two" in cells), (True, False, True))
        self.assertEqual(self.cells("other-kernel")[1].metadata.kernelspec.language, "python")
        self.assertGreater(len(self.files["large"]), 500_000)
        self.assertEqual(self.files["broken"].strip(), b"{ not json")

    def test_a_cell_that_is_not_there_is_refused(self):
        with self.assertRaisesRegex(Problem, "the submission a names the cell none, which the assignment does not"):
            made("=== submission a\n--- none\nx", ASSIGNMENT, release())


class DifferencesTest(unittest.TestCase):
    def told(self, points, sentence, row):
        grade = Grade("wrong", "01-small", [Mark("check-one", points, 2, sentence)])
        return trial.differences(ASSIGNMENT, [grade], [Expected("01-small", "wrong", "check-one", *row)])

    def test_points_and_the_beginning_of_the_sentence_must_agree(self):
        self.assertEqual(self.told(1, "the rate is not 3: twice", (1, 2, "not yet: the rate is")), [])
        for points, sentence, row in ((0, "the rate", (1, 2, "the")), (1, "a", (1, 2, "b")), (1, "a", (1, 3, "a"))):
            self.assertEqual(len(self.told(points, sentence, row)), 1)

    def test_a_mark_without_a_row_is_told(self):
        grade = Grade("x", "01-small", [Mark("check-one", 0, 2, "a")])
        self.assertRegex(trial.differences(ASSIGNMENT, [grade], [])[0], "check-one has no row in marks.csv")


class LeaksTest(unittest.TestCase):
    def leaks(self, student):
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder, "release", "01-small")
            place.mkdir(parents=True)
            nbformat.write(student, place / "assignment-01-small.ipynb")
            with zipfile.ZipFile(Path(folder, "student-bundle.zip"), "w") as bundle:
                bundle.write(place / "assignment-01-small.ipynb", "notebooks/assignment-01-small.ipynb")
            return trial.leaks(Path(folder), [ASSIGNMENT])

    def test_the_teachers_version_leaks_and_the_students_does_not(self):
        self.assertEqual(self.leaks(release()), [])
        told = "\n".join(self.leaks(notebook()))
        for secret in ("BEGIN SOLUTION", "BEGIN HIDDEN", "BEGIN RUBRIC", "1 point: a reason.", 'Checks.is("one"'):
            self.assertIn(secret, told)

    def test_one_line_of_a_hidden_test_is_found(self):
        student = release()
        student.cells[0].source += '\nfor instance `Checks.is("two", two(), 2, 0);`'
        self.assertEqual(len(self.leaks(student)), 2)  # in the release and in the bundle
