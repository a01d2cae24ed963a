"""Grades many submissions, each in a process of its own, some at a time; a run that was interrupted goes on."""

import hashlib
import json
import multiprocessing
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from functools import cache
from multiprocessing.connection import wait
from pathlib import Path

from momentumlab.classroom import fences, grading
from momentumlab.classroom.assignment import Assignment
from momentumlab.classroom.benches import Bench
from momentumlab.classroom.grading import Grade
from momentumlab.classroom.kernels import SECONDS_TO_START, NotStarted
from momentumlab.setup.problem import Problem

AT_MOST = 2  # each is a JVM
STUDENT = "MOMENTUM_STUDENT"  # whose numbers the library draws, see momentum.check
_MEMORY = 4_000_000_000  # bytes of address space for the process that reads a submission
_TRIES = 2
_NOT_STARTED = 3  # the exit code that says that the machine is to blame, not the submission
_LOST = "could not be graded: the process that graded it ended; look at the file"


@dataclass(frozen=True)
class Submission:
    """A file that a student handed in."""

    student: str
    assignment: Assignment
    path: Path
    own_numbers: bool = True  # whether hidden tests draw this student's numbers, or those that the table was made with

    def __str__(self) -> str:
        return f"{self.student}  {self.assignment.name}"


def grade_all(submissions: list[Submission], bench: Bench, results: Path, at_most: int = AT_MOST) -> Iterator[Grade]:
    """The grades as they come; what the folder of results has for the same files and tests is not graded again."""
    results.mkdir(parents=True, exist_ok=True)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["momentumlab.classroom.grading", "momentumlab.classroom.workers"])
    waiting, running = [], {}
    for each in submissions:
        known = _known(result_file(each, bench, results))
        if known is None:
            waiting.append((each, _TRIES))
        else:
            yield known
    try:
        while waiting or running:
            while waiting and len(running) < at_most:
                submission, tries = waiting.pop(0)
                folder = Path(tempfile.mkdtemp(prefix="momentum-class-"))
                file = result_file(submission, bench, results)
                process = context.Process(target=_work, args=(submission, bench, folder, file))
                process.start()
                running[process.sentinel] = (process, submission, folder, file, tries, time.monotonic())
            ended = wait(list(running), timeout=1)
            late = [each for each, (*_, start) in running.items() if time.monotonic() - start > _patience(bench)]
            for sentinel in {*ended, *late}:
                process, submission, folder, file, tries, _ = running.pop(sentinel)
                if sentinel in late:
                    process.kill()
                process.join()
                _remove(folder)
                grade = _known(file)
                if grade is None and tries > 1:
                    waiting.append((submission, tries - 1))
                    continue
                if grade is None and process.exitcode == _NOT_STARTED:
                    raise Problem("the kernel does not start here, as told above; what was graded so far is kept.")
                yield grade or grading.failed(submission.assignment, submission.student, _LOST)
    finally:
        for process, _, folder, *_ in running.values():
            process.terminate()
            process.join()
            _remove(folder)


def _patience(bench: Bench) -> float:
    """Seconds on the clock after which a process is ended, however loaded the machine: nothing should come near."""
    return 3 * SECONDS_TO_START + 10 * bench.limits.notebook


def _work(submission: Submission, bench: Bench, folder: Path, file: Path) -> None:
    """What the process of one submission does."""
    fences.leave_the_network()
    fences.adopt_orphans()
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    os.chmod(folder, 0o755)
    os.chdir(folder)
    if submission.own_numbers:
        bench = replace(bench, variables=(*bench.variables, (STUDENT, submission.student)))
    try:
        grade = grading.grade(submission.assignment, submission.student, submission.path, bench, folder)
    except NotStarted as error:
        print(f"{submission}: the kernel did not start: {error}", flush=True)
        sys.exit(_NOT_STARTED)
    unfinished = file.with_suffix(".part")
    unfinished.write_text(json.dumps(grading.to_json(grade), ensure_ascii=False), encoding="utf-8")
    os.replace(unfinished, file)


def result_file(submission: Submission, bench: Bench, results: Path) -> Path:
    """Where the grade is kept: another file, test, library, limit or grader gives another name."""
    mark = hashlib.sha256()
    with submission.path.open("rb") as content:
        while part := content.read(1 << 20):
            mark.update(part)
    mark.update(json.dumps(submission.assignment.notebook, sort_keys=True).encode())
    mark.update(_of_our_code())
    mark.update(_of_file(bench.library) + json.dumps([bench.kernel, bench.fence.name, asdict(bench.limits)]).encode())
    return results / f"{submission.student}--{submission.assignment.name}--{mark.hexdigest()[:16]}.json"


@cache
def _of_our_code() -> bytes:
    mark = hashlib.sha256()
    for file in sorted(Path(__file__).parent.iterdir()):
        if file.is_file():
            mark.update(file.read_bytes())
    return mark.digest()


@cache
def _of_file(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()


def _known(file: Path) -> Grade | None:
    try:
        return grading.from_json(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
