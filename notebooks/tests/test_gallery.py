import tempfile
import unittest
from dataclasses import replace
from pathlib import Path

from momentumlab.book import gallery, pages
from momentumlab.book.pages import HTML
from momentumlab.figures.figure import Figure
from tests.examples import figure_output, notebook, plotly

WORDS = 'f. x: k, y: a < b. "line": lines, 3 points.'


def executed(*trees, words=WORDS):
    outputs = [figure_output(tree) for tree in trees]
    for output in outputs:
        output.data["text/plain"] = words
    return notebook("x();", outputs=outputs)


def shown(tree, words=WORDS):
    return Figure.all("02-quadratics", executed(tree, words=words))[0]


class CaptionTest(unittest.TestCase):
    def test_the_words_are_the_title_and_the_rest(self):
        each = shown(plotly([1.0]))
        self.assertEqual((each.title, each.rest), ("f", 'x: k, y: a < b. "line": lines, 3 points.'))
        self.assertEqual(each.words, WORDS)

    def test_a_title_may_have_full_stops(self):
        tree = plotly([1.0])
        tree["layout"]["title"]["text"] = "At 0.5. Again"
        each = shown(tree, "At 0.5. Again. x: k.")
        self.assertEqual((each.title, each.rest), ("At 0.5. Again", "x: k."))

    def test_a_figure_without_a_title_or_words_still_has_a_caption(self):
        self.assertEqual(shown({"data": []}, "lines, 3 points. More.").title, "lines, 3 points")
        self.assertEqual(shown({"data": []}, "").title, "02-quadratics-c2")
        self.assertNotIn("<details>", gallery.caption(shown({"data": []}, "")))

    def test_the_caption_has_the_words_the_files_and_both_sizes(self):
        tree = plotly(["x" * 12_000])
        each = replace(shown(tree), svg="x" * 7_400)
        text = gallery.caption(each)
        self.assertIn('<p class="mfig-title">f</p>', text)
        self.assertIn("x: k, y: a &lt; b. &quot;line&quot;: lines, 3 points.", text)
        for kind in ("svg", "csv.zip"):
            self.assertIn(f'href="figures/02-quadratics-c2.{kind}"', text)
        self.assertIn("12 kB of data, 7 kB of picture", text)

    def test_a_page_has_each_figure_with_an_anchor_of_its_own(self):
        page = pages.page("02-quadratics", executed(plotly([1.0]), plotly([2.0])))
        first, second = [output.data[HTML] for output in page.notebook.cells[-1].outputs]
        self.assertIn('<figure class="mfig-figure" id="figure-02-quadratics-c2"><div class="mfig">', first)
        self.assertIn('id="figure-02-quadratics-c2-2"', second)
        for text in (first, second):
            self.assertNotIn("\n\n", text)  # Markdown would read on behind a blank line
            self.assertEqual(text.count("<figcaption>"), 1)


class GalleryTest(unittest.TestCase):
    def test_every_figure_leads_to_its_place_and_its_files(self):
        moving = plotly([2.0]) | {"frames": [{}]}
        made = [pages.page("02-quadratics", executed(plotly([1.0]), moving)), pages.page("03-none", notebook("x();"))]
        text = gallery.page("<!-- figures -->", made)
        self.assertEqual(text.count("<figure>"), 2)
        self.assertIn('href="02-quadratics.html#figure-02-quadratics-c2-2">f</a>', text)
        self.assertIn('<img src="figures/02-quadratics-c2.svg" alt="f. x: k, y: a &lt; b.', text)
        self.assertEqual(text.count(">moves<"), 1)
        self.assertNotIn("03-none", text)

    def test_without_figures(self):
        self.assertEqual(gallery.page("<!-- figures -->", []), "No notebook has a figure yet.")

    def test_each_picture_is_written_once(self):
        made = pages.page("02-quadratics", executed(plotly([1.0])))
        self.assertNotIn("<svg", made.notebook.cells[-1].outputs[0].data[HTML])
        with tempfile.TemporaryDirectory() as folder:
            gallery.write_files(Path(folder), made.figures)
            found = sorted(file.name for file in Path(folder).iterdir())
        self.assertEqual(found, ["02-quadratics-c2.csv.zip", "02-quadratics-c2.svg"])
