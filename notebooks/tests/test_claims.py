import tempfile
import unittest
from dataclasses import fields
from pathlib import Path

from momentumlab.book import ledger
from momentumlab.rules import claims
from momentumlab.rules.claims import Claim
from momentumlab.running.execution import Execution, Job
from tests.examples import notebook, proof_output


def run(content, stopped_at=None, name="02-quadratics"):
    return Execution(Job(Path(f"{name}.ipynb"), content, "java"), content, [], stopped_at)


class ReadTest(unittest.TestCase):
    def test_every_claim_has_a_verdict_that_the_ledger_can_tell(self):
        verdicts = {claim.verdict for claim in claims.read().values()}
        self.assertLessEqual(verdicts, set(ledger.VERDICTS))
        self.assertGreaterEqual(len(verdicts), 3)

    def test_quoted_fields_keep_commas_quotes_and_lines(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "claims.csv")
            header = ",".join(field.name for field in fields(Claim))
            file.write_text(f'{header}\nT1-1,001,2,"says ""a, b""\nand c",holds where,"x, y",01-why-momentum\n')
            listed = claims.read(file)
        self.assertEqual(listed["T1-1"].statement, 'says "a, b"\nand c')
        self.assertEqual(listed["T1-1"].notebook, "01-why-momentum")


class CheckTest(unittest.TestCase):
    listed = {
        identifier: Claim(identifier, "003", "4", "the rate is ½", "holds", "it is", notebook)
        for identifier, notebook in (("T3-8", "02-quadratics"), ("T3-9", "02-quadratics"), ("T5-1", "05-heavy-ball"))
    }

    def found(self, *identifiers, stopped_at=None, name="02-quadratics"):
        content = notebook("claims();", "later();")
        content.cells[3].outputs = [proof_output(*identifiers)]
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
        content = notebook("claims();", outputs=[proof_output("T3-8", "T3-8")])
        for _ in range(2):
            tally.add(run(content))
        self.assertEqual(str(tally), "claims: 1 checked, 2 listed")
