"""The command refresh: runs the notebooks and writes their outputs and pictures into their files."""

from collections.abc import Sequence
from pathlib import Path

from momentumlab.figures import budget, images, pictures
from momentumlab.rules import exercises, frontpage
from momentumlab.running import kinds, notebooks, report, writing
from momentumlab.running.report import Failure
from momentumlab.running.session import Job, run_all
from momentumlab.setup import kernels, library
from momentumlab.setup.environment import NOTEBOOKS


def main(arguments: list[str]) -> int:
    library.require()
    failed = report.told(refresh(NOTEBOOKS, arguments))
    if failed:
        print("\na notebook with a failed cell keeps its file as it was; one that is only too large is written")
    return 1 if failed else 0


def refresh(folder: Path, names: Sequence[str] = ()) -> list[Failure]:
    """Writes every notebook, or only the named ones, that runs without a failure; returns the failures."""
    paths = notebooks.find(folder, names)
    images.browser()  # rather now than after all notebooks have run
    jobs = [Job(path, notebooks.read(path), kernels.OWN) for path in paths]
    for job in jobs:
        exercises.name(job.notebook)
        writing.name_cells(job.notebook)
    executions = run_all(jobs)
    good = [execution for execution in executions if not execution.failures]
    pictures.add([(execution.job.notebook, execution.notebook) for execution in good])
    for execution in good:
        writing.clean(execution.notebook)
        kinds.fold(execution.notebook)
        writing.write(execution.job.path, execution.notebook)
    frontpage.write(folder.parent, [execution.notebook for execution in good])
    failures = [failure for execution in executions for failure in execution.failures]
    return failures + [
        failure for execution in good for failure in budget.of_notebook(execution.job.path, execution.notebook)
    ]
