"""nbgrader's settings for a student: its button Validate tells what a check says, and takes what is visible for all."""

import sys
from pathlib import Path

from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute

sys.path.insert(0, str(Path(__file__).resolve().parent))

from validate import missing_in  # noqa: E402  the file beside this one

_run = Execute.preprocess


def run_and_tell(self, nb, *arguments, **options):
    """Runs the notebook; then a check has either failed, with a sentence, or nothing to add."""
    result = _run(self, nb, *arguments, **options)
    for cell in result[0].cells:
        about = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "code" and about.get("grade") and not about.get("solution"):
            sentence = missing_in(cell)
            cell.outputs = []
            if sentence:
                cell.outputs.append(new_output("error", ename="", evalue=sentence, traceback=[sentence]))
    return result


# nbgrader compares the points with those of all tests, hidden ones too, and has no setting for that; a server reads
# this file more than once.
if _run.__name__ != run_and_tell.__name__:
    Execute.preprocess = run_and_tell
