"""The command bench: the library's speed as ratios to numpy, numba and C, measured in turns on this machine."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from statistics import median

from momentumlab.environment import NOTEBOOKS, ROOT
from momentumlab.notebooks import JAR, require_library
from momentumlab.problem import Problem

ROUNDS = 5
TEST_CLASSES = ROOT / "lib" / "target" / "test-classes"
# The defaults but for this: JVMs newer than 17 would rather take fresh memory from the system at each large step than
# collect, until their heap is as large as it may be, and the time of that is the system's.
JAVA_FLAGS = ["-Xmx1g"]
# Of the largest entry: a thousand steps amplify the rounding of sums in another order, to 1e-13 or so.
WITHIN = 1e-9


@dataclass(frozen=True)
class Target:
    """How our time should compare with a peer's: at least so many times faster, or at most so many times its time."""

    what: str
    measurement: str
    peer: str
    factor: float
    faster: bool = True

    def ratio(self, ours: float, theirs: float) -> float:
        return theirs / ours if self.faster else ours / theirs

    def is_met(self, ratio: float) -> bool:
        return ratio >= self.factor if self.faster else ratio <= self.factor

    def rule(self) -> str:
        return f"{'at least' if self.faster else 'at most'} {self.factor:g}"


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
]


def main(arguments: list[str]) -> int:
    if arguments:
        raise Problem("bench takes no arguments.")
    require_library()
    if not (TEST_CLASSES / "momentum" / "SpeedBenchmark.class").is_file():
        raise Problem("lib/target/test-classes is not compiled: run this as mvn -Pbench.")
    # The JVM and the peers take turns, so that a busy minute of the machine falls on both.
    measured = {target.measurement: [] for target in TARGETS}
    for number in range(1, ROUNDS + 1):
        print(f"round {number} of {ROUNDS} ...", flush=True)
        for name, rounds in measured.items():
            ours, theirs = java(name), peers(name)
            compare_results(name, ours["result"], theirs["result"])
            rounds.append((ours["seconds"], theirs["seconds"]))
    print_table(measured)
    return 0


def java(measurement: str) -> dict:
    """Seconds and result of one measurement of the library, in a JVM of its own."""
    class_path = os.pathsep.join([str(TEST_CLASSES), str(JAR)])
    lines = _output(["java", *JAVA_FLAGS, "-cp", class_path, "momentum.SpeedBenchmark", measurement]).splitlines()
    values = [line.split(",") for line in lines]
    return {
        "seconds": [float(value) for kind, value in values if kind == "seconds"],
        "result": [float(entry) for kind, value in values if kind == "result" for entry in value.split()],
    }


def peers(measurement: str) -> dict:
    """Seconds by peer and the result, from a process of its own, as ours."""
    return json.loads(_output([sys.executable, "-m", "momentumlab.peers", measurement]))


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


def compare_results(name: str, ours: list[float], theirs: list[float]) -> None:
    """Raises a Problem where both sides did not compute the same: their times would then say nothing."""
    if len(ours) != len(theirs):
        raise Problem(f"{name}: Java has {len(ours)} entries and Python {len(theirs)}.")
    largest = max(map(abs, theirs))
    for i, (left, right) in enumerate(zip(ours, theirs)):
        if not abs(left - right) <= WITHIN * largest:
            raise Problem(f"{name}: entry {i} is {left} in Java and {right} in Python.")


def print_table(measured: dict) -> None:
    rows = [("what", "peer", "ours", "peer's", "ratio", "rounds", "target", "")]
    for target in TARGETS:
        rounds = measured[target.measurement]
        if all(target.peer in theirs for _, theirs in rounds):
            rows.append(_row(target, rounds))
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    print()
    for row in rows:
        print("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths)).rstrip())
    print(f"\nEach time is a median of {ROUNDS} rounds, of each round the median of its repetitions; so is each ratio.")
    versions = ", ".join(f"{name} {version(name)}" for name in ("numpy", "numba"))
    java_version = _output(["java", "--version"]).splitlines()[0]
    print(f"{java_version} with {' '.join(JAVA_FLAGS)}; {versions}; one thread each.")
    if len(rows) <= len(TARGETS):
        print("There is no C compiler cc on PATH that works: numba stands for it.")


def _row(target: Target, rounds: list) -> tuple[str, ...]:
    ours = [median(seconds) for seconds, _ in rounds]
    theirs = [median(seconds[target.peer]) for _, seconds in rounds]
    ratios = [target.ratio(*pair) for pair in zip(ours, theirs)]
    ratio = median(ratios)
    return (
        target.what,
        target.peer,
        _time(median(ours)),
        _time(median(theirs)),
        f"{ratio:.3g}",
        f"{min(ratios):.3g} to {max(ratios):.3g}",
        target.rule(),
        "met" if target.is_met(ratio) else "NOT MET",
    )


def _time(seconds: float) -> str:
    return f"{seconds * 1e6:.3g} µs" if seconds < 1e-3 else f"{seconds * 1e3:.3g} ms"
