import unittest

from momentumlab.running import kinds
from tests.examples import notebook


class KindsTest(unittest.TestCase):
    def folded(self, *tags, metadata=None):
        content = notebook("x();")
        content.cells[3].metadata.update({"tags": list(tags), **(metadata or {})})
        kinds.fold(content)
        return content.cells[3].metadata

    def test_proofs_and_checks_are_folded_in_the_lab_and_stories_are_not(self):
        for kind in ("proof", "check"):
            self.assertTrue(self.folded(kind)["jupyter"]["source_hidden"], kind)
        for kind in ("lesson", "exercise"):
            self.assertNotIn("jupyter", self.folded(kind))

    def test_a_cell_that_is_no_proof_any_more_is_shown_again(self):
        self.assertNotIn("jupyter", self.folded(metadata={"jupyter": {"source_hidden": True}}))
        kept = self.folded(metadata={"jupyter": {"source_hidden": True, "outputs_hidden": True}})
        self.assertEqual(kept["jupyter"], {"outputs_hidden": True})

    def test_the_first_code_cell_is_the_setup(self):
        content = notebook("x();")
        kinds.fold(content)
        self.assertEqual(kinds.of(content.cells[1]), "setup")
        self.assertTrue(content.cells[1].metadata["jupyter"]["source_hidden"])
        self.assertEqual(kinds.of(content.cells[3]), "story")
