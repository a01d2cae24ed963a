import contextlib
import io
import unittest

import nbformat
from nbformat.v4 import new_output

from momentumlab.classroom import validation
from tests.classes import handed_in


def told(ran=(0, 1, 2, 3, 4, 5, 6, 7), **outputs):
    """What is printed for a notebook with these outputs of cells."""
    notebook = nbformat.from_dict(handed_in())
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = outputs.get(cell.id.replace("-", "_"), [])
    with contextlib.redirect_stdout(io.StringIO()) as text:
        missing = validation.report(notebook, set(ran))
    return missing, text.getvalue()


def printed(text):
    return [new_output("stream", text=text)]


def error(*lines):
    return [new_output("error", ename="", evalue="", traceback=list(lines))]


class ValidationTest(unittest.TestCase):
    def test_all_is_done(self):
        missing, text = told(check_one=printed("right: one is 1\n"))
        self.assertEqual(missing, 0)
        self.assertIn("ok  1 The one (2 points)\n", text)
        self.assertIn("all visible checks pass; hidden ones look at other numbers", text)

    def test_each_check_says_what_is_missing(self):
        thrown = "java.lang.AssertionError: not yet: two is not 3: it is twice the right one"
        one, two = printed("right: a\nnot yet: b is missing\n"), error(thrown, "\tat a.b")
        missing, text = told(check_one=one, check_two=two)
        self.assertEqual(missing, 2)
        self.assertIn("--  1 The one (2 points): b is missing", text)
        self.assertIn("--  2 The other (2 points): two is not 3: it is twice the right one", text)
        self.assertIn("2 checks to go", text)

    def test_what_does_not_compile_is_told_of_the_answer_not_of_the_check(self):
        answer = error("|   return 1", "\x1b[31m';' expected\x1b[0m")
        missing, text = told(one=answer, check_one=error("|   one()", "cannot find symbol"))
        self.assertEqual(missing, 1)
        self.assertIn("does not compile: ';' expected", text)

    def test_what_did_not_run_is_told(self):
        self.assertIn("2 The other (2 points): did not run", told(ran=(1, 2, 3))[1])

    def test_an_answer_in_words(self):
        notebook = nbformat.from_dict(handed_in(words="*Your answer: double-click here.*"))
        with contextlib.redirect_stdout(io.StringIO()) as text:
            self.assertEqual(validation.report(notebook, set(range(9))), 1)
        self.assertIn("(1 points): nothing is written yet", text.getvalue())
