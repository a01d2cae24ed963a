"""Each page of the book, opened as a file without network: in both themes, on a phone's width, and without scripts."""

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as TooLate

from momentumlab.browser import views
from momentumlab.browser.views import Camera, View
from momentumlab.figures.figure import Figure
from momentumlab.rules import course

# name of the view: width, colour scheme, whether the sliders are moved too
VIEWS = {
    "light": (1300, "light", True),
    "dark": (1300, "dark", True),
    "laptop": (1200, "light", False),
    "phone dark": (390, "dark", False),
    "phone light": (390, "light", False),
}
WORD = "ravine"  # which some page of the book must have

_FORMULAS = "document.querySelectorAll('.math').length"
_TYPESET = "document.querySelectorAll('.math mjx-container').length"
_SETTLED = """() => {
  const colour = getComputedStyle(document.body).getPropertyValue("--color-foreground-secondary").trim();
  const boxes = [...document.querySelectorAll(".mfig")];
  const fits = box => box.dataset.colour === colour && Math.abs(box.dataset.width - box.clientWidth) <= 1;
  return boxes.length === 0 || (document.documentElement.dataset.figures === "drawn" && boxes.every(fits));
}"""
_FORMULA_STOPS = "[...document.querySelectorAll('mjx-container')].filter(each => each.tabIndex >= 0).length"
_CUT = "[...document.querySelectorAll('pre')].filter(each => each.scrollWidth > each.clientWidth + 1).length"
# how many characters of code stand in a line, 0 where there is no code
_ROOM = """() => {
  const code = document.querySelector("div.cell_input pre");
  if (!code || code.clientWidth === 0) return 0;
  const ten = Object.assign(document.createElement("span"), { textContent: "x".repeat(10) });
  ten.style.position = "absolute";
  code.append(ten);
  const { paddingLeft, paddingRight } = getComputedStyle(code);
  const room = code.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
  const characters = room / (ten.getBoundingClientRect().width / 10);
  ten.remove();
  return characters;
}"""
_SIDEWAYS = "document.documentElement.scrollWidth - window.innerWidth"


def look(browser: Browser, file: Path, figures: list[Figure], camera: Camera | None) -> Iterator[View]:
    """The views of a page that has these figures, in this order."""
    title = f"{file.stem} in the book"
    page, errors = views.open_page(browser, ("file:",))
    address = file.as_uri() + (f"?q={WORD}" if file.stem == "search" else "")
    for name, (width, scheme, moving) in VIEWS.items():

        def look_at(view: View) -> None:
            page.set_viewport_size({"width": width, "height": 1000})
            page.emulate_media(color_scheme=scheme)
            if page.url != address:
                page.goto(address)
            check(page, [figure.name for figure in figures], view, moving)
            if camera:
                camera(page, f"book-{file.stem}-{name.replace(' ', '-')}")

        view = views.looked_at(View(title, name), look_at)
        view.problems += errors
        errors.clear()
        yield view
    page.context.close()
    if figures:
        still = View(title, "without scripts")
        yield views.looked_at(still, lambda view: check_still(browser, file, figures, view))


def check(page: Page, names: list[str], view: View, moving: bool) -> None:
    if (formulas := page.evaluate(_FORMULAS)) > 0:
        try:
            page.wait_for_function(f"({_TYPESET}) >= ({_FORMULAS})", timeout=30_000)
        except TooLate:
            view.problems.append(f"expected {formulas} typeset formulas, came {page.evaluate(_TYPESET)}")
    came = page.evaluate("names => figureProbe.inBook(names)", names)
    if len(came) != len(names):
        view.problems.append(f"expected {len(names)} figures, came {len(came)}")
    try:
        page.wait_for_function(_SETTLED, timeout=views.MILLISECONDS_TO_DRAW)
    except TooLate:
        view.problems.append("expected every figure in this theme's colours and this width, came some that are not")
    page.evaluate("names => figureProbe.inBook(names)", names)
    views.check_figures(page, came, view)
    if moving:
        views.use_controls(page, came, view)
    if (beyond := page.evaluate(_SIDEWAYS)) > 0:
        view.problems.append(f"expected a page that does not scroll sideways, came one that does by {beyond} pixels")
    if (stops := page.evaluate(_FORMULA_STOPS)) > 0:
        view.problems.append(f"expected no formula that is a tab stop, came {stops}")
    if (cut := page.evaluate(_CUT)) > 0:
        view.problems.append(f"expected code and outputs that wrap, came {cut} that are cut")
    if page.viewport_size["width"] >= 1200 and 0 < (room := page.evaluate(_ROOM)) < course.WIDTH:
        view.problems.append(f"expected room for {course.WIDTH} characters of code, came {room:.0f}")
    if "search.html" in page.url and not page.query_selector("#search-results li"):
        view.problems.append(f"expected the search to find {WORD}, came no page")


def check_still(browser: Browser, file: Path, figures: list[Figure], view: View) -> None:
    """Without scripts each figure is its picture, with its description as the alternative text."""
    page, errors = views.open_page(browser, ("file:",), java_script_enabled=False)
    page.goto(file.as_uri())
    boxes = page.query_selector_all(".mfig")
    if len(boxes) != len(figures):
        view.problems.append(f"expected {len(figures)} figures, came {len(boxes)}")
    for figure, box in zip(figures, boxes, strict=False):
        picture = box.query_selector(".mfig-static > img")
        size = picture and picture.is_visible() and picture.bounding_box()
        if not size or size["width"] < 100 or size["height"] < 100:
            view.problems.append(f"figure {figure.name}: expected a visible static image, came {size or 'none'}")
            continue
        words, expected = picture.get_attribute("alt"), figure.words
        if not words or words != expected:
            view.problems.append(f"figure {figure.name}: expected the alternative text {expected!r}, came {words!r}")
            continue
        view.figures += 1
    view.problems += errors
    page.context.close()
