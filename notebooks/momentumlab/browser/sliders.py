"""Moves a slider of each kind of trace in a browser, and compares its pixels with those of a figure of its own.

The library's test SlidersTest writes the figures, each under two sliders, and what the last frame must show.
"""

import json
from collections.abc import Iterator

from playwright.sync_api import Browser

from momentumlab.browser import views
from momentumlab.browser.views import View
from momentumlab.figures import images
from momentumlab.setup.environment import NOTEBOOKS, ROOT

FIGURES = ROOT / "lib" / "target" / "sliders.json"
PAGE = NOTEBOOKS / "target" / "sliders.html"
# A picture in bytes is a colour step of 1/254 off, and its colour bar names other values.
AT_MOST_APART = 0.004

# Draws the figure, moves to its last frame and tells how far its pixels are from the expected ones (mean over pixels
# and channels, 1 is black against white) and from those at the start. Layouts that frames do not change are the
# figure's own.
_COMPARE = """
async ([tree, alone]) => {
  const box = document.getElementById("figure");
  const quiet = { staticPlot: true };
  const size = { width: 320, height: 300 };
  const margin = { l: 50, r: 60, t: 10, b: 30 };
  const bare = ({ sliders, updatemenus, height, ...layout }) => ({ ...layout, ...size, margin });
  const pixels = async (data, layout) => {
    const image = new Image();
    image.src = await Plotly.toImage({ data, layout: bare(layout), config: quiet }, { format: "png", ...size });
    await image.decode();
    const canvas = new OffscreenCanvas(320, 300);
    const pen = canvas.getContext("2d");
    pen.fillStyle = "white";
    pen.fillRect(0, 0, 320, 300);
    pen.drawImage(image, 0, 0);
    return pen.getImageData(0, 0, 320, 300).data;
  };
  const apart = (one, other) => one.reduce((sum, value, i) => sum + Math.abs(value - other[i]), 0) / one.length / 255;
  const copy = (value) => JSON.parse(JSON.stringify(value));
  await Plotly.newPlot(box, copy(tree));
  const start = await pixels(box.data, box.layout);
  const atOnce = { mode: "immediate", frame: { duration: 0 }, transition: { duration: 0 } };
  await Plotly.animate(box, [tree.frames[tree.frames.length - 1].name], atOnce);
  const moved = await pixels(box.data, box.layout);
  const layout = copy(alone.layout);
  for (const [name, axis] of Object.entries(tree.layout)) {
    if (!/^[xy]axis/.test(name)) continue;
    const { range, autorange } = axis;
    if (range) Object.assign(layout[name], { range, autorange });
  }
  Object.assign(layout, { title: tree.layout.title, legend: tree.layout.legend });
  const expected = await pixels(copy(alone.data), layout);
  Plotly.purge(box);
  return { apart: apart(moved, expected), moved: apart(moved, start) };
}
"""


def is_written() -> bool:
    return FIGURES.is_file()


def look(browser: Browser) -> Iterator[View]:
    """All figures, one after the other on one page."""
    examples = json.loads(FIGURES.read_text(encoding="utf-8"))
    view = View("sliders", "each kind of trace under two")
    page, errors = _open(browser)
    for example in examples:
        seen = page.evaluate(_COMPARE, [example["figure"], example["alone"]])
        if seen["apart"] > AT_MOST_APART:
            view.problems.append(f"{example['name']}: its pixels are {seen['apart']:.4f} from what they should be")
        if seen["moved"] == 0:
            view.problems.append(f"{example['name']}: nothing moved")
        view.figures += 1
        view.sliders += 2
    view.problems += errors
    page.context.close()
    yield view


def _open(browser: Browser):
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    script = images.plotly_js().as_uri()
    head = f'<!DOCTYPE html><meta charset="utf-8"><title>sliders</title><script src="{script}"></script>'
    text = head + '<div id="figure"></div>'
    PAGE.write_text(text, encoding="utf-8", newline="\n")
    page, errors = views.open_page(browser, ("file:",), offline=True)
    page.goto(PAGE.as_uri())
    return page, errors
