import json
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from momentumlab.setup import environment, jupyterlab


class ExtensionTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def about(self):
        jupyterlab.install_extension(self.folder / jupyterlab.EXTENSION)
        return json.loads((self.folder / jupyterlab.EXTENSION / "package.json").read_text())

    def test_the_extension_is_the_books_scripts_and_the_labs_under_the_name_by_which_it_calls_itself(self):
        about = self.about()
        script = (self.folder / jupyterlab.EXTENSION / about["jupyterlab"]["_build"]["load"]).read_text()
        self.assertEqual(script, "".join(each.read_text() for each in jupyterlab.SCRIPTS))
        self.assertIn(f'window._JUPYTERLAB["{about["name"]}"] = ', script)
        for name in ("figures.js", "live.js"):
            self.assertIn(name, (environment.NOTEBOOKS / "book" / "conf.py").read_text())

    def test_a_changed_script_gets_another_name_and_replaces_the_old_one(self):
        before = self.about()["jupyterlab"]["_build"]["load"]
        changed = self.folder / "changed.js"
        changed.write_text(jupyterlab.SCRIPTS[0].read_text() + "//")
        with mock.patch.object(jupyterlab, "SCRIPTS", (changed, *jupyterlab.SCRIPTS[1:])):
            after = self.about()["jupyterlab"]["_build"]["load"]
        self.assertNotEqual(before, after)
        folder = self.folder / jupyterlab.EXTENSION
        self.assertEqual([f"static/{file.name}" for file in (folder / "static").iterdir()], [after])
