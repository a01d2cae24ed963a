"""Opens the notebooks in JupyterLab and Notebook 7, and the book without network, in a headless browser."""

import queue
import threading
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as BrowserError

from momentumlab import book, bookviews, browsers, factories, figures, lab, labviews, notebooks, processes
from momentumlab.environment import NOTEBOOKS, VENV
from momentumlab.problem import Problem
from momentumlab.report import indented
from momentumlab.server import FRONT_ENDS, Server
from momentumlab.views import Camera, View

BOOK = NOTEBOOKS / "target" / "book-tested"
AT_MOST = 2  # browsers at a time

# Only the servers of this machine can be reached.
_FLAGS = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]

# looks at something and yields its views
Look = Callable[[Browser], Iterable[View]]


def test(names: list[str] = (), camera: Camera | None = None) -> bool:
    """Looks at everything, or at the named notebooks only; prints each view and the sums; tells whether all is well."""
    program = browsers.require("opens the notebooks")
    paths = notebooks.find(NOTEBOOKS, names)
    lab.prepare(VENV)
    servers = {front_end: Server(front_end) for front_end in FRONT_ENDS}
    try:
        print("making the book and starting the Jupyter servers for the browser tests ...", flush=True)
        wrong = book.build_from_committed(BOOK)
        if wrong:
            print("FAILED  the book\n" + indented("\n".join(wrong), "  "), flush=True)
        for server in servers.values():
            server.wait()
        looks: list[Look] = [
            partial(labviews.look, front_end=front_end, server=server, path=path, camera=camera)
            for path in paths
            for front_end, server in servers.items()
        ]
        shown = {path.stem: figures.named(path.stem, notebooks.read(path)) for path in paths}
        pages = [] if wrong else sorted(BOOK.glob("*.html"))
        looks += [
            partial(bookviews.look, file=page, figures=shown.get(page.stem, {}), camera=camera)
            for page in pages
            if page.stem in shown or not names
        ]
        if factories.is_written():
            looks.append(partial(look_at_factories, camera=camera))
        else:
            print("Tablesaw's factories are not looked at: the library's tests, which write their figures, did not run")
        seen = look_all(program, looks)
    finally:
        for server in servers.values():
            server.stop()
    failed = sum(1 for view in seen if view.problems) + bool(wrong)
    delays = sorted(delay for view in seen if view.page.endswith("in the book") for delay in view.delays)
    if delays:
        median, most = delays[len(delays) // 2], delays[len(delays) * 9 // 10]
        print(f"\nin the book a picture follows its slider after {median:.0f} ms, in nine of ten cases within {most:.0f} ms")
    print(
        f"\nin the browser: {len(seen)} views, {sum(view.figures for view in seen)} figures drawn,"
        f" {sum(view.sliders for view in seen)} sliders moved by keyboard; {failed} failed",
        flush=True,
    )
    return not failed


def look_at_factories(browser: Browser, camera: Camera | None) -> Iterable[View]:
    found = list(factories.check(browser, camera))
    problems = [f"{name}: {problem}" for name, wrong in found for problem in wrong]
    # the last one is not a figure but what jsplot cannot draw
    yield View("Tablesaw's factories", "all on one page, and as jsplot draws them", problems, figures=len(found) - 1)


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
            lines += [f"{view.page}, {view.way}  FAILED", indented("\n".join(view.problems), "  ")]
    well = [view for view in found if not view.problems]
    if well:
        ways = ", ".join(view.way for view in well)
        figures_drawn, sliders = max(view.figures for view in well), max(view.sliders for view in well)
        lines.append(f"{well[0].page}  {ways}  {figures_drawn} figures, {sliders} sliders  ok")
    return "\n".join(lines)
