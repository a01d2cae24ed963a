"""The library's speed, and its figures' size, as ratios to peers, measured in turns on this machine."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from statistics import median

from momentumlab.setup.environment import NOTEBOOKS, ROOT
from momentumlab.setup.library import JAR
from momentumlab.setup.problem import Problem

ROUNDS = 3
TEST_CLASSES = ROOT / "lib" / "target" / "test-classes"
CLASS_PATH = os.pathsep.join([str(TEST_CLASSES), str(JAR)])
# The defaults but for this: JVMs newer than 17 would rather take fresh memory from the system at each large step than
# collect, until their heap is as large as it may be, and the time of that is the system's.
JAVA_FLAGS = ["-Xmx1g"]
FIGURES = ("contour", "points", "frames")
# Of the largest entry: a thousand steps amplify the rounding of sums in another order, to 1e-13 or so.
WITHIN = 1e-9
WITHIN_IN_FIGURES = 1e-6  # ours hold numbers in four bytes
WITHIN_BY = dict.fromkeys(FIGURES, WITHIN_IN_FIGURES)


@dataclass(frozen=True)
class Target:
    """How our time or size should compare with a peer's: so many times faster, or at most so many times as much."""

    what: str
    measurement: str
    peer: str
    factor: float
    faster: bool = True
    unit: str = "seconds"

    def ratio(self, ours: float, theirs: float) -> float:
        return theirs / ours if self.faster else ours / theirs

    def is_met(self, ratio: float) -> bool:
        return ratio >= self.factor if self.faster else ratio <= self.factor

    def rule(self) -> str:
        return f"{'at least' if self.faster else 'at most'} {self.factor:g}"


@dataclass(frozen=True)
class Round:
    """What one round measured: by peer, ours being named "", and by unit."""

    measured: dict[str, dict[str, list[float]]]
    load: float = 0.0

    def value(self, peer: str, unit: str) -> float:
        return median(self.measured[peer][unit])


TARGETS = [
    Target("1000 kept steps, n = 2", "recorded 2", "numpy", 100),
    Target("1000 kept steps, n = 2", "recorded 2", "numpy, checking isfinite", 100),
    Target("1000 kept steps, n = 100, dense", "dense 100", "numpy", 1.3),
    Target("1000 kept steps, n = 100, dense", "dense 100", "numpy, checking isfinite", 1.3),
    Target("a gradient, n = 1000, dense", "gradient 1000", "OpenBLAS dsymv", 0.75),
    Target("a gradient, n = 1000, dense", "gradient 1000", "OpenBLAS dgemv", 0.75),
    Target("a step, n = 10⁷", "new-array 10000000", "numpy", 1),
    Target("a step, n = 10⁷", "new-array 10000000", "numba, new array", 1.2, faster=False),
    Target("a step, n = 10⁷", "new-array 10000000", "numba, new numpy array", 1.2, faster=False),
    Target("a step, n = 10⁷", "new-array 10000000", "C, new array", 1.2, faster=False),
    *(
        Target(f"a step of {method} in place, n = 10{power}", f"{name} {size}", peer, 1.2, faster=False)
        for method, name in (("heavy ball", "heavy-ball"), ("Nesterov", "nesterov"), ("Adam", "adam"))
        for size, power in ((100_000, "⁵"), (10_000_000, "⁷"))
        for peer in ("C, arrays given", "numba, arrays given")
    ),
    Target("20 steps of CG, n = 10⁶", "conjugate-gradients 1000", "scipy, sparse matrix", 2),
    Target("20 steps of CG, n = 10⁶", "conjugate-gradients 1000", "scipy, stencil in numpy", 2),
    Target("a step on a grid's Laplacian, n = 10⁶", "grid 1000", "scipy, sparse matrix", 3),
    Target("a step on a mesh's Laplacian, n = 10⁶", "mesh 1000", "scipy, sparse matrix", 1.3),
    Target("10⁴ chains of 10³ steps", "chains 10000", "numpy, all chains at once", 2),
    Target("10⁴ chains of 10³ steps", "chains 10000", "numba", 1),
    Target("10⁴ chains of 10³ steps, two threads", "chains-on-two 10000", "numpy, all chains at once", 2.5),
    Target("100 pairs (α, β), 1000 steps each", "sweep 100", "numpy, run by run", 12),
    Target("100 pairs (α, β), 1000 steps each", "sweep 100", "numpy, all at once", 1),
    Target("spectral radii, 400×400 pairs (α, β)", "radius 400", "numpy", 1),
    # no own code: EJML's, and quick enough for the matrices that are shown
    Target("eigenvalues, n = 100", "eigenvalues 100", "numpy", 0.1),
    Target("a contour, 400×400", "contour 400", "jsplot", 1, faster=False),
    Target("a contour, 400×400", "contour 400", "plotly.py", 1, faster=False),
    Target("100000 points", "points 100000", "jsplot", 1, faster=False),
    Target("100000 points", "points 100000", "plotly.py", 1, faster=False),
    # jsplot has no frames
    Target("100 frames of 151 points", "frames 100", "plotly.py", 20),
    Target("100 frames of 151 points", "frames 100", "plotly.py, from dicts", 20),
    Target("its bytes, a contour", "contour 400", "jsplot", 0.75, faster=False, unit="bytes"),
    Target("its bytes, a contour", "contour 400", "plotly.py", 0.6, faster=False, unit="bytes"),
    Target("its bytes, 100000 points", "points 100000", "jsplot", 0.75, faster=False, unit="bytes"),
    Target("its bytes, 100000 points", "points 100000", "plotly.py", 0.6, faster=False, unit="bytes"),
    Target("its bytes, 100 frames", "frames 100", "plotly.py", 0.6, faster=False, unit="bytes"),
]


