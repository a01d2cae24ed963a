import json
import re
import unittest
import zipfile
from importlib import metadata

from momentumlab.__main__ import COMMANDS
from momentumlab.setup import pins
from momentumlab.setup.environment import NOTEBOOKS, OLDEST_PYTHON, ROOT
from momentumlab.setup.library import JAR
from momentumlab.setup.problem import Problem


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
            for requirement in pins.requirements(file):
                name = pins.normal(pins.pin(requirement).name)
                first, where = versions.setdefault(name, (requirement, file.name))
                self.assertEqual(requirement, first, f"{name} in {file.name} and in {where}")

    def test_every_requirement_has_hashes_and_no_file_names_an_index(self):
        for file in NOTEBOOKS.glob("requirements*.txt"):
            for requirement in pins.requirements(file):
                first, *rest = requirement.split(" \\\n    ")
                self.assertTrue(rest, f"{first} in {file.name} has no hash: python3 -m momentumlab.setup.pins")
                for each in rest:
                    self.assertRegex(each, f"^{pins.HASH.pattern}$", f"{first} in {file.name}")
            # pip would follow an option of ours instead of the reader's own settings
            options = [line for line in file.read_text().splitlines() if line.startswith("-")]
            self.assertEqual([line for line in options if not line.startswith("-r ")], [], file.name)

    def test_a_new_version_takes_the_place_of_a_pin_by_any_spelling_of_its_name(self):
        typed, other = pins.Pin("typing_extensions", "4.16.0", None), pins.Pin("appnope", "1.0.0", "darwin")
        found = pins.changed([typed, other], ["Typing-Extensions==4.17.0"])
        self.assertEqual(found[typed].text(["--hash=a"]), "typing_extensions==4.17.0 \\\n    --hash=a")
        self.assertEqual(found[other].text([]), 'appnope==1.0.0; sys_platform == "darwin"')
        with self.assertRaisesRegex(Problem, "no requirements file pins numpyy"):
            pins.changed([typed, other], ["numpyy==1.0"])
        with self.assertRaisesRegex(Problem, "not a pin: numpy>=1"):
            pins.changed([typed, other], ["numpy>=1"])

    def test_a_file_adds_only_what_the_files_below_it_do_not_have(self):
        for file in NOTEBOOKS.glob("requirements-*.txt"):
            below = {each for other in included(file) for each in pins.pins(other)}
            self.assertEqual(below & set(pins.pins(file)), set(), file.name)
            if file.name != "requirements-kernel.txt":
                self.assertIn(NOTEBOOKS / "requirements.txt", included(file), file.name)

    def test_the_conda_environment_has_one_kernel(self):
        text = (NOTEBOOKS.parent / "environment.yml").read_text()
        active = [line.strip() for line in text.splitlines() if not line.strip().startswith("#")]
        files = [NOTEBOOKS.parent / line.removeprefix("- -r ") for line in active if line.startswith("- -r ")]
        everything = files + [other for file in files for other in included(file)]
        names = {each.name for file in everything for each in pins.pins(file)}
        self.assertEqual([line.split()[1] for line in active if line.startswith("- ijava")], ["ijava=1.4.0"])
        self.assertNotIn("jjava", names)

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
        pinned = {each.package for file in NOTEBOOKS.glob("requirements*.txt") for each in pins.pins(file)}
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
