"""The JupyterLab of the environment: how it is started, our defaults, and the extension for figures."""

import hashlib
import json
import os
import shutil
import sys
from pathlib import Path

from momentumlab.setup.environment import NOTEBOOKS

FIRST = "00-start-here.ipynb"
SCRIPT = NOTEBOOKS / "book" / "_static" / "figures.js"
EXTENSION = "momentum-figures"  # as the script calls itself

# What JupyterLab would ask the network for, or ask the person about the network.
_SETTINGS = {
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}
}


def command(folder: Path, module: str = "jupyterlab") -> list[str]:
    """What starts the Jupyter application of a module on a folder."""
    parts = [
        sys.executable,
        "-m",
        module,
        f"--ServerApp.root_dir={folder}",
        "--LabApp.extension_manager=readonly",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.news_url=None",
    ]
    if (folder / FIRST).is_file():
        parts.append(f"--LabApp.default_url=/lab/tree/{FIRST}")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        parts.append("--allow-root")
    return parts


def prepare(prefix: Path) -> None:
    """Gives JupyterLab our defaults, over which a person's own settings win, and our extension."""
    settings = prefix / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(json.dumps(_SETTINGS, indent=1) + "\n")
    install_extension(prefix / "share" / "jupyter" / "labextensions" / EXTENSION)


def install_extension(folder: Path) -> None:
    """Writes the folder of a prebuilt extension, which is the script and what JupyterLab asks to know about it."""
    script = SCRIPT.read_bytes()
    # a new script gets a new name, since browsers keep an old one
    name = f"static/figures.{hashlib.sha256(script).hexdigest()[:12]}.js"
    if (folder / name).is_file():
        return
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "static").mkdir(parents=True)
    (folder / name).write_bytes(script)
    about = {
        "name": EXTENSION,
        "version": "1.0.0",
        "description": "Keyboard control and lasting heights for plotly's figures",
        "license": "Apache-2.0",
        "jupyterlab": {"extension": True, "_build": {"load": name, "extension": "./extension"}},
    }
    (folder / "package.json").write_text(json.dumps(about, indent=1) + "\n")
