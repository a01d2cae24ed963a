"""The command bench: the library's speed, and its figures' size, compared with its peers."""

from momentumlab.setup import library
from momentumlab.setup.problem import Problem
from momentumlab.speed import comparison, firstplot, growth, report


def main(arguments: list[str]) -> int:
    if arguments:
        raise Problem("bench takes no arguments.")
    library.require()
    comparison.require_classes()
    measured = comparison.measure()
    rows = comparison.table(measured)
    comparison.print_table(rows)
    report.write(rows, growth.measure(measured))
    firstplot.print_table()
    return 0
