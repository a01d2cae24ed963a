import csv
import tempfile
import unittest
from pathlib import Path

from momentumlab.classroom import pages, tables
from momentumlab.classroom.grading import Grade, Mark
from tests.classes import ASSIGNMENT

EVIL = '<script>alert("x")</script>'


def grade(student, points, sentence, cells=(), notes=()):
    marks = [Mark("check-one", points, 2, sentence), Mark("check-two", 2, 2, "right"), Mark("words", None, 1, "waits")]
    return Grade(student, ASSIGNMENT.name, marks, list(notes), list(cells))


class TablesTest(unittest.TestCase):
    def test_a_row_a_task_and_no_formula(self):
        with tempfile.TemporaryDirectory() as folder:
            tables.write(Path(folder, "marks.csv"), [grade("ada", 0.5, '=HYPERLINK("x")\nsecond')])
            with Path(folder, "marks.csv").open(encoding="utf-8", newline="") as lines:
                rows = list(csv.reader(lines))
        self.assertEqual(rows[0], ["student", "assignment", "task", "points", "of", "sentence"])
        self.assertEqual(rows[1], ["ada", "01-small", "check-one", "0.5", "2", '\'=HYPERLINK("x") second'])
        self.assertEqual(rows[3], ["ada", "01-small", "words", "", "1", "waits"])

    def test_what_a_person_decided_wins(self):
        hand = {("ada", "01-small", "words"): (1, "well said"), ("ada", "01-small", "check-one"): (2, "my fault")}
        marks = tables.with_hand_marks(grade("ada", 0, "wrong"), hand).marks
        told = [(mark.points, mark.sentence) for mark in marks]
        self.assertEqual(told, [(2, "my fault"), (2, "right"), (1, "well said")])


class PagesTest(unittest.TestCase):
    cells = (
        {**ASSIGNMENT.cells["one"], "source": EVIL, "outputs": []},
        {
            **ASSIGNMENT.cells["check-one"],
            "outputs": [{"output_type": "stream", "name": "stdout", "text": EVIL}],
        },
    )

    def test_a_students_page_shows_what_was_found_and_no_hidden_test(self):
        page = pages.of_student("ada", [grade("ada", 0, "the sentence", self.cells)], [ASSIGNMENT])
        self.assertIn("the sentence", page)
        self.assertIn("2 of 5 (1 not read yet)", page)
        self.assertIn("and tests that are not shown", page)
        self.assertNotIn("HIDDEN", page)
        self.assertNotIn("Checks.is(", page)

    def test_no_page_runs_what_a_student_wrote_or_asks_the_network(self):
        evil = grade(EVIL, 0, EVIL, self.cells, [EVIL])
        for page in (pages.of_student(EVIL, [evil], [ASSIGNMENT]), pages.of_class([evil], [ASSIGNMENT])):
            self.assertIn("&lt;script&gt;", page)
            self.assertNotIn("<script", page)
            self.assertNotRegex(page, "https?://")

    def test_the_class_page_counts_a_mistake_once_whatever_the_value(self):
        grades = [grade(str(i), 0, f"the rate is not {i}.5: it is twice the right one") for i in range(3)]
        page = pages.of_class([*grades, grade("x", 2, "right")], [ASSIGNMENT])
        self.assertIn("<td class=number>3</td><td>the rate: it is twice the right one</td>", page)
        self.assertEqual(pages.cause("the rate is not 7"), "the rate is not right")
        self.assertEqual(pages.cause("the steps is not (1, −2): too long"), "the steps: too long")
        self.assertEqual(pages.cause("the file is not a notebook: it is not"), "the file is not a notebook: it is not")
