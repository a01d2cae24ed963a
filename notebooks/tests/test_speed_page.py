import json
import unittest

from momentumlab.book import measured, site
from momentumlab.speed import comparison, growth


def data(**changes):
    row = ["a step", "numpy", "1 ms", "3 ms", "3", "2 to 4", "at least 2", "met", "1.5"]
    return {
        "date": "2026-11-26",
        "machine": "a processor",
        "software": "openjdk 17; numpy 2",
        "processors": 2,
        "rounds": 3,
        "columns": list(comparison.COLUMNS),
        "rows": [row, row[:7] + ["NOT MET", "7.0"]],
    } | changes


class SpeedPageTest(unittest.TestCase):
    def test_a_row_that_was_measured_on_a_full_machine_is_marked(self):
        table = measured.table(data())
        self.assertIn('<th scope="row">a step</th><td>numpy</td>', table)
        self.assertIn('<th scope="row">a step †</th>', table)
        self.assertRegex(measured.machine(data()), r"1 of the 2 rows, marked with †, .* than 2 processes")
        self.assertNotIn("†", measured.machine(data(rows=data()["rows"][:1])))

    def test_what_falls_short_is_said_as_loudly_as_what_does_not(self):
        self.assertIn("<td>met</td>", measured.table(data()))
        self.assertIn("<td><b>not met</b></td>", measured.table(data()))

    def test_the_committed_table_has_the_rows_that_are_measured_today(self):
        committed = [(row[0], row[1], row[6]) for row in measured.read(site.SPEED)["rows"]]
        self.assertEqual(committed, [(each.what, each.peer, each.rule()) for each in comparison.TARGETS])

    def test_each_committed_figure_has_its_picture(self):
        for figure in measured.figures(site.SPEED):
            self.assertEqual(figure.shown, figure.digest, f"{figure.name}: the picture shows another figure")
            self.assertIn(figure.name, [f"speed-{each.name}" for each in growth.ALL])

    def test_nothing_tells_whose_machine_it_was(self):
        text = (site.SPEED / "speed.json").read_text(encoding="utf-8")
        self.assertNotRegex(text, r"/(home|root|work|tmp|Users)\b")
        self.assertEqual(json.loads(text)["columns"], list(comparison.COLUMNS))


class GrowthTest(unittest.TestCase):
    def test_each_measurement_spans_three_decades(self):
        for each in growth.ALL:
            x = each.x()
            # a side is a whole number: 32² is near enough to 10³
            self.assertGreater(x[-1] / x[0], 0.9e3, each.name)

    def test_each_row_of_the_table_is_among_them(self):
        rows = {target.measurement.split()[0] for target in comparison.TARGETS}
        self.assertEqual(rows - {each.name for each in growth.ALL}, {"chains-on-two"})
