"""The command verify: unit tests, the rules for notebooks, and every notebook run, compared, its claims counted."""

import io
import unittest
from pathlib import Path

from momentumlab import browsers, claims, compare, frontpage, kernels, lint, notebooks
from momentumlab.environment import NOTEBOOKS
from momentumlab.execution import Execution
from momentumlab.problem import Problem
from momentumlab.report import Failure
from momentumlab.session import Job, run_all


def main(arguments: list[str]) -> int:
    if arguments:
        raise Problem("verify takes no arguments: it always checks all notebooks.")
    notebooks.require_library()
    names = kernels.available()
    tests_passed = run_unit_tests(NOTEBOOKS)
    passed, failures, tally = verify(NOTEBOOKS, names, claims.read())
    failed = sum(1 for found in failures if found)
    for failure in (failure for found in failures for failure in found):
        print(f"\nFAILED  {failure}")
    print(f"\n{tally}")
    print(f"notebooks: {passed} passed, {failed} failed", flush=True)
    seen_well = test_in_browser()
    return 0 if tests_passed and not failed and seen_well else 1


def test_in_browser() -> bool:
    """Whether all is well in the browser; where there is none, the tests are skipped and say so."""
    if browsers.find() is None:
        print(f"browser tests: SKIPPED, no Chromium or Chrome was found: {browsers.HOW_TO_GET_ONE}", flush=True)
        return True
    # imported here because only a machine with a browser has installed what they need
    from momentumlab import browsertests

    return browsertests.test()


def run_unit_tests(folder: Path) -> bool:
    """Runs the tests of this package; prints their report only if one fails."""
    suite = unittest.TestLoader().discover(str(folder / "tests"), top_level_dir=str(folder))
    text = io.StringIO()
    result = unittest.TextTestRunner(stream=text, buffer=True).run(suite)
    wrong = len(result.failures) + len(result.errors)
    if wrong:
        print(text.getvalue())
    print(f"unit tests: {result.testsRun - wrong} passed, {wrong} failed", flush=True)
    return result.wasSuccessful()


def verify(
    folder: Path, kernel_names: list[str], listed: dict[str, claims.Claim]
) -> tuple[int, list[list[Failure]], claims.Tally]:
    """How many checks passed, what each of the others found, and which claims were checked.

    A check is one lint, one run, or the README's picture.
    """
    paths = notebooks.find(folder)
    contents = [notebooks.read(path) for path in paths]
    checks = lint_all(paths, contents)
    jobs = [Job(path, content, name) for path, content in zip(paths, contents) for name in kernel_names]
    tally = claims.Tally(listed, [path.stem for path in paths])

    def judge_all(job: Job, execution: Execution) -> list[Failure]:
        tally.add(execution)
        return judge(job, execution) + claims.check(listed, job.path.stem, execution, job.kernel)

    checks += run_all(jobs, judge_all)
    failures = [found for found in checks if found]
    return len(checks) - len(failures), failures, tally


def lint_all(paths: list[Path], contents: list) -> list[list[Failure]]:
    first_cells = [cells[0][1].source for cells in map(notebooks.code_cells, contents) if cells]
    # The first notebook shows how all of them begin.
    first_cell = first_cells[0] if first_cells else ""
    checked = [lint.check(path, content, first_cell) for path, content in zip(paths, contents)]
    return [*checked, frontpage.check(paths[0].parent.parent, contents)]


def judge(job: Job, execution: Execution) -> list[Failure]:
    """What went wrong in a run, and where its outputs are not the committed ones."""
    failures = list(execution.failures)
    if not notebooks.has_outputs(job.notebook):
        return failures  # lint says so
    told = {failure.place for failure in failures}
    for index, cell in execution.cells_that_ran():
        # the first difference of a cell: the others tell the same story at greater length
        for difference in compare.outputs(job.notebook.cells[index].outputs, cell.outputs)[:1]:
            failure = Failure.at(job.path.stem, job.notebook, index, difference, job.kernel)
            if failure.place not in told:
                failures.append(failure)
    return failures
