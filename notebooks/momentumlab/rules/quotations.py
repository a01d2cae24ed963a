"""Literal quotations: “…” followed by a link to its source, which must be listed as it was found in the source.

The documents are no part of the project, so quotations.csv keeps the sentences that were compared with them.
"""

import csv
import re
from pathlib import Path

from nbformat import NotebookNode

from momentumlab.setup.environment import NOTEBOOKS

FILE = NOTEBOOKS / "book" / "quotations.csv"

_QUOTED = re.compile(r"“([^”]+)”[\s,.;:(]*\[[^\]]*\]\(sources\.md#([\w-]+)\)")


def read(file: Path = FILE) -> list[tuple[str, str]]:
    """The quotations, each with the key of its source."""
    with file.open(encoding="utf-8", newline="") as text:
        return [(row["source"], _plain(row["quotation"])) for row in csv.DictReader(text, strict=True)]


def unlisted(notebook: NotebookNode) -> list[tuple[int, str]]:
    """The marked quotations that are not part of a listed one of the same source, each with the cell's index."""
    listed = read()
    return [
        (index, f"the quotation “{quotation}” is not listed for {key}")
        for index, cell in enumerate(notebook.cells)
        if cell.cell_type == "markdown"
        for quotation, key in _QUOTED.findall(cell.source)
        if not any(source == key and _plain(quotation).rstrip(".,") in whole for source, whole in listed)
    ]


def _plain(text: str) -> str:
    """Without what typesetting changes: line ends, kinds of apostrophes."""
    return " ".join(text.replace("’", "'").split())
