"""The command bench: the library's speed, and its figures' size, compared with its peers."""

from momentumlab.setup import library
from momentumlab.setup.problem import Problem
from momentumlab.speed import comparison, firstplot


def main(arguments: list[str]) -> int:
    if arguments:
        raise Problem("bench takes no arguments.")
    library.require()
    comparison.print_table(comparison.measure())
    firstplot.print_table()
    return 0
