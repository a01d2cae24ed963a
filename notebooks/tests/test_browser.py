import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from momentumlab import __main__ as entry
from momentumlab.commands import verify
from momentumlab.setup import browsers, environment, installation
from momentumlab.setup.problem import Problem


class FindTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def program(self, name):
        file = self.folder / name
        file.write_text("#!/bin/sh\n")
        file.chmod(0o755)
        return file

    def find(self, **variables):
        with mock.patch.dict(os.environ, {"PATH": str(self.folder), "BROWSER_PATH": "", **variables}):
            with mock.patch.object(browsers, "_APPLICATIONS", ()):
                return browsers.find()

    def test_there_may_be_none(self):
        self.assertIsNone(self.find())

    def test_chromium_comes_before_chrome(self):
        chrome = self.program("google-chrome")
        self.assertEqual(self.find(), chrome)
        self.assertEqual(self.program("chromium"), self.find())

    def test_the_variable_comes_before_both(self):
        self.program("chromium")
        mine = self.program("mine")
        self.assertEqual(self.find(BROWSER_PATH=str(mine)), mine)

    def test_a_variable_that_names_no_program_gets_a_sentence(self):
        self.program("chromium")
        with self.assertRaisesRegex(Problem, "BROWSER_PATH names /nowhere, which is no program: apt install chromium"):
            self.find(BROWSER_PATH="/nowhere")

    def test_who_needs_one_gets_a_sentence(self):
        with mock.patch.object(browsers, "find", lambda: None):
            with self.assertRaisesRegex(Problem, "no Chromium or Chrome was found, which draws: apt install chromium"):
                browsers.require("draws")

    def test_finding_needs_nothing_that_must_be_installed(self):
        # -S: no site-packages
        code = "import momentumlab.setup.browsers as b; b.find()"
        command = [sys.executable, "-S", "-c", code]
        result = subprocess.run(command, cwd=environment.NOTEBOOKS, capture_output=True, text=True)
        self.assertEqual((result.returncode, result.stderr), (0, ""))


class VerifyTest(unittest.TestCase):
    def installed_by(self, command, program):
        asked = []
        with (
            mock.patch.object(browsers, "find", lambda: program),
            mock.patch.object(installation, "make_ready", lambda venv, files: asked.extend(f.name for f in files)),
            mock.patch.object(environment, "is_inside", lambda: False),
            mock.patch.object(environment, "enter", lambda arguments: sys.exit(0)),
            mock.patch("momentumlab.setup.processes.leave_none_behind"),
        ):
            with self.assertRaises(SystemExit):
                entry.run([command])
        return asked

    def test_only_a_machine_with_a_browser_installs_what_its_tests_need(self):
        bare = ["requirements.txt", "requirements-kernel.txt", "requirements-class.txt"]
        self.assertEqual(self.installed_by("verify", None), bare)
        self.assertEqual(self.installed_by("verify", Path("chromium")), bare + entry.BROWSER_TESTS)
        self.assertEqual(self.installed_by("verify", None), bare)

    def test_without_a_browser_it_says_that_and_why_it_skips(self):
        with mock.patch.object(browsers, "find", lambda: None), mock.patch("builtins.print") as told:
            self.assertEqual(verify.test_in_browser(), [])
        self.assertRegex(told.call_args.args[0], "browser tests: SKIPPED, no Chromium or Chrome was found: apt install")
