"""The JupyterLab of the environment: how it is started, our defaults, and the extension for figures."""

import hashlib
import json
import os
import shutil
import sys
import sysconfig
from pathlib import Path

from momentumlab.setup.environment import NOTEBOOKS

FIRST = "00-start-here.ipynb"
_BOOK = NOTEBOOKS / "book" / "_static"
# the first two are the book's own
SCRIPTS = (_BOOK / "figures.js", _BOOK / "live.js", NOTEBOOKS / "momentumlab" / "lab" / "live.js")
EXTENSION = "momentum-figures"  # as the last script calls itself
CONTENTS = "momentumlab.lab.contents.Contents"

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
    """Gives JupyterLab our defaults, over which a person's own settings win, our extension, and our way to save."""
    settings = prefix / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(json.dumps(_SETTINGS, indent=1) + "\n")
    save_our_way(prefix)
    name_kernel(prefix / "share" / "jupyter" / "kernels" / "java" / "kernel.json")
    install_extension(prefix / "share" / "jupyter" / "labextensions" / EXTENSION)


def save_our_way(prefix: Path) -> None:
    """Makes every Jupyter server of an environment write notebooks as they are committed."""
    variables = {"base": str(prefix), "platbase": str(prefix)}
    packages = Path(sysconfig.get_path("purelib", vars=variables))
    packages.mkdir(parents=True, exist_ok=True)
    (packages / "momentum-lab.pth").write_text(f"{NOTEBOOKS}\n", encoding="utf-8")
    # not in the folder .d beside it, of which a server reads only its extensions; there may be other settings in it
    file = prefix / "etc" / "jupyter" / "jupyter_server_config.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    settings = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    settings["ServerApp"] = {**settings.get("ServerApp", {}), "contents_manager_class": CONTENTS}
    file.write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


def name_kernel(file: Path) -> None:
    """Gives the kernel the name that the committed notebooks show, which the lab would replace by the kernel's own."""
    if file.is_file():
        kernel = json.loads(file.read_text(encoding="utf-8"))
        file.write_text(json.dumps({**kernel, "display_name": "Java"}, indent=1) + "\n", encoding="utf-8")


def install_extension(folder: Path) -> None:
    """Writes the folder of a prebuilt extension, which is the scripts and what JupyterLab asks to know about them."""
    script = b"".join(each.read_bytes() for each in SCRIPTS)
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
        "description": "Figures that the kernel moves, keyboard control and lasting heights",
        "license": "Apache-2.0",
        "jupyterlab": {"extension": True, "_build": {"load": name, "extension": "./extension"}},
    }
    (folder / "package.json").write_text(json.dumps(about, indent=1) + "\n")
