"""Submissions that attack the grading, on a real kernel behind each fence that this machine has."""

import json
import shutil
import socket
import tempfile
import unittest
from pathlib import Path

import psutil

from momentumlab.classroom import fences, workers
from momentumlab.classroom.benches import Bench
from momentumlab.classroom.limits import Limits
from momentumlab.classroom.workers import Submission
from momentumlab.setup.kernels import OWN
from tests.classes import ASSIGNMENT, handed_in, method

# Small, so that an attack costs seconds.
LIMITS = Limits(cell=4, notebook=30, idle=8, heap=128, memory=900, threads=100, file=2, output=20_000, notebook_file=1)

RIGHT = (2, "right: |holds: ")
ENDED = (0, "the Java process ended while this cell ran")
NOT_RUN = (0, "the cell one: not run: it ")
LOOP = "stopped after 4 s: is there a loop that does not end"

# What stands in the cell of the first task, and what that task must get; the second is right in each.
CODE = {
    "right": (method("return 1;"), RIGHT),
    "stderr": (method('System.err.println("a line"); return 1;'), RIGHT),
    "wrong": (method("return 3;"), (0, "one: expected exactly 1")),
    "no-java": (method("return 1"), (0, r"the cell one: does not compile: ';' expected")),
    "exit": (method("System.exit(0); return 1;"), ENDED),
    "halt": (method("Runtime.getRuntime().halt(0); return 1;"), ENDED),
    "exit-at-once": ("System.exit(0);", (0, "the cell one: the Java process ended")),
    "loop": (method("while (true) {}"), (0, LOOP)),
    "loop-that-catches-all": (
        method("while (true) try { while (true) Thread.sleep(0); } catch (Throwable t) {}"),
        (0, LOOP),
    ),
    "waits": (method("try { Thread.sleep(1_000_000_000); } catch (Exception e) {} return 1;"), (0, "stopped: for 8 s")),
    "memory": (
        method("var all = new ArrayList<double[]>(); while (true) all.add(new double[1_000_000]);"),
        (0, "stopped: it used more than 128 MB of memory"),
    ),
    "million-lines": (
        method('for (int i = 0; i < 1_000_000; i++) System.out.println("all work and no play " + i); return 1;'),
        (0, "stopped"),
    ),
    "threads-left": (
        method("for (int i = 0; i < 3; i++) { var t = new Thread(() -> { while (true); });"
               " t.setDaemon(true); t.start(); } return 1;"),
        RIGHT,
    ),
    "threads-without-end": (
        method("while (true) new Thread(() -> { try { Thread.sleep(99_999); } catch (Exception e) {} }).start();"),
        (0, "stopped: it started more than 100 threads|the Java process ended|OutOfMemoryError|stopped: it used"),
    ),
    "large-file": (
        method('java.nio.file.Files.write(java.nio.file.Path.of("a"), new byte[9_000_000]); return 1;').replace(
            "one()", "one() throws Exception"
        ),
        (0, "IOException: File too large|does not compile"),
    ),
    "reflection": (
        'double one() { return 3; }\nvar f = momentum.check.Checks.class.getDeclaredMethods();',
        (0, "the cell one: not run: it uses reflection"),
    ),
    "own-checks": (
        "class Checks { static void is(Object... a) {} static void holds(Object... a) {} }\ndouble one() { return 3; }",
        (0, "the cell one: not run: it gives the name Checks"),
    ),
    "output-of-a-test": (method('System.out.println("right: 2"); return 3;'), (0, "one: expected exactly 1")),
    "reads-outside": (
        method('return java.nio.file.Files.exists(java.nio.file.Path.of("SECRET")) ? 3 : 1;'),
        RIGHT,
    ),
    "network": (
        method('try (var s = new java.net.Socket("127.0.0.1", PORT)) { return 3; }'
               " catch (Exception e) { return 1; }"),
        RIGHT,
    ),
}  # fmt: skip
# On the fences that are not the best one: that they close, and that a right answer passes them.
FEW = ("right", "exit", "loop", "reads-outside", "network")


