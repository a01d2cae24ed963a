"""What a submission may use, and the sentences that say that it used more."""

import os
from dataclasses import dataclass, replace

from momentumlab.setup.problem import Problem

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """Seconds are the processor's, so that a loaded machine costs nobody a mark; idle seconds are a clock's."""

    cell: float = 20  # seconds for a cell
    notebook: float = 120  # seconds for all cells, and for what a restarted kernel must run again
    idle: float = 40  # seconds in which a cell that has not ended uses no processor
    heap: int = 256  # MB of the JVM's heap
    memory: int = 1500  # MB of all processes together
    processes: int = 60
    threads: int = 600
    file: int = 20  # MB of one file that is written
    files: int = 1000
    output: int = 100_000  # characters that a cell may print
    notebook_file: int = 100  # MB of the file that is handed in

    @staticmethod
    def chosen() -> "Limits":
        """The defaults, with what MOMENTUM_LIMITS changes: for example cell=60,notebook=300."""
        limits = Limits()
        for part in filter(None, os.environ.get("MOMENTUM_LIMITS", "").split(",")):
            name, _, value = part.partition("=")
            if name.strip() not in Limits.__dataclass_fields__ or not _positive(value):
                known = ", ".join(Limits.__dataclass_fields__)
                raise Problem(
                    f"MOMENTUM_LIMITS has {part}, but each part must be NAME=NUMBER, positive; there are {known}."
                )
            kind = type(getattr(limits, name.strip()))
            limits = replace(limits, **{name.strip(): kind(float(value))})
        return limits


def _positive(value: str) -> bool:
    try:
        return 0 < float(value) < float("inf")
    except ValueError:
        return False
