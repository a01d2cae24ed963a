"""The command lab: JupyterLab on the notebooks, which ends on Ctrl-C with all its kernels."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from jupyter_core import paths

from momentumlab.setup import jupyterlab, kernels, library, processes, quickstart
from momentumlab.setup.environment import NOTEBOOKS, VENV
from momentumlab.setup.problem import Problem

# What was open where: of this clone alone, since each has notebooks of the same names.
WORKSPACES = f"--LabApp.workspaces_dir={VENV / 'workspaces'}"


def main(arguments: list[str]) -> int:
    if arguments:
        raise Problem("lab takes its arguments from MOMENTUM_LAB_ARGS, for example --no-browser --port=8890.")
    library.require()
    require_writable()
    kernels.available()
    jupyterlab.prepare(VENV)
    stock, own = quickstart.places(VENV, kernels.OWN)
    hindrance = quickstart.prepare(stock, own)
    if hindrance:
        print(hindrance, flush=True)
    # what JUPYTER_PATH names wins over the environment's kernels, of which the stock one stays for the tests
    variables = {**os.environ, "JUPYTER_PATH": str(own.parents[1])}
    # In a session of its own, Ctrl-C does not reach the server, which would ask whether to stop.
    command = [*jupyterlab.command(NOTEBOOKS), WORKSPACES, *more_arguments()]
    server = subprocess.Popen(command, env=variables, start_new_session=True, stdin=subprocess.DEVNULL)
    processes.remember(server.pid)
    print("JupyterLab is starting; Ctrl-C ends it and its kernels", flush=True)
    return server.wait()


def require_writable() -> None:
    """A sentence if the server could not keep its own files."""
    for folder in (paths.jupyter_data_dir(), paths.jupyter_config_dir(), paths.jupyter_runtime_dir()):
        try:
            Path(folder).mkdir(parents=True, exist_ok=True)
            tempfile.TemporaryFile(dir=folder).close()
        except OSError as error:
            raise Problem(
                f"JupyterLab keeps files in {folder}, which cannot be written ({error.strerror}):"
                " make it writable, or set HOME to a folder that is."
            ) from None


def more_arguments() -> list[str]:
    try:
        return shlex.split(os.environ.get("MOMENTUM_LAB_ARGS", ""))
    except ValueError as error:
        raise Problem(f"MOMENTUM_LAB_ARGS cannot be split into arguments: {error}.") from None
