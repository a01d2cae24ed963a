"""Checked claims in the book: what the document says, the verdict on it, and what was computed.

The verdict is a coloured word, and the tick is of a computation: a sentence that fails has ticks as well, since what is
checked is what is true.
"""

import html
import re

from momentumlab.rules.claims import Check, Claim

_RAISED = re.compile(r"([_^])(\{[^{}]*\}|\([^()]*\)|[−+-]?[A-Za-z0-9Α-ω*]+)")


def anchors(checks: list[Check]) -> dict[tuple[int, str], str]:
    """The anchor of each claim in each cell that checks it; several cells may check one."""
    result: dict[tuple[int, str], str] = {}
    for check in checks:
        if (check.cell, check.id) not in result:
            number = 1 + sum(1 for _, identifier in result if identifier == check.id)
            result[check.cell, check.id] = f"claim-{check.id}" + (f"-{number}" if number > 1 else "")
    return result


def headline(text: str) -> str:
    """The one line of a proof: the first of what the cell printed."""
    return f"✓ {text.partition(chr(10))[0]}"


def folded(text: str, block: str) -> str:
    return f'<details class="proof"><summary>{html.escape(headline(text))}</summary>{block}</details>'


def block(checks: list[dict[str, str]], text: str, anchor: dict[str, str], listed: dict[str, Claim]) -> str:
    """The claims that a cell checked, each with its checks as the cell printed them, a line each behind the first."""
    lines = [line.strip() for line in text.splitlines()[1:]]
    by_claim: dict[str, list[str]] = {}
    for check, line in zip(checks, lines, strict=True):
        by_claim.setdefault(check["id"], []).append(line.removeprefix(check["id"]).strip())
    return "".join(
        f'<div class="claim" id="{html.escape(anchor[identifier])}">{statement(identifier, listed.get(identifier))}'
        f"<ul>{''.join(f'<li>{typeset(each)}</li>' for each in checked)}</ul></div>"
        for identifier, checked in by_claim.items()
    )


def statement(identifier: str, claim: Claim | None) -> str:
    """The id as a link to its row of the ledger, what the document says, the verdict, and what is true."""
    link = f'<a href="ledger.html#{html.escape(identifier)}"><b>{html.escape(identifier)}</b></a>'
    if claim is None:
        return f"<p>{link}</p>"
    says = f"The document says: {typeset(claim.statement)}."
    return f"<p>{link} {verdict(claim.verdict)} {says} True is: {typeset(claim.truth)}.</p>"


def verdict(name: str) -> str:
    return f'<span class="verdict verdict-{name.replace(" ", "-")}">{name}</span>'


def typeset(text: str) -> str:
    """Escaped for HTML, with what follows _ lowered and what follows ^ raised: x_k, (1 − αλ_i)^k, e^(−x)."""

    def moved(found: re.Match) -> str:
        tag = "sub" if found[1] == "_" else "sup"
        inner = found[2][1:-1] if found[2][0] in "{(" else found[2]
        return f"<{tag}>{inner}</{tag}>"

    return _RAISED.sub(moved, html.escape(text, quote=False))
