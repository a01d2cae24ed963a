import tempfile
import unittest
from pathlib import Path

from momentumlab.setup import reproducible


class ReproducibleTest(unittest.TestCase):
    def digests(self, **files):
        with tempfile.TemporaryDirectory() as folder:
            for name, content in files.items():
                Path(folder, name.replace("_", ".")).write_text(content)
            return reproducible.digests(Path(folder))

    def test_jars_and_the_bill_of_materials_are_compared_and_nothing_else(self):
        first = self.digests(a_jar="x", b_jar="y", bom_json="{}", log_txt="one")
        self.assertEqual(list(first), ["a.jar", "b.jar", "bom.json"])
        self.assertEqual(reproducible.differences(first, self.digests(a_jar="x", b_jar="y", bom_json="{}")), [])

    def test_another_content_and_a_missing_file_are_differences(self):
        first = self.digests(a_jar="x", b_jar="y")
        self.assertEqual(reproducible.differences(first, self.digests(a_jar="z", b_jar="y")), ["a.jar"])
        self.assertEqual(reproducible.differences(first, self.digests(a_jar="x")), ["b.jar"])
