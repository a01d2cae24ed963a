"""The command book: runs every notebook and writes them as a website that needs no server and no network."""

import shutil
from pathlib import Path

from momentumlab.book import links, live, pages, site
from momentumlab.figures import pictures
from momentumlab.rules import claims
from momentumlab.running import notebooks, report
from momentumlab.running.report import indented
from momentumlab.running.session import Job, run_all
from momentumlab.setup import kernels, library
from momentumlab.setup.environment import NOTEBOOKS, ROOT
from momentumlab.setup.problem import Problem

BOOK = NOTEBOOKS / "target" / "book"
JAVADOC = ROOT / "lib" / "target" / "reports" / "apidocs"


def main(arguments: list[str]) -> int:
    if arguments:
        raise Problem("book takes no arguments: it always has all notebooks.")
    library.require()
    mathjax = require_parts()
    listed = claims.read()
    paths = notebooks.find(NOTEBOOKS)
    executions = run_all([Job(path, notebooks.read(path), kernels.OWN) for path in paths])
    tally = claims.Tally(listed, [path.stem for path in paths])
    failures = []
    for execution in executions:
        tally.add(execution)
        failures += execution.failures + claims.check(listed, execution)
    if report.told(failures):
        print("\nthe book is not written: every cell and every claim must pass first")
        return 1
    pictures.add([(execution.job.notebook, execution.notebook) for execution in executions])
    runs = {execution.stem: claims.checks(execution.cells_that_ran()) for execution in executions}
    moved = live.make(paths)
    print(moved.told())
    made = [pages.page(execution.stem, execution.notebook, listed, moved) for execution in executions]
    site.write_source(made, listed, runs, mathjax, moved)
    shutil.copytree(JAVADOC, site.SOURCE / "site" / "javadoc")
    print("writing the book ...", flush=True)
    wrong = site.build(BOOK) or links.check(BOOK, leave_out="javadoc")
    if wrong:
        print("\nFAILED  the book\n" + indented("\n".join(wrong), "  "))
        return 1
    size = sum(file.stat().st_size for file in BOOK.rglob("*") if file.is_file()) / 1e6
    place = (BOOK / "index.html").relative_to(ROOT)
    print(f"{tally}\nthe book has {len(made)} notebooks and {size:.1f} MB: open {place}")
    return 0


def require_parts() -> Path:
    """The file of MathJax; a sentence if it or the Javadoc is not there yet."""
    if not (JAVADOC / "index.html").is_file():
        raise Problem("the Javadoc is missing: make the book with mvn -Pbook, which makes it.")
    return site.require_mathjax()
