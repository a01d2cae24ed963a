"""Finds links that lead nowhere in a built website, and whatever it would fetch from the network."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

# Loaded with the page, unlike a link that a person follows.
_LOADED = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "shortcut icon"}


class _Page(HTMLParser):
    """The anchors of one page, what it links to and what it loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        self.anchors += [values["id"]] if "id" in values else []
        self.anchors += [values["name"]] if tag == "a" and "name" in values else []
        targets = [values[name] for name in ("href", "xlink:href") if name in values]
        loaded = tag in ("image", "use") or (tag == "link" and values.get("rel", "").lower() in _LOADED)
        (self.loads if loaded else self.links).extend(targets)
        self.loads += [values["src"]] if "src" in values else []

    handle_startendtag = handle_starttag


def check(site: Path, leave_out: str = "") -> list[str]:
    """What is wrong with the pages of a site, except those in the folder `leave_out`, which may be linked to."""
    pages = {
        file: _Page(file.read_text(encoding="utf-8"))
        for file in sorted(site.rglob("*.html"))
        if not (leave_out and file.is_relative_to(site / leave_out))
    }
    found = []
    for file, page in pages.items():
        name = file.relative_to(site).as_posix()
        twice = sorted({anchor for anchor in page.anchors if page.anchors.count(anchor) > 1})
        found += [f"{name}: the id {anchor} is there more than once" for anchor in twice]
        for target in dict.fromkeys(page.loads):
            if urlsplit(target).netloc:
                found.append(f"{name}: loads {target} from the network")
        for target in dict.fromkeys(page.links + page.loads):
            wrong = _wrong(target, file, pages)
            found += [f"{name}: {target} {wrong}"] if wrong else []
    return found


def _wrong(target: str, file: Path, pages: dict[Path, _Page]) -> str | None:
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return None
    goal = (file.parent / unquote(parts.path)).resolve() if parts.path else file
    if not goal.is_file():
        return "leads to no file"
    anchor = unquote(parts.fragment)
    if anchor and goal in pages and anchor not in pages[goal].anchors:
        return "leads to no anchor of that page"
    return None
