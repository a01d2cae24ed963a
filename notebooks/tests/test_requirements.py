import json
import re
import unittest
import zipfile
from importlib import metadata

from momentumlab.__main__ import COMMANDS
from momentumlab.setup import pins
from momentumlab.setup.environment import NOTEBOOKS, OLDEST_PYTHON, ROOT
from momentumlab.setup.library import JAR


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
            for name, pinned, _ in pins.pins(file):
                version, where = versions.setdefault(name, (pinned, file.name))
                self.assertEqual(pinned, version, f"{name} in {file.name} and in {where}")

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


class OldestTest(unittest.TestCase):
    """What the README names as the oldest is enough for everything that is installed."""

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = json.loads(pins.TABLE.read_text())

    def test_the_readme_and_the_sentence_for_an_old_python_name_the_same_version(self):
        named = re.search(r"Python \((\d+)\.(\d+) or newer\)", self.readme)
        self.assertEqual(tuple(map(int, named.groups())), OLDEST_PYTHON)

    def test_every_pinned_package_takes_the_first_release_of_the_oldest_python(self):
        every = [pin for file in NOTEBOOKS.glob("requirements*.txt") for pin in pins.pins(file)]
        pinned = {f"{name}=={version}" for name, version, _ in every}
        self.assertEqual(pinned, set(self.table), "after a change of a pin: python3 -m momentumlab.setup.pins")
        for package, needed in self.table.items():
            self.assertTrue(takes(needed, (*OLDEST_PYTHON, 0)), f"{package} needs Python {needed}")

    def test_the_table_says_what_the_installed_packages_say(self):
        compared = 0
        for package, needed in self.table.items():
            name, version = package.split("==")
            try:
                found = metadata.distribution(name)
            except metadata.PackageNotFoundError:
                continue  # of another command, or of another platform
            if found.version == version:
                self.assertEqual(parts(found.metadata.get("Requires-Python") or ""), parts(needed), package)
                compared += 1
        self.assertGreater(compared, 10)

    def test_a_release_too_new_for_the_oldest_python_would_be_found(self):
        self.assertFalse(takes(">=3.11.5", (3, 11, 0)))
        self.assertFalse(takes(">= 3.12", (3, 11, 0)))
        self.assertFalse(takes("!=3.11.*, >=3.9", (3, 11, 0)))
        self.assertFalse(takes("<3.11,>=3.8", (3, 11, 0)))
        self.assertTrue(takes("!=3.0.*,<4,>=2.7", (3, 11, 0)))
        self.assertTrue(takes("", (3, 11, 0)))

    def test_every_jar_runs_on_the_oldest_jdk(self):
        oldest = int(re.search(r"JDK \((\d+) or newer\)", self.readme)[1])
        jars = [JAR, *sorted((JAR.parent / "libs").glob("*.jar"))]
        self.assertGreater(len(jars), 20)
        for jar in jars:
            # class files of Java n have the version n + 44
            self.assertLessEqual(newest_class(jar) - 44, oldest, jar.name)


def parts(specifier):
    return {part.replace(" ", "") for part in specifier.split(",") if part.strip()}


def takes(specifier, python):
    """Whether a Requires-Python includes a version: of its comparisons only those that a package here uses."""
    for part in parts(specifier):
        sign, numbers = re.fullmatch(r"(>=|<=|!=|<|>)([\d.]+?)(?:\.\*)?", part).groups()
        bound = tuple(map(int, numbers.split(".")))
        within = {">=": python >= bound, "<": python < bound, "<=": python <= bound, ">": python > bound}
        within["!="] = python[: len(bound)] != bound
        if not within[sign]:
            return False
    return True


def newest_class(jar):
    """The highest version of the jar's class files, without those that only a newer Java reads."""
    with zipfile.ZipFile(jar) as content:
        classes = [name for name in content.namelist() if name.endswith(".class")]
        names = [name for name in classes if not name.startswith("META-INF/versions/")]
        return max((int.from_bytes(content.open(name).read(8)[6:8], "big") for name in names), default=0)
