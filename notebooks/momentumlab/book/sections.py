"""What the search of the book finds: its sections, and the claims of the ledger, with their words."""

import json
from html.parser import HTMLParser
from pathlib import Path

from momentumlab.book import compact

_HEADINGS = {"h1", "h2", "h3", "h4"}
_BLOCKS = {"p", "div", "li", "td", "th", "tr", "pre", "br", "summary"}
_SILENT = {"script", "style", "svg", "nav", "aside", "select"}


class _Reader(HTMLParser):
    """The sections of one page: each begins with a heading in an element with an id, or is a row of the ledger."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []  # anchor, title, text
        self._anchor = ""
        self._silent = 0
        self._inside = False
        self._heading = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        if tag == "article":
            self._inside = True
        if tag in _BLOCKS and self.found:
            self.found[-1]["text"] += " "
        if tag in _SILENT:
            self._silent += 1
        elif tag == "section":
            self._anchor = values.get("id", "")
        elif tag == "tr" and "id" in values:
            self.found.append({"anchor": values["id"], "title": f"Claim {values['id']}", "text": ""})
        elif tag in _HEADINGS and self._inside:
            self._heading = True
            self.found.append({"anchor": self._anchor, "title": "", "text": ""})
        elif "headerlink" in values.get("class", ""):
            self._heading = False

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent -= 1
        elif tag in _HEADINGS:
            self._heading = False
        elif tag == "article":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside and not self._silent and self.found:
            if self._heading:
                self.found[-1]["title"] += data
            elif data.strip() != "¶":
                self.found[-1]["text"] += data


def of_page(name: str, text: str) -> list[dict[str, str]]:
    """The sections of a page, each with its address and the page's title."""
    found = _Reader(text).found
    page = found[0]["title"].strip() if found else ""
    return [
        {
            "address": f"{name}#{each['anchor']}" if each["anchor"] else name,
            "page": page,
            "title": " ".join(each["title"].split()),
            "text": " ".join(each["text"].split()),
        }
        for each in found
    ]


def write(site: Path) -> None:
    """Writes the list that the search reads, which also works where pages are opened as files."""
    pages = sorted(file for file in site.glob("*.html") if file.name != "search.html")
    listed = [section for file in pages for section in of_page(file.name, file.read_text(encoding="utf-8"))]
    packed = compact.text(json.dumps(listed, ensure_ascii=False, separators=(",", ":")).encode())
    script = f'window.packedSections = "{packed}";\n'
    (site / "_static" / "sections.js").write_text(script, encoding="ascii", newline="\n")
