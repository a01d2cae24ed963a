import importlib.util
import subprocess
import sys
import unittest

from momentumlab.setup.environment import NOTEBOOKS


class StyleTest(unittest.TestCase):
    @unittest.skipUnless(importlib.util.find_spec("ruff"), "ruff is not installed here")
    def test_the_python_code_keeps_the_rules_of_ruff_toml(self):
        command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format=concise", "."]
        result = subprocess.run(command, cwd=NOTEBOOKS, capture_output=True, text=True)
        self.assertEqual((result.returncode, result.stderr), (0, ""), result.stdout)
