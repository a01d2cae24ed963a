"""Opens the notebooks in JupyterLab and Notebook 7, and the book without network, in a headless browser."""

import queue
import threading
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as BrowserError

from momentumlab.book import live, measured, site
from momentumlab.book.pages import first_moving
from momentumlab.browser import bookviews, factories, lablive, labviews, livefigures, sliders
from momentumlab.browser.server import FRONT_ENDS, Server
from momentumlab.browser.views import Camera, View
from momentumlab.figures.figure import Figure
from momentumlab.running import notebooks
from momentumlab.running.report import indented
from momentumlab.setup import browsers, jupyterlab, processes
from momentumlab.setup.environment import NOTEBOOKS, VENV
from momentumlab.setup.problem import Problem

BOOK = NOTEBOOKS / "target" / "book-tested"
AT_MOST = 2  # browsers at a time

# Only the servers of this machine can be reached.
_FLAGS = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]

# looks at something and yields its views
Look = Callable[[Browser], Iterable[View]]


def test(names: list[str] = (), camera: Camera | None = None) -> list[str]:
    """Looks at everything, or at the named notebooks only; prints each view and the sums; names what is not well."""
    program = browsers.require("opens the notebooks")
    paths = notebooks.find(NOTEBOOKS, names)
    jupyterlab.prepare(VENV)
    servers = {front_end: Server(front_end) for front_end in FRONT_ENDS}
    lablive.FOLDER.mkdir(parents=True, exist_ok=True)
    servers["live"] = Server("JupyterLab", lablive.FOLDER, lablive.FOLDER / "server")
    try:
        print("making the book and starting the Jupyter servers for the browser tests ...", flush=True)
        moved = live.make(notebooks.find(NOTEBOOKS))
        print(moved.told(), flush=True)
        wrong = site.build_from_committed(BOOK, moved)
        if wrong:
            print("FAILED  the book\n" + indented("\n".join(wrong), "  "), flush=True)
        for server in servers.values():
            server.wait()
        looks: list[Look] = [partial(lablive.look, server=servers["live"])]
        looks += [
            partial(labviews.look, front_end=front_end, server=servers[front_end], path=path, camera=camera)
            for path in paths
            for front_end in FRONT_ENDS
        ]
        shown = {path.stem: Figure.all(path.stem, notebooks.read(path)) for path in paths}
        front = first_moving([figure for drawn in shown.values() for figure in drawn])
        shown["index"] = [front] if front else []
        shown["speed"] = measured.figures(site.SPEED)
        pages = [] if wrong else sorted(BOOK.glob("*.html"))
        looks += [
            partial(bookviews.look, file=page, figures=shown.get(page.stem, []), camera=camera)
            for page in pages
            if page.stem in {path.stem for path in paths} or not names
        ]
        looks += [
            partial(livefigures.look, file=page, figures=shown[page.stem], moved=moved)
            for page in pages
            if page.stem in {path.stem for path in paths}
            and any(figure.name in moved.figures for figure in shown[page.stem])
        ]
        if factories.is_written() and sliders.is_written():
            looks += [partial(factories.look, camera=camera), sliders.look]
        else:
            print("factories and sliders are not looked at: the library's tests, which write them, did not run")
        seen = look_all(program, looks)
    finally:
        for server in servers.values():
            server.stop()
    failed = (["the book"] if wrong else []) + [view.name for view in seen if view.problems]
    delays = sorted(delay for view in seen if view.page.endswith("in the book") for delay in view.delays)
    if delays:
        median, most = delays[len(delays) // 2], delays[len(delays) * 9 // 10]
        print(
            f"\nin the book a picture follows its slider after {median:.0f} ms,"
            f" in nine of ten cases within {most:.0f} ms"
        )
    followed = sorted(delay for view in seen if view.page.endswith("live figures") for delay in view.delays)
    if followed:
        print(
            f"a live figure follows the mouse after {followed[len(followed) // 2]:.0f} ms, in nine of ten cases within"
            f" {followed[len(followed) * 9 // 10]:.0f} ms; {sum(view.exact for view in seen)} of"
            f" {len(moved.figures)} are the library's to the last bit"
        )
    print(
        f"\nin the browser: {len(seen)} views, {sum(view.figures for view in seen)} figures drawn,"
        f" {sum(view.sliders for view in seen)} sliders moved by keyboard; {len(failed)} failed",
        flush=True,
    )
    return failed


def look_all(program: Path, looks: list[Look]) -> list[View]:
    """All views, from at most two browsers at a time; each page is told as soon as it has been looked at."""
    waiting: queue.SimpleQueue[Look] = queue.SimpleQueue()
    for look in looks:
        waiting.put(look)
    seen: list[View] = []
    problems: list[Exception] = []

    def work() -> None:
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=program, args=_FLAGS)
                while not waiting.empty() and not problems:
                    found = list(waiting.get_nowait()(browser))
                    if processes.is_ending():
                        return
                    seen.extend(found)
                    print(told(found), flush=True)
                browser.close()
        except queue.Empty:
            pass  # the other one was faster
        except BrowserError as error:
            problems.append(Problem(f"the browser {program} ended: {error.message.splitlines()[0]}"))
        except Exception as error:  # told by the main thread
            problems.append(error)

    threads = [threading.Thread(target=work, daemon=True) for _ in range(min(AT_MOST, len(looks)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if problems:
        raise problems[0]
    return seen


def told(found: list[View]) -> str:
    """One line for the views of a page, and more for what is wrong in them."""
    lines = []
    for view in found:
        if view.problems:
            lines += [f"{view.name}  FAILED", indented("\n".join(view.problems), "  ")]
    well = [view for view in found if not view.problems]
    if well:
        ways = ", ".join(view.way for view in well)
        figures_drawn, sliders = max(view.figures for view in well), max(view.sliders for view in well)
        lines.append(f"{well[0].page}  {ways}  {figures_drawn} figures, {sliders} sliders  ok")
    return "\n".join(lines)
