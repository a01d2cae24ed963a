"""The command lab: JupyterLab on the notebooks, which ends on Ctrl-C with all its kernels."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

from momentumlab import kernels, notebooks, processes
from momentumlab.environment import NOTEBOOKS, VENV
from momentumlab.problem import Problem

FIRST = "00-start-here.ipynb"

# What JupyterLab would ask the network for, or ask the person about the network.
_SETTINGS = {
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}
}


def main(arguments: list[str]) -> int:
    if arguments:
        raise Problem("lab takes its arguments from MOMENTUM_LAB_ARGS, for example --no-browser --port=8890.")
    notebooks.require_library()
    kernels.available()
    write_settings(VENV)
    # In a session of its own, Ctrl-C does not reach the server, which would ask whether to stop.
    server = subprocess.Popen(command(NOTEBOOKS), start_new_session=True, stdin=subprocess.DEVNULL)
    processes.remember(server.pid)
    print("JupyterLab is starting; Ctrl-C ends it and its kernels", flush=True)
    return server.wait()


def command(folder: Path) -> list[str]:
    try:
        extra = shlex.split(os.environ.get("MOMENTUM_LAB_ARGS", ""))
    except ValueError as error:
        raise Problem(f"MOMENTUM_LAB_ARGS cannot be split into arguments: {error}.") from None
    parts = [
        sys.executable,
        "-m",
        "jupyterlab",
        f"--ServerApp.root_dir={folder}",
        "--LabApp.extension_manager=readonly",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.news_url=None",
    ]
    if (folder / FIRST).is_file():
        parts.append(f"--LabApp.default_url=/lab/tree/{FIRST}")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        parts.append("--allow-root")
    return parts + extra


def write_settings(venv: Path) -> None:
    """Defaults of the environment's JupyterLab; a person's own settings win over them."""
    file = venv / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(_SETTINGS, indent=1) + "\n")
