"""What a person is told about a cell that failed: one sentence of a Java kernel's many lines."""

import re

_COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_THROWN = re.compile(r"^(?:[\w.$]+\.)?(\w+(?:Error|Exception))(?:: ?(.*))?$", re.DOTALL)
_FRAME = re.compile(r"^\s*at |^Caused by: |^\s*\.\.\. \d+ more")
_UNRESOLVED = re.compile(r"unresolved references in \w+:(\w+)")
_LONGEST = 300
_GOOD = ("right: ", "holds: ", "matches ")


def of_error(trace: str) -> str:
    """The sentence for an error as a kernel tells it."""
    lines = [line.rstrip() for line in _COLOUR.sub("", trace).splitlines()]
    lines = [line for line in lines if line and not re.fullmatch(r"-{20,}", line)]
    unresolved = _UNRESOLVED.search(" ".join(lines))
    if unresolved:
        return f"{unresolved[1]} uses something that is not defined"
    if any(line.strip() == "Unresolved dependencies:" for line in lines):
        missing = [line.strip(" -|") for line in lines if re.match(r"\s*- ", line)]
        return f"uses what is not defined: {', '.join(missing)}"
    start = next((i for i, line in enumerate(lines) if _THROWN.match(line.lstrip("| "))), None)
    if start is None:
        return _of_compiler(lines)
    message = [lines[start].lstrip("| ")]
    for line in lines[start + 1 :]:
        if _FRAME.match(line):
            break
        message.append(line)
    kind, text = _THROWN.match("\n".join(message)).groups()
    return shortened(_of_exception(kind, (text or "").strip()))


def _of_exception(kind: str, text: str) -> str:
    if kind in ("AssertionError", "UnsupportedOperationException") and text:
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        # a comparison says first from what, then why or where
        if lines[0].startswith("differs from ") and len(lines) > 1:
            return lines[1]
        return lines[0].removeprefix("not yet: ")
    return f"{kind}: {' '.join(text.split())}" if text else kind


def _of_compiler(lines: list[str]) -> str:
    told = [" ".join(line.split()) for line in lines if not line.lstrip().startswith("|")]
    told = [line.removeprefix("symbol: ") for line in told if not line.startswith("location:")]
    return shortened("does not compile: " + ": ".join(told)) if told else "does not compile"


def of_partial(printed: str) -> str | None:
    """The first line of what a test cell printed that tells what is wrong."""
    lines = _lines(printed)
    wrong = [line.removeprefix("not yet: ") for line in lines if line.startswith("not yet: ")]
    differs = [i for i, line in enumerate(lines) if line.startswith("differs from ")]
    if differs and differs[0] + 1 < len(lines):
        wrong.insert(0, lines[differs[0] + 1])
    others = [line for line in lines if not line.startswith(_GOOD)]
    return shortened(next(iter(wrong or others), "")) or None


def of_right(printed: str) -> str:
    """The first line of what a test cell printed that tells what is right."""
    return shortened(next((line for line in _lines(printed) if line.startswith(_GOOD)), "right"))


def _lines(printed: str) -> list[str]:
    return [line.strip() for line in printed.splitlines() if line.strip()]


def shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
