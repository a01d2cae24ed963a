"""How long a peer takes: in processor time, which other processes on the machine hardly change."""

import time
from collections.abc import Callable

SECONDS_OF_WARM_UP = 0.3
SECONDS = 0.6


def measure(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Seconds for one call, compiled and warm before the first that counts."""
    _calls(work, SECONDS_OF_WARM_UP, clock)
    calls = max(1, round(SECONDS / _calls(work, SECONDS_OF_WARM_UP, clock)))
    start = clock()
    for _ in range(calls):
        work()
    return (clock() - start) / calls


def _calls(work: Callable[[], object], seconds: float, clock: Callable[[], float]) -> float:
    """Seconds for one call, of as many as some time takes."""
    start, calls, taken = clock(), 0, 0.0
    while taken < seconds:
        work()
        calls, taken = calls + 1, clock() - start
    return taken / calls


def measure_all(works: dict[str, Callable[[], object]], **options) -> dict:
    """The measurements by peer, as `peers` prints them."""
    return {peer: {"seconds": [measure(work, **options)]} for peer, work in works.items()}
