"""The Jupyter servers of the browser tests: JupyterLab and Notebook 7 without a person's own settings."""

import json
import os
import secrets
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from momentumlab.setup import jupyterlab, processes
from momentumlab.setup.environment import NOTEBOOKS
from momentumlab.setup.ports import free_ports
from momentumlab.setup.problem import Problem

HOME = NOTEBOOKS / "target" / "server"
SECONDS_TO_START = 90

# name: (module, where it shows a notebook). Each has a server of its own: one that serves both takes
# the fonts of the first for those of the second, and refuses them.
FRONT_ENDS = {"JupyterLab": ("jupyterlab", "lab/tree"), "Notebook 7": ("notebook", "notebooks")}

# Nothing that a test does may reach the committed notebooks.
_SETTINGS = {"docmanager-extension/plugin": {"autosave": False}}


class Server:
    """A server that has been started on a folder; `wait` until it answers."""

    def __init__(self, front_end: str, folder: Path = NOTEBOOKS, home: Path = HOME) -> None:
        module, self._path = FRONT_ENDS[front_end]
        self._home = home / module
        write_settings(self._home)
        (port,) = free_ports(1)
        self.address = f"http://127.0.0.1:{port}"
        options = [
            "--no-browser",
            f"--port={port}",
            "--LabApp.expose_app_in_browser=True",
            "--JupyterNotebookApp.expose_app_in_browser=True",
            # JJava ignores a polite request to end
            "--KernelManager.shutdown_wait_time=0.2",
        ]
        # a word that nobody else on this machine knows; not among the arguments, which everybody can read
        self._token = secrets.token_urlsafe()
        folders = {"CONFIG": "config", "DATA": "data", "RUNTIME": "runtime"}
        variables = {f"JUPYTER_{name}_DIR": str(self._home / folder) for name, folder in folders.items()}
        variables["JUPYTER_TOKEN"] = self._token
        with self._log().open("w") as log:
            self._process = subprocess.Popen(
                jupyterlab.command(folder, module) + options,
                start_new_session=True,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, **variables},
            )
        processes.remember(self._process.pid)

    def address_of(self, notebook: Path) -> str:
        # without reset the lab would also open, and start kernels for, all notebooks that it had open before
        return f"{self.address}/{self._path}/{notebook.name}?token={self._token}&reset"

    def _log(self) -> Path:
        return self._home / "server.log"

    def wait(self) -> None:
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.address}/api", timeout=2).close()
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        raise Problem(f"the Jupyter server did not start; what it says is in {self._log()}.")

    def stop(self) -> None:
        """Asks it to end, which ends its kernels too; `processes` ends what does not listen."""
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def write_settings(home: Path) -> None:
    shutil.rmtree(home, ignore_errors=True)
    for name, setting in _SETTINGS.items():
        file = home / "config" / "lab" / "user-settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True)
        file.write_text(json.dumps(setting))
