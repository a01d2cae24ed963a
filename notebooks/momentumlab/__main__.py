"""Entry point: checks Python, makes the environment ready, and runs one command inside it."""

# This file, setup/environment.py and setup/problem.py must also parse on an old Python 3,
# so that the person reads which version is needed, not a SyntaxError.
import importlib
import sys

from momentumlab.setup import environment
from momentumlab.setup.problem import Problem

# what the browser tests need, which only a machine with a browser installs
BROWSER_TESTS = ["requirements-lab.txt", "requirements-refresh.txt", "requirements-book.txt", "requirements-look.txt"]

# name: (requirements files, module whose main(arguments) returns the exit code, help)
COMMANDS = {
    "verify": (
        ["requirements.txt", "requirements-kernel.txt", "requirements-class.txt"],
        "momentumlab.commands.verify",
        "run every notebook and compare it with what is committed, and open all in a browser if there is one",
    ),
    "refresh": (
        ["requirements.txt", "requirements-kernel.txt", "requirements-refresh.txt"],
        "momentumlab.commands.refresh",
        "run the notebooks (or the named ones) and write their outputs and pictures",
    ),
    "lab": (
        ["requirements.txt", "requirements-kernel.txt", "requirements-lab.txt"],
        "momentumlab.commands.lab",
        "open the notebooks in JupyterLab",
    ),
    "look": (
        ["requirements.txt", "requirements-kernel.txt"] + BROWSER_TESTS,
        "momentumlab.commands.look",
        "open the notebooks (or the named ones) and the book in a browser and take pictures of them",
    ),
    "book": (
        ["requirements.txt", "requirements-kernel.txt", "requirements-refresh.txt", "requirements-book.txt"],
        "momentumlab.commands.book",
        "run every notebook and write the book, an offline website with the claims and the Javadoc",
    ),
    "figures": (
        ["requirements.txt", "requirements-kernel.txt", "requirements-refresh.txt"],
        "momentumlab.commands.figures",
        "write every figure, or the named ones, as SVG, PNG and CSV",
    ),
    "classroom": (
        ["requirements.txt", "requirements-kernel.txt", "requirements-class.txt"],
        "momentumlab.commands.classroom",
        "make a course folder for nbgrader, and grade what was handed in",
    ),
    "hub": (
        ["requirements.txt", "requirements-kernel.txt", "requirements-hub.txt"],
        "momentumlab.commands.hub",
        "let ten students, or as many as are named, run a notebook at once on a JupyterHub of this machine",
    ),
    "bench": (
        ["requirements.txt", "requirements-kernel.txt", "requirements-bench.txt", "requirements-refresh.txt"],
        "momentumlab.commands.bench",
        "measure the library against numpy, numba and C, and its figures against jsplot and plotly.py",
    ),
}


def usage():
    lines = ["usage: python3 -m momentumlab COMMAND"]
    lines += ["  {:<9} {}".format(name, COMMANDS[name][2]) for name in COMMANDS]
    return "\n".join(lines)


def run(arguments):
    environment.require_python()
    if arguments in (["-h"], ["--help"]):
        print(usage())
        return 0
    if not arguments or arguments[0] not in COMMANDS:
        print(usage(), file=sys.stderr)
        return 2
    requirements, module, _ = COMMANDS[arguments[0]]
    if arguments[0] == "verify" and importlib.import_module("momentumlab.setup.browsers").find():
        requirements = requirements + BROWSER_TESTS

    processes = importlib.import_module("momentumlab.setup.processes")
    processes.leave_none_behind()
    if not environment.is_inside():
        installation = importlib.import_module("momentumlab.setup.installation")
        installation.make_ready(environment.VENV, [environment.NOTEBOOKS / name for name in requirements])
        environment.enter(arguments)
    processes.guard()
    code = importlib.import_module(module).main(arguments[1:])
    processes.end_all()
    return code


def main():
    try:
        return run(sys.argv[1:])
    except Problem as problem:
        sys.stdout.flush()
        print("momentum: {}".format(problem), file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
