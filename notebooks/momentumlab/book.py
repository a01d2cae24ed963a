"""The command book: runs every notebook and writes them as a website that needs no server and no network."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat

from momentumlab import claims, gallery, images, kernels, ledger, links, notebooks, pages
from momentumlab.claims import Check, Claim
from momentumlab.environment import NOTEBOOKS, ROOT
from momentumlab.execution import Execution
from momentumlab.notebooks import SVG
from momentumlab.problem import Problem
from momentumlab.refresh import add_pictures
from momentumlab.report import Failure, indented
from momentumlab.session import Job, run_all

HAND_MADE = NOTEBOOKS / "book"
SOURCE = NOTEBOOKS / "target" / "book-source"
BOOK = NOTEBOOKS / "target" / "book"
JAVADOC = ROOT / "lib" / "target" / "reports" / "apidocs"
MATHJAX = NOTEBOOKS / "target" / "mathjax"


def main(arguments: list[str]) -> int:
    if arguments:
        raise Problem("book takes no arguments: it always has all notebooks.")
    notebooks.require_library()
    mathjax = require_parts()
    listed = claims.read()
    jobs = [Job(path, notebooks.read(path), kernels.OWN) for path in notebooks.find(NOTEBOOKS)]
    executions, failures, tally = run(jobs, listed)
    for failure in failures:
        print(f"\nFAILED  {failure}")
    if failures:
        print("\nthe book is not written: every cell and every claim must pass first")
        return 1
    add_pictures([(job.notebook, execution.notebook) for job, execution in zip(jobs, executions)])
    runs = {job.path.stem: claims.checks(execution.cells_that_ran()) for job, execution in zip(jobs, executions)}
    kinds = gallery.kinds()
    made = [pages.page(job.path.stem, execution.notebook, kinds) for job, execution in zip(jobs, executions)]
    write_source(made, listed, runs, mathjax, kinds)
    shutil.copytree(JAVADOC, SOURCE / "site" / "javadoc")
    print("writing the book ...", flush=True)
    wrong = build(BOOK) or links.check(BOOK, leave_out="javadoc")
    if wrong:
        print("\nFAILED  the book\n" + indented("\n".join(wrong), "  "))
        return 1
    size = sum(file.stat().st_size for file in BOOK.rglob("*") if file.is_file()) / 1e6
    print(f"{tally}\nthe book has {len(made)} notebooks and {size:.1f} MB: open {(BOOK / 'index.html').relative_to(ROOT)}")
    return 0


def require_parts() -> Path:
    """The file of MathJax; a sentence if it or the Javadoc is not there yet."""
    if not (JAVADOC / "index.html").is_file():
        raise Problem("the Javadoc is missing: make the book with mvn -Pbook, which makes it.")
    return require_mathjax()


def require_mathjax() -> Path:
    found = sorted(MATHJAX.rglob("tex-svg.js"))
    if not found:
        raise Problem("MathJax is missing: run this through mvn, which fetches it.")
    return found[0]


def run(jobs: list[Job], listed: dict[str, Claim]) -> tuple[list[Execution], list[Failure], claims.Tally]:
    """The executions in the order of the jobs, what went wrong in them, and which claims they checked."""
    executions: dict[Path, Execution] = {}
    tally = claims.Tally(listed, [job.path.stem for job in jobs])

    def judge(job: Job, execution: Execution) -> list[Failure]:
        executions[job.path] = execution
        tally.add(execution)
        return execution.failures + claims.check(listed, job.path.stem, execution)

    failures = [failure for found in run_all(jobs, judge) for failure in found]
    return [executions[job.path] for job in jobs], failures, tally


def write_source(
    made: list[pages.Page],
    listed: dict[str, Claim],
    runs: dict[str, list[Check]],
    mathjax: Path,
    kinds: tuple[str, ...],
) -> None:
    """The folder that Sphinx reads: what notebooks/book has, and what is made from this run."""
    shutil.rmtree(SOURCE, ignore_errors=True)
    shutil.copytree(HAND_MADE, SOURCE)
    for page in made:
        (SOURCE / f"{page.name}.ipynb").write_text(nbformat.writes(page.notebook), encoding="utf-8", newline="\n")
    for name, text in (
        ("index.md", pages.index(_template("index.md"), made)),
        ("gallery.md", gallery.page(_template("gallery.md"), made, kinds)),
        ("ledger.md", ledger.page(_template("ledger.md"), listed, runs)),
    ):
        (SOURCE / name).write_text(text, encoding="utf-8", newline="\n")
    static = SOURCE / "_static"
    # the plotly.js that drew the pictures, so that both show the same
    shutil.copyfile(images.plotly_js(), static / "plotly.min.js")
    shutil.copyfile(mathjax, static / "tex-svg.js")
    gallery.write_files(SOURCE / "site" / gallery.FOLDER, [shown for page in made for shown in page.figures], kinds)


def _template(name: str) -> str:
    return (HAND_MADE / name).read_text(encoding="utf-8")


def build_from_committed(target: Path) -> list[str]:
    """The book of the notebooks as they are committed, without the Javadoc and PNGs; returns what is wrong."""
    contents = {path.stem: notebooks.read(path) for path in notebooks.find(NOTEBOOKS)}
    bare = [
        f"{name}, cell {cell.id}: expected an image beside each figure, came none: run mvn -Prefresh"
        for name, content in contents.items()
        for _, cell in notebooks.code_cells(content)
        if any(SVG not in output.data for output in notebooks.figures(cell))
    ]
    if bare:
        return bare
    runs = {name: claims.checks(notebooks.code_cells(content)) for name, content in contents.items()}
    made = [pages.page(name, content, gallery.UNDRAWN) for name, content in contents.items()]
    write_source(made, claims.read(), runs, require_mathjax(), gallery.UNDRAWN)
    return build(target)


def build(target: Path) -> list[str]:
    """Runs Sphinx; returns what it complains about."""
    shutil.rmtree(target, ignore_errors=True)
    doctrees = NOTEBOOKS / "target" / "book-doctrees"
    shutil.rmtree(doctrees, ignore_errors=True)
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "--no-color"]
    command += ["-b", "html", "-d", doctrees, SOURCE, target]
    result = subprocess.run(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        # the same sources give the same bytes
        env={**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "0", "TZ": "UTC"},
    )
    (target / ".buildinfo").unlink(missing_ok=True)
    if result.returncode == 0:
        return []
    lines = [line.replace(f"{SOURCE}{os.sep}", "") for line in result.stdout.splitlines() if line.strip()]
    return lines or [f"Sphinx ended with code {result.returncode}"]
