"""What a Java kernel says about a cell that failed, without colours and decoration."""

import re

_COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_RULE = re.compile(r"-{20,}")
_MOST_LINES = 12  # a stack overflow has a thousand


def message(output: dict) -> str:
    """The compiler's or the exception's own lines, from the traceback of an error output.

    Both kernels hide the compiler's message from `evalue` and put it, coloured, into the traceback only.
    """
    text = _COLOUR.sub("", "\n".join(output.get("traceback", [])))
    lines = [line.rstrip() for line in text.splitlines()]
    lines = [line for line in lines if line and not _RULE.fullmatch(line)]
    if not lines:
        name_and_value = f"{output.get('ename', '')}: {output.get('evalue', '')}"
        return name_and_value.strip(": ") or "an error without a message"
    if len(lines) > _MOST_LINES:
        lines[_MOST_LINES:] = [f"... and {len(lines) - _MOST_LINES} more lines"]
    return "\n".join(lines)
