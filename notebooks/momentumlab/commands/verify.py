"""The command verify: unit tests, the rules for notebooks, every notebook run and compared, a class graded."""

import io
import unittest
from pathlib import Path

from momentumlab.classroom import trial
from momentumlab.rules import claims, compare, exercises, frontpage, lint
from momentumlab.rules.claims import Claim, Tally
from momentumlab.running import notebooks, prose, report
from momentumlab.running.report import Failure
from momentumlab.running.session import Job, run_all
from momentumlab.setup import browsers, kernels, library
from momentumlab.setup.environment import NOTEBOOKS
from momentumlab.setup.problem import Problem


def main(arguments: list[str]) -> int:
    if arguments:
        raise Problem("verify takes no arguments: it always checks all notebooks.")
    library.require()
    names = kernels.available()
    wrong = run_unit_tests(NOTEBOOKS)
    checks, tally = verify(NOTEBOOKS, names, claims.read())
    failed = sum(report.told(found) for found in checks)
    wrong += [failure.where for found in checks for failure in found]
    print(f"\n{tally}")
    print(f"notebooks: {len(checks) - failed} passed, {failed} failed", flush=True)
    wrong += trial.run(names)
    wrong += test_in_browser()
    print(report.summary(wrong), flush=True)
    return 1 if wrong else 0


def test_in_browser() -> list[str]:
    """What is not well in the browser; where there is none, the tests are skipped and say so."""
    if browsers.find() is None:
        print(f"browser tests: SKIPPED, no Chromium or Chrome was found: {browsers.HOW_TO_GET_ONE}", flush=True)
        return []
    # imported here because only a machine with a browser has installed what they need
    from momentumlab.browser import everything

    return everything.test()


def run_unit_tests(folder: Path) -> list[str]:
    """Runs the tests of this package, prints their report only if one fails, and returns the names of those."""
    suite = unittest.TestLoader().discover(str(folder / "tests"), top_level_dir=str(folder))
    text = io.StringIO()
    result = unittest.TextTestRunner(stream=text, buffer=True).run(suite)
    wrong = [str(test) for test, _ in result.failures + result.errors]
    wrong += [str(test) for test in result.unexpectedSuccesses]
    if wrong:
        print(text.getvalue())
    print(f"unit tests: {result.testsRun - len(wrong)} passed, {len(wrong)} failed", flush=True)
    return wrong


def verify(folder: Path, kernel_names: list[str], listed: dict[str, Claim]) -> tuple[list[list[Failure]], Tally]:
    """What each check found, and which claims were checked; a check is one lint, one run, or the README's picture."""
    paths = notebooks.find(folder)
    contents = [notebooks.read(path) for path in paths]
    for path, content in zip(paths, contents, strict=True):
        print(f"{path.stem}  {prose.of(content)}")
    checks = lint.check_all(paths, contents)
    checks.append(frontpage.check(folder.parent, contents))
    jobs = [
        Job(path, content, name, exercises.solutions(content))
        for path, content in zip(paths, contents, strict=True)
        for name in kernel_names
    ]
    tally = Tally(listed, [path.stem for path in paths])
    for execution in run_all(jobs):
        tally.add(execution)
        found = [*execution.failures, *compare.with_committed(execution), *claims.check(listed, execution)]
        checks.append(found + exercises.failures(execution))
    return checks, tally
