"""The command hub: a JupyterHub on this machine with many students at once, of whom nothing may be left in the end."""

import os

from momentumlab.hub import machine, trial, usage
from momentumlab.setup import jupyterlab, kernels, library, quickstart
from momentumlab.setup.environment import VENV
from momentumlab.setup.problem import Problem

USERS = 10


def main(arguments: list[str]) -> int:
    users = number(arguments)
    usage.require()
    library.require()
    jupyterlab.prepare(VENV)
    hindrance = quickstart.prepare(*quickstart.places(VENV, kernels.OWN))
    for sentence in (hindrance, machine.patience(users, os.cpu_count() or 1)):
        if sentence:
            print(sentence, flush=True)
    tried = trial.run(users)
    wrong = [(what, why) for what, why in tried if why]
    for what, why in wrong:
        print(f"FAILED  {what}: {why}")
    print(f"hub: {len(tried) - len(wrong)} passed, {len(wrong)} failed", flush=True)
    return 1 if wrong else 0


def number(arguments: list[str]) -> int:
    """How many users; ten where none are named."""
    if len(arguments) > 1 or not all(each.isascii() and each.isdecimal() and int(each) for each in arguments):
        raise Problem(f"-Dusers must be a number of students, at least 1, was {' '.join(arguments)}.")
    return int(arguments[0]) if arguments else USERS
