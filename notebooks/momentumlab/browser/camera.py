"""Pictures of whole pages."""

from pathlib import Path

from playwright.sync_api import Page

from momentumlab.setup.environment import NOTEBOOKS

SCREENSHOTS = NOTEBOOKS / "target" / "screenshots"
TALLEST = 20_000
SLICE = 1500

_HEIGHT = "document.documentElement.scrollHeight"
# A notebook scrolls inside the page, and lays out only what can be seen.
_LAST_CELL_ENDS = """height => {
  const cells = [...document.querySelectorAll(".jp-Notebook .jp-Cell")];
  if (cells.length > 0) cells[0].scrollIntoView({ block: "nearest" });
  return cells.length === 0 ? height : Math.max(...cells.map(cell => cell.getBoundingClientRect().bottom)) + 40;
}"""


def photograph(page: Page, name: str, folder: Path = SCREENSHOTS) -> None:
    """The whole page, in slices from top to bottom."""
    size, height = page.viewport_size, page.evaluate(_HEIGHT)
    page.set_viewport_size({"width": size["width"], "height": TALLEST})
    page.wait_for_timeout(1500)
    height = min(round(page.evaluate(_LAST_CELL_ENDS, height)), TALLEST)
    for number, top in enumerate(range(0, height, SLICE), start=1):
        clip = {"x": 0, "y": top, "width": size["width"], "height": min(SLICE, height - top)}
        page.screenshot(path=folder / f"{name}-{number:02}.png", clip=clip)
    page.set_viewport_size(size)
