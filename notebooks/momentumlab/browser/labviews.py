"""Each notebook in JupyterLab, run once on a live kernel, and in Notebook 7, as committed; both in both themes."""

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError
from playwright.sync_api import TimeoutError as TooLate

from momentumlab.browser import views
from momentumlab.browser.server import Server
from momentumlab.browser.views import Camera, View
from momentumlab.figures.figure import Figure
from momentumlab.running import notebooks

THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
SECONDS_TO_RUN = 150

THEIR_OWN = (
    # what Notebook 7.6.5 throws at its start, also without figures and without our extension
    "Cannot read properties of undefined (reading 'schema')",
    # what JupyterLab 4.6.6 logged once on a busy machine; that all cells ran and all figures are there is checked
    "Kernel message validation error: Missing property 'session'",
    # a kernel that ends closes its conversations, of which JupyterLab, having started another, knows no more
    "Comm not found for comm id",
)

_OPENED = "() => window.jupyterapp?.shell.currentWidget?.sessionContext && window.figureProbe"
_READY = """async () => {
  const { context, sessionContext } = jupyterapp.shell.currentWidget;
  await Promise.all([context.ready, sessionContext.ready]);
}"""
CONNECTED = "() => jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.connectionStatus === 'connected'"
_RUN = """async seconds => {
  await jupyterapp.commands.execute("notebook:clear-all-cell-outputs");
  const late = new Promise(resolve => setTimeout(() => resolve("late"), 1000 * seconds));
  return await Promise.race([jupyterapp.commands.execute("notebook:run-all-cells"), late]);
}"""
_THEME = """async name => {
  await jupyterapp.commands.execute("apputils:change-theme", { theme: name });
  await new Promise(requestAnimationFrame);
}"""
RESTART = "() => jupyterapp.shell.currentWidget.sessionContext.restartKernel()"
END = "() => jupyterapp.shell.currentWidget.sessionContext.shutdown()"


def look(browser: Browser, front_end: str, server: Server, path: Path, camera: Camera | None) -> Iterator[View]:
    """The notebook in each theme."""
    address = server.address_of(path)
    page, errors = views.open_page(browser, (server.address, server.address.replace("http", "ws", 1)), THEIR_OWN)
    names = [figure.name for figure in Figure.all(path.stem, notebooks.read(path))]
    for theme in THEMES:

        def look_at(view: View) -> None:
            if theme == "light":
                open_notebook(page, address)
                if front_end == "JupyterLab":
                    run(page, view)
                    check_live(page, view)
            else:
                resize(page)
            page.evaluate(_THEME, THEMES[theme])
            came = found(page, path.stem, len(names))
            unknown = [name for name in came if name not in names]
            view.problems += [f"figure {name}: expected none of this name, came one" for name in unknown]
            views.check_figures(page, names, view)
            views.use_controls(page, names, view)
            view.problems += page.evaluate("() => figureProbe.complaints()")
            if camera:
                camera(page, f"{path.stem}-{front_end.split()[0].lower()}-{theme}")

        view = views.looked_at(View(f"{path.stem} in {front_end}", theme), look_at)
        view.problems += errors
        errors.clear()
        yield view
    try:
        page.evaluate(END)
        page.context.close()
    except BrowserError:
        pass  # told above; the server ends the kernel later


def found(page: Page, stem: str, expected: int) -> list[str]:
    """The names of the notebook's figures, once the front end, which attaches outputs bit by bit, has as many."""
    try:
        many = "([stem, expected]) => figureProbe.inNotebook(stem).length >= expected"
        page.wait_for_function(many, arg=[stem, expected], timeout=views.MILLISECONDS_TO_DRAW)
    except TooLate:
        pass  # the missing figures are told one by one
    return page.evaluate("stem => figureProbe.inNotebook(stem)", stem)


def open_notebook(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_function(_OPENED, timeout=120_000)
    page.evaluate(_READY)


def run(page: Page, view: View) -> None:
    """Runs all cells of the open notebook, and once more on a new kernel if nothing is heard of some cells.

    On a busy machine the lab may lose the kernel while that starts, and then it runs nothing and says nothing.
    """
    for attempt in ("first", "second"):
        page.wait_for_function(CONNECTED, timeout=120_000)
        late = page.evaluate(_RUN, SECONDS_TO_RUN) == "late"
        unrun = page.evaluate("() => figureProbe.unrun()")
        if not (late or unrun) or page.evaluate("() => figureProbe.complaints()"):
            return
        late_cells = f"after at most {SECONDS_TO_RUN} seconds {unrun} cells had not run"
        print(f"{view.page}, {attempt} attempt: {late_cells}", flush=True)
        if attempt == "first":
            page.evaluate(RESTART)
    view.problems.append(f"expected all cells to run, came {unrun} that did not")


def check_live(page: Page, view: View) -> None:
    """Waits until the kernel that has run all cells moves each figure that moves."""
    asleep = "() => [...labFigures].filter(figure => !figure.live?.start).length"
    try:
        page.wait_for_function(f"({asleep})() === 0", timeout=views.MILLISECONDS_TO_DRAW)
    except TooLate:
        view.problems.append(f"expected the kernel to move all figures, came {page.evaluate(asleep)} that it does not")
    view.sliders += page.evaluate("() => labFigures.size")


def resize(page: Page) -> None:
    """A narrower window and back: at the second change plotly would make figures flat."""
    size = page.viewport_size
    for width in (size["width"] - 200, size["width"]):
        page.set_viewport_size({"width": width, "height": size["height"]})
        page.wait_for_timeout(400)  # the lab waits a moment before it draws anew
