"""The ledger: one row for each claim, with what a run of the notebooks found."""

import html

from momentumlab.book.pages import claim_anchors
from momentumlab.rules.claims import VERDICTS, Check, Claim

COLUMNS = ["claim", "where", "what the document says", "verdict", "what is true", "residual", "checked in"]
# of one claim, of several
_WORDS = {
    "holds": ("holds", "hold"),
    "holds where": ("holds in a region, which the notebook draws", "hold in a region, which the notebook draws"),
    "imprecise": ("is imprecise", "are imprecise"),
    "fails": ("fails as written", "fail as written"),
}


def page(template: str, listed: dict[str, Claim], runs: dict[str, list[Check]]) -> str:
    """The template with the tables; `runs` holds what each notebook of the book checked."""
    checked = [claim for claim in listed.values() if claim.notebook in runs]
    waiting = [claim for claim in listed.values() if claim.notebook not in runs]
    parts = [_table(checked, runs)] if checked else ["No notebook checks a claim yet."]
    if waiting:
        parts += [
            "## Not yet checked",
            "The notebooks that will check these claims are not written yet; their verdicts come from paper.",
            _table(waiting, runs),
        ]
    filled = template.replace("<!-- summary -->", summary(checked, waiting))
    return filled.replace("<!-- claims -->", "\n\n".join(parts))


def summary(checked: list[Claim], waiting: list[Claim]) -> str:
    """How many claims have which verdict."""
    verdicts = [claim.verdict for claim in checked]
    numbers = {name: verdicts.count(name) for name in VERDICTS if name in verdicts}
    counts = [f"{number} {_WORDS[name][number > 1]}" for name, number in numbers.items()]
    sentences = [f"{_many(checked, 'claim is', 'claims are')} checked: {', '.join(counts)}."] if checked else []
    sentences += [f"{_many(waiting, 'waits for its', 'wait for their')} notebook."] if waiting else []
    return " ".join(sentences)


def _many(claims: list[Claim], one: str, several: str) -> str:
    return f"{len(claims)} {one if len(claims) == 1 else several}"


def _table(listed: list[Claim], runs: dict[str, list[Check]]) -> str:
    # Lines without indentation or blank lines between them: Markdown then leaves the HTML alone.
    head = "".join(f'<th scope="col">{name}</th>' for name in COLUMNS)
    rows = "\n".join(row(claim, runs.get(claim.notebook)) for claim in listed)
    return f'<table class="ledger">\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>'


def row(claim: Claim, found: list[Check] | None) -> str:
    """One claim; `found` is what its notebook checked, None if there is no such notebook yet."""
    found = found or []
    mine = [(check, anchor) for check, anchor in zip(found, claim_anchors(found)) if check.id == claim.id]
    residuals = [html.escape(residual(check.part)) for check, _ in mine]
    cells_of_it = {}
    for check, anchor in mine:
        cells_of_it.setdefault(check.cell, anchor)  # a cell may check a claim several times: one link to the first
    links = [f'<a href="{claim.notebook}.html#{anchor}">cell {cell + 1}</a>' for cell, anchor in cells_of_it.items()]
    where = f"{claim.document}, {claim.section}"
    cells = [
        html.escape(claim.id),
        html.escape(where),
        html.escape(claim.statement),
        verdict(claim.verdict),
        html.escape(claim.truth),
        "<br>".join(residuals) or "–",
        f"{claim.notebook[:2]}: {', '.join(links)}" if links else claim.notebook,
    ]
    kinds = [name.replace(" ", "-") for name in COLUMNS]
    columns = "".join(
        f'<td class="ledger-{kind}" data-label="{name}">{" ".join(cell.split())}</td>'
        for kind, name, cell in zip(kinds[1:], COLUMNS[1:], cells[1:])
    )
    return f'<tr id="{cells[0]}"><th scope="row" class="ledger-claim">{cells[0]}</th>{columns}</tr>'


def verdict(name: str) -> str:
    return f'<span class="verdict verdict-{name.replace(" ", "-")}">{name}</span>'


def residual(part: dict[str, str]) -> str:
    """How far the measured number was from the expected one, or below its bound."""
    if "residual" in part:
        return f"{part['residual']} ≤ {part['within']}" if "within" in part else part["residual"]
    if "measured" in part and "within" in part:
        return f"{part['measured']} ≤ {part['within']}"
    return part.get("measured", "true")