def require_classes() -> None:
    if not (TEST_CLASSES / "momentum" / "SpeedBenchmark.class").is_file():
        raise Problem("lib/target/test-classes is not compiled: run this as mvn -Pbench.")


def measure() -> dict[str, list[Round]]:
    """What each round measured, by measurement; a Problem where both sides did not compute the same."""
    # The JVM and the peers take turns, so that a busy minute of the machine falls on both.
    measured: dict[str, list[Round]] = {target.measurement: [] for target in TARGETS}
    for number in range(1, ROUNDS + 1):
        print(f"round {number} of {ROUNDS} ...", flush=True)
        for measurement, rounds in measured.items():
            rounds.append(one_round(measurement))
    return measured


def one_round(measurement: str) -> Round:
    """Both sides once, one after the other."""
    busy = load()
    ours, theirs = java(measurement), peers(measurement)
    compare_results(measurement, ours["result"], theirs["result"], within(*measurement.split()))
    return Round({**ours["measured"], **theirs["measured"]}, busy)


def within(name: str, size: str) -> float:
    """How far two results may be apart, in units of the largest entry."""
    if name.startswith("chains"):
        return 2 / float(size) ** 0.5  # different random numbers: ten standard errors of a variance of few steps
    return WITHIN_BY.get(name, WITHIN)


def load() -> float:
    """How many processes wanted a processor in the last minute, one of them being ours."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def java(measurement: str) -> dict:
    """What a JVM of its own measured and computed: the library's side, and that of a peer in the same JVM."""
    lines = output(["java", *JAVA_FLAGS, "-cp", CLASS_PATH, "momentum.SpeedBenchmark", *measurement.split()])
    return read(lines.splitlines())


def read(lines: list[str]) -> dict:
    """The lines `seconds,s`, `bytes of jsplot,n` and `result,v …` as peers.py gives them; our own peer is named ""."""
    measured: dict[str, dict[str, list[float]]] = {}
    result = []
    for line in lines:
        kind, value = line.split(",")
        if kind == "result":
            result += [float(entry) for entry in value.split()]
        else:
            unit, _, peer = kind.partition(" of ")
            measured.setdefault(peer, {}).setdefault(unit, []).append(float(value))
    return {"measured": measured, "result": result}


def peers(measurement: str) -> dict:
    """The same of the peers in Python, from a process of its own, as ours."""
    return json.loads(output([sys.executable, "-m", "momentumlab.speed.peers", *measurement.split()]))


def output(command: list[str], told: str = "") -> str:
    """What a program prints that is told something."""
    result = subprocess.run(
        command,
        cwd=NOTEBOOKS,
        env=_variables(),
        input=told,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    if result.returncode != 0:
        raise Problem(f"{command[0]} ended with code {result.returncode}; what it wrote stands above.")
    return result.stdout


def _variables() -> dict:
    """One thread for each side, and no foreign choice of numpy's kernels, which may be a slow one."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("OPENBLAS_")}
    return {**kept, "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def compare_results(name: str, ours: list[float], theirs: list[float], within: float = WITHIN) -> None:
    """Raises a Problem where both sides did not compute the same: their times would then say nothing."""
    if len(ours) != len(theirs):
        raise Problem(f"{name}: Java has {len(ours)} entries and Python {len(theirs)}.")
    largest = max(map(abs, theirs))
    for i, (left, right) in enumerate(zip(ours, theirs)):
        if not abs(left - right) <= within * largest:
            raise Problem(f"{name}: entry {i} is {left} in Java and {right} in Python.")


COLUMNS = ("what", "peer", "ours", "peer's", "ratio", "rounds", "target", "", "load")


def table(measured: dict[str, list[Round]]) -> list[tuple[str, ...]]:
    """A row for each target whose peer there is on this machine."""
    rows = []
    for target in TARGETS:
        rounds = measured[target.measurement]
        if all(target.peer in each.measured for each in rounds):
            rows.append(_row(target, rounds))
    return rows


def print_table(rows: list[tuple[str, ...]]) -> None:
    widths = [max(len(row[i]) for row in [COLUMNS, *rows]) for i in range(len(COLUMNS))]
    print()
    for row in [COLUMNS, *rows]:
        print("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths)).rstrip())
    print(f"\nEach time is a median of {ROUNDS} rounds, in processor time; so is each ratio.")
    print(f"{software()}; one thread each where nothing else is said.")
    if len(rows) < len(TARGETS):
        print("There is no C compiler cc on PATH that works: numba stands for it.")


def software() -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in ("numpy", "scipy", "numba", "plotly", "orjson"))
    java_version = output(["java", "--version"]).splitlines()[0]
    return f"{java_version} with {' '.join(JAVA_FLAGS)}; {versions}"


def _row(target: Target, rounds: list[Round]) -> tuple[str, ...]:
    ours = [each.value("", target.unit) for each in rounds]
    theirs = [each.value(target.peer, target.unit) for each in rounds]
    ratios = [target.ratio(*pair) for pair in zip(ours, theirs)]
    ratio = median(ratios)
    return (
        target.what,
        target.peer,
        _written(median(ours), target.unit),
        _written(median(theirs), target.unit),
        f"{ratio:.3g}",
        f"{min(ratios):.3g} to {max(ratios):.3g}",
        target.rule(),
        "met" if target.is_met(ratio) else "NOT MET",
        f"{median(each.load for each in rounds):.1f}",
    )


def _written(value: float, unit: str) -> str:
    if unit == "bytes":
        return f"{value / 1e3:.0f} kB"
    return f"{value * 1e6:.3g} µs" if value < 1e-3 else f"{value * 1e3:.3g} ms"
