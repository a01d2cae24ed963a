import unittest

from momentumlab.classroom import sentences

RED, END = "\x1b[1m\x1b[31m", "\x1b[0m"


class SentencesTest(unittest.TestCase):
    """One sentence of what JJava 1.0a8 and IJava 1.3.0 wrote, shortened."""

    def test_a_thrown_exception(self):
        trace = f"{RED}java.lang.ArrayIndexOutOfBoundsException: Index 2 out of bounds for length 1{END}\n"
        trace += f"{RED}\tat .f(#35:1){END}"
        told = "ArrayIndexOutOfBoundsException: Index 2 out of bounds for length 1"
        self.assertEqual(sentences.of_error(trace), told)
        self.assertEqual(sentences.of_error("-" * 75 + "\n" + trace), told)
        self.assertEqual(sentences.of_error("java.lang.StackOverflowError\n\tat .f(#1:1)"), "StackOverflowError")

    def test_what_is_not_done_yet(self):
        trace = "java.lang.UnsupportedOperationException: not done yet: the cell one is still to be written\n\tat ."
        self.assertEqual(sentences.of_error(trace), "not done yet: the cell one is still to be written")

    def test_a_failed_check(self):
        trace = "java.lang.AssertionError: not yet: the rate is not 3: it is twice the right one\n\tat a.B.c(B.java:1)"
        self.assertEqual(sentences.of_error(trace), "the rate is not 3: it is twice the right one")

    def test_the_diagnosis_of_a_comparison(self):
        trace = (
            "java.lang.AssertionError: differs from heavy ball, step size 0.01\n"
            "  this is what you get when α is forgotten\n  bowl: first at k = 1\n\tat momentum.check.Report.orThrow(…)"
        )
        self.assertEqual(sentences.of_error(trace), "this is what you get when α is forgotten")

    def test_the_compiler(self):
        trace = f"|   {END}int x = {END};\n{RED}illegal start of expression{END}\n"
        self.assertEqual(sentences.of_error(trace), "does not compile: illegal start of expression")
        trace = f"|   noSuch(3)\n{RED}cannot find symbol{END}\n{RED}  symbol:   method noSuch(int){END}\n"
        self.assertEqual(sentences.of_error(trace), "does not compile: cannot find symbol: method noSuch(int)")

    def test_what_is_not_defined(self):
        ijava = f"|   double g() {{ return no(1); }}\n{RED}Unresolved dependencies:{END}\n{RED}   - method no(int){END}"
        self.assertEqual(sentences.of_error(ijava), "uses what is not defined: method no(int)")
        jjava = (
            "|   java.lang.RuntimeException: jdk.jshell.UnresolvedReferenceException: Attempt to use definition"
            " snippet with unresolved references in MethodSnippet:g/()double-double g() { return no(1); }"
        )
        self.assertEqual(sentences.of_error(jjava), "g uses something that is not defined")

    def test_part_of_the_points(self):
        printed = "right: the first is 1\nnot yet: the second is not 3\nnot yet: the third is missing\n"
        self.assertEqual(sentences.of_partial(printed), "the second is not 3")
        self.assertEqual(sentences.of_right(printed), "right: the first is 1")
        self.assertIsNone(sentences.of_partial(""))

    def test_a_long_one_is_cut(self):
        self.assertEqual(len(sentences.of_error("java.lang.AssertionError: " + "x" * 9999)), 300)
