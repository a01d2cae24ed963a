import unittest

from nbformat import v4

from momentumlab.rules import course
from momentumlab.running import prose
from tests.examples import figure_output, notebook, plotly


def tagged(*tags):
    return {"tags": list(tags)}


def cells(*pairs):
    """A notebook of a first code cell and the given (kind or None for Markdown, source)."""
    made = [v4.new_code_cell("import momentum.*;")]
    for kind, source in pairs:
        if kind is None:
            made.append(v4.new_markdown_cell(source))
        else:
            made.append(v4.new_code_cell(source, metadata={} if kind == "story" else tagged(kind)))
    return v4.new_notebook(cells=made)


class LimitsTest(unittest.TestCase):
    def found(self, content, about):
        """What the rule finds that says something about this."""
        (rule,) = [rule for rule in course.RULES if about in rule.says]
        return [message for _, message in rule.find("01-test", content)]

    def test_a_line_has_at_most_88_characters(self):
        self.assertEqual(self.found(notebook("x" * 88), "characters a line"), [])
        self.assertEqual(len(self.found(notebook("x" * 89), "characters a line")), 1)

    def test_a_story_cell_has_at_most_ten_lines_and_a_proof_may_have_more(self):
        eleven = "x();\n" * 11
        self.assertIn("11 lines", self.found(cells(("story", eleven)), "story cell has"))
        self.assertEqual(self.found(cells(("proof", eleven)), "story cell has"), [])

    def test_half_of_the_story_cells_have_at_most_four_lines(self):
        short, long = ("story", "x();\n" * 4), ("story", "x();\n" * 5)
        self.assertEqual(self.found(cells(short, short, long), "story cell has"), [])
        self.assertIn("median of 5 lines", self.found(cells(short, long, long), "story cell has")[0])

    def test_a_helper_method_is_found_and_a_lambda_or_a_loop_is_none(self):
        for source in ("double f(double x) {\n  return x;\n}", "static Map<String, double[]> all(int n) { }"):
            self.assertEqual(len(self.found(cells(("story", source)), "helper method")), 1, source)
            self.assertEqual(self.found(cells(("lesson", source)), "helper method"), [], source)
        for source in ("for (int i = 0; i < 3; i++) {\n  f(i);\n}", "var g = f(x -> {\n  return x; });", "new A();"):
            self.assertEqual(self.found(cells(("story", source)), "helper method"), [], source)

    def test_claims_are_called_in_proof_cells_only(self):
        call = 'claim("T3-8").holds("x", true);'
        self.assertEqual(len(self.found(cells(("story", call)), "tagged proof")), 1)
        self.assertEqual(self.found(cells(("proof", call)), "tagged proof"), [])
        self.assertEqual(self.found(cells(("story", "// claim(x)\nf();")), "tagged proof"), [])

    def test_four_figures_begin_as_tablesaws(self):
        one = ("story", 'Chart.of(LinePlot.create("t", table, "k", "gap")).logY()')
        self.assertEqual(self.found(cells(*[one] * 4), "Tablesaw"), [])
        self.assertEqual(self.found(cells(*[one] * 3, ("story", "Plots.gap(run)")), "Tablesaw"), [
            "3 cells begin a figure as Tablesaw's"
        ])

    def test_prose_stands_before_every_cell_but_proofs_and_checks(self):
        self.assertEqual(self.found(cells((None, "a"), ("story", "x"), ("proof", "y")), "prose stands"), [])
        self.assertEqual(len(self.found(cells((None, "a"), ("story", "x"), ("story", "y")), "prose stands")), 1)

    def test_every_figure_is_told_in_one_sentence(self):
        drawn = notebook("x();", outputs=[figure_output(plotly([1.0]))])
        self.assertEqual(self.found(drawn, "what is seen"), ["it draws 1 and tells 0"])
        drawn.cells[-1].metadata["alt"] = "Both lines fall from 1, and the heavy ball's is below after ten steps."
        self.assertEqual(self.found(drawn, "what is seen"), [])
        for other in ("Too short.", "It has no end, and goes on and on and on and on"):
            drawn.cells[-1].metadata["alt"] = other
            self.assertIn("not one sentence", self.found(drawn, "what is seen")[0])

    def test_a_story_names_colours_by_words(self):
        self.assertEqual(len(self.found(cells(("story", 'line("a", "#56b4e9")')), "colours")), 1)
        self.assertEqual(self.found(cells(("story", 'line("a", "blue")')), "colours"), [])

    def test_a_comment_above_an_import_is_refused(self):
        self.assertEqual(len(self.found(cells(("story", "// why\nimport java.util.*;")), "import below")), 1)
        self.assertEqual(self.found(cells(("story", "import java.util.*;\n// why\nf();")), "import below"), [])

    def test_a_notebook_that_takes_too_long_is_told(self):
        self.assertEqual(self.found(cells((None, "word " * 8900)), "is read in"), [])
        self.assertIn("more than 45", self.found(cells((None, "word " * 9100)), "is read in")[0])

    def test_links_lead_to_headings_notebooks_and_sources(self):
        good = "# A b\n\n[a](#A-b) [b](00-start-here.ipynb) [c](sources.md#goh2017) [d](https://example.org/x)"
        self.assertEqual(self.found(cells((None, good)), "every link"), [])
        for target in ("#no", "no.ipynb", "sources.md#no2017", "00-start-here.ipynb#no"):
            self.assertEqual(len(self.found(cells((None, f"[x]({target})")), "every link")), 1, target)

    def test_a_marked_quotation_must_be_listed_for_its_source(self):
        link = "([Goh](sources.md#goh2017))"
        listed = f"“Momentum is a heavy ball rolling down the same hill” {link}"
        self.assertEqual(self.found(cells((None, listed)), "quotations"), [])
        self.assertEqual(self.found(cells((None, "“so to say” and nothing")), "quotations"), [])
        for wrong in (f"“Momentum is a light ball” {link}", listed.replace("goh2017", "engine")):
            self.assertEqual(len(self.found(cells((None, wrong)), "quotations")), 1, wrong)

    def test_what_is_wrong_is_told_with_its_place(self):
        messages = [str(failure) for failure in course.check("01-test", notebook("x" * 89))]
        self.assertTrue(any("a line of 89 characters" in message for message in messages), messages)


class ReadingTest(unittest.TestCase):
    def test_folded_text_targets_and_formulas_are_no_words(self):
        self.assertEqual(prose.words("Two words. <details><summary>Hint</summary>not these</details>"), 2)
        self.assertEqual(prose.words("so $a + b$ is [a link](to/some/place.md)"), 5)

    def test_words_figures_and_lines_take_time(self):
        self.assertEqual(prose.Reading(400, 2, 12).minutes, 4)
