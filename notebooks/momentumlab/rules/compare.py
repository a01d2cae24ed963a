"""Compares what a run gave with what is committed: texts exactly, the numbers of figures almost exactly."""

import math
from itertools import zip_longest

from momentumlab.figures import typed
from momentumlab.running.execution import Execution
from momentumlab.running.notebooks import LIVE, PLOTLY, SVG, has_outputs
from momentumlab.running.report import Failure

# Other processors round sums differently; a picture cannot show 1e-6 of a value.
RELATIVE = 1e-6
# A value that should be zero has the rounding errors of its large neighbours.
OF_LARGEST = 1e-15


def with_committed(execution: Execution) -> list[Failure]:
    """Where the outputs of a run are not the committed ones."""
    committed = execution.job.notebook
    if not has_outputs(committed):
        return []  # lint says so
    told = {failure.place for failure in execution.failures}
    failures = []
    for index, cell in execution.cells_that_ran():
        # the first difference of a cell: the others tell the same story at greater length
        for difference in outputs(committed.cells[index].outputs, cell.outputs)[:1]:
            failure = execution.failure(index, difference)
            if failure.place not in told:
                failures.append(failure)
    return failures


def outputs(committed: list, run: list) -> list[str]:
    """What differs between the outputs of one cell, each difference as a few lines of text."""
    if len(committed) != len(run):
        return [f"expected {_kinds(committed)}\ncame     {_kinds(run)}"]
    return [text for pair in zip(committed, run) for text in _output(*pair)]


def _kinds(cell_outputs: list) -> str:
    count = "no output" if not cell_outputs else f"{len(cell_outputs)} outputs"
    if len(cell_outputs) == 1:
        count = "1 output"
    kinds = [o.get("name") or ", ".join(sorted(o.get("data", {}))) or o.output_type for o in cell_outputs]
    return f"{count}: {'; '.join(kinds)}" if kinds else count


def _output(committed: dict, run: dict) -> list[str]:
    if committed["output_type"] != run["output_type"] or committed.get("name") != run.get("name"):
        return [f"expected {_kinds([committed])}\ncame     {_kinds([run])}"]
    if committed["output_type"] == "stream":
        return text_difference(committed["name"], committed["text"], run["text"])
    expected, came = dict(committed.get("data", {})), dict(run.get("data", {}))
    if PLOTLY in expected:
        expected.pop(SVG, None)  # drawn from the figure when the notebook was refreshed
    if expected.keys() != came.keys():
        return [f"expected {', '.join(sorted(expected))}\ncame     {', '.join(sorted(came))}"]
    differences = []
    for mime in sorted(expected):
        if mime == PLOTLY:
            difference = first_difference(expected[mime], came[mime])
            differences += [f"the figure differs at {difference}"] if difference else []
        elif mime == LIVE:
            continue  # names the figure by all of its digits, of which machines may differ in the last
        else:
            differences += text_difference(mime, expected[mime], came[mime])
    return differences


def text_difference(what: str, expected, came) -> list[str]:
    """The first line that differs; no text if none does."""
    if expected == came:
        return []
    if not (isinstance(expected, str) and isinstance(came, str)):
        return [f"{what} differs at {first_difference(expected, came, exact=True)}"]
    lines = zip_longest(expected.splitlines(keepends=True), came.splitlines(keepends=True))
    for number, (left, right) in enumerate(lines, start=1):
        if left != right:
            lines_of_both = f"expected {_line(left, right)}\ncame     {_line(right, left)}"
            return [f"{what} differs in line {number}\n{lines_of_both}"]
    return []


def _line(text: str | None, other: str | None) -> str:
    if text is None:
        return "(no such line)"
    # Only where blanks make the difference are they worth showing.
    return repr(text) if other is not None and text.strip() == other.strip() else text.rstrip("\n")


def first_difference(expected, came, path: str = "", largest: float = 0.0, exact: bool = False) -> str | None:
    """Where two JSON values differ, as `data[1].y[17]: expected 1.0, came 2.0`; None if nowhere."""
    if typed.is_array(expected) and typed.is_array(came):
        expected = {**expected, "bdata": typed.numbers(expected)}
        came = {**came, "bdata": typed.numbers(came)}
    if isinstance(expected, dict) and isinstance(came, dict):
        if expected.keys() != came.keys():
            return f"{path or 'its top'}: expected the keys {sorted(expected)}, came {sorted(came)}"
        parts = ((expected[key], came[key], f"{path}.{key}" if path else key) for key in expected)
    elif isinstance(expected, list) and isinstance(came, list):
        if len(expected) != len(came):
            return f"{path}: expected {len(expected)} values, came {len(came)}"
        largest = max(largest, _largest(expected), _largest(came))
        parts = ((left, right, f"{path}[{i}]") for i, (left, right) in enumerate(zip(expected, came)))
    elif _same(expected, came, largest, exact):
        return None
    else:
        return f"{path}: expected {_short(expected)}, came {_short(came)}"
    return next(filter(None, (first_difference(*part, largest, exact) for part in parts)), None)


def _same(expected, came, largest: float, exact: bool) -> bool:
    if not (_is_number(expected) and _is_number(came)):
        return type(expected) is type(came) and expected == came
    if expected == came or (math.isnan(expected) and math.isnan(came)):
        return True
    if exact or not (math.isfinite(expected) and math.isfinite(came)):
        return False
    within = max(RELATIVE * max(abs(expected), abs(came)), OF_LARGEST * largest)
    return abs(expected - came) <= within


def _largest(values: list) -> float:
    """The largest magnitude among the numbers of an array, rows of rows included."""
    magnitudes = (
        _largest(value) if isinstance(value, list) else abs(value)
        for value in values
        if isinstance(value, list) or (_is_number(value) and math.isfinite(value))
    )
    return max(magnitudes, default=0.0)


def _is_number(value) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _short(value) -> str:
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "..."
