import unittest

from nbformat import v4

from momentumlab.rules import compare
from tests.examples import figure_output, plotly, printed, typed


def figures(expected, came):
    """The differences between a committed figure and the figure of a run, which has no picture."""
    run = figure_output(came)
    del run.data["image/svg+xml"]
    return compare.outputs([figure_output(expected)], [run])


class TextsTest(unittest.TestCase):
    def test_equal_texts_have_no_difference(self):
        self.assertEqual(compare.outputs([printed("a\nb\n")], [printed("a\nb\n")]), [])

    def test_the_first_differing_line_is_shown(self):
        (difference,) = compare.outputs([printed("a\nb\nc\n")], [printed("a\nx\ny\n")])
        self.assertEqual(difference, "stdout differs in line 2\nexpected b\ncame     x")

    def test_a_missing_line_is_shown_as_missing(self):
        (difference,) = compare.outputs([printed("a\nb\n")], [printed("a\n")])
        self.assertEqual(difference, "stdout differs in line 2\nexpected b\ncame     (no such line)")

    def test_a_difference_of_blanks_is_made_visible(self):
        (difference,) = compare.outputs([printed("a \n")], [printed("a\n")])
        self.assertIn("expected 'a \\n'\ncame     'a\\n'", difference)

    def test_a_number_in_a_text_is_compared_exactly(self):
        result = [v4.new_output("execute_result", data={"text/plain": t}) for t in ("0.1", "0.10000000001")]
        self.assertEqual(len(compare.outputs(result[:1], result[1:])), 1)

    def test_other_mime_types_are_compared_exactly(self):
        numbers = (1.0, 1.00000001)
        claims = [v4.new_output("display_data", data={"application/json": {"r": r}}) for r in numbers]
        (difference,) = compare.outputs(claims[:1], claims[1:])
        self.assertIn("application/json differs at r: expected 1.0, came 1.00000001", difference)

    def test_missing_outputs_are_named(self):
        (difference,) = compare.outputs([printed("a")], [])
        self.assertEqual(difference, "expected 1 output: stdout\ncame     no output")

    def test_another_kind_of_output_is_a_difference(self):
        self.assertEqual(len(compare.outputs([printed("a")], [printed("a", "stderr")])), 1)

    def test_another_mime_type_is_a_difference(self):
        html = v4.new_output("display_data", data={"text/html": "a", "text/plain": "a"})
        plain = v4.new_output("display_data", data={"text/plain": "a"})
        self.assertEqual(compare.outputs([html], [plain]), ["expected text/html, text/plain\ncame     text/plain"])


class FiguresTest(unittest.TestCase):
    def test_the_picture_is_not_compared_with_the_run(self):
        self.assertEqual(figures(plotly([1.0, 2.0]), plotly([1.0, 2.0])), [])

    def test_numbers_may_differ_by_a_millionth(self):
        self.assertEqual(figures(plotly([3.0]), plotly([3.0 * (1 + 0.9e-6)])), [])
        self.assertEqual(len(figures(plotly([3.0]), plotly([3.0 * (1 + 1.1e-6)]))), 1)

    def test_zero_may_be_a_rounding_error_of_the_largest_value(self):
        self.assertEqual(figures(plotly([100.0, 0.0]), plotly([100.0, 0.9e-13])), [])
        self.assertEqual(len(figures(plotly([100.0, 0.0]), plotly([100.0, 1.1e-13]))), 1)

    def test_the_largest_value_may_be_in_another_row(self):
        self.assertEqual(figures(plotly([[100.0], [0.0]]), plotly([[100.0], [0.9e-13]])), [])

    def test_the_message_names_the_path_and_both_numbers(self):
        (difference,) = figures(plotly([1.0, 2.0]), plotly([1.0, 2.5]))
        self.assertEqual(difference, "the figure differs at data[0].y[1]: expected 2.0, came 2.5")

    def test_null_is_not_a_number(self):
        self.assertEqual(len(figures(plotly([None]), plotly([0.0]))), 1)
        self.assertEqual(figures(plotly([None, 1]), plotly([None, 1.0])), [])

    def test_true_is_not_one(self):
        self.assertEqual(len(figures(plotly([True]), plotly([1]))), 1)

    def test_another_length_is_a_difference(self):
        (difference,) = figures(plotly([1.0]), plotly([1.0, 2.0]))
        self.assertIn("data[0].y: expected 1 values, came 2", difference)

    def test_another_key_is_a_difference(self):
        self.assertEqual(len(figures(plotly([1.0]), plotly([1.0]) | {"frames": []})), 1)

    def test_texts_in_figures_are_compared_exactly(self):
        self.assertEqual(len(figures(plotly(["1.0000000"]), plotly(["1.0000001"]))), 1)

    def test_typed_arrays_are_compared_as_numbers(self):
        self.assertEqual(figures(plotly(typed([1.0, 2.0])), plotly(typed([1.0, 2.0 + 1e-9]))), [])
        (difference,) = figures(plotly(typed([1.0, 2.0])), plotly(typed([1.0, 2.5])))
        self.assertIn("data[0].y.bdata[1]: expected 2.0, came 2.5", difference)

    def test_a_matrix_is_named_by_row_and_column(self):
        one = typed([1, 2, 3, 4, 5, 6], "i2", "h", "2, 3")
        other = typed([1, 2, 3, 4, 7, 6], "i2", "h", "2, 3")
        (difference,) = figures(plotly(one), plotly(other))
        self.assertIn("bdata[1][1]: expected 5, came 7", difference)

    def test_nan_equals_nan_in_a_typed_array(self):
        nan = float("nan")
        self.assertEqual(figures(plotly(typed([nan, 1.0])), plotly(typed([nan, 1.0]))), [])
        self.assertEqual(len(figures(plotly(typed([nan, 1.0])), plotly(typed([0.0, 1.0])))), 1)

    def test_another_type_of_array_is_a_difference(self):
        self.assertEqual(len(figures(plotly(typed([1.0])), plotly(typed([1.0], "f4", "f")))), 1)
