"""Opens every page of the book in a browser without network, in both themes and on a phone's width, and takes pictures."""

from collections.abc import Iterator

from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError

from momentumlab import book
from momentumlab.environment import NOTEBOOKS

SCREENSHOTS = NOTEBOOKS / "target" / "screenshots"
# name of the view: width, colour scheme
VIEWS = {"light": (1300, "light"), "dark": (1300, "dark"), "phone": (390, "light"), "phone-dark": (390, "dark")}
WORD = "ravine"  # which some page of the book must have
SLICE = 1500

# Flags of the browser that opens the book: nothing can be fetched from the network.
OFFLINE = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND"]

_FORMULAS = "document.querySelectorAll('.math').length"
_TYPESET = "document.querySelectorAll('.math mjx-container').length"
_BOXES = "document.querySelectorAll('.mfig').length"
_DRAWN = "[...document.querySelectorAll('.mfig')].filter(box => box.querySelector('.mfig-live .main-svg')).length"
_SIDEWAYS = "document.documentElement.scrollWidth - window.innerWidth"


def is_made() -> bool:
    return (book.BOOK / "index.html").is_file()


def look(browser: Browser) -> Iterator[tuple[str, list[str]]]:
    """Each view of each page with what is wrong in it."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for old in SCREENSHOTS.glob("book-*.png"):
        old.unlink()
    for file in sorted(book.BOOK.glob("*.html")):
        address = file.as_uri() + (f"?q={WORD}" if file.stem == "search" else "")
        for view, (width, scheme) in VIEWS.items():
            page, errors = _open(browser, width, scheme)
            name = f"book-{file.stem}-{view}"
            try:
                found = _look(page, address, name)
            except BrowserError as error:
                found = [error.message.splitlines()[0]]
            yield name, found + errors
            page.context.close()


def _open(browser: Browser, width: int, scheme: str) -> tuple[Page, list[str]]:
    """A page, and the list to which it adds what goes wrong."""
    page = browser.new_context(viewport={"width": width, "height": 1000}, color_scheme=scheme).new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(f"console: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(f"console: {error}"))
    page.on("requestfailed", lambda request: errors.append(f"not loaded: {request.url}"))
    page.on(
        "request",
        lambda request: None
        if request.url.startswith(("file:", "data:", "blob:"))
        else errors.append(f"asks the network: {request.url}"),
    )
    return page, errors


def _look(page: Page, address: str, name: str) -> list[str]:
    page.goto(address)
    if page.evaluate(_FORMULAS):
        page.wait_for_function(f"({_TYPESET}) >= ({_FORMULAS})", timeout=20_000)
    if page.evaluate(_BOXES):
        page.wait_for_function("document.documentElement.dataset.figures === 'drawn'", timeout=60_000)
    page.wait_for_timeout(800)
    wrong = []
    typeset, formulas = page.evaluate(_TYPESET), page.evaluate(_FORMULAS)
    if typeset < formulas:
        wrong.append(f"{typeset} of {formulas} formulas are typeset")
    drawn, boxes = page.evaluate(_DRAWN), page.evaluate(_BOXES)
    if drawn < boxes:
        wrong.append(f"{drawn} of {boxes} figures are drawn")
    if (beyond := page.evaluate(_SIDEWAYS)) > 0:
        wrong.append(f"the page scrolls sideways, {beyond} pixels")
    if "search.html" in address and not page.query_selector("#search-results li"):
        wrong.append(f"the search finds no page with the word {WORD}")
    _photograph(page, name)
    return wrong


def _photograph(page: Page, name: str) -> None:
    """The whole page, in slices from top to bottom."""
    size = page.viewport_size
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": min(height, 30_000)})
    page.wait_for_timeout(300)
    for number, top in enumerate(range(0, min(height, 30_000), SLICE), start=1):
        clip = {"x": 0, "y": top, "width": size["width"], "height": min(SLICE, height - top)}
        page.screenshot(path=str(SCREENSHOTS / f"{name}-{number:02}.png"), clip=clip)
