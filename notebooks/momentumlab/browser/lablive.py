"""Figures that a kernel moves: a notebook of their own, with each way to move one, in JupyterLab on every kernel.

What is drawn after a drag must be what the kernel draws there when it is asked once more; a drawing that throws says
so and leaves the kernel alive; a cell that is run again, a page that is loaded again and a kernel that is started again
leave nothing behind.
"""

from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Browser, Page

from momentumlab.browser import labviews, views
from momentumlab.browser.server import Server
from momentumlab.browser.views import View
from momentumlab.running import notebooks
from momentumlab.setup import kernels
from momentumlab.setup.environment import NOTEBOOKS

FOLDER = NOTEBOOKS / "target" / "live-lab"
MOVES = 30
SECONDS = 2  # of a drag
MILLISECONDS = 60_000  # generous, since a machine may be busy

_CELLS = {
    "slider": """
        Chart.slider(Knob.even("β", 0, 0.9, 4), b -> Plots.stems("30 iterates", new MomentumMatrix(1, b, 0.5), 29))""",
    "sliders": """
        var bent = new Window(-2, 2, -0.3, 1.1);
        Chart.draggable(vector(-1.21, 0.853), Knob.even("α", 0.001, 0.003, 3), Knob.even("β", 0, 0.9, 4),
            (a, b, x0) -> Plots.paths("valley", bent, new HeavyBall(a, b).run(Rosenbrock.banana(), x0, 60)))""",
    "dragged": """
        Chart.draggable(vector(-0.8, 0.5), from -> Plots.paths("bowl", new Window(-1, 1, -1, 1),
            new HeavyBall(0.05, 0.5).run(Quadratic.diag(1, 10), from, 40)))""",
    "pad": """
        var map = Plots.rateMap("where you are");
        Chart.pad(Knob.even("αλ", 0.5, 3, 3), Knob.even("β", 0, 0.9, 4), (s, b) -> Chart.beside("a pad",
            map.mark("here", s, b), Plots.stems("30 iterates", new MomentumMatrix(1, b, s), 29)))""",
    "throws": """
        Chart.slider(Knob.even("a", 0, 3, 4), a -> {
            if (a > 1.2 && a < 1.8) throw new IllegalStateException("nothing is known of a = 1.5");
            return Chart.titled("throws").line("l", new double[] {0, 1}, new double[] {0, a});
        })""",
}
_THROWS = "nothing is known of a = 1.5"

_THEIR_OWN = (
    *labviews.THEIR_OWN,
    # what a page was still asking for when it is loaded again
    "net::ERR_ABORTED",
)

_FIND = (
    "const f = [...labFigures].find(f => jupyterapp.shell.currentWidget.content.widgets"
    ".find(cell => cell.model.id === id)?.node.contains(f.node));"
)
_LIVE = f"id => {{ {_FIND} return !!f?.live?.start; }}"
_ASLEEP = f"id => {{ {_FIND} return !!f?.inner && !f.live && !f.talk && !!f.plot._fullLayout; }}"
_SHOW = "id => jupyterapp.shell.currentWidget.content.widgets.find(c => c.model.id === id).node.scrollIntoView()"
_STILL = f"id => {{ {_FIND} return !f.live.busy && !f.live.asked; }}"
_CONTROL = f"""id => {{ {_FIND}
  const control = f.node.querySelector(".mfig-controls input, .mfig-point");
  control.scrollIntoView({{ block: "center" }});
  const {{ x, y, width, height }} = control.getBoundingClientRect();
  return {{ x, y, width, height, slides: control.localName === "input", moves: f.live.moves }};
}}"""
_MOVED = f"id => {{ {_FIND} return [f.live.moves, f.live.words.textContent, f.live.at]; }}"
# What plotly shows beside what the kernel draws there when another conversation asks it.
_APART = f"""async id => {{ {_FIND}
  const place = [...f.live.at, ...(f.live.from || [])];
  const again = await f.again(place);
  const plain = value => ArrayBuffer.isView(value) ? Array.from(value) : value;
  const rows = value => value && Array.from(value, plain);
  const text = trace => JSON.stringify(["x", "y", "z"].map(key => rows(plain(trace[key]))));
  return again.data.flatMap((trace, i) => text(trace) === text(f.plot.data[i]) ? [] : [i]);
}}"""
_SHOWN = f"""id => {{ {_FIND}
  return JSON.stringify(f.plot._fullData.map(({{ x, y }}) => [x, y].map(each => each && Array.from(each))));
}}"""
_GO = f"([id, value]) => {{ {_FIND} f.live.go(0, value); }}"
_COMMS = """async () => {
  const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
  const { content } = await kernel.requestCommInfo({ target_name: "momentum.live" });
  return Object.keys(content.comms).length;
}"""
_SUM = """async () => {
  const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
  return (await kernel.requestExecute({ code: "1 + 1" }).done).content.status;
}"""
_RUN_CELL = """async id => {
  const { content } = jupyterapp.shell.currentWidget;
  content.activeCellIndex = content.widgets.findIndex(cell => cell.model.id === id);
  await jupyterapp.commands.execute("notebook:run-cell");
}"""
_SAVE = "() => jupyterapp.shell.currentWidget.context.save()"


