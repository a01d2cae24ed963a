"""The book's live figures: what their compiled code draws is what the library drew, and they follow who moves them.

For every place of the frames that the notebooks commit, the compiled code must give the frame's numbers to seven
digits; how many figures it gives to the last bit is told. Then each is dragged by mouse and, where it has a plane,
pressed or pointed at, and one of each kind moved by key and finger. What was moved piece by piece must look as plotly
draws the whole figure.
"""

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as TooLate

from momentumlab.book.live import Live
from momentumlab.browser import views
from momentumlab.browser.views import View
from momentumlab.figures.figure import Figure

LAW = Path(__file__).parent / "law.js"
POSITIONS = 60
MILLISECONDS = 60_000  # generous, since a machine may be busy

# Where only + − × ÷ √ are used no browser may differ from the JVM in a single bit; steps on quadratics and polynomials,
# their parts and their sums are such. Logarithms, powers and angles are the browser's own.
TO_THE_LAST_BIT = {
    "00-start-here-played",
    "02-quadratics-teaser",
    "02-quadratics-stack",
    "03-regression-monomials",
}

_ANSWERED = "name => { const f = liveFigures.figures.get(name); return f.answered >= f.wanted && !f.busy; }"
_WANT = "name => { const f = liveFigures.figures.get(name); f.wanted = f.answered + 1; return f.moves; }"
_MOVES = "name => liveFigures.figures.get(name).moves"
_AT = "name => { const f = liveFigures.figures.get(name); return [...f.at, ...(f.from || [])]; }"
_SCROLL = "name => liveFigures.figures.get(name).box.scrollIntoView({ block: 'center', behavior: 'instant' })"
_SEEN = "name => liveLaw.seen(name)"
_WHOLE = "name => liveLaw.whole(name)"
_FIRST = "name => !!liveFigures.figures.get(name).box.dataset.awake"


def look(browser: Browser, file: Path, figures: list[Figure], moved: Live) -> Iterator[View]:
    """Every live figure of a page of the book, opened as a file without network."""
    live = [figure for figure in figures if figure.name in moved.figures]
    page, errors = views.open_page(browser, ("file:",), offline=True)
    page.add_init_script(path=LAW)
    page.goto(file.as_uri())
    page.wait_for_function("document.documentElement.dataset.figures === 'drawn'", timeout=views.MILLISECONDS_TO_DRAW)
    view = View(f"{file.stem}'s live figures", "as the library draws them")
    for figure in live:
        views.looked_at(view, lambda view, figure=figure: _hold(page, figure, moved, view))
    view.problems += errors
    errors.clear()
    yield view
    dragged = View(f"{file.stem}'s live figures", f"dragged over {POSITIONS} positions")
    for figure in live:
        views.looked_at(dragged, lambda view, figure=figure: _drag(page, figure.name, moved, view))
        views.looked_at(dragged, lambda view, figure=figure: _point_at(page, figure.name, moved, view))
    dragged.problems += errors
    yield dragged
    page.context.close()
    by_hand = View(f"{file.stem}'s live figures", "by key and finger")
    ways = {moved.figures[figure.name]["way"]: figure.name for figure in reversed(live)}
    for name in ways.values():
        views.looked_at(by_hand, lambda view, name=name: _touch(browser, file, name, view))
    yield by_hand


def _hold(page: Page, figure: Figure, moved: Live, view: View) -> None:
    """Compares the figure with each of its frames."""
    spec = moved.figures[figure.name]
    law = page.evaluate("place => liveLaw.hold(...place)", [figure.name, figure.plotly, spec])
    view.problems += [f"figure {figure.name}: {problem}" for problem in law["problems"][:5]]
    if figure.name in TO_THE_LAST_BIT and law["exact"] < law["places"]:
        view.problems.append(
            f"figure {figure.name}: expected every bit of the library's, came other ones at"
            f" {law['places'] - law['exact']} of {law['places']} places"
        )
    view.figures += not law["problems"]
    view.exact += law["exact"] == law["places"]


def _show(page: Page, name: str) -> None:
    """Scrolls to the figure and waits until it is awake."""
    page.evaluate(_SCROLL, name)
    page.wait_for_function(_FIRST, arg=name, timeout=MILLISECONDS)


