import asyncio
import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.error
import urllib.request
from pathlib import Path

from momentumlab.figures.figure import Figure
from momentumlab.running import notebooks
from momentumlab.running.notebooks import PLOTLY, SVG, code_cells, figures
from momentumlab.setup import browsers, jupyterlab
from momentumlab.setup.environment import NOTEBOOKS, ROOT, VENV

HAS_LAB = importlib.util.find_spec("jupyterlab") is not None
HAS_BROWSER = HAS_LAB and browsers.find() is not None and importlib.util.find_spec("playwright") is not None


class PreparedTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.prefix = Path(folder.name)

    def test_any_server_of_the_environment_finds_how_to_save(self):
        file = self.prefix / "etc/jupyter/jupyter_server_config.json"
        file.parent.mkdir(parents=True)
        file.write_text('{"ServerApp": {"port": 8890}}')
        jupyterlab.prepare(self.prefix)
        settings = json.loads(file.read_text())
        module, _, name = settings["ServerApp"]["contents_manager_class"].rpartition(".")
        self.assertEqual(settings["ServerApp"]["port"], 8890)
        self.assertTrue((NOTEBOOKS / (module.replace(".", "/") + ".py")).is_file())
        self.assertEqual(name, "Contents")
        (path,) = self.prefix.rglob("momentum-lab.pth")
        self.assertEqual(path.read_text(), f"{NOTEBOOKS}\n")
        self.assertEqual(path.parent.name, "site-packages")

    def test_the_kernel_gets_the_name_that_the_committed_notebooks_show(self):
        file = self.prefix / "share/jupyter/kernels/java/kernel.json"
        file.parent.mkdir(parents=True)
        file.write_text('{"argv": ["java"], "display_name": "Java (jjava)"}')
        jupyterlab.prepare(self.prefix)
        self.assertEqual(json.loads(file.read_text()), {"argv": ["java"], "display_name": "Java"})
        committed = notebooks.read(notebooks.find(NOTEBOOKS)[0])
        self.assertEqual(committed.metadata.kernelspec.display_name, "Java")


@unittest.skipUnless(HAS_LAB, "JupyterLab is not installed here")
class ContentsTest(unittest.TestCase):
    """Without a server: what it does when the lab saves."""

    def setUp(self):
        from momentumlab.lab.contents import Contents

        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.contents = Contents(root_dir=str(self.folder))

    def open(self, path):
        shutil.copy(path, self.folder)
        return asyncio.run(self.contents.get(path.name))

    def save(self, model):
        asyncio.run(self.contents.save({"type": "notebook", "content": model["content"]}, model["path"]))
        return (self.folder / model["path"]).read_bytes()

    def opened(self, model):
        """As the lab changes it when its kernel has started."""
        model["content"]["metadata"]["kernelspec"]["display_name"] = "Java (jjava)"
        model["content"]["metadata"]["language_info"]["version"] = "17.0.15+6-Debian-1deb12u1"
        return model

    def test_every_committed_notebook_keeps_its_bytes(self):
        for path in notebooks.find(NOTEBOOKS):
            saved = self.save(self.opened(self.open(path)))
            self.assertTrue(saved == path.read_bytes(), f"{path.name} would be rewritten")

    def test_a_figure_that_comes_out_as_before_keeps_its_picture_even_after_its_outputs_were_cleared(self):
        path = notebooks.find(NOTEBOOKS)[0]
        model = self.open(path)
        outputs = [cell.outputs for _, cell in code_cells(model["content"])]
        for _, cell in code_cells(model["content"]):
            cell.outputs = []
        self.save(model)
        for (_, cell), before in zip(code_cells(model["content"]), outputs, strict=True):
            cell.outputs = before
            for output in figures(cell):
                del output.data[SVG]
        self.assertTrue(self.save(model) == path.read_bytes())

    def test_another_figure_gets_no_picture(self):
        model = self.open(notebooks.find(NOTEBOOKS)[0])
        drawn = [output for _, cell in code_cells(model["content"]) for output in figures(cell)]
        drawn[0].data[PLOTLY]["layout"]["title"] = {"text": "another"}
        del drawn[0].data[SVG]
        self.save(model)
        saved = notebooks.read(self.folder / model["path"])
        self.assertNotIn(SVG, next(each for _, cell in code_cells(saved) for each in figures(cell)).data)

    def test_a_notebook_in_another_language_stays_as_jupyter_writes_it(self):
        model = self.open(notebooks.find(NOTEBOOKS)[0])
        model["content"]["metadata"] = {"kernelspec": {"name": "python3", "display_name": "Python 3"}, "widgets": {}}
        self.save(model)
        self.assertEqual(set(notebooks.read(self.folder / model["path"]).metadata), {"kernelspec", "widgets"})


