import asyncio
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from nbformat import v4

from momentumlab.rules import claims, course, exercises, lint
from momentumlab.running import kinds, notebooks, writing
from momentumlab.running.execution import Job, execute
from momentumlab.running.notebooks import code_cells, figures
from momentumlab.setup import kernels
from momentumlab.setup.environment import NOTEBOOKS, ROOT

MAVEN = os.environ.get("MOMENTUM_MAVEN_HOME")  # of the Maven that started this
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
NOTEBOOK = "notebooks/14-roots.ipynb"
CURED = "run mvn -Prefresh"  # what lint says of pictures that only a browser can draw


@dataclass(frozen=True)
class Block:
    """A fenced block of the page that begins with a path."""

    language: str
    path: str
    tag: str | None
    text: str


def blocks():
    found = re.findall(r"^(`{3,})(\w+) (\S+/\S+)(?: (\w+))?\n(.*?)^\1$", PAGE, re.MULTILINE | re.DOTALL)
    return [Block(language, path, tag or None, text) for _, language, path, tag, text in found]


def extended(text, changes):
    """The text with each line that begins with + below the line before it, which must stand there once."""
    lines, place = text.split("\n"), None
    for change in changes.splitlines():
        if change.startswith("+"):
            place += 1
            lines.insert(place, change[1:])
        elif lines.count(change[1:]) == 1:
            place = lines.index(change[1:])
        else:
            raise AssertionError(f"{lines.count(change[1:])} lines are: {change[1:]}")
    return "\n".join(lines)


def follow(root):
    """Does on a copy of the project what the page says, but for the notebook."""
    for block in blocks():
        file = root / block.path
        if block.language == "diff":
            file.write_text(extended(file.read_text(encoding="utf-8"), block.text), encoding="utf-8")
        elif block.path != NOTEBOOK:
            assert not file.exists(), f"{block.path} is there already: let the page add another one"
            file.write_text(block.text, encoding="utf-8")


def made_notebook():
    """The notebook of the page; its Tablesaw figure as often as one needs."""
    cells = [v4.new_markdown_cell("# Roots"), code_cells(notebooks.read(notebooks.find(NOTEBOOKS)[0]))[0][1]]
    for block in (each for each in blocks() if each.path == NOTEBOOK):
        if block.language == "markdown":
            cells.append(v4.new_markdown_cell(block.text))
            continue
        metadata = {"tags": [block.tag]} if block.tag else {}
        if "Plot" in block.text:
            metadata["alt"] = re.search(r'`"alt": "([^"]*)"`', PAGE).group(1)
        for _ in range(course.TABLESAW_FIGURES if "LinePlot" in block.text else 1):
            if block.tag not in (kinds.PROOF, kinds.CHECK, kinds.EXERCISE):
                cells.append(v4.new_markdown_cell("What this shows."))
            cells.append(v4.new_code_cell(block.text.rstrip("\n"), metadata=metadata))
    notebook = v4.new_notebook(cells=cells)
    for cell in notebook.cells:
        cell.pop("id")
    writing.clean(notebook)
    exercises.name(notebook)
    writing.name_cells(notebook)
    return notebook


def copy_to(folder):
    for name in ("pom.xml", ".mvn", "lib", "live", "notebooks"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("target", "__pycache__"))
        else:
            shutil.copy(source, folder / name)


class PageTest(unittest.TestCase):
    """Without a build: what the page names is there, and what it says is added."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.copy = Path(folder.name)

    def test_the_lines_to_add_something_below_are_there(self):
        copy_to(self.copy)
        follow(self.copy)
        added = [each.path for each in blocks() if each.path != NOTEBOOK]
        self.assertEqual(len(set(added)), 7, set(added))
        listed = claims.read(self.copy / claims.FILE.relative_to(ROOT))
        self.assertEqual([each.id for each in claims.of_notebook(listed, Path(NOTEBOOK).stem)], ["X1"])

    def test_a_line_that_is_gone_or_there_twice_is_told(self):
        self.assertEqual(extended("a\nb\n", " a\n+x\n+y\n"), "a\nx\ny\nb\n")
        for text in ("b\n", "a\na\n"):
            with self.assertRaisesRegex(AssertionError, "lines are: a"):
                extended(text, " a\n+x\n")

    def test_no_line_is_longer_than_the_page_allows(self):
        too_long = [line for each in blocks() for line in each.text.splitlines() if len(line) > 121]  # with a + before
        self.assertEqual(too_long, [])


@unittest.skipUnless(MAVEN, "was not started by Maven")
class RecipesTest(unittest.TestCase):
    """All that the page adds, in one build and one run of its notebook."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.copy = Path(folder.name)
        copy_to(cls.copy)
        follow(cls.copy)
        cls.tests = sorted({name for names in re.findall(r"-Dtest=([\w,]+)", PAGE) for name in names.split(",")})
        program = Path(MAVEN, "bin", "mvn.cmd" if os.name == "nt" else "mvn")
        command = [program, "-o", "-q", "-B", "-pl", "lib", f"-Dtest={','.join(cls.tests)}", "package"]
        # javac is done before the second compiler would pay
        quick = os.environ | {"MAVEN_OPTS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}
        build = subprocess.run(command, cwd=cls.copy, env=quick, capture_output=True, text=True)
        if build.returncode != 0:
            raise AssertionError(build.stdout + build.stderr)

    def test_the_named_tests_ran_on_what_was_added(self):
        passed = {}
        for file in (self.copy / "lib/target/surefire-reports").glob("TEST-*.xml"):
            suite = ElementTree.parse(file).getroot()
            passed[suite.get("name").rpartition(".")[2]] = int(suite.get("tests")) - int(suite.get("skipped"))
        self.assertEqual([name for name in self.tests if not passed.get(name)], [], passed)
        self.assertEqual(sorted(passed), self.tests)

    def test_the_notebook_runs_and_keeps_the_rules(self):
        path = self.copy / NOTEBOOK
        notebook = made_notebook()
        writing.write(path, notebook)
        job = Job(path, notebook, kernels.OWN, exercises.solutions(notebook))
        done = asyncio.run(execute(job))
        listed = claims.read(self.copy / claims.FILE.relative_to(ROOT))
        found = [*done.failures, *claims.check(listed, done), *exercises.failures(done)]
        self.assertEqual([str(failure) for failure in found], [])
        self.assertEqual(len(exercises.solutions(notebook)), 2)
        drawn = [cell.source for _, cell in code_cells(done.notebook) if figures(cell)]
        self.assertEqual(len(drawn), course.TABLESAW_FIGURES + 1)
        self.assertIn("Plots.size", drawn[-1])
        self.assertEqual([check.id for check in claims.checks(done.cells_that_ran())], ["X1"])
        kinds.fold(done.notebook)
        first_cell = code_cells(notebook)[0][1].source
        broken = [str(failure) for failure in lint.check(path, done.notebook, first_cell)]
        self.assertEqual([text for text in broken if CURED not in text], [])
