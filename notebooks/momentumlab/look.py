"""The command look: opens each notebook in JupyterLab in a browser, runs it, and takes pictures in both themes.

If the book has been made, each of its pages is opened too, without network.
"""

import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from momentumlab import booklook, images, kernels, lab, notebooks, processes
from momentumlab.environment import NOTEBOOKS, VENV
from momentumlab.problem import Problem

SCREENSHOTS = NOTEBOOKS / "target" / "screenshots"
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
WIDTH = 1300
TALL = 16_000  # so tall that JupyterLab lays out every cell at once
SECONDS_TO_RUN = 300

# A figure counts as drawn when plotly has put its picture into the page.
_DRAWN = "document.querySelectorAll('.js-plotly-plot .main-svg').length"
_PLOTS = "document.querySelectorAll('.js-plotly-plot').length"
_BUSY = "[...document.querySelectorAll('.jp-InputPrompt')].some(p => p.textContent.includes('*'))"
_COUNTED = "[...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].filter(p => /\\d/.test(p.textContent)).length"


def main(arguments: list[str]) -> int:
    notebooks.require_library()
    kernels.available()
    lab.prepare(VENV)
    port = free_port()
    extra = ["--no-browser", f"--port={port}", "--IdentityProvider.token=", "--LabApp.expose_app_in_browser=True"]
    server = subprocess.Popen(
        lab.command(NOTEBOOKS) + lab.more_arguments() + extra,
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    processes.remember(server.pid)
    address = f"http://127.0.0.1:{port}"
    wait_for(address, server)
    failures = 0
    with sync_playwright() as playwright:
        browser = launch(playwright, ["--no-sandbox"])
        for path in notebooks.find(NOTEBOOKS, arguments):
            for theme in THEMES:
                page = browser.new_page(viewport={"width": WIDTH, "height": TALL})
                found = look_at(page, address, path, theme)
                print(f"{path.stem}  {theme:<5}  {'ok' if not found else 'FAILED: ' + '; '.join(found)}", flush=True)
                failures += bool(found)
                page.close()
        browser.close()
        if booklook.is_made():
            browser = launch(playwright, booklook.OFFLINE)
            failures += look_at_book(browser)
            browser.close()
    print(f"pictures are in {SCREENSHOTS.relative_to(NOTEBOOKS.parent)}")
    return 1 if failures else 0


def launch(playwright: Playwright, arguments: list[str]) -> Browser:
    try:
        return playwright.chromium.launch(executable_path=images.browser(), args=arguments)
    except BrowserError as error:
        raise Problem(f"the browser could not be started: {error.message.splitlines()[0]}") from None


def look_at_book(browser: Browser) -> int:
    """In how many views a page of the book is wrong."""
    failures = 0
    for name, found in booklook.look(browser):
        print(f"{name}  {'ok' if not found else 'FAILED: ' + '; '.join(found)}", flush=True)
        failures += bool(found)
    return failures


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address: str, server: subprocess.Popen) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/api", timeout=2).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    raise Problem("JupyterLab did not start: run `mvn -Plab` to see what it says.")


def look_at(page: Page, address: str, path: Path, theme: str) -> list[str]:
    """Runs one notebook in one theme; returns what is wrong with it."""
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    content = notebooks.read(path)
    code = notebooks.code_cells(content)
    expected = sum(len(notebooks.figures(cell)) for _, cell in code)
    page.goto(f"{address}/lab/tree/{path.name}?reset")
    page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=60_000)
    run(page, "apputils:change-theme", {"theme": THEMES[theme]})
    run(page, "application:toggle-left-area", {})
    page.wait_for_timeout(4000)
    run(page, "notebook:run-all-cells", {})
    page.wait_for_timeout(1000)
    page.wait_for_function(
        f"!({_BUSY}) && ({_COUNTED}) >= {len(code)}", timeout=SECONDS_TO_RUN * 1000
    )
    page.wait_for_timeout(3000)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    height = page.evaluate("document.querySelector('.jp-WindowedPanel-viewport, .jp-Notebook').scrollHeight + 150")
    top = 0
    for number in range(1, 1 + -(-int(min(height, TALL)) // 1500)):
        clip = {"x": 0, "y": top, "width": WIDTH, "height": min(1500, TALL - top)}
        page.screenshot(path=str(SCREENSHOTS / f"{path.stem}-{theme}-{number:02}.png"), clip=clip)
        top += 1500
    drawn = page.evaluate(_PLOTS)
    found = [] if drawn == expected else [f"{drawn} of {expected} figures are drawn"]
    if page.evaluate(_DRAWN) < expected:
        found.append("a figure has no picture inside")
    if page.query_selector_all(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']"):
        found.append("something was written to stderr")
    return found + [f"console: {text}" for text in errors if "favicon" not in text]


def run(page: Page, command: str, arguments: dict) -> None:
    page.evaluate("([command, arguments]) => window.jupyterapp.commands.execute(command, arguments)", [command, arguments])