def without_outputs(path):
    """The text of a notebook's file with the outputs, which may change with the library, left out."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    for cell in kept["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = []
    return json.dumps(kept)


@unittest.skipUnless(HAS_BROWSER, "needs JupyterLab and a browser")
class LabTest(unittest.TestCase):
    """A person opens notebooks of a clone in JupyterLab and saves them."""

    def setUp(self):
        from momentumlab.browser.server import Server

        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.clone = Path(folder.name, "notebooks")
        self.clone.mkdir()
        # the notebooks find the library as they do here
        (self.clone.parent / "lib").symlink_to(ROOT / "lib")
        paths = notebooks.find(NOTEBOOKS)
        largest = max(paths, key=lambda path: path.stat().st_size)
        self.paths = [Path(shutil.copy(path, self.clone)) for path in (paths[0], largest)]
        self.git("init", "-q")
        self.git("add", "notebooks")
        jupyterlab.prepare(VENV)
        self.server = Server("JupyterLab", self.clone, self.clone.parent)
        self.addCleanup(self.server.stop)
        self.server.wait()

    def git(self, *arguments):
        command = ["git", "-C", str(self.clone.parent), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def test_opened_and_saved_they_are_as_committed_and_run_they_differ_in_changed_outputs_only(self):
        from playwright.sync_api import sync_playwright

        from momentumlab.browser import labviews, views

        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=browsers.find(), args=["--no-sandbox"])
            for path in self.paths:
                page, _ = views.open_page(browser, ("http://127.0.0.1", "ws://127.0.0.1"))
                labviews.open_notebook(page, self.server.address_of(path))
                page.wait_for_function(labviews.CONNECTED, timeout=120_000)
                self.save(page)
                self.assertEqual(self.git("diff", "--stat", "--", f"notebooks/{path.name}"), "", path.name)
                if path == self.paths[0]:
                    view = views.View(path.stem, "run")
                    labviews.run(page, view)
                    self.assertEqual(view.problems, [])
                    self.save(page)
                    self.assertTrue(without_outputs(path) == without_outputs(NOTEBOOKS / path.name))
                    ours, before = (Figure.all("", notebooks.read(each)) for each in (path, NOTEBOOKS / path.name))
                    pictures = {figure.digest: figure.svg for figure in before}
                    self.assertEqual([figure.name for figure in ours], [figure.name for figure in before])
                    for figure in ours:
                        self.assertEqual(figure.svg, pictures.get(figure.digest), figure.name)
                page.evaluate(labviews.END)
            browser.close()

    def save(self, page):
        """What the autosave does, also where the lab sees no change."""
        page.evaluate("async () => { await jupyterapp.shell.currentWidget.context.save(); }")

    def test_nobody_else_on_this_machine_gets_in(self):
        with self.assertRaises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{self.server.address}/api/kernels", timeout=30)
        self.assertEqual(refused.exception.code, 403)
        refused.exception.close()
        token = self.server.address_of(self.paths[0]).partition("token=")[2].partition("&")[0]
        urllib.request.urlopen(f"{self.server.address}/api/kernels?token={token}", timeout=30).close()
        if sys.platform == "linux":
            for file in Path("/proc").glob("[0-9]*/cmdline"):
                try:
                    self.assertNotIn(token.encode(), file.read_bytes())
                except OSError:
                    pass  # it has just ended
