import importlib.util
import tempfile
import unittest
from pathlib import Path

from momentumlab.figures import budget, images, pictures, typed
from momentumlab.figures.figure import Figure
from momentumlab.running import writing
from momentumlab.running.notebooks import SVG
from momentumlab.setup import browsers
from tests.examples import figure, figure_output, notebook, plotly
from tests.examples import typed as typed_array


class DigestTest(unittest.TestCase):
    def test_the_order_of_keys_does_not_matter(self):
        self.assertEqual(figure({"a": 1, "b": [2.5]}).digest, figure({"b": [2.5], "a": 1}).digest)

    def test_a_whole_number_is_the_same_one_after_a_browser_has_written_it(self):
        self.assertEqual(figure(plotly([2.0, -0.0, 1e20])).digest, figure(plotly([2, 0, 10**20])).digest)
        tree = plotly([2.0, -0.0, 1e20, 1e21, 0.5, float("inf"), None, "3.0", True])
        self.assertEqual(
            repr(writing.plain(tree)["data"][0]["y"]), f"[2, 0, {10**20}, 1e+21, 0.5, inf, None, '3.0', True]"
        )

    def test_every_value_matters(self):
        self.assertNotEqual(figure(plotly([1.0])).digest, figure(plotly([1.0000001])).digest)

    def test_a_picture_names_the_digest_of_its_figure(self):
        digest = figure(plotly([1.0])).digest
        svg = images.marked('<svg class="main-svg"><svg data-figure="inner"></svg></svg>', digest, 'a "line" < 3')
        self.assertEqual(figure(plotly([1.0]), svg).shown, digest)
        self.assertEqual(
            svg.split(">")[0] + ">",
            f'<svg data-figure="{digest}" role="img" aria-label="a &quot;line&quot; &lt; 3" class="main-svg">',
        )

    def test_a_picture_without_a_digest(self):
        self.assertIsNone(figure({}, "<svg></svg>").shown)


class SeenTest(unittest.TestCase):
    """An author's sentence stands in the cell's metadata, since a story's code is no place for it."""

    def notebook(self, alt, *outputs):
        made = notebook("x();", outputs=outputs or (figure_output(plotly([1.0])),))
        made.cells[-1].metadata["alt"] = alt
        return made

    def test_it_follows_the_title_and_comes_before_the_list(self):
        output = figure_output(plotly([1.0]))
        output.data["text/plain"] = "f. x: k. line: 3 points.\n[a note]"
        (each,) = Figure.all("02-quadratics", self.notebook("The line falls.", output))
        self.assertEqual(each.words, "f. The line falls. x: k. line: 3 points.")
        self.assertEqual((each.title, each.rest), ("f", "The line falls. x: k. line: 3 points."))

    def test_several_figures_of_a_cell_have_a_sentence_each(self):
        outputs = [figure_output(plotly([value])) for value in (1.0, 2.0)]
        found = Figure.all("02-quadratics", self.notebook(["It falls.", "It rises."], *outputs))
        self.assertEqual([each.words for each in found], ["a figure. It falls.", "a figure. It rises."])

    def test_a_committed_picture_gets_the_sentence_of_today(self):
        committed, executed = self.notebook("It falls."), self.notebook("It falls to 0.1.")
        pictures.add([(committed, executed)])
        svg = executed.cells[-1].outputs[0].data[SVG]
        self.assertIn(' aria-label="a figure. It falls to 0.1."', svg)
        self.assertEqual(svg.count("aria-label"), 1)


class TypedArrayTest(unittest.TestCase):
    def test_each_type_gives_its_numbers(self):
        types = "i1 b, u1 B, i2 h, u2 H, i4 i, u4 I, f4 f, f8 d"
        for dtype, letter in (pair.split() for pair in types.split(", ")):
            self.assertEqual(typed.numbers(typed_array([0, 1, 100], dtype, letter)), [0, 1, 100], dtype)

    def test_a_shape_gives_rows(self):
        self.assertEqual(typed.numbers(typed_array([1, 2, 3, 4, 5, 6], "u1", "B", "2, 3")), [[1, 2, 3], [4, 5, 6]])


