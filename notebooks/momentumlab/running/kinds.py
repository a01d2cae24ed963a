"""What a code cell is for, which its tags tell: a story cell has none of these."""

from nbformat import NotebookNode

from momentumlab.running.notebooks import code_cells

SETUP, PROOF, LESSON, EXERCISE, CHECK = "setup", "proof", "lesson", "exercise", "check"
KINDS = (SETUP, PROOF, LESSON, EXERCISE, CHECK)
FOLDED = (SETUP, PROOF, CHECK)  # whose source is shown only to those who open it


def of(cell: NotebookNode) -> str:
    """The kind of a cell, "story" if it has no tag."""
    tags = cell.metadata.get("tags", [])
    return next((kind for kind in KINDS if kind in tags), "story")


def fold(notebook: NotebookNode) -> None:
    """Tags the first code cell as the setup, and folds the sources in the lab as the tags say."""
    for position, (_, cell) in enumerate(code_cells(notebook)):
        if position == 0 and of(cell) == "story":
            cell.metadata["tags"] = [*cell.metadata.get("tags", []), SETUP]
        jupyter = {name: value for name, value in cell.metadata.get("jupyter", {}).items() if name != "source_hidden"}
        if of(cell) in FOLDED:
            jupyter["source_hidden"] = True
        cell.metadata.pop("jupyter", None)
        if jupyter:
            cell.metadata["jupyter"] = NotebookNode(jupyter)
