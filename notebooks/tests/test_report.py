import contextlib
import io
import unittest
from pathlib import Path
from unittest import mock

from momentumlab.commands import verify
from momentumlab.running import report
from momentumlab.running.report import Failure


class SummaryTest(unittest.TestCase):
    def test_each_name_is_told_once_and_nothing_if_all_is_well(self):
        self.assertEqual(report.summary([]), "")
        self.assertEqual(report.summary(["a", "b", "a"]), "FAILED: 2\n  a\n  b")

    def test_many_names_are_counted(self):
        lines = report.summary([str(number) for number in range(100)]).splitlines()
        self.assertEqual((lines[0], lines[-1], len(lines)), ("FAILED: 100", "  and 70 more", 32))

    def test_verify_ends_with_the_names_of_all_that_failed(self):
        """Unit tests, notebooks and views stand far apart in what it prints."""
        failures = [[Failure("01-why", "bad", "java", "cell 3")], []]
        with (
            mock.patch.object(verify.library, "require"),
            mock.patch.object(verify.kernels, "available", lambda: ["java"]),
            mock.patch.object(verify, "run_unit_tests", lambda folder: ["test_one"]),
            mock.patch.object(verify, "verify", lambda *_: (failures, "claims")),
            mock.patch.object(verify.trial, "run", lambda names: ["solution of 02-b: check"]),
            mock.patch.object(verify, "test_in_browser", lambda: ["01-why in JupyterLab, light"]),
            contextlib.redirect_stdout(io.StringIO()) as told,
        ):
            self.assertEqual(verify.main([]), 1)
        expected = "FAILED: 4\n  test_one\n  01-why on java, cell 3\n  solution of 02-b: check\n"
        expected += "  01-why in JupyterLab, light\n"
        self.assertTrue(told.getvalue().endswith(expected), told.getvalue())

    def test_a_failed_unit_test_is_named(self):
        suite = unittest.TestSuite([unittest.FunctionTestCase(self.fail, description="wrong here")])
        with (
            mock.patch.object(unittest.TestLoader, "discover", lambda *_, **__: suite),
            contextlib.redirect_stdout(io.StringIO()),
        ):
            (name,) = verify.run_unit_tests(Path())
        self.assertIn("FunctionTestCase (fail)", name)
