"""Draws figures as SVG with plotly itself, so that the same figure always gives the same bytes."""

import asyncio
import html
import re
from contextlib import asynccontextmanager
from pathlib import Path

from momentumlab.figures.figure import Figure
from momentumlab.setup import browsers
from momentumlab.setup.problem import Problem

WIDTH, HEIGHT = 700, 450

# Six random hexadecimal digits that plotly puts behind these words. Embedded images and
# texts, which may look the same by chance, are matched first and left alone.
_RANDOM_ID = re.compile(
    r"data:[^\"')\s]*|>[^<]+|\b(?:(?:top)?defs-|clip|trace|legend|g|[hv]?[xy]?cb)([0-9a-f]{6})(?![0-9a-f])"
)


def browser() -> str:
    """The Chromium or Chrome on this machine; a sentence, if there is none."""
    return str(browsers.require("draws the pictures"))


def plotly_js() -> Path:
    """The script that draws the pictures: the plotly.js inside the Python package plotly."""
    import plotly

    return Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


def draw(figures: list[Figure]) -> list[str]:
    """The SVG of each figure, marked with the digest of what it shows."""
    return asyncio.run(_draw(figures)) if figures else []


def draw_png(figures: list[Figure]) -> list[bytes]:
    """Each figure as PNG, twice as fine as the SVG's size in pixels."""
    return asyncio.run(_draw_png(figures)) if figures else []


async def _draw_png(figures: list[Figure]) -> list[bytes]:
    async with _open() as drawing:
        return [await _picture(drawing, each.plotly, {"format": "png", "scale": 2}) for each in figures]


async def _draw(figures: list[Figure]) -> list[str]:
    async with _open() as drawing:
        svgs = [(await _picture(drawing, each.plotly, {"format": "svg"})).decode() for each in figures]
    return [marked(stable(svg), each.digest, each.words) for svg, each in zip(svgs, figures, strict=True)]


@asynccontextmanager
async def _open():
    program = browser()
    from kaleido import Kaleido
    from kaleido.errors import BrowserClosedError, BrowserFailedError, JavascriptError, KaleidoError

    # Without mathjax=False the page would fetch MathJax from the network;
    # plotly.js is the one inside the Python package plotly.
    try:
        async with Kaleido(n=1, mathjax=False, path=program) as drawing:
            yield drawing
    except (BrowserClosedError, BrowserFailedError, JavascriptError, KaleidoError) as error:
        raise Problem(f"the browser could not draw the pictures: {error.args[0]}") from None


async def _picture(drawing, each: dict, options: dict) -> bytes:
    layout = {
        # Seen on light and dark pages: a background only where the figure asks for one.
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        **each.get("layout", {}),
    }
    size = {"width": layout.get("width") or WIDTH, "height": layout.get("height") or HEIGHT}
    return await drawing.calc_fig({"data": each.get("data", []), "layout": layout}, opts={**options, **size})


def stable(svg: str) -> str:
    """The picture with its random identifiers numbered in the order in which they appear."""
    numbers: dict[str, str] = {}

    def numbered(found: re.Match) -> str:
        if found.group(1) is None:
            return found.group(0)
        number = numbers.setdefault(found.group(1), f"{len(numbers) + 1:06x}")
        return found.group(0).removesuffix(found.group(1)) + number

    return _RANDOM_ID.sub(numbered, svg)


def labelled(svg: str, description: str) -> str:
    """The marked picture with these words in place of those that stood for it."""
    label = f'aria-label="{html.escape(description)}"'
    return re.sub(r'(?<= )aria-label="[^"]*"', lambda _: label, svg, count=1)


def marked(svg: str, digest: str, description: str) -> str:
    """The picture with the digest of its figure, and the words that stand for it, on its root element."""
    start = f'<svg data-figure="{html.escape(digest)}" role="img" aria-label="{html.escape(description)}"'
    return re.sub(r"<svg\b", lambda _: start, svg, count=1)
