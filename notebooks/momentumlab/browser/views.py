"""What every view of a notebook in a browser must show: each figure drawn, each slider moved by keyboard, no error."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError
from playwright.sync_api import TimeoutError as TooLate

PROBE = Path(__file__).parent / "probe.js"
# Generous, since a machine may be busy: a view that is well never waits so long.
MILLISECONDS_TO_DRAW = 120_000
MILLISECONDS_TO_MOVE = 60_000

# takes pictures of a page, whose files begin with the name
Camera = Callable[[Page, str], None]


@dataclass
class View:
    """One way to look at a page, for instance in the dark theme: what is wrong in it, and what was tried."""

    page: str
    way: str
    problems: list[str] = field(default_factory=list)
    figures: int = 0
    sliders: int = 0
    exact: int = 0  # live figures that are the library's to the last bit
    delays: list[float] = field(default_factory=list)  # milliseconds from a key to another picture

    @property
    def name(self) -> str:
        return f"{self.page}, {self.way}"


def open_page(
    browser: Browser, allowed: tuple[str, ...], ignored: tuple[str, ...] = (), **options
) -> tuple[Page, list[str]]:
    """A page that may load only what begins in an `allowed` way, and the list to which it adds what goes wrong."""
    page = browser.new_context(**{"viewport": {"width": 1300, "height": 1000}, **options}).new_page()
    page.add_init_script(path=PROBE)
    errors: list[str] = []

    def add(kind: str, text: str) -> None:
        if not any(each in text for each in ignored):
            errors.append(f"{kind}: {text}")

    def on_request(request) -> None:
        if not request.url.startswith((*allowed, "data:", "blob:")):
            add("asks the network", request.url)

    page.on("request", on_request)
    page.on("requestfailed", lambda request: add("not loaded", f"{request.url} ({request.failure})"))
    page.on("console", lambda message: add("console", message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: add("console", str(error)))
    return page, errors


def looked_at(view: View, look: Callable[[View], None]) -> View:
    """The view after `look` has looked at it; what the browser complains about becomes one of its problems."""
    try:
        look(view)
    except BrowserError as error:
        view.problems.append(f"the browser gave up: {error.message.splitlines()[0]}")
    return view


def check_figures(page: Page, names: list[str], view: View) -> None:
    """Waits until each of the figures is drawn."""
    drawn = "names => names.every(name => figureProbe.wrong(name) === '')"
    try:
        page.wait_for_function(drawn, arg=names, timeout=MILLISECONDS_TO_DRAW)
    except TooLate:
        pass  # the figures say below what is wrong
    for name in names:
        wrong = page.evaluate("name => figureProbe.wrong(name)", name)
        if wrong:
            view.problems.append(f"figure {name}: {wrong}")
        else:
            view.figures += 1


def use_controls(page: Page, names: list[str], view: View) -> None:
    """Moves each slider of the figures that are drawn with the keyboard alone, and presses each button."""
    for name in names:
        if page.evaluate("name => figureProbe.wrong(name)", name):
            continue
        sliders = [_Control(page, name, "slider", number) for number in range(_asked(page, name, "slider", view))]
        buttons = [_Control(page, name, "button", number) for number in range(_asked(page, name, "button", view))]
        page.evaluate("() => figureProbe.delays()")
        for slider in sliders:
            problem = slider.move()
            view.sliders += problem is None
            view.problems += [f"{slider}: {problem}"] if problem else []
        view.delays += page.evaluate("() => figureProbe.delays()")
        if buttons and sliders:
            sliders[0].leave()  # a button may lead to where the sliders are
        for button in buttons:
            page.evaluate("name => figureProbe.remember(name)", name)
            if problem := button.press():
                view.problems.append(f"{button}: {problem}")
            # the first one leads somewhere or plays; a second one stops that
            elif button is buttons[0] and not _changes(page, name):
                view.problems.append(f"{button}: expected another picture after Enter, came the same one")


def _asked(page: Page, name: str, kind: str, view: View) -> int:
    """How many controls the figure has, which must be as many as it asks for."""
    asked = page.evaluate("([name, kind]) => figureProbe.asked(name, kind)", [name, kind])
    shown = page.evaluate("([name, kind]) => figureProbe.controls(name, kind)", [name, kind])
    if asked != shown:
        view.problems.append(f"figure {name}: expected {asked} {kind}s, came {shown}")
    return min(asked, shown)


def _changes(page: Page, name: str) -> bool:
    """Whether the picture becomes another one than the one remembered, at once or soon."""
    try:
        page.wait_for_function("name => figureProbe.changed(name)", arg=name, timeout=MILLISECONDS_TO_MOVE)
        return True
    except TooLate:
        return False


class _Control:
    """One slider or button of a figure, as a person at the keyboard meets it."""

    def __init__(self, page: Page, figure: str, kind: str, number: int) -> None:
        self._page = page
        self._place = [figure, kind, number]

    def __str__(self) -> str:
        figure, kind, number = self._place
        return f"figure {figure}, {kind} {number + 1} ({self.told()['label']})"

    def told(self) -> dict:
        """What it tells those who do not see it."""
        return self._page.evaluate("place => figureProbe.control(...place)", self._place)

    def move(self) -> str | None:
        """Presses the keys that move a slider one step and to an end; says what went wrong."""
        told = self.told()
        if told["last"] == 0:
            return self._unreachable(told)
        forth, far = ("ArrowRight", "Home") if told["now"] < told["last"] else ("ArrowLeft", "End")
        return self._unreachable(told) or self._move_by(forth) or self._move_by(far)

    def leave(self) -> None:
        """Moves a slider to another of its places."""
        told = self.told()
        if told["last"] > 0:
            self._move_by("ArrowLeft" if told["now"] > 0 else "ArrowRight")

    def press(self) -> str | None:
        """Presses Enter on a button; says what went wrong."""
        return self._unreachable(self.told()) or self._press("Enter") or self._lost("Enter")

    def _unreachable(self, told: dict) -> str | None:
        role = self._place[1]
        if told["role"] != role or not told["reachable"] or not told["label"]:
            return f"expected a {role} with a name that Tab reaches, came {told}"
        if role == "slider" and not told["text"]:
            return f"expected a value in words, came {told}"
        return None

    def _move_by(self, key: str) -> str | None:
        before = self.told()
        now = before["now"]
        expected = {"ArrowRight": now + 1, "ArrowLeft": now - 1, "Home": 0, "End": before["last"]}[key]
        self._page.evaluate("name => figureProbe.remember(name)", self._place[0])
        if (problem := self._press(key)) is not None:
            return problem
        if not _changes(self._page, self._place[0]):
            return f"expected another picture after {key} at {before['text']}, came the same one"
        after = self.told()
        if after["now"] != expected:
            return f"expected step {expected} after {key} at step {now}, came step {after['now']}"
        if after["text"] == before["text"]:
            return f"expected another value in words after {key}, came {after['text']} again"
        return self._lost(key)

    def _press(self, key: str) -> str | None:
        if not self._page.evaluate("place => figureProbe.focus(...place)", self._place):
            return "expected it to take the focus, came none"
        self._page.keyboard.press(key)
        return None

    def _lost(self, key: str) -> str | None:
        kept = self._page.evaluate("place => figureProbe.focused(...place)", self._place)
        return None if kept else f"expected it to keep the focus after {key}, came a page where it has lost it"
