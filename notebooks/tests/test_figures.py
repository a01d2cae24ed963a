import csv
import io
import unittest

from momentumlab.figures.figure import Figure
from momentumlab.figures.table import table
from tests.examples import figure_output, notebook, plotly, typed


class TableTest(unittest.TestCase):
    def test_a_row_is_a_point_and_a_gap_is_empty(self):
        tree = {"data": [{"name": "a, b", "x": [0, 1, 2], "y": typed([0.1, float("nan"), 1e-30], "f4", "f")}]}
        self.assertEqual(table(tree), 'trace,name,x,y\n0,"a, b",0,0.1\n0,"a, b",1,\n0,"a, b",2,1e-30\n')

    def test_a_grid_has_a_row_for_each_cell(self):
        tree = {"data": [{"x": [1, 2], "y": [5, 6], "z": typed([10, 20, 30, 40], "f4", "f", "2, 2")}]}
        rows = table(tree).splitlines()
        self.assertEqual(rows, ["trace,name,x,y,z", "0,,1,5,10", "0,,2,5,20", "0,,1,6,30", "0,,2,6,40"])

    def test_a_grid_may_say_only_where_it_starts(self):
        trace = {"x0": 1, "dx": 1, "y0": 0, "z": typed([10, 20, 30, 40], "u1", "B", "2, 2")}
        rows = table({"data": [trace]}).splitlines()
        self.assertEqual(rows, ["trace,name,x,y,z", "0,,1,0,10", "0,,2,0,20", "0,,1,1,30", "0,,2,1,40"])

    def test_words_stay_words_and_traces_may_differ_in_length(self):
        tree = {"data": [{"labels": ["α", "b"], "values": [1.5, 2]}, {"x": [1]}]}
        self.assertEqual(
            table(tree).splitlines(),
            ["trace,name,x,labels,values", "0,,,α,1.5", "0,,,b,2", "1,,1,,"],
        )

    def test_a_spreadsheet_takes_no_word_for_a_formula(self):
        for text in ('=HYPERLINK("http://a.b")', "+1+cmd|x", "-2+3", "@SUM(1)", "\t=1"):
            written = table({"data": [{"name": text, "labels": [text], "values": [1]}]})
            rows = list(csv.reader(io.StringIO(written, newline="")))
            self.assertEqual(rows[1], ["0", f"'{text}", f"'{text}", "1"])

    def test_what_is_no_formula_stays(self):
        for text in ("-1", "+2.5e-3", "−x", "α = 1", "'=1"):
            self.assertEqual(table({"data": [{"name": text, "x": [-1.5]}]}), f"trace,name,x\n0,{text},-1.5\n")

    def test_a_figure_is_named_after_its_notebook_and_cell(self):
        outputs = [figure_output(plotly([1.0])), figure_output(plotly([2.0]))]
        found = Figure.all("02-quadratics", notebook("chart", outputs=outputs))
        self.assertEqual([figure.name for figure in found], ["02-quadratics-c2", "02-quadratics-c2-2"])
