"""The ledger: one row for each claim, with what a run of the notebooks found."""

import html

from momentumlab.book import proofs
from momentumlab.book.proofs import typeset
from momentumlab.rules.claims import Check, Claim

COLUMNS = ["claim", "where", "what the document says", "verdict", "what is true", "residual", "checked in"]
# the verdicts: of one claim, of several
VERDICTS = {
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
    counts = [f"{number} {VERDICTS[name][number > 1]}" for name, number in numbers.items()]
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


def row(claim: Claim, checked: list[Check] | None) -> str:
    """One claim; `checked` is what its notebook checked, None if there is no such notebook yet."""
    checked = checked or []
    residuals = [html.escape(found(check.part)) for check in checked if check.id == claim.id]
    places = {cell: anchor for (cell, identifier), anchor in proofs.anchors(checked).items() if identifier == claim.id}
    links = [f'<a href="{claim.notebook}.html#{anchor}">cell {cell + 1}</a>' for cell, anchor in places.items()]
    where = f"{claim.document}, {claim.section}"
    cells = [
        html.escape(claim.id),
        html.escape(where),
        typeset(claim.statement),
        proofs.verdict(claim.verdict),
        typeset(claim.truth),
        "<br>".join(residuals) or "–",
        f"{claim.notebook[:2]}: {', '.join(links)}" if links else claim.notebook,
    ]
    kinds = [name.replace(" ", "-") for name in COLUMNS]
    columns = "".join(
        f'<td class="ledger-{kind}" data-label="{name}">{" ".join(cell.split())}</td>'
        for kind, name, cell in zip(kinds[1:], COLUMNS[1:], cells[1:])
    )
    data = f'data-document="{claim.document}" data-verdict="{claim.verdict}" data-notebook="{claim.notebook}"'
    return f'<tr id="{cells[0]}" {data}><th scope="row" class="ledger-claim">{cells[0]}</th>{columns}</tr>'


def found(part: dict[str, str]) -> str:
    """How far the measured number was from the expected one, or below its bound."""
    if "difference" in part:
        return f"{part['difference']} ≤ {part['within']}"
    return f"{part['measured']} ≤ {part['bound']}" if "bound" in part else "true"