def write(kernel: str) -> Path:
    """The notebook with a moving figure of each kind, for a kernel."""
    first = next(cell for _, cell in notebooks.code_cells(notebooks.read(NOTEBOOKS / "00-start-here.ipynb")))
    book = new_notebook(metadata={"kernelspec": {"name": kernel, "display_name": kernel, "language": "java"}})
    book.cells = [new_code_cell(first.source.replace("../lib/", "../../../lib/"), id="first")]
    book.cells += [new_code_cell(source.strip(), id=name) for name, source in _CELLS.items()]
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"live-{kernel}.ipynb"
    nbformat.write(book, path)
    return path


def look(browser: Browser, server: Server) -> Iterator[View]:
    """The notebook on each kernel, from a server on its folder."""
    for kernel in kernels.available():
        path = write(kernel)
        reached = (server.address, server.address.replace("http", "ws", 1))
        page, errors = views.open_page(browser, reached, _THEIR_OWN)
        view = View(f"live figures in JupyterLab on {kernel}", "moved by the kernel")
        views.looked_at(view, lambda view: _look(page, server.address_of(path), view))
        view.problems += errors
        yield view
        page.evaluate(labviews.END)
        page.context.close()


def _look(page: Page, address: str, view: View) -> None:
    labviews.open_notebook(page, address)
    labviews.run(page, view)
    for name in _CELLS:
        _awake(page, name)
        _drag(page, name, view)
    _throw(page, view)
    if (comms := page.evaluate(_COMMS)) != len(_CELLS):
        view.problems.append(f"expected {len(_CELLS)} conversations, came {comms}")
    page.evaluate(_RUN_CELL, "slider")
    _awake(page, "slider")
    if (comms := page.evaluate(_COMMS)) != len(_CELLS):
        view.problems.append(f"a cell was run again: expected {len(_CELLS)} conversations, came {comms}")
    at = page.evaluate(_MOVED, "pad")[2]
    page.evaluate(_SAVE)
    page.wait_for_load_state("networkidle")
    labviews.open_notebook(page, address)
    page.evaluate(_SHOW, "pad")
    _awake(page, "pad")
    if (now := page.evaluate(_MOVED, "pad")[2]) != at:
        view.problems.append(f"the page was loaded again: expected the pad at {at}, came {now}")
    shown = page.evaluate(_SHOWN, "pad")
    page.evaluate(labviews.RESTART)
    page.wait_for_function(_ASLEEP, arg="pad", timeout=MILLISECONDS)
    if page.evaluate(_SHOWN, "pad") != shown:
        view.problems.append("without its kernel: expected the pad as it was left, came another picture")
    view.figures += len(_CELLS)
    view.problems += page.evaluate("() => figureProbe.complaints()")


def _awake(page: Page, name: str) -> None:
    page.wait_for_function(_LIVE, arg=name, timeout=MILLISECONDS)
    page.wait_for_function(_STILL, arg=name, timeout=MILLISECONDS)


def _drag(page: Page, name: str, view: View) -> None:
    """Drags the figure's first control, faster than a busy machine may draw: what is drawn last must be the last."""
    control = page.evaluate(_CONTROL, name)
    x, y = control["x"] + control["width"] / 2, control["y"] + control["height"] / 2
    low, high = (control["x"] + 4, control["x"] + control["width"] - 4) if control["slides"] else (x - 60, x + 60)
    page.mouse.move(low if control["slides"] else x, y)
    page.mouse.down()
    for i in range(MOVES):
        page.mouse.move(low + (i + 0.5) / MOVES * (high - low), y)
        page.wait_for_timeout(1000 * SECONDS / MOVES)
    page.mouse.up()
    page.wait_for_function(_STILL, arg=name, timeout=MILLISECONDS)
    moves, words, _ = page.evaluate(_MOVED, name)
    if moves - control["moves"] < 3:
        view.problems.append(f"figure {name}: expected it to follow the mouse, came {moves} pictures: {words}")
    if apart := page.evaluate(_APART, name):
        view.problems.append(f"figure {name}: expected what the kernel draws there, traces {apart} are others")
    view.sliders += 1


def _throw(page: Page, view: View) -> None:
    page.evaluate(_GO, ["throws", 1.5])
    page.wait_for_function(_STILL, arg="throws", timeout=MILLISECONDS)
    words = page.evaluate(_MOVED, "throws")[1]
    if words != _THROWS:
        view.problems.append(f"a drawing that throws: expected {_THROWS!r}, came {words!r}")
    if (status := page.evaluate(_SUM)) != "ok":
        view.problems.append(f"expected the kernel to live, came {status}")
    page.evaluate(_GO, ["throws", 2.5])
    page.wait_for_function(_STILL, arg="throws", timeout=MILLISECONDS)
    if words := page.evaluate(_MOVED, "throws")[1]:
        view.problems.append(f"after a drawing that threw: expected the figure to go on, came {words!r}")
