"""The gallery: every figure of the book on one page, each with a link to its place and to its files."""

import html
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from momentumlab import budget, figures, images, notebooks
from momentumlab.notebooks import PLOTLY, SVG
from momentumlab.problem import Problem

FOLDER = "figures"
KINDS = ("SVG", "PNG", "CSV")
UNDRAWN = ("SVG", "CSV")  # what is there without drawing again


@dataclass(frozen=True)
class Shown:
    """A figure of the book, by the name that its files have too."""

    name: str
    output: NotebookNode

    @property
    def anchor(self) -> str:
        return f"figure-{self.name}"

    @property
    def words(self) -> str:
        """The figure in words, also its alternative text: first its title."""
        return notebooks.description(self.output)

    @property
    def title(self) -> str:
        """The words' first sentence, which is the figure's title."""
        title = self.output.data[PLOTLY].get("layout", {}).get("title", {})
        text = title.get("text", "") if isinstance(title, dict) else ""
        return text if text and self.words.startswith(text) else self.words.split(". ")[0].removesuffix(".") or self.name

    @property
    def rest(self) -> str:
        """The words that follow the title."""
        return self.words.removeprefix(self.title).removeprefix(".").strip()

    @property
    def moves(self) -> bool:
        return bool(self.output.data[PLOTLY].get("frames"))


def of_notebook(stem: str, executed: NotebookNode) -> list[Shown]:
    return [Shown(name, output) for name, output in figures.named(stem, executed).items()]


def kinds() -> tuple[str, ...]:
    """The kinds of files that can be written here; without a browser there is no PNG, which a sentence says."""
    try:
        images.browser()
    except Problem as problem:
        print(f"the book has no PNGs: {problem}", flush=True)
        return UNDRAWN
    return KINDS


def caption(shown: Shown, kinds: tuple[str, ...] = KINDS) -> str:
    """What stands under a figure: its title, the rest of its words to unfold, its files and its size."""
    data, picture = budget.sizes(shown.output)
    rest = f"<details><summary>In words</summary><p>{html.escape(shown.rest)}</p></details>" if shown.rest else ""
    return (
        f'<figcaption><p class="mfig-title">{html.escape(shown.title)}</p>{rest}'
        f'<p class="mfig-links">{file_links(shown, kinds)} · {kilobytes(data)} of data, {kilobytes(picture)} of picture</p></figcaption>'
    )


def file_links(shown: Shown, kinds: tuple[str, ...]) -> str:
    title = html.escape(shown.title)
    return " · ".join(
        f'<a href="{address(shown, kind)}" aria-label="{kind} of the figure: {title}">{kind}</a>' for kind in kinds
    )


def address(shown: Shown, kind: str) -> str:
    return f"{FOLDER}/{html.escape(shown.name)}.{kind.lower()}"


def kilobytes(size: int) -> str:
    return f"{max(1, round(size / 1000))} kB"


def page(template: str, pages: list, kinds: tuple[str, ...] = KINDS) -> str:
    """The gallery's page: for each notebook that has figures a heading and its figures."""
    parts = []
    for each in pages:
        if each.figures:
            # Lines without indentation or blank lines between them: Markdown then leaves the HTML alone.
            cards = "\n".join(card(each.name, shown, kinds) for shown in each.figures)
            parts.append(f'## [{each.label}]({each.name}.ipynb)\n\n<div class="gallery">\n{cards}\n</div>')
    return template.replace("<!-- figures -->", "\n\n".join(parts) or "No notebook has a figure yet.")


def card(notebook: str, shown: Shown, kinds: tuple[str, ...]) -> str:
    place = f"{notebook}.html#{html.escape(shown.anchor)}"
    size = f'width="{images.WIDTH}" height="{_height(shown)}"'
    picture = f'<img src="{address(shown, "SVG")}" alt="{html.escape(shown.words)}" loading="lazy" {size}>'
    moves = '<span class="gallery-moves">moves</span> ' if shown.moves else ""
    return (
        f'<figure>{picture}<figcaption><p><a class="gallery-place" href="{place}">{html.escape(shown.title)}</a></p>'
        f'<p class="mfig-links">{moves}{file_links(shown, kinds)}</p></figcaption></figure>'
    )


def _height(shown: Shown) -> int:
    return shown.output.data[PLOTLY].get("layout", {}).get("height") or images.HEIGHT


def write_files(folder: Path, shown: list[Shown], kinds: tuple[str, ...]) -> None:
    """The files of all figures."""
    folder.mkdir(parents=True, exist_ok=True)
    for each in shown:
        figures.save(folder, each.name, each.output.data[PLOTLY], each.output.data[SVG])
    if "PNG" in kinds and shown:
        print(f"drawing {len(shown)} figures as PNG ...", flush=True)
        drawn = images.draw_png([(each.output.data[PLOTLY], each.words) for each in shown])
        for each, png in zip(shown, drawn, strict=True):
            (folder / f"{each.name}.png").write_bytes(png)
