"""The book: the folder that Sphinx reads, and the website that it makes of it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat

from momentumlab.book import compact, gallery, ledger, live, measured, pages, sections
from momentumlab.book.live import Live
from momentumlab.book.pages import Page
from momentumlab.figures import images
from momentumlab.figures.figure import Figure
from momentumlab.rules import claims, sources
from momentumlab.rules.claims import Check, Claim
from momentumlab.running import notebooks
from momentumlab.setup.environment import NOTEBOOKS
from momentumlab.setup.problem import Problem

HAND_MADE = NOTEBOOKS / "book"
SPEED = HAND_MADE / "speed"
SOURCE = NOTEBOOKS / "target" / "book-source"
MATHJAX = NOTEBOOKS / "target" / "mathjax"


def require_mathjax() -> Path:
    found = sorted(MATHJAX.rglob("tex-svg.js"))
    if not found:
        raise Problem("MathJax is missing: run this through mvn, which fetches it.")
    return found[0]


def write_source(
    made: list[Page],
    listed: dict[str, Claim],
    runs: dict[str, list[Check]],
    mathjax: Path,
    moved: Live = live.NONE,
) -> None:
    """The folder that Sphinx reads: what notebooks/book has, and what is made from this run."""
    shutil.rmtree(SOURCE, ignore_errors=True)
    shutil.copytree(HAND_MADE, SOURCE)
    for page in made:
        (SOURCE / f"{page.name}.ipynb").write_text(nbformat.writes(page.notebook), encoding="utf-8", newline="\n")
    for name, text in (
        ("index.md", pages.index(_template("index.md"), made, moved)),
        ("gallery.md", gallery.page(_template("gallery.md"), made)),
        ("ledger.md", ledger.page(_template("ledger.md"), listed, runs)),
        ("speed.md", measured.page(_template("speed.md"), SPEED)),
        ("sources.md", sources.page().replace(sources.BIBTEX, '<a href="sources.bib">sources.bib</a>')),
    ):
        (SOURCE / name).write_text(text, encoding="utf-8", newline="\n")
    (SOURCE / "site").mkdir()
    (SOURCE / "sources.bib").rename(SOURCE / "site" / "sources.bib")
    (SOURCE / "quotations.csv").unlink()
    shutil.rmtree(SOURCE / SPEED.name)
    static = SOURCE / "_static"
    # the plotly.js that drew the pictures, so that both show the same
    packed = compact.text(images.plotly_js().read_bytes())
    (static / "plotly.js").write_text(f'window.packedPlotly = "{packed}";\n', encoding="ascii", newline="\n")
    unpack = (static / "unpack.js").read_text(encoding="utf-8")
    (static / "mathjax.js").write_text(compact.script(mathjax.read_bytes(), unpack), encoding="ascii", newline="\n")
    if moved.figures:
        (static / live.SCRIPT).write_text(moved.script(), encoding="ascii", newline="\n")
    drawn = [shown for page in made for shown in page.figures] + measured.figures(SPEED)
    gallery.write_files(SOURCE / "site" / gallery.FOLDER, drawn)


def _template(name: str) -> str:
    return (HAND_MADE / name).read_text(encoding="utf-8")


def build_from_committed(target: Path, moved: Live = live.NONE) -> list[str]:
    """The book of the notebooks as they are committed, without the Javadoc; returns what is wrong."""
    contents = {path.stem: notebooks.read(path) for path in notebooks.find(NOTEBOOKS)}
    bare = [
        f"figure {figure.name}: expected an image beside it, came none: run mvn -Prefresh"
        for name, content in contents.items()
        for figure in Figure.all(name, content)
        if figure.svg is None
    ]
    if bare:
        return bare
    runs = {name: claims.checks(notebooks.code_cells(content)) for name, content in contents.items()}
    listed = claims.read()
    made = [pages.page(name, content, listed, moved) for name, content in contents.items()]
    write_source(made, listed, runs, require_mathjax(), moved)
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
        sections.write(target)
        for unused in ("searchindex.js", "_static/searchtools.js", "_static/language_data.js"):
            (target / unused).unlink(missing_ok=True)  # the book has a search of its own
        for map_of_sources in target.rglob("*.map"):
            map_of_sources.unlink()
        return []
    lines = [line.replace(f"{SOURCE}{os.sep}", "") for line in result.stdout.splitlines() if line.strip()]
    return lines or [f"Sphinx ended with code {result.returncode}"]
