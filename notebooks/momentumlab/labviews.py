"""Each notebook in JupyterLab and in Notebook 7, run once on a live kernel, and seen in both themes."""

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError

from momentumlab import figures, notebooks, views
from momentumlab.server import Server
from momentumlab.views import Camera, View

THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
SECONDS_TO_RUN = 600

# What Notebook 7.6.5 throws at its start, also without figures and without our extension.
_THEIR_OWN = ("Cannot read properties of undefined (reading 'schema')",)

_OPENED = "() => window.jupyterapp?.shell.currentWidget?.sessionContext && window.figureProbe"
_READY = """async () => {
  const { context, sessionContext } = jupyterapp.shell.currentWidget;
  await Promise.all([context.ready, sessionContext.ready]);
}"""
_RUN = """async seconds => {
  await jupyterapp.commands.execute("notebook:clear-all-cell-outputs");
  const late = new Promise(resolve => setTimeout(() => resolve("late"), 1000 * seconds));
  return await Promise.race([jupyterapp.commands.execute("notebook:run-all-cells"), late]);
}"""
_THEME = """async name => {
  await jupyterapp.commands.execute("apputils:change-theme", { theme: name });
  await new Promise(requestAnimationFrame);
}"""
_END = "() => jupyterapp.shell.currentWidget.sessionContext.shutdown()"


def look(browser: Browser, front_end: str, server: Server, path: Path, camera: Camera | None) -> Iterator[View]:
    """The notebook in each theme."""
    address = server.address_of(path)
    page, errors = views.open_page(browser, (server.address, server.address.replace("http", "ws", 1)), _THEIR_OWN)
    names = list(figures.named(path.stem, notebooks.read(path)))
    for theme in THEMES:

        def look_at(view: View) -> None:
            if theme == "light":
                run(page, address, view)
            else:
                resize(page)
            page.evaluate(_THEME, THEMES[theme])
            came = page.evaluate("stem => figureProbe.inNotebook(stem)", path.stem)
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
        page.evaluate(_END)
        page.context.close()
    except BrowserError:
        pass  # told above; the server ends the kernel later


def run(page: Page, address: str, view: View) -> None:
    """Opens the notebook and runs all its cells."""
    page.goto(address)
    page.wait_for_function(_OPENED, timeout=120_000)
    page.evaluate(_READY)
    if page.evaluate(_RUN, SECONDS_TO_RUN) == "late":
        view.problems.append(f"expected all cells to have run after {SECONDS_TO_RUN} seconds, came some that had not")
    elif unrun := page.evaluate("() => figureProbe.unrun()"):
        view.problems.append(f"expected all cells to run, came {unrun} that did not")


def resize(page: Page) -> None:
    """A narrower window and back: at the second change plotly would make figures flat."""
    size = page.viewport_size
    for width in (size["width"] - 200, size["width"]):
        page.set_viewport_size({"width": width, "height": size["height"]})
        page.wait_for_timeout(400)  # the lab waits a moment before it draws anew
