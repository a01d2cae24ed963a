"""How a failure is told: where it is, the cell's source, what was expected and what came."""

from dataclasses import dataclass

from nbformat import NotebookNode

from momentumlab.running.notebooks import code_cells

MOST_NAMES = 30


@dataclass(frozen=True)
class Failure:
    """One thing that is wrong, with its place as far as it has one."""

    notebook: str
    message: str
    kernel: str | None = None
    place: str | None = None
    source: str | None = None

    @staticmethod
    def at(notebook: str, content: NotebookNode, index: int, message: str, kernel: str | None = None):
        """A failure of the cell with this index."""
        cell = content.cells[index]
        place = f"cell {index + 1}"  # as a person counts them in the lab
        if cell.cell_type == "code":
            place += f" (code cell {sum(1 for i, _ in code_cells(content) if i <= index)})"
        return Failure(notebook, message, kernel, place, cell.source)

    @property
    def where(self) -> str:
        where = self.notebook
        where += f" on {self.kernel}" if self.kernel else ""
        return where + (f", {self.place}" if self.place else "")

    def __str__(self) -> str:
        source = indented(self.source, "    | ") if self.source else ""
        return "\n".join(part for part in (self.where, source, indented(self.message, "  ")) if part)


def indented(text: str, margin: str) -> str:
    return "\n".join((margin + line).rstrip() for line in text.splitlines())


def told(failures: list[Failure]) -> bool:
    """Prints the failures; tells whether there are any."""
    for failure in failures:
        print(f"\nFAILED  {failure}")
    return bool(failures)


def summary(failed: list[str]) -> str:
    """The last words of a command: the names of all that failed, which may stand far above."""
    names = list(dict.fromkeys(failed))
    more = [f"and {len(names) - MOST_NAMES} more"] if len(names) > MOST_NAMES else []
    return "\n".join([f"FAILED: {len(names)}", *(f"  {name}" for name in names[:MOST_NAMES] + more)]) if names else ""
