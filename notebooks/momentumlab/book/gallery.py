"""The gallery: every figure of the book on one page, each with a link to its place and to its files."""

import html
from pathlib import Path

from momentumlab.book import compact
from momentumlab.figures import budget, images
from momentumlab.figures.figure import Figure
from momentumlab.figures.table import table

FOLDER = "figures"
# what the links say, and how the files end
KINDS = {"SVG": ".svg", "CSV": ".csv.zip"}


def caption(figure: Figure) -> str:
    """What stands under a figure: its title, the rest of its words to unfold, its files and its size."""
    data, picture = budget.sizes(figure)
    rest = f"<details><summary>In words</summary><p>{html.escape(figure.rest)}</p></details>" if figure.rest else ""
    return (
        f'<figcaption><p class="mfig-title">{html.escape(figure.title)}</p>{rest}'
        f'<p class="mfig-links">{file_links(figure)} · {kilobytes(data)} of data,'
        f" {kilobytes(picture)} of picture</p></figcaption>"
    )


def file_links(figure: Figure) -> str:
    title = html.escape(figure.title)
    return " · ".join(
        f'<a href="{address(figure, kind)}" aria-label="{kind} of the figure: {title}">{kind}</a>' for kind in KINDS
    )


def address(figure: Figure, kind: str) -> str:
    return f"{FOLDER}/{html.escape(figure.name)}{KINDS[kind]}"


def kilobytes(size: int) -> str:
    return f"{max(1, round(size / 1000))} kB"


def page(template: str, pages: list) -> str:
    """The gallery's page: for each notebook that has figures a heading and its figures."""
    parts = []
    for each in pages:
        if each.figures:
            # Lines without indentation or blank lines between them: Markdown then leaves the HTML alone.
            cards = "\n".join(card(each.name, figure) for figure in each.figures)
            parts.append(f'## [{each.label}]({each.name}.ipynb)\n\n<div class="gallery">\n{cards}\n</div>')
    return template.replace("<!-- figures -->", "\n\n".join(parts) or "No notebook has a figure yet.")


def card(notebook: str, figure: Figure) -> str:
    place = f"{notebook}.html#{html.escape(figure.anchor)}"
    moves = '<span class="gallery-moves">moves</span> ' if figure.moves else ""
    return (
        f"<figure>{picture(figure)}<figcaption>"
        f'<p><a class="gallery-place" href="{place}">{html.escape(figure.title)}</a></p>'
        f'<p class="mfig-links">{moves}{file_links(figure)}</p></figcaption></figure>'
    )


def picture(figure: Figure) -> str:
    """The still picture, from the file that the links lead to, too."""
    height = figure.layout.get("height") or images.HEIGHT
    size = f'width="{figure.layout.get("width") or images.WIDTH}" height="{height}"'
    return f'<img src="{address(figure, "SVG")}" alt="{html.escape(figure.words)}" loading="lazy" {size}>'


def write_files(folder: Path, shown: list[Figure]) -> None:
    """The files of all figures."""
    folder.mkdir(parents=True, exist_ok=True)
    for figure in shown:
        (folder / f"{figure.name}.svg").write_text(compact.svg(figure.svg) + "\n", encoding="utf-8", newline="\n")
        numbers = compact.archive(f"{figure.name}.csv", table(figure.plotly).encode())
        (folder / f"{figure.name}.csv.zip").write_bytes(numbers)
