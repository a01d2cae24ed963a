import base64
import gzip
import json
import re
import tempfile
import unittest
from pathlib import Path

from momentumlab.book import ledger, links, pages, proofs
from momentumlab.book.pages import HTML
from momentumlab.rules import claims
from momentumlab.rules.claims import Check, Claim
from tests.examples import figure, figure_output, notebook, plotly, proof_output

CLAIM = Claim(
    "T3-8", "003", "Decomposing the Error", "x < y & so on", "fails", "a factor\n½ is missing", "02-quadratics"
)
OTHER = Claim("T7-1", "001", "Variance", "noise averages out", "holds where", "for β < 1", "07-noise")


class PictureTest(unittest.TestCase):
    def test_a_text_in_a_figure_cannot_end_its_script(self):
        tree = plotly([1.0])
        tree["layout"]["title"]["text"] = "</script><b>"
        box = pages.figure_box(figure(tree, "<svg></svg>"))
        self.assertEqual(box.count("</script>"), 1)
        packed = re.search(r'class="mfig-data">([A-Za-z0-9+/=]+)</script>', box).group(1)
        self.assertEqual(json.loads(gzip.decompress(base64.b64decode(packed))), tree)


class PageTest(unittest.TestCase):
    def outputs(self, *outputs):
        page = pages.page("02-quadratics", notebook("x();", outputs=outputs))
        return [output.data for output in page.notebook.cells[-1].outputs]

    def test_each_output_is_one_part(self):
        svg = '<svg id="a"></svg>'
        figures = [figure_output(plotly([number]), svg) for number in (1.0, 2.0)]
        for data in self.outputs(*figures, proof_output("T3-8")):
            self.assertEqual(list(data), [HTML])

    def test_a_proof_is_a_line_that_opens_and_leads_to_the_ledger(self):
        page = pages.page("02-quadratics", notebook("x();", outputs=[proof_output("T3-8", "T3-8")]), {"T3-8": CLAIM})
        text = page.notebook.cells[-1].outputs[0].data[HTML]
        self.assertTrue(text.startswith('<details class="proof"><summary>✓ some statements checked</summary>'), text)
        self.assertEqual(text.count("<li>the rate</li>"), 2)
        self.assertEqual(text.count('id="claim-T3-8"'), 1)
        self.assertIn('<b>T3-8</b></a> <span class="verdict verdict-fails">fails</span>', text)
        self.assertIn("The document says: x &lt; y &amp; so on. True is: ", text)

    def test_a_proof_cell_is_one_line_that_opens_with_its_source(self):
        content = notebook("x();", outputs=[proof_output("T3-8")])
        content.cells[-1].metadata["tags"] = ["proof"]
        cell = pages.page("02-quadratics", content, {"T3-8": CLAIM}).notebook.cells[-1]
        self.assertIn("hide-cell", cell.metadata["tags"])
        self.assertEqual(cell.metadata["mystnb"]["code_prompt_show"], "✓ some statements checked")
        self.assertNotIn("<details", cell.outputs[0].data[HTML])

    def test_a_claim_that_two_cells_check_has_two_anchors(self):
        found = [Check("T3-8", 3, {}), Check("T3-8", 3, {}), Check("T3-9", 3, {}), Check("T3-8", 5, {})]
        expected = {(3, "T3-8"): "claim-T3-8", (3, "T3-9"): "claim-T3-9", (5, "T3-8"): "claim-T3-8-2"}
        self.assertEqual(proofs.anchors(found), expected)

    def test_what_is_raised_or_lowered_is_typeset(self):
        for written, shown in (
            ("x_i⁰ (1 − αλ_i)^k q_i", "x<sub>i</sub>⁰ (1 − αλ<sub>i</sub>)<sup>k</sup> q<sub>i</sub>"),
            ("e^(−x) < x_{k+1}", "e<sup>−x</sup> &lt; x<sub>k+1</sub>"),
            ("10^-3 of a · b", "10<sup>-3</sup> of a · b"),
        ):
            self.assertEqual(proofs.typeset(written), shown)

    def test_the_executed_notebook_is_not_changed(self):
        executed = notebook("x();", outputs=[proof_output("T3-8")])
        pages.page("02-quadratics", executed)
        self.assertIn(claims.CLAIM, executed.cells[-1].outputs[0].data)

    def test_title_and_question_come_from_the_first_text(self):
        content = notebook("x();")
        content.cells[0].source = "# Quadratics\n\n*Why does gradient descent crawl?* About **45** minutes."
        page = pages.page("02-quadratics", content)
        self.assertEqual((page.title, page.question), ("Quadratics", "Why does gradient descent crawl?"))
        self.assertEqual(pages.page("02-quadratics", notebook("x();")).title, "02-quadratics")

    def test_the_map_names_every_notebook(self):
        content = notebook("x();")
        content.cells[0].source = "# Quadratics\n\n*Why?*"
        text = pages.index("<!-- map -->\n<!-- contents -->", [pages.page("02-quadratics", content)])
        self.assertIn("| [02 Quadratics](02-quadratics.ipynb) | Why? | 5 |  |", text)
        self.assertIn("\n02 Quadratics <02-quadratics>\ngallery\nledger\nspeed\nsources\n", text)


