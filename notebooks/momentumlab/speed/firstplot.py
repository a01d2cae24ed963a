"""From a kernel's start to its fifth cell with the first plot: our kernelspec against ipykernel with matplotlib."""

import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from momentumlab.running import notebooks
from momentumlab.setup import kernels, processes, quickstart
from momentumlab.setup.environment import NOTEBOOKS, VENV

ROUNDS = 5
AT_MOST = 1.6
SECONDS = 300
PEER = "python3"

# The same five cells: imports, a problem, a run, its table, a plot.
OURS = (
    "var bowl = Quadratic.diag(1, 10);",
    "var slow = new GradientDescent(0.1).run(bowl, vector(3, 1), 30);",
    "slow.table()",
    'Plots.error("The error falls", slow)',
)
THEIRS = (
    "%matplotlib inline\nimport numpy as np\nimport matplotlib.pyplot as plt",
    "curvatures = np.array([1, 10])",
    "x = [np.array([3.0, 1.0])]\nfor k in range(30): x.append(x[-1] - 0.1 * curvatures * x[-1])",
    "list(enumerate(x))",
    'plt.semilogy([np.linalg.norm(each) for each in x]); plt.title("The error falls"); plt.show()',
)
FIGURES = {notebooks.PLOTLY, "image/png"}


@dataclass(frozen=True)
class Start:
    """One kernel's way to its first plot."""

    seconds: float
    processor_seconds: float


def print_table() -> None:
    """Measures in turns and prints a row for each of our kernels."""
    rows = compare(list(specs()))
    print("\nFrom a kernel's start to its fifth cell with the first plot, against ipykernel with matplotlib:")
    print(f"{'kernel':<8} processor s   peer  ratio   wall s   peer  ratio  at most {AT_MOST:g}")
    for kernel, (ours, theirs) in rows.items():
        print(f"{kernel:<8}{told(ours, theirs)}")
    print(f"Each is a median of {ROUNDS} rounds.")


def told(ours: Start, theirs: Start) -> str:
    """A row of the table: processor seconds first, which other work on the machine changes less."""
    work, wall = ours.processor_seconds / theirs.processor_seconds, ours.seconds / theirs.seconds
    numbers = f"{ours.processor_seconds:>12.2f}{theirs.processor_seconds:>7.2f}{work:>7.2f}"
    numbers += f"{ours.seconds:>9.2f}{theirs.seconds:>7.2f}{wall:>7.2f}"
    return f"{numbers}  {'NOT MET' if max(work, wall) > AT_MOST else 'met'}"


def specs() -> dict[str, Path]:
    """The folder of kernelspecs for each of our kernels that is here: JJava's, and IJava's where it is installed."""
    found = {}
    for kernel in ("java", "ijava"):
        stock, own = quickstart.places(VENV, kernel)
        if stock.is_dir():
            hindrance = quickstart.prepare(stock, own)
            if hindrance:
                print(hindrance, flush=True)
            found[kernel] = own.parent
    return found


def compare(kernels: list[str]) -> dict[str, tuple[Start, Start]]:
    """The medians of each of our kernels, and of the peer."""
    measured: dict[str, list[Start]] = {name: [] for name in [*kernels, PEER]}
    for number in range(1, ROUNDS + 1):
        print(f"start, round {number} of {ROUNDS} ...", flush=True)
        for name, starts in measured.items():
            starts.append(start(name))
    middle = {
        name: Start(median(each.seconds for each in starts), median(each.processor_seconds for each in starts))
        for name, starts in measured.items()
    }
    return {name: (middle[name], middle[PEER]) for name in kernels}


def start(kernel: str) -> Start:
    """Starts a kernel, runs its five cells and ends it."""
    first = notebooks.code_cells(notebooks.read(NOTEBOOKS / "00-start-here.ipynb"))[0][1].source
    cells = THEIRS if kernel == PEER else (first, *OURS)
    stock, own = quickstart.places(VENV, kernel)
    folder = stock.parent if kernel == PEER else own.parent
    began = time.monotonic()
    with kernels.running(folder, kernel, SECONDS) as (manager, client):
        shown: set[str] = set()
        for cell in cells:
            kinds: list[str] = []
            reply = client.execute_interactive(
                cell, timeout=SECONDS, output_hook=lambda message: kinds.extend(message["content"].get("data", {}))
            )
            if reply["content"]["status"] != "ok":
                raise RuntimeError(f"{kernel} could not run {cell!r}: {reply['content'].get('evalue')}")
            shown = set(kinds)
        if not shown & FIGURES:
            raise RuntimeError(f"the fifth cell of {kernel} showed no figure")
        return Start(time.monotonic() - began, processes.processor_seconds(manager.provisioner.pid))
