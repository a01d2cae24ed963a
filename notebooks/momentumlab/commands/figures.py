"""The command figures: every figure of the notebooks, or one by name, as SVG, PNG and CSV."""

from pathlib import Path

from momentumlab.figures import images, pictures
from momentumlab.figures.figure import Figure
from momentumlab.running import notebooks, report
from momentumlab.running.session import Job, run_all
from momentumlab.setup import kernels, library
from momentumlab.setup.environment import NOTEBOOKS, ROOT
from momentumlab.setup.problem import Problem

FOLDER = NOTEBOOKS / "target" / "figures"


def main(arguments: list[str]) -> int:
    library.require()
    images.browser()
    paths = notebooks.find(NOTEBOOKS)
    wanted = known(paths, arguments)
    executions = run_all([Job(path, notebooks.read(path), kernels.OWN) for path in paths if path.stem in wanted])
    if report.told([failure for execution in executions for failure in execution.failures]):
        return 1
    found = [figure for execution in executions for figure in Figure.all(execution.stem, execution.notebook)]
    chosen = [figure for figure in found if not arguments or figure.name in arguments]
    print(f"drawing {len(chosen)} figures ...", flush=True)
    pictures.write(FOLDER, chosen)
    print(f"{len(chosen)} figures, each as SVG, PNG and CSV, are in {FOLDER.relative_to(ROOT)}")
    return 0


def known(paths: list[Path], names: list[str]) -> set[str]:
    """The notebooks that must run for these figures; a name that no committed notebook has is refused."""
    figures = {figure.name: path.stem for path in paths for figure in Figure.all(path.stem, notebooks.read(path))}
    unknown = [name for name in names if name not in figures]
    if unknown:
        raise Problem(f"there is no figure {' or '.join(unknown)}; there are {', '.join(figures)}.")
    return {stem for name, stem in figures.items() if not names or name in names}
