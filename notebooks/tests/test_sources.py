import re
import unittest

from momentumlab.rules import quotations, sources
from momentumlab.setup.environment import ROOT

PAPERS = re.compile(r'href="(https?://(?:[\w.]*doi|arxiv|jmlr|distill|openreview)\.[^"]*)"')


class SourcesTest(unittest.TestCase):
    def test_the_page_is_made_from_the_bibliography(self):
        self.assertEqual(sources.PAGE.read_text(encoding="utf-8"), sources.page())

    def test_every_entry_is_read(self):
        self.assertEqual(sources.FILE.read_text(encoding="utf-8").count("@"), len(sources.read()))

    def test_the_five_documents_come_first(self):
        numbers = [each.fields["number"] for each in sources.read().values() if "number" in each.fields]
        self.assertEqual(numbers, ["000", "001", "002", "003", "004"])

    def test_every_paper_that_the_library_names_is_listed(self):
        listed = {each.fields.get("url") for each in sources.read().values()}
        java = (ROOT / "lib" / "src" / "main" / "java").rglob("*.java")
        named = {url for file in java for url in PAPERS.findall(file.read_text(encoding="utf-8"))}
        self.assertGreater(len(named), 10)
        self.assertEqual(sorted(named - listed), [])

    def test_every_quotation_is_of_a_listed_source(self):
        self.assertLessEqual({key for key, _ in quotations.read()}, set(sources.read()))
