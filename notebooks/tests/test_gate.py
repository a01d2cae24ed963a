import unittest

from momentumlab.classroom.assignment import Assignment
from momentumlab.classroom.gate import Gate
from tests.classes import cell, notebook

GATE = Gate(frozenset({"Checks", "HeavyBall"}), frozenset({"answer"}), frozenset({"HeavyBall"}))


class GateTest(unittest.TestCase):
    """A cell with what no answer needs is not run; one with what an answer may need is."""

    def assert_refused(self, source, words):
        self.assertRegex(GATE.refused(source) or "was let through", f"^not run: .*{words}")

    def test_reflection(self):
        for source in (
            "import java.lang.reflect.Field;",
            'Class.forName("momentum.check.Report")',
            'Object.class\n  .forName("a.B")',
            "f.setAccessible(true);",
            "Checks.class.getDeclaredFields()",
            'o.getClass().getMethod("is")',
            "java . lang . invoke . MethodHandles.lookup()",
            "sun.misc.Unsafe u;",
        ):
            self.assert_refused(source, "it uses (reflection|the JVM's inner parts)")

    def test_an_escaped_letter_hides_nothing(self):
        self.assert_refused("Class.f\\u006frName(s)", "reflection")
        self.assert_refused("f.set\\uuu0041ccessible(true)", "reflection")

    def test_another_process_a_loader_and_the_kernel(self):
        self.assert_refused('new ProcessBuilder("ls").start()', "another process")
        self.assert_refused('Runtime.getRuntime().exec("ls")', "another process")
        self.assert_refused("jdk.jshell.JShell.create()", "a loader")
        self.assert_refused("org.dflib.jjava.kernel.JavaKernel k;", "the kernel's own parts")

    def test_a_line_that_speaks_to_the_kernel(self):
        self.assert_refused("int a = 1;\n  %classpath mine.jar", "the line %classpath")
        self.assert_refused("%%loadFromPOM\n<a/>", "the line %%loadFromPOM")
        self.assertIsNone(GATE.refused("int a = 7\n    % 4;"))

    def test_a_name_that_the_tests_use(self):
        for source in (
            "class Checks { static void is(Object... a) {} }",
            "record HeavyBall(double a) {}",
            "var Checks = new Object();",
            "Object Checks;",
            "static Object answer(String what, Number mine) { return null; }",
        ):
            self.assert_refused(source, "which the tests use, to something of its own")

    def test_what_answers_use_is_let_through(self):
        for source in (
            "import momentum.method.HeavyBall;",
            "var mine = new HeavyBall(0.1, 0.9); boolean same = mine == null;",
            "// Class.forName is forbidden\nint a = 1;",
            'String text = "setAccessible"; System.out.println(text);',
            'java.nio.charset.Charset.forName("UTF-8")',
            "x.getClass().getSimpleName()",
            "double getField = 3; executor.execute(task);",
        ):
            self.assertIsNone(GATE.refused(source), source)

    def test_a_method_of_the_library_in_place_of_ones_own_is_noticed(self):
        self.assertEqual(GATE.borrowed("return new HeavyBall(alpha, beta);"), "HeavyBall")
        self.assertIsNone(GATE.borrowed("return x.minus(g); // new HeavyBall(1, 2)"))

    def test_the_names_come_from_the_tests_of_the_assignment(self):
        small = notebook()
        small.cells += [cell("code", "given", "import static momentum.Linear.vector;", locked=True)]
        compared = "Checks.compare(mine(), new momentum.method.HeavyBall(1, 2)).points(1)"
        small.cells += [cell("code", "t", compared, grade=True, points=1, locked=True)]
        gate = Gate.of(Assignment("01-small", small), library())
        self.assertIn("Checks", gate.types)
        self.assertIn("HeavyBall", gate.types)
        self.assertNotIn("Nesterov", gate.types)
        self.assertEqual(gate.methods, {"vector"})


def library():
    from momentumlab.setup.library import JAR

    return JAR
