"""Runs many notebooks, at most two at a time, and tells on the console how they do."""

import asyncio
import time

from momentumlab.running.execution import Execution, Job, execute
from momentumlab.running.notebooks import code_cells

AT_MOST = 2  # each kernel is one or two JVMs


def run_all(jobs: list[Job]) -> list[Execution]:
    """The executions, in the order of the jobs."""
    return asyncio.run(_run_all(jobs))


async def _run_all(jobs: list[Job]) -> list[Execution]:
    slots = asyncio.Semaphore(AT_MOST)
    width = max((len(str(job)) for job in jobs), default=0)

    async def run(job: Job) -> Execution:
        async with slots:
            print(f"{job!s:<{width}}  running ...", flush=True)
            start = time.monotonic()
            execution = await execute(job)
            seconds = time.monotonic() - start
            cells = len(code_cells(job.notebook))
            verdict = "FAILED" if execution.failures else "ran"
            print(f"{job!s:<{width}}  {cells} cells  {seconds:.1f} s  {verdict}", flush=True)
            return execution

    return await asyncio.gather(*(run(job) for job in jobs))
