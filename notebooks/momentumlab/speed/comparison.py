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

ROUNDS = 5
TEST_CLASSES = ROOT / "lib" / "target" / "test-classes"
# The defaults but for this: JVMs newer than 17 would rather take fresh memory from the system at each large step than
# collect, until their heap is as large as it may be, and the time of that is the system's.
JAVA_FLAGS = ["-Xmx1g"]
FIGURES = ("contour", "points", "frames")
# Of the largest entry: a thousand steps amplify the rounding of sums in another order, to 1e-13 or so.
WITHIN = 1e-9
WITHIN_IN_FIGURES = 1e-6  # ours hold numbers in four bytes
# Of two runs with different random numbers: ten standard errors of the variance of 10⁴ chains.
WITHIN_BY = {"chains": 5e-3, "chains-on-two": 5e-3} | dict.fromkeys(FIGURES, WITHIN_IN_FIGURES)


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

    def value(self, peer: str, unit: str) -> float:
        return median(self.measured[peer][unit])


TARGETS = [
    Target("1000 kept steps, n = 2", "small", "numpy", 100),
    Target("1000 kept steps, n = 2", "small", "numpy, checking isfinite", 100),
    Target("1000 kept steps, n = 100, dense", "dense", "numpy", 1.3),
    Target("1000 kept steps, n = 100, dense", "dense", "numpy, checking isfinite", 1.3),
    Target("a step, n = 10⁷", "large", "numba, new array", 1.2, faster=False),
    Target("a step, n = 10⁷", "large", "numba, new numpy array", 1.2, faster=False),
    Target("a step, n = 10⁷", "large", "numba, array given", 1.2, faster=False),
    Target("a step, n = 10⁷", "large", "C, new array", 1.2, faster=False),
    Target("a step, n = 10⁷", "large", "C, array given", 1.2, faster=False),
    *(
        Target(f"a step of {method} in place, n = 10{power}", f"{name}-1e{size}", peer, 1.2, faster=False)
        for method, name in (("heavy ball", "heavy-ball"), ("Nesterov", "nesterov"), ("Adam", "adam"))
        for size, power in ((5, "⁵"), (7, "⁷"))
        for peer in ("C, arrays given", "numba, arrays given")
    ),
    Target("20 steps of CG, n = 10⁶", "conjugate-gradients", "scipy, sparse matrix", 1),
    Target("20 steps of CG, n = 10⁶", "conjugate-gradients", "scipy, stencil in numpy", 1),
    Target("10⁴ chains of 10⁴ steps", "chains", "numpy, all chains at once", 1.4),
    Target("10⁴ chains of 10⁴ steps, two threads", "chains-on-two", "numpy, all chains at once", 2.5),
    Target("a contour, 400×400", "contour", "jsplot", 1, faster=False),
    Target("a contour, 400×400", "contour", "plotly.py", 1, faster=False),
    Target("100000 points", "points", "jsplot", 1, faster=False),
    Target("100000 points", "points", "plotly.py", 1, faster=False),
    # jsplot has no frames
    Target("100 frames of 151 points", "frames", "plotly.py", 20),
    Target("100 frames of 151 points", "frames", "plotly.py, from dicts", 20),
    Target("its bytes, a contour", "contour", "jsplot", 0.75, faster=False, unit="bytes"),
    Target("its bytes, a contour", "contour", "plotly.py", 0.6, faster=False, unit="bytes"),
    Target("its bytes, 100000 points", "points", "jsplot", 0.75, faster=False, unit="bytes"),
    Target("its bytes, 100000 points", "points", "plotly.py", 0.6, faster=False, unit="bytes"),
    Target("its bytes, 100 frames", "frames", "plotly.py", 0.6, faster=False, unit="bytes"),
]


def measure() -> dict[str, list[Round]]:
    """What each round measured, by measurement; a Problem where both sides did not compute the same."""
    if not (TEST_CLASSES / "momentum" / "SpeedBenchmark.class").is_file():
        raise Problem("lib/target/test-classes is not compiled: run this as mvn -Pbench.")
    # The JVM and the peers take turns, so that a busy minute of the machine falls on both.
    measured: dict[str, list[Round]] = {target.measurement: [] for target in TARGETS}
    for number in range(1, ROUNDS + 1):
        print(f"round {number} of {ROUNDS} ...", flush=True)
        for name, rounds in measured.items():
            ours, theirs = java(name), peers(name)
            compare_results(name, ours["result"], theirs["result"], WITHIN_BY.get(name, WITHIN))
            rounds.append(Round({**ours["measured"], **theirs["measured"]}))
    return measured


def java(measurement: str) -> dict:
    """What a JVM of its own measured and computed: the library's side, and that of a peer in the same JVM."""
    class_path = os.pathsep.join([str(TEST_CLASSES), str(JAR)])
    lines = _output(["java", *JAVA_FLAGS, "-cp", class_path, "momentum.SpeedBenchmark", measurement]).splitlines()
    return read(lines)


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
    return json.loads(_output([sys.executable, "-m", "momentumlab.speed.peers", measurement]))


def _output(command: list[str]) -> str:
    result = subprocess.run(
        command,
        cwd=NOTEBOOKS,
        env=_variables(),
        stdin=subprocess.DEVNULL,
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


def print_table(measured: dict[str, list[Round]]) -> None:
    rows = [("what", "peer", "ours", "peer's", "ratio", "rounds", "target", "")]
    for target in TARGETS:
        rounds = measured[target.measurement]
        if all(target.peer in each.measured for each in rounds):
            rows.append(_row(target, rounds))
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    print()
    for row in rows:
        print("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths)).rstrip())
    print(f"\nEach time is a median of {ROUNDS} rounds, of each round the median of its repetitions; so is each ratio.")
    versions = ", ".join(f"{name} {version(name)}" for name in ("numpy", "scipy", "numba", "plotly", "orjson"))
    java_version = _output(["java", "--version"]).splitlines()[0]
    print(f"{java_version} with {' '.join(JAVA_FLAGS)}; {versions}; one thread each where nothing else is said.")
    if len(rows) <= len(TARGETS):
        print("There is no C compiler cc on PATH that works: numba stands for it.")


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
    )


def _written(value: float, unit: str) -> str:
    if unit == "bytes":
        return f"{value / 1e3:.0f} kB"
    return f"{value * 1e6:.3g} µs" if value < 1e-3 else f"{value * 1e3:.3g} ms"