class StableTest(unittest.TestCase):
    def test_random_ids_become_numbers_in_order_of_appearance(self):
        drawn = [
            f'<g id="defs-{a}"/><clipPath id="clip{b}xy"/>'
            f'<g clip-path="url(#clip{b}xy)" class="trace{a} ycb{b}tick"/>'
            for a, b in (("ab12cd", "99ff00"), ("000002", "000001"))
        ]
        self.assertEqual(images.stable(drawn[0]), images.stable(drawn[1]))
        self.assertIn('class="trace000001 ycb000002tick"', images.stable(drawn[0]))

    def test_the_title_of_a_colour_bar_has_no_random_name(self):
        drawn = [f'<text class="hycb{a}title"/><text class="vxcb{a}title"/>' for a in ("0e0e29", "d07eb6")]
        self.assertEqual(images.stable(drawn[0]), images.stable(drawn[1]))

    @unittest.skipUnless(browsers.find() and importlib.util.find_spec("kaleido"), "needs a browser and kaleido")
    def test_a_figure_with_colour_bars_is_drawn_the_same_twice(self):
        def bar(side, place):
            return {"title": {"text": side, "side": side}, "orientation": "h" if side == "top" else "v", "x": place}

        traces = [
            {"type": "heatmap", "z": [[1, 2], [3, 4]], "colorbar": bar("right", 1.0)},
            {"type": "contour", "z": [[1, 2], [3, 4]], "colorbar": bar("top", 0.5)},
            {"type": "scatter", "y": [1, 2], "marker": {"color": [1, 2], "colorbar": bar("bottom", 1.3)}},
        ]
        first, second = images.draw([figure({"data": traces})] * 2)
        self.assertIn("title", first)
        self.assertEqual(first, second)

    def test_texts_and_embedded_images_stay_as_they_are(self):
        svg = '<image href="data:image/png;base64,AA/gabcdef+clip123456="/><text>clipabcdef</text>'
        self.assertEqual(images.stable(svg), svg)


class KeptPicturesTest(unittest.TestCase):
    def test_an_unchanged_figure_keeps_its_picture_without_drawing(self):
        committed = notebook("x();", outputs=[figure_output(plotly([1.0]))])
        executed = notebook("x();", outputs=[figure_output(plotly([1.0]))])
        picture = committed.cells[-1].outputs[0].data[SVG]
        del executed.cells[-1].outputs[0].data[SVG]
        pictures.add([(committed, executed)])
        self.assertEqual(executed.cells[-1].outputs[0].data[SVG], picture)


class BudgetTest(unittest.TestCase):
    def found(self, tree, size=0):
        content = notebook("x();", outputs=[figure_output(tree)])
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "01-test.ipynb")
            path.write_bytes(b" " * size)
            return [str(failure) for failure in budget.of_notebook(path, content)]

    def test_refresh_names_the_cell_and_the_figure_that_is_too_large(self):
        self.assertEqual(self.found(plotly([1.0])), [])
        (message,) = self.found(plotly(["x" * 300_000]))
        place = r"^01-test, cell 4 \(code cell 2\)\n    \| x\(\);\n"
        self.assertRegex(message, place + r"  the figure 01-test-c2 has 300\d+ bytes")

    def test_refresh_tells_of_a_file_that_is_too_large(self):
        (message,) = self.found(plotly([1.0]), 3_000_001)
        self.assertIn("the file has 3000001 bytes, more than 3000000", message)


class CleanTest(unittest.TestCase):
    def test_only_what_every_front_end_needs_stays(self):
        content = notebook("x();")
        content.metadata.update({"language_info": {"name": "Java", "version": "17.0.1"}, "widgets": {}})
        writing.clean(content)
        expected = {
            "kernelspec": {"display_name": "Java", "language": "java", "name": "java"},
            "language_info": {
                "codemirror_mode": "java",
                "file_extension": ".jshell",
                "mimetype": "text/x-java-source",
                "name": "Java",
                "pygments_lexer": "java",
            },
        }
        self.assertEqual(content.metadata, expected)

    def test_cells_without_an_id_get_one(self):
        content = notebook("x();")
        del content.cells[0]["id"], content.cells[2]["id"]
        content.cells[1]["id"] = "cell-01"
        writing.name_cells(content)
        self.assertEqual([cell.id for cell in content.cells], ["cell-01b", "cell-01", "cell-03", "c2"])
