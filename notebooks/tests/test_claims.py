import tempfile
import unittest
from pathlib import Path

from momentumlab.rules import claims
from momentumlab.running.execution import Execution, Job
from momentumlab.setup.problem import Problem
from tests.examples import claim_output, notebook

HEADER = "id,document,section,statement,verdict,truth,notebook\r\n"
ROW = "T3-8,003,4,the rate is ½,holds,it is,02-quadratics\r\n"


def read(text):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "claims.csv")
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return claims.read(file)


def run(content, stopped_at=None, name="02-quadratics"):
    return Execution(Job(Path(f"{name}.ipynb"), content, "java"), content, [], stopped_at)


class ReadTest(unittest.TestCase):
    def assertRefuses(self, sentence, text):
        with self.assertRaises(Problem) as raised:
            read(text)
        self.assertIn(sentence, str(raised.exception))

    def test_without_a_file_there_are_no_claims(self):
        self.assertEqual(claims.read(Path("nowhere", "claims.csv")), {})

    def test_quoted_fields_keep_commas_quotes_and_lines(self):
        listed = read(HEADER + 'T1-1,001,2,"says ""a, b""\nand c",holds where,"x, y",01-why-momentum\n' + ROW)
        self.assertEqual(list(listed), ["T1-1", "T3-8"])
        self.assertEqual(listed["T1-1"].statement, 'says "a, b"\nand c')
        self.assertEqual(listed["T3-8"].notebook, "02-quadratics")

    def test_a_message_names_the_line_where_the_row_begins(self):
        two_lines = 'T1-1,001,2,"a\nb",holds,it is,01-why-momentum\n'
        self.assertRefuses("line 4: 2 fields where the header has 7", HEADER + two_lines + "T1-2,001\n")

    def test_what_a_row_may_not_be(self):
        self.assertRefuses("line 1: the header must be id,", "id,statement\n")
        self.assertRefuses("line 3: the claim T3-8 is listed a second time", HEADER + ROW + ROW)
        verdicts = "line 2: the verdict of T3-8 must be holds, holds where, imprecise or fails"
        self.assertRefuses(verdicts, HEADER + ROW.replace("holds", "true"))
        self.assertRefuses('line 2: the id must look like T3-8b, was "T3 8"', HEADER + ROW.replace("T3-8", "T3 8"))
        self.assertRefuses("the notebook of T3-8 must look like", HEADER + ROW.replace("02-q", "q"))
        self.assertRefuses("the statement of T3-8 is empty", HEADER + ROW.replace("the rate is ½", " "))
        self.assertRefuses("line 2: no row of comma-separated values", HEADER + 'T3-8,"a"b\n')
        self.assertRefuses("line 2: no row of comma-separated values", HEADER + 'T3-8,"never closed\n')
        self.assertRefuses("line 3: 0 fields", HEADER + ROW + "\r\n")
        self.assertRefuses("not UTF-8", HEADER.encode() + b"\xff")


class CheckTest(unittest.TestCase):
    elsewhere = ROW.replace("T3-8", "T5-1").replace("02-quadratics", "05-heavy-ball")
    listed = read(HEADER + ROW + ROW.replace("T3-8", "T3-9") + elsewhere)

    def found(self, *identifiers, stopped_at=None, name="02-quadratics"):
        content = notebook("claims();", "later();")
        content.cells[3].outputs = [claim_output(each) for each in identifiers]
        return [str(failure) for failure in claims.check(self.listed, run(content, stopped_at, name))]

    def test_all_listed_claims_checked(self):
        self.assertEqual(self.found("T3-9", "T3-8", "T3-8"), [])

    def test_a_listed_claim_that_no_cell_checks(self):
        (message,) = self.found("T3-8")
        self.assertIn("02-quadratics on java\n  the claim T3-9 is listed in claims.csv, but no cell checks it", message)

    def test_a_claim_of_another_notebook(self):
        (message,) = self.found("T3-8", "T3-9", "T5-1")
        self.assertIn("cell 4 (code cell 2)", message)
        self.assertIn("the claim T5-1 is checked here, but claims.csv lists it for 05-heavy-ball", message)

    def test_a_claim_that_is_not_listed(self):
        (message,) = self.found("T3-8", "T3-9", "T7-7")
        self.assertIn("the claim T7-7 is checked here, but claims.csv does not list it", message)

    def test_a_run_that_stopped_is_not_blamed_for_the_rest(self):
        self.assertEqual(self.found("T3-8", stopped_at=5), [])

    def test_the_tally_counts_each_claim_once(self):
        tally = claims.Tally(self.listed, ["02-quadratics"])
        content = notebook("claims();", outputs=[claim_output("T3-8"), claim_output("T3-8")])
        for _ in range(2):
            tally.add(run(content))
        self.assertEqual(str(tally), "claims: 1 checked, 2 listed")
