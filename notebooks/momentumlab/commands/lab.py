"""The command lab: JupyterLab on the notebooks, which ends on Ctrl-C with all its kernels."""

import os
import shlex
import subprocess

from momentumlab.setup import jupyterlab, kernels, library, processes
from momentumlab.setup.environment import NOTEBOOKS, VENV
from momentumlab.setup.problem import Problem


def main(arguments: list[str]) -> int:
    if arguments:
        raise Problem("lab takes its arguments from MOMENTUM_LAB_ARGS, for example --no-browser --port=8890.")
    library.require()
    kernels.available()
    jupyterlab.prepare(VENV)
    # In a session of its own, Ctrl-C does not reach the server, which would ask whether to stop.
    server = subprocess.Popen(
        jupyterlab.command(NOTEBOOKS) + more_arguments(), start_new_session=True, stdin=subprocess.DEVNULL
    )
    processes.remember(server.pid)
    print("JupyterLab is starting; Ctrl-C ends it and its kernels", flush=True)
    return server.wait()


def more_arguments() -> list[str]:
    try:
        return shlex.split(os.environ.get("MOMENTUM_LAB_ARGS", ""))
    except ValueError as error:
        raise Problem(f"MOMENTUM_LAB_ARGS cannot be split into arguments: {error}.") from None
