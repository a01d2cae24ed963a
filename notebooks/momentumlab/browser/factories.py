"""Draws each figure of Tablesaw's factories, from our tree, in a browser without network.

The library's test TablesawFactoriesTest writes the figures, and what must be seen of each.
"""

import html
import json
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from momentumlab.browser import views
from momentumlab.browser.views import Camera, View
from momentumlab.figures import images
from momentumlab.setup.environment import NOTEBOOKS, ROOT

FIGURES = ROOT / "lib" / "target" / "tablesaw-factories.json"
PAGE = NOTEBOOKS / "target" / "factories.html"
WIDTH = 1500

# What plotly puts into the page for each kind of mark.
_MARKS = {
    "points": ".scatterlayer .points path.point",
    "lines": ".scatterlayer path.js-line",
    "fills": ".scatterlayer path.js-fill",
    "bars": ".barlayer .point path",
    "boxes": ".boxlayer path.box",
    "prices": ".ohlclayer path",
    "violins": ".violinlayer path.violin",
    "slices": ".pielayer .slice",
    "images": ".heatmaplayer image",
    "contours": ".contourlayer .contour",
    "scenes": ".gl-container > div",
}
# Tells what is seen in a box: marks by kind ("counted" sums the bars of a histogram), and all texts.
_SEEN = """
// A gap leaves an empty path, and a range slider repeats the picture.
const isSeen = (mark) => mark.getAttribute("d") !== "M0,0Z" && !mark.closest(".rangeslider-container");
window.seen = (id, kinds) => {
  const box = document.getElementById(id);
  const marks = Object.fromEntries(Object.entries(kinds).map(([kind, selector]) => [
    kind, [...box.querySelectorAll(selector)].filter(isSeen).length]));
  const bars = (box.calcdata || []).flat().filter((bar) => typeof bar.s === "number");
  marks.counted = bars.reduce((sum, bar) => sum + bar.s, 0);
  return {
    traces: (box._fullData || []).length,
    marks,
    words: [...box.querySelectorAll("text")].map((each) => each.textContent.trim()),
  };
};
"""
_DRAW = """
([id, tree, kinds]) => {
  Object.assign(tree.layout, { width: 480, height: 360 });
  return Plotly.newPlot(id, tree).then(() => seen(id, kinds));
}
"""


def is_written() -> bool:
    return FIGURES.is_file()


def look(browser: Browser, camera: Camera | None) -> Iterator[View]:
    """All figures on one page."""
    examples = json.loads(FIGURES.read_text(encoding="utf-8"))
    view = View("Tablesaw's factories", "all on one page")
    page, errors = views.open_page(browser, ("file:",), viewport={"width": WIDTH, "height": 1000}, offline=True)
    page.goto(write(examples).as_uri())
    for number, example in enumerate(examples):
        seen = page.evaluate(_DRAW, [f"figure{number}", example["tree"], _MARKS])
        wrong = differences(example, seen, example["hostile"]) + errors
        errors.clear()
        view.problems += [f"{example['name']}: {problem}" for problem in wrong]
        view.figures += not wrong
    if camera:
        camera(page, "factories")
    page.context.close()
    yield view


def write(examples: list[dict]) -> Path:
    """A page with an empty box for each figure."""
    boxes = "".join(
        f'<figure><figcaption>{html.escape(example["name"])}</figcaption><div id="figure{number}"></div></figure>'
        for number, example in enumerate(examples)
    )
    style = "body{display:grid;grid-template-columns:1fr 1fr 1fr;font:14px sans-serif} figure{margin:8px;min-width:0}"
    text = (
        f'<!DOCTYPE html><meta charset="utf-8"><title>factories</title><style>{style}</style>'
        f'<script src="{images.plotly_js().as_uri()}"></script><script>{_SEEN}</script>{boxes}'
    )
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(text, encoding="utf-8", newline="\n")
    return PAGE


def differences(example: dict, seen: dict, hostile: str) -> list[str]:
    """What a picture should show and does not."""
    wrong = []
    if seen["traces"] != example["traces"]:
        wrong.append(f"{seen['traces']} traces, not {example['traces']}")
    for kind, number in example["marks"].items():
        if seen["marks"][kind] != number:
            wrong.append(f"{seen['marks'][kind]} {kind}, not {number}")
    words = seen["words"].count(hostile)
    if words < example["words"]:
        wrong.append(f"the words {hostile} stand there {words} times, not {example['words']}")
    return wrong
