"""Draws each figure of Tablesaw's factories in a browser without network: from our tree, and as jsplot itself would.

The library's test TablesawFactoriesTest writes the figures, and what must be seen of each.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from momentumlab import images
from momentumlab.environment import NOTEBOOKS, ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from momentumlab.views import Camera

FIGURES = ROOT / "lib" / "target" / "tablesaw-factories.json"
FOLDER = NOTEBOOKS / "target" / "factories"
WIDTH = 1500

# With quotes in the words of an array (under bars, as labels) jsplot writes a script that does not parse, because it does
# not escape them. The other figures it draws, but their words lose the backslash and what HTML escapes. With harmless
# words it draws all, though plotly.js since 3 leaves out their titles (seen with 4.1; 2.35 shows them).
UNDRAWN_BY_JSPLOT = {
    "VerticalBarPlot",
    "VerticalBarPlot, stacked",
    "HorizontalBarPlot",
    "HorizontalBarPlot, beside each other",
    "ParetoPlot",
    "ParetoPlot, horizontal",
    "BoxPlot",
    "ViolinPlot",
    "PiePlot",
    "Heatmap",
    "ContourPlot",
}

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
# As a page would that has jsplot's script element in its HTML.
_RUN_SCRIPT = """
([id, text]) => {
  const parsed = new DOMParser().parseFromString(text, "text/html");
  const script = document.createElement("script");
  script.textContent = parsed.querySelector("script").textContent;
  document.body.append(script);
}
"""


def is_written() -> bool:
    return FIGURES.is_file()


def check(browser: Browser, camera: Camera | None = None) -> Iterator[tuple[str, list[str]]]:
    """Each figure, drawn from our tree on one page with all others, with what is wrong with it; then jsplot's own."""
    examples = read()
    page, errors = _open(browser, "ours", examples)
    for number, example in enumerate(examples):
        seen = page.evaluate(_DRAW, [f"figure{number}", example["tree"], _MARKS])
        yield f"Tablesaw's {example['name']}", differences(example, seen, example["hostile"]) + _taken(errors)
    _finish(page, "factories", camera)
    yield "what jsplot itself cannot draw", _jsplot(browser, examples, camera)


def _jsplot(browser: Browser, examples: list[dict], camera: Camera | None) -> list[str]:
    """What of jsplot's own scripts is otherwise than UNDRAWN_BY_JSPLOT says: one page a set of words."""
    wrong = []
    for words in ("hostile", "harmless"):
        page, errors = _open(browser, f"jsplot-{words}", examples)
        for number, example in enumerate(examples):
            script = example["jsplot"][words].replace("'figure'", f"'figure{number}'")
            page.evaluate(_RUN_SCRIPT, [f"figure{number}", script])
        page.wait_for_timeout(2000)
        for number, example in enumerate(examples):
            seen = page.evaluate("([id, kinds]) => seen(id, kinds)", [f"figure{number}", _MARKS])
            drawn = not [each for each in differences(example, seen, example[words]) if not each.startswith("the words")]
            expected = words == "harmless" or example["name"] not in UNDRAWN_BY_JSPLOT
            if drawn != expected:
                wrong.append(f"{example['name']} with {words} words is {'' if drawn else 'not '}drawn")
            if example[words] in seen["words"] and words == "hostile":
                wrong.append(f"{example['name']} shows its hostile words")
        refused = len([each for each in _taken(errors) if "Invalid or unexpected token" in each])
        if refused != (len(UNDRAWN_BY_JSPLOT) if words == "hostile" else 0):
            wrong.append(f"{refused} scripts with {words} words do not parse")
        _finish(page, f"factories-jsplot-{words}", camera)
    return wrong


def read() -> list[dict]:
    return json.loads(FIGURES.read_text(encoding="utf-8"))


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


def _open(browser: Browser, name: str, examples: list[dict]) -> tuple[Page, list[str]]:
    """A page from a file with an empty box for each figure, and the list to which it adds what goes wrong."""
    # imported here because only a machine with a browser has what it needs
    from momentumlab import views

    FOLDER.mkdir(parents=True, exist_ok=True)
    boxes = "".join(
        f'<figure><figcaption>{html.escape(example["name"])}</figcaption><div id="figure{number}"></div></figure>'
        for number, example in enumerate(examples)
    )
    style = "body{display:grid;grid-template-columns:1fr 1fr 1fr;font:14px sans-serif} figure{margin:8px;min-width:0}"
    text = (
        f'<!DOCTYPE html><meta charset="utf-8"><title>{name}</title><style>{style}</style>'
        f'<script src="{images.plotly_js().as_uri()}"></script><script>{_SEEN}</script>{boxes}'
    )
    file = FOLDER / f"{name}.html"
    file.write_text(text, encoding="utf-8", newline="\n")
    page, errors = views.open_page(browser, ("file:",), viewport={"width": WIDTH, "height": 1000}, offline=True)
    page.goto(file.as_uri())
    return page, errors


def _taken(errors: list[str]) -> list[str]:
    taken = errors.copy()
    errors.clear()
    return taken


def _finish(page: Page, name: str, camera: Camera | None) -> None:
    if camera:
        camera(page, name)
    page.context.close()
