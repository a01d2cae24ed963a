"""What the course is about and quotes: the entries of sources.bib, and the page that lists them."""

import re
from dataclasses import dataclass
from pathlib import Path

from momentumlab.setup.environment import NOTEBOOKS

FILE = NOTEBOOKS / "book" / "sources.bib"
PAGE = NOTEBOOKS / "sources.md"  # made from the file; beside the notebooks, so that their links work in every viewer

BIBTEX = "[sources.bib](book/sources.bib)"

_ENTRY = re.compile(r"@(\w+)\{([\w-]+),\n(.*?)\n\}", re.DOTALL)
_FIELD = re.compile(r"^  (\w+) = \{(.*)\},?$", re.MULTILINE)


@dataclass(frozen=True)
class Source:
    """One entry, by the names of BibTeX."""

    key: str
    fields: dict[str, str]

    def line(self) -> str:
        """Authors and year, title, where it appeared, and a link where there is one."""
        get = self.fields.get
        who = _names(get("author", ""))
        year = f"{' ' if who else ''}({get('year')})" if get("year") else ""
        start = f"{who}{year}: " if who or year else ""
        title = f"*{_plain(get('title', 'without a title'))}*"
        place = get("journal") or get("booktitle") or get("publisher") or get("howpublished") or ""
        numbers = ", ".join(part for part in (get("volume"), get("pages")) if part)
        where = f". {_plain(place)}" + (f" {numbers}" if numbers else "") if place else ""
        link = f" <{get('url')}>" if get("url") else ""
        return f"{start}{title}{where}.{link}"


def read(file: Path = FILE) -> dict[str, Source]:
    """The entries by key, in the order of the file."""
    entries = _ENTRY.findall(file.read_text(encoding="utf-8"))
    return {key: Source(key, dict(_FIELD.findall(body))) for _, key, body in entries}


def page() -> str:
    """The page: first the documents, which have a number, then the papers by author."""
    listed = list(read().values())
    documents = [source for source in listed if "number" in source.fields]
    papers = sorted((source for source in listed if "number" not in source.fields), key=lambda each: each.key)
    parts = ["# Sources", "## The five documents", "The course walks through these; the ledger names them by number."]
    parts += [f'<a id="{each.key}"></a>\n**{each.fields["number"]}** {each.line()}' for each in documents]
    parts += ["## Papers, books and programs"]
    parts += [f'<a id="{each.key}"></a>\n{each.line()}' for each in papers]
    parts += [f"All of them as BibTeX: {BIBTEX}."]
    return "\n\n".join(parts) + "\n"


def _names(authors: str) -> str:
    """`Last, First and Last, First` as `First Last and First Last`."""
    names = [" ".join(reversed(name.split(", "))) for name in authors.split(" and ") if name]
    return ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1] if names else ""


def _plain(text: str) -> str:
    return text.replace("{", "").replace("}", "")
