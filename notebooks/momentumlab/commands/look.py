"""The command look: the browser tests of all notebooks, or of the named ones, with pictures of every view."""

from momentumlab.browser import everything
from momentumlab.browser.camera import SCREENSHOTS, photograph
from momentumlab.running import report
from momentumlab.setup import kernels, library
from momentumlab.setup.environment import ROOT


def main(arguments: list[str]) -> int:
    library.require()
    kernels.available()
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for old in SCREENSHOTS.glob("*.png"):
        old.unlink()
    failed = everything.test(arguments, photograph)
    print(f"pictures are in {SCREENSHOTS.relative_to(ROOT)}\n{report.summary(failed)}")
    return 1 if failed else 0