def raw_submissions():
    """Whole files that are not well, each with what both tasks must get, and the first note on it."""
    deleted = handed_in(one=method("return 3;"))
    deleted["cells"] = [cell for cell in deleted["cells"] if cell["id"] != "check-one"]
    large, kernel = handed_in(), handed_in()
    large["cells"][1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x" * 1_100_000}]
    kernel["metadata"]["kernelspec"] = {"name": "python3", "language": "python"}
    unreadable = (0, "the file is not a notebook: it is not JSON")
    too_large = (0, "the file has 1 MB, more than 1: clear all outputs")
    return {
        "not-json": ("{ not json", unreadable, unreadable, "the file is not a notebook"),
        "deleted-test": (json.dumps(deleted), (0, "one: expected exactly 1"), RIGHT, "the cell check-one was deleted"),
        "large-outputs": (json.dumps(large), too_large, too_large, "the file has 1 MB"),
        "wrong-kernel": (json.dumps(kernel), RIGHT, RIGHT, "the notebook asks for the kernel python3"),
    }


class GradingTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(dir=Path.home()))  # not in /tmp, of which each fence has its own
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.socket = socket.create_server(("127.0.0.1", 0))
        cls.addClassCleanup(cls.socket.close)
        cls.found = {}
        for fence in (fences.BUBBLEWRAP, fences.UNSHARE, fences.LIMITS):
            if fences.works(fence):
                cls.grade(fence, CODE if fence == fences.best() else FEW)

    @classmethod
    def grade(cls, fence, names):
        secret = cls.folder / "secret"
        secret.write_text("another student's file")
        place = cls.folder / fence.name
        place.mkdir()
        port = str(cls.socket.getsockname()[1])
        code = {name: CODE[name][0].replace("SECRET", str(secret)).replace("PORT", port) for name in names}
        files = {name: json.dumps(handed_in(one=source)) for name, source in code.items()}
        if fence == fences.best():
            files |= {name: each[0] for name, each in raw_submissions().items()}
        handed = []
        for name, content in files.items():
            (place / f"{name}.ipynb").write_text(content)
            handed.append(Submission(name, ASSIGNMENT, place / f"{name}.ipynb"))
        cls.bench = Bench.of(OWN, fence, LIMITS)
        cls.handed = handed
        grades = workers.grade_all(handed, cls.bench, place / "results")
        cls.found[fence.name] = {grade.student: grade for grade in grades}

    def assert_mark(self, mark, points, sentence, name):
        self.assertEqual(mark.points, points, f"{name}: {mark}")
        self.assertRegex(mark.sentence, f"^(?:{sentence})", name)

    def test_each_attack_costs_its_task_is_named_and_costs_nothing_else(self):
        for name, grade in self.found[fences.best().name].items():
            if name in CODE:
                with self.subTest(name):
                    one, two, words = grade.marks
                    self.assert_mark(one, *CODE[name][1], name)
                    self.assert_mark(two, *RIGHT, name)
                    self.assertIsNone(words.points)

    def test_each_file_that_is_not_well_is_named(self):
        for name, (_, first, second, note) in raw_submissions().items():
            with self.subTest(name):
                one, two, _ = self.found[fences.best().name][name].marks
                self.assert_mark(one, *first, name)
                self.assert_mark(two, *second, name)
                self.assertRegex(self.found[fences.best().name][name].notes[0], f"^{note}")

    def test_what_a_person_should_look_at_is_noted(self):
        found = self.found[fences.best().name]
        self.assertEqual(found["right"].notes, [])
        self.assertRegex(" ".join(found["reflection"].notes), "look at the cell one: not run: it uses reflection")

    def test_the_other_fences_grade_the_same_and_those_that_are_closed_are(self):
        self.assertEqual(set(self.found), {fence.name for fence in _here()})
        for fence in _here():
            for name in FEW:
                with self.subTest(f"{name} behind {fence.name}"):
                    one, two, _ = self.found[fence.name][name].marks
                    self.assert_mark(two, *RIGHT, name)
                    if name != "reads-outside" or fence.closed:
                        self.assert_mark(one, *CODE[name][1], name)

    def test_nothing_is_left_running(self):
        mine = [process.name() for process in psutil.Process().children(recursive=True) if _is_java(process)]
        self.assertEqual(mine, [])

    def test_what_was_graded_is_not_graded_again(self):
        """The last fence's results are there: a second run starts no kernel, and one without a result starts one."""
        results = self.folder / self.bench.fence.name / "results"
        kept = {file: file.stat().st_mtime_ns for file in results.iterdir()}
        workers_started = []
        context = workers.multiprocessing.get_context("forkserver")
        start = context.Process.start
        context.Process.start = lambda process: (workers_started.append(process), start(process))
        try:
            self.assertEqual(len(list(workers.grade_all(self.handed, self.bench, results))), len(self.handed))
            self.assertEqual(workers_started, [])
            workers.result_file(self.handed[0], self.bench, results).unlink()
            again = list(workers.grade_all(self.handed, self.bench, results))
        finally:
            context.Process.start = start
        self.assertEqual((len(again), len(workers_started)), (len(self.handed), 1))
        self.assertEqual({file for file in kept if file.stat().st_mtime_ns != kept[file]}, {
            workers.result_file(self.handed[0], self.bench, results)
        })  # fmt: skip


def _here():
    return [fence for fence in (fences.BUBBLEWRAP, fences.UNSHARE, fences.LIMITS) if fences.works(fence)]


def _is_java(process):
    try:
        return "java" in process.name()
    except psutil.Error:
        return False
