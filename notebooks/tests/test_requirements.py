import re
import unittest

from momentumlab.__main__ import COMMANDS
from momentumlab.environment import NOTEBOOKS

PIN = re.compile(r"([A-Za-z0-9._-]+)==([^;\s]+)(; sys_platform == \"\w+\")?")


def lines(file):
    return [line for line in file.read_text().splitlines() if line and not line.startswith(("#", "-r "))]


class RequirementsTest(unittest.TestCase):
    def test_every_requirement_is_pinned_and_has_the_same_pin_everywhere(self):
        files = sorted(NOTEBOOKS.glob("requirements*.txt"))
        self.assertIn("requirements.txt", [file.name for file in files])
        versions = {}
        for file in files:
            for line in lines(file):
                pin = PIN.fullmatch(line)
                self.assertIsNotNone(pin, f"{file.name}: not a pin: {line}")
                name = re.sub(r"[-_.]+", "-", pin[1]).lower()
                version, where = versions.setdefault(name, (pin[2], file.name))
                self.assertEqual(pin[2], version, f"{name} in {file.name} and in {where}")

    def test_a_file_adds_only_what_the_runners_file_does_not_have(self):
        base = set(lines(NOTEBOOKS / "requirements.txt"))
        for file in NOTEBOOKS.glob("requirements-*.txt"):
            self.assertIn("-r requirements.txt", file.read_text().splitlines(), file.name)
            self.assertEqual(base & set(lines(file)), set(), file.name)

    def test_every_command_names_existing_files(self):
        for name, (files, module, _) in COMMANDS.items():
            for file in files:
                self.assertTrue((NOTEBOOKS / file).is_file(), f"{name} needs {file}")
            self.assertTrue((NOTEBOOKS / (module.replace(".", "/") + ".py")).is_file(), module)