def _drag(page: Page, name: str, moved: Live, view: View) -> None:
    """Drags the figure's first control by mouse from end to end; each position must be drawn before the next."""
    _show(page, name)
    box = page.locator(f'.mfig[data-live="{name}"]')
    slider = box.locator("input").first
    handle = box.locator(".mfig-point")
    where = (slider if slider.count() else handle).bounding_box()
    low, high = where["x"] + 4, where["x"] + where["width"] - 4
    y = where["y"] + where["height"] / 2
    if not slider.count():
        low, high = low - 60, high + 60
    page.mouse.move(low if slider.count() else where["x"] + where["width"] / 2, y)
    page.mouse.down()
    values = set()
    for i in range(POSITIONS):
        moves, at = page.evaluate(_WANT, name), page.evaluate(_AT, name)
        page.mouse.move(low + (i + 0.5) / POSITIONS * (high - low), y)
        if page.evaluate(_AT, name) == at:
            continue  # a knob that counts stays for a few pixels
        try:
            page.wait_for_function(_ANSWERED, arg=name, timeout=MILLISECONDS)
        except TooLate:
            pass
        if page.evaluate(_MOVES, name) == moves:
            if page.evaluate("name => !liveLaw.reachable(name)", name):
                continue  # the author draws nothing there
            view.problems.append(f"figure {name}: position {i + 1} of {POSITIONS} was not drawn")
            break
        values.add(tuple(page.evaluate(_AT, name)))
        view.delays.append(page.evaluate("name => liveFigures.figures.get(name).took", name))
    page.mouse.up()
    knob = moved.figures[name]["knobs"][0]
    counts = knob["whole"] or knob["choice"]
    if len(values) < (3 if counts else POSITIONS // 3):
        view.problems.append(f"figure {name}: expected another picture at each position, came {len(values)}")
    if wrong := page.evaluate(_SEEN, name) or page.evaluate(_WHOLE, name):
        view.problems.append(f"figure {name}: {wrong}")
    view.sliders += 1


def _point_at(page: Page, name: str, moved: Live, view: View) -> None:
    """Presses in the plane of two knobs, or points at a map: both knobs must follow, and go home from the map."""
    spec = moved.figures[name]
    box = page.locator(f'.mfig[data-live="{name}"]')
    area = box.locator(".mfig-pad, .mfig-field")
    if not area.count():
        return
    points = spec["way"] == "hovered"
    area.scroll_into_view_if_needed()
    where = area.bounding_box()
    before = page.evaluate(_AT, name)
    for across, down in ((0.08, 0.45), (0.3, 0.75)):
        page.evaluate(_WANT, name)
        x, y = where["x"] + across * where["width"], where["y"] + down * where["height"]
        if points:
            page.mouse.move(x, y)
        else:
            page.mouse.click(x, y)
        page.wait_for_function(_ANSWERED, arg=name, timeout=MILLISECONDS)
        at = page.evaluate(_AT, name)
        if at[0] == before[0] or at[1] == before[1]:
            view.problems.append(f"figure {name}: expected both knobs to follow to ({across}, {down}), came {at}")
        before = at
    if wrong := page.evaluate(_SEEN, name) or page.evaluate(_WHOLE, name):
        view.problems.append(f"figure {name}: {wrong}")
    if not points:
        return
    page.evaluate(_WANT, name)
    page.mouse.move(1, 1)
    page.wait_for_function(_ANSWERED, arg=name, timeout=MILLISECONDS)
    if (at := page.evaluate(_AT, name)) != (home := [knob["start"] for knob in spec["knobs"]]):
        view.problems.append(f"figure {name}: expected {home} when the mouse has left the map, came {at}")


def _touch(browser: Browser, file: Path, name: str, view: View) -> None:
    """Moves the figure by an arrow key, then by a finger."""
    page, errors = views.open_page(browser, ("file:",), offline=True, has_touch=True)
    page.add_init_script(path=LAW)
    page.goto(file.as_uri())
    page.wait_for_function("document.documentElement.dataset.figures === 'drawn'", timeout=views.MILLISECONDS_TO_DRAW)
    _show(page, name)
    box = page.locator(f'.mfig[data-live="{name}"]')
    control = box.locator(".mfig-point, input").last
    control.focus()
    page.evaluate(_WANT, name)
    page.keyboard.press("ArrowLeft")
    page.wait_for_function(_ANSWERED, arg=name, timeout=MILLISECONDS)
    place = control.bounding_box()
    x, y = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    finger = page.context.new_cdp_session(page)
    page.evaluate(_WANT, name)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for i in range(1, 6):
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x + 6 * i, "y": y}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_function(_ANSWERED, arg=name, timeout=MILLISECONDS)
    if wrong := page.evaluate(_SEEN, name):
        view.problems.append(f"figure {name}: {wrong}")
    view.problems += errors
    view.sliders += 1
    page.context.close()
