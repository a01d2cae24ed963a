"""Runs many notebooks, at most two at a time, and tells on the console how they do."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from momentumlab.execution import Execution, execute
from momentumlab.notebooks import code_cells
from momentumlab.report import Failure

AT_MOST = 2  # each kernel is one or two JVMs


@dataclass(frozen=True)
class Job:
    """One notebook to run on one kernel."""

    path: Path
    notebook: NotebookNode
    kernel: str

    def __str__(self) -> str:
        return f"{self.path.stem}  {self.kernel:<6}"


def run_all(jobs: list[Job], judge: Callable[[Job, Execution], list[Failure]]) -> list[list[Failure]]:
    """What `judge` finds wrong in each job's execution, in the order of the jobs."""
    return asyncio.run(_run_all(jobs, judge))


async def _run_all(jobs: list[Job], judge) -> list[list[Failure]]:
    slots = asyncio.Semaphore(AT_MOST)
    width = max((len(str(job)) for job in jobs), default=0)

    async def run(job: Job) -> list[Failure]:
        async with slots:
            print(f"{job!s:<{width}}  running ...", flush=True)
            start = time.monotonic()
            execution = await execute(job.path, job.notebook, job.kernel)
            failures = judge(job, execution)
            seconds = time.monotonic() - start
            cells = len(code_cells(job.notebook))
            verdict = "FAILED" if failures else "ok"
            print(f"{job!s:<{width}}  {cells} cells  {seconds:.1f} s  {verdict}", flush=True)
            return failures

    return await asyncio.gather(*(run(job) for job in jobs))
