import re
import unittest

from momentumlab.__main__ import COMMANDS
from momentumlab.setup.environment import NOTEBOOKS

PIN = re.compile(r"([A-Za-z0-9._-]+)==([^;\s]+)(; sys_platform == \"\w+\")?")


def lines(file):
    return [line for line in file.read_text().splitlines() if line and not line.startswith(("#", "-r "))]


def included(file):
    """The files that a requirements file includes, directly or not."""
    names = [line.removeprefix("-r ") for line in file.read_text().splitlines() if line.startswith("-r ")]
    direct = [file.parent / name for name in names]
    return direct + [other for each in direct for other in included(each)]


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

    def test_a_file_adds_only_what_the_files_below_it_do_not_have(self):
        for file in NOTEBOOKS.glob("requirements-*.txt"):
            below = [line for other in included(file) for line in lines(other)]
            self.assertEqual(set(below) & set(lines(file)), set(), file.name)
            if file.name != "requirements-kernel.txt":
                self.assertIn(NOTEBOOKS / "requirements.txt", included(file), file.name)

    def test_the_conda_environment_has_one_kernel(self):
        text = (NOTEBOOKS.parent / "environment.yml").read_text()
        active = [line.strip() for line in text.splitlines() if not line.strip().startswith("#")]
        files = [NOTEBOOKS.parent / line.removeprefix("- -r ") for line in active if line.startswith("- -r ")]
        everything = files + [other for file in files for other in included(file)]
        pins = [line for file in everything for line in lines(file)]
        self.assertEqual([line.split()[1] for line in active if line.startswith("- ijava")], ["ijava=1.4.0"])
        self.assertEqual([pin for pin in pins if pin.startswith("jjava")], [])

    def test_every_command_names_existing_files(self):
        for name, (files, module, _) in COMMANDS.items():
            for file in files:
                self.assertTrue((NOTEBOOKS / file).is_file(), f"{name} needs {file}")
            self.assertTrue((NOTEBOOKS / (module.replace(".", "/") + ".py")).is_file(), module)
