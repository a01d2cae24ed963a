"""Links inside the notebooks: to headings, to other notebooks, and to the page of sources."""

import re
from pathlib import Path

from nbformat import NotebookNode

from momentumlab.rules import sources
from momentumlab.running import notebooks

SOURCES = "sources.md"  # the page; [Goh 2017](sources.md#goh2017) leads to one of its entries

_LINK = re.compile(r"\]\(([^)\s]+)\)|\bhref=\"([^\"]+)\"")
_HEADING = re.compile(r"^#+\s+(.+?)\s*#*$", re.MULTILINE)
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def broken(text: str, notebook: NotebookNode, folder: Path) -> list[str]:
    """The links of a text in a notebook of the folder that lead nowhere; those into the network are not tried."""
    found = []
    for plain, quoted in _LINK.findall(_CODE.sub(" ", text)):
        target = plain or quoted
        if not re.match(r"[a-z]+:", target) and (problem := _wrong(target, notebook, folder)):
            found.append(f"{target} {problem}")
    return found


def _wrong(target: str, notebook: NotebookNode, folder: Path) -> str | None:
    name, _, anchor = target.partition("#")
    if name == SOURCES:
        return None if not anchor or anchor in sources.read() else "leads to no source of sources.bib"
    if name and not (folder / name).is_file():
        return "leads to no file"
    if name and not name.endswith(".ipynb"):
        return None
    goal = notebooks.read(folder / name) if name else notebook
    return None if not anchor or slug(anchor) in anchors(goal) else "leads to no heading"


def anchors(notebook: NotebookNode) -> set[str]:
    texts = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    return {slug(heading) for text in texts for heading in _HEADING.findall(_CODE.sub(lambda found: found[0], text))}


def slug(heading: str) -> str:
    """A heading as an address, in the way of GitHub and MyST, whatever the case."""
    kept = re.sub(r"[^\w\- ]", "", heading.lower())
    return kept.strip().replace(" ", "-")
