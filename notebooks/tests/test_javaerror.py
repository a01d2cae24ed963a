import unittest

from momentumlab.running import javaerror

# As JJava 1.0a8 and IJava 1.3.0 send them.
JJAVA_COMPILER = {
    "ename": "CompilationException",
    "evalue": '[snippet: [int x = "a";], status: REJECTED]',
    "traceback": [
        '\x1b[39m\x1b[1m|   \x1b[39m\x1b[1mint x = \x1b[0m\x1b[39m\x1b[1m\x1b[41m"a"\x1b[0m\x1b[39m\x1b[1m;\x1b[0m',
        "\x1b[1m\x1b[31mincompatible types: java.lang.String cannot be converted to int\x1b[0m",
        "",
    ],
}
IJAVA_EXCEPTION = {
    "ename": "EvalException",
    "evalue": "bad thing: 3",
    "traceback": [
        "\x1b[1m\x1b[31m---------------------------------------------------------------------------\x1b[0m",
        "\x1b[1m\x1b[31mjava.lang.IllegalStateException: bad thing: 3\x1b[0m",
        "\x1b[1m\x1b[31m\tat .(#16:1)\x1b[0m",
    ],
}


class JavaErrorTest(unittest.TestCase):
    def test_the_compilers_message_comes_from_the_traceback(self):
        expected = '|   int x = "a";\nincompatible types: java.lang.String cannot be converted to int'
        self.assertEqual(javaerror.message(JJAVA_COMPILER), expected)
        self.assertEqual(javaerror.message(JJAVA_COMPILER | {"evalue": ""}), expected)

    def test_an_exception_is_shown_with_its_type_and_message(self):
        expected = "java.lang.IllegalStateException: bad thing: 3\n\tat .(#16:1)"
        self.assertEqual(javaerror.message(IJAVA_EXCEPTION), expected)

    def test_a_long_traceback_is_cut(self):
        message = javaerror.message({"traceback": [f"line {i}" for i in range(1000)]})
        self.assertEqual(message.splitlines()[-1], "... and 988 more lines")

    def test_without_a_traceback_the_name_and_value_are_shown(self):
        self.assertEqual(javaerror.message({"ename": "E", "evalue": "bad", "traceback": []}), "E: bad")