class LedgerTest(unittest.TestCase):
    def test_a_row_has_what_was_found_and_a_link_to_each_cell_once(self):
        found = [
            Check("T3-7", 3, {}),
            Check("T3-8", 5, {"difference": "1e-17", "within": "1e-12"}),
            Check("T3-8", 5, {"measured": "0.5", "bound": "1"}),
            Check("T3-8", 9, {"what": "it is so"}),
        ]
        row = ledger.row(CLAIM, found)
        self.assertIn('<tr id="T3-8" data-document="003" data-verdict="fails" data-notebook="02-quadratics">', row)
        self.assertIn("x &lt; y &amp; so on", row)
        self.assertIn('<span class="verdict verdict-fails">fails</span>', row)
        self.assertIn("1e-17 ≤ 1e-12<br>0.5 ≤ 1<br>true", row)
        self.assertEqual(re.findall(r'href="([^"]*)">([^<]*)', row), [
            ("02-quadratics.html#claim-T3-8", "cell 6"), ("02-quadratics.html#claim-T3-8-2", "cell 10")
        ])
        self.assertNotIn("\n", row)  # Markdown would read on behind a blank line

    def test_claims_whose_notebook_is_not_there_stand_apart(self):
        listed = {claim.id: claim for claim in (CLAIM, OTHER)}
        text = ledger.page("<!-- summary -->\n<!-- claims -->", listed, {"02-quadratics": [Check("T3-8", 5, {})]})
        self.assertIn("1 claim is checked: 1 fails as written. 1 waits for its notebook.", text)
        checked, waiting = text.split("## Not yet checked")
        self.assertIn('id="T3-8"', checked)
        self.assertIn('id="T7-1"', waiting)

    def test_without_claims(self):
        self.assertIn("No notebook checks a claim yet.", ledger.page("<!-- claims -->", {}, {"02-quadratics": []}))


class LinksTest(unittest.TestCase):
    def found(self, **files):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                file = Path(folder, name.replace("_", "/") + ".html")
                file.parent.mkdir(exist_ok=True)
                file.write_text(text, encoding="utf-8")
            return links.check(Path(folder), leave_out="javadoc")

    def test_good_links(self):
        text = '<p id="a"><a href="#a"><a href="b.html#é"><a href="b.html?x=1"><a href="https://example.org/x">'
        text += '<a href="#"><a href="javadoc/x.html#any">'
        self.assertEqual(self.found(a=text, b='<h1 id="é">', javadoc_x='<a href="no">'), [])

    def test_what_leads_nowhere(self):
        self.assertEqual(self.found(a='<a href="b.html">'), ["a.html: b.html leads to no file"])
        self.assertEqual(self.found(a='<img src="x.png"/>'), ["a.html: x.png leads to no file"])
        no_anchor = "a.html: b.html#no leads to no anchor of that page"
        self.assertEqual(self.found(a='<a href="b.html#no">', b=""), [no_anchor])
        self.assertEqual(self.found(a='<a href="#no">'), ["a.html: #no leads to no anchor of that page"])

    def test_nothing_is_loaded_from_the_network(self):
        for text in ('<script src="https://example.org/x.js">', '<link rel="stylesheet" href="//example.org/x.css">'):
            (message,) = self.found(a=text)
            self.assertRegex(message, "loads .*example.org.* from the network")

    def test_an_identifier_is_there_once(self):
        self.assertEqual(self.found(a='<p id="x"><p id="x">'), ["a.html: the id x is there more than once"])
