import unittest
from pathlib import Path
from unittest import mock

import nbformat
from nbformat import v4

from momentumlab.figures import budget
from momentumlab.figures.figure import Figure
from momentumlab.rules import lint
from momentumlab.running import writing
from tests.examples import FIRST_CELL, figure_output, notebook, plotly, printed


def messages(content):
    """What lint finds in a notebook besides the limits of the course, which have tests of their own."""
    with mock.patch("momentumlab.rules.course.check", return_value=[]):
        return [str(failure) for failure in lint.check(Path("01-test.ipynb"), content, FIRST_CELL)]


class LintTest(unittest.TestCase):
    def assertFinds(self, text, content):
        found = messages(content)
        self.assertEqual(len(found), 1, found)
        self.assertIn(text, found[0])

    def test_a_good_notebook_passes(self):
        good = notebook("int x = 1;", outputs=[printed("1"), figure_output(plotly([1.0]))])
        self.assertEqual(messages(good), [])

    def test_the_message_names_the_cell_and_shows_its_source(self):
        (message,) = messages(notebook("int x = 1;", "assert x == 1;"))
        self.assertIn("01-test, cell 6 (code cell 3)\n    | assert x == 1;\n", message)

    def test_fifteen_lines_pass_and_sixteen_do_not(self):
        self.assertEqual(messages(notebook("x();\n\n" * 15)), [])
        self.assertFinds("16 lines", notebook("x();\n\n" * 16))
        proof = notebook("x();\n\n" * 16)
        proof.cells[-1].metadata["tags"] = ["proof"]
        self.assertEqual(messages(proof), [])

    def test_assert_is_found_behind_other_code(self):
        sources = ("assert x > 0;", "x(); assert x > 0;", "for (var y : z) assert y;", "if (a) { assert b; }")
        for source in sources:
            self.assertFinds("assert does nothing", notebook(source))

    def test_assert_in_a_text_or_comment_passes(self):
        literals = ('println("; assert x");', '"""\nassert x\n"""')
        for source in (*literals, "// assert x", "/*\nassert x\n*/", "assertTrue(x);"):
            self.assertEqual(messages(notebook(source)), [])

    def test_the_limits_of_the_course_are_asked_too(self):
        found = lint.check(Path("01-test.ipynb"), notebook("x" * 89), FIRST_CELL)
        self.assertTrue(any("a line of 89 characters" in str(each) for each in found), found)

    def test_the_first_code_cell_is_the_same_everywhere(self):
        content = notebook("x();")
        content.cells[1].source += "\nint extra;"
        self.assertFinds("first code cell must be the same", content)

    def test_errors_and_stderr_are_not_committed(self):
        error = v4.new_output("error", ename="E", evalue="bad", traceback=[])
        self.assertFinds("a committed error: E bad", notebook("x();", outputs=[error]))
        self.assertFinds("on stderr", notebook("x();", outputs=[printed("oops", "stderr")]))

    def test_the_kernel_is_java_and_what_it_adds_about_itself_does_no_harm(self):
        content = notebook("x();")
        content.metadata.kernelspec.name = "ijava"
        self.assertFinds("kernelspec.name must be java, is ijava", content)
        content = notebook("x();")
        content.metadata.kernelspec.display_name = "Java (jjava)"
        content.metadata.language_info = {"name": "Java", "version": "17.0.1"}
        self.assertEqual(messages(content), [])

    def test_cell_ids_are_unique(self):
        content = notebook("x();")
        content.cells[3].id = content.cells[1].id
        self.assertFinds("2 cells have the id c1", content)

    def test_a_notebook_has_at_most_3_megabytes(self):
        content = notebook("x();")
        content.cells[0].source = "x" * (3_000_000 - len(writing.text(content)) + len(content.cells[0].source))
        self.assertEqual(messages(content), [])
        content.cells[0].source += "x"
        self.assertFinds("the file has 3000001 bytes, more than 3000000", content)

    def test_numbers_on_lines_of_their_own_do_not_make_it_too_large(self):
        """As other editors write a figure."""
        tree = plotly([list(range(1000))] * 30)
        content = notebook(*["x();"] * 10, outputs=[figure_output(tree)])
        for cell in content.cells[1::2]:
            cell.outputs = [figure_output(tree)]
        self.assertGreater(len(nbformat.writes(content)), 3_000_000)
        self.assertEqual(messages(content), [])

    def test_a_notebook_without_outputs_was_never_run(self):
        content = notebook("x();")
        for cell in content.cells:
            cell.pop("execution_count", None)
        for cell in content.cells[1::2]:
            cell.execution_count = None
        self.assertFinds("run mvn -Prefresh", content)

    def test_every_figure_has_its_picture(self):
        output = figure_output(plotly([1.0]))
        del output.data["image/svg+xml"]
        self.assertFinds("has no picture", notebook("x();", outputs=[output]))

    def test_a_stale_picture_is_found(self):
        output = figure_output(plotly([1.0]))
        output.data["application/vnd.plotly.v1+json"]["data"][0]["y"] = [2.0]
        self.assertFinds("shows another figure", notebook("x();", outputs=[output]))

    def test_a_figure_with_its_picture_has_at_most_300_kilobytes(self):
        self.assertFinds("more than 300000", notebook("x();", outputs=[figure_output(plotly(["x" * 300_000]))]))

    def test_the_message_names_the_figure_and_both_sizes(self):
        outputs = [figure_output(plotly([1.0])), figure_output(plotly(["x" * 300_000]))]
        size, picture = budget.sizes(Figure.read("", outputs[1]))
        self.assertFinds(
            f"the figure 01-test-c2-2 has {size} bytes and its picture {picture}, together more than 300000",
            notebook("x();", outputs=outputs),
        )

    def test_a_figure_with_two_sliders_may_be_larger(self):
        tree = plotly(["x" * 1_400_000])
        tree["layout"]["sliders"] = [{}, {}]
        self.assertEqual(messages(notebook("x();", outputs=[figure_output(tree)])), [])
        tree["data"][0]["y"] = ["x" * 1_500_000]
        self.assertFinds("more than 1500000", notebook("x();", outputs=[figure_output(tree)]))
