"""Runs one notebook on one kernel, from top to bottom, and stops at the first cell that fails."""

import copy
import logging
import re
import subprocess
import tempfile
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from momentumlab.running import javaerror
from momentumlab.running.notebooks import code_cells
from momentumlab.running.report import Failure
from momentumlab.setup import processes

SECONDS_PER_CELL = 600
SECONDS_TO_START = 120

# What both kernels write to their console at each start.
_CHATTER = re.compile(r"\[I |INFO:|.* start$")

# What nbclient would log is told by the report.
logging.getLogger("traitlets").setLevel(logging.CRITICAL)


@dataclass(frozen=True)
class Job:
    """One notebook to run on one kernel."""

    path: Path
    notebook: NotebookNode
    kernel: str
    afterwards: tuple[NotebookNode, ...] = ()  # code cells to run when all others have, none of which ends the run

    def __str__(self) -> str:
        return f"{self.path.stem}  {self.kernel:<6}"


@dataclass(frozen=True)
class Execution:
    """A notebook with the outputs that a kernel gave it, as far as it came, and what went wrong."""

    job: Job
    notebook: NotebookNode
    failures: list[Failure]
    stopped_at: int | None = None  # index of the cell that ended the run
    afterwards: tuple[NotebookNode, ...] = ()  # those of the job with their outputs

    @property
    def stem(self) -> str:
        """The notebook's name."""
        return self.job.path.stem

    def failure(self, index: int, message: str) -> Failure:
        """A failure of the cell with this index."""
        return Failure.at(self.stem, self.notebook, index, message, self.job.kernel)

    def cells_that_ran(self) -> list[tuple[int, NotebookNode]]:
        """The code cells that ran to their end, each with its index."""
        return [
            (index, cell)
            for index, cell in code_cells(self.notebook)
            if self.stopped_at is None or index < self.stopped_at
        ]


async def execute(job: Job) -> Execution:
    """Runs a copy of the notebook in the folder of its file."""
    try:
        return await _attempt(job)
    except _DeadAtStart:
        # Another program may have taken a port before the kernel's JVM had it: once more.
        pass
    try:
        return await _attempt(job)
    except _DeadAtStart as dead:
        failure = Failure(job.path.stem, f"the kernel ended before its first cell had run, twice\n{dead}", job.kernel)
        return Execution(job, job.notebook, [failure], stopped_at=0)


class _DeadAtStart(Exception):
    """The kernel ended before its first cell had run; the message is what it wrote to its console."""


class _Client(NotebookClient):
    """nbclient without its own signal handlers, which would replace those of `processes`."""

    @asynccontextmanager
    async def async_setup_kernel(self, **options):
        self.km = self.create_kernel_manager()
        await self.async_start_new_kernel(**options)
        group = getattr(self.km.provisioner, "pgid", None)
        processes.remember(group)
        try:
            await self.async_start_new_kernel_client()  # ends the kernel if this fails
            try:
                yield
            finally:
                await self._async_cleanup_kernel()
        finally:
            processes.forget(group)


async def _attempt(job: Job) -> Execution:
    fresh = copy.deepcopy(job.notebook)
    own = len(fresh.cells)
    fresh.cells += copy.deepcopy(list(job.afterwards))
    for cell in fresh.cells[own:]:
        cell.metadata["tags"] = ["raises-exception"]  # so that the next one runs, too
    for _, cell in code_cells(fresh):
        cell.outputs, cell.execution_count = [], None
    running: list[int] = []
    client = _Client(
        fresh,
        kernel_name=job.kernel,
        startup_timeout=SECONDS_TO_START,
        timeout=SECONDS_PER_CELL,
        record_timing=False,
        coalesce_streams=True,
        shutdown_kernel="immediate",  # JJava ignores a polite request
        on_cell_execute=lambda cell, cell_index: running.append(cell_index),
    )
    reason = None
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as console:
        try:
            await client.async_execute(cwd=str(job.path.parent), stdout=console, stderr=subprocess.STDOUT)
        except CellExecutionError as error:
            # The error is in the cell's outputs, unless the kernel sent it with its reply only.
            if not any(o.output_type == "error" for o in fresh.cells[running[-1]].outputs):
                reason = str(error.evalue)
            stopped_at = running[-1]
        except CellTimeoutError:
            reason, stopped_at = f"not finished after {SECONDS_PER_CELL} seconds", running[-1]
        except (DeadKernelError, RuntimeError) as error:
            if len(running) <= 1:
                raise _DeadAtStart(_tail(console) or str(error)) from None
            reason, stopped_at = f"the kernel ended\n{_tail(console)}", running[-1]
        else:
            stopped_at = None
    afterwards = tuple(fresh.cells[own:])
    del fresh.cells[own:]
    if stopped_at is not None and stopped_at >= own:
        failure = Failure(job.path.stem, f"what runs after the last cell: {reason}", job.kernel)
        return Execution(job, fresh, [failure], own, afterwards)
    execution = Execution(job, fresh, [], stopped_at, afterwards)
    found = [(index, message) for index, cell in code_cells(fresh) for message in _wrong_outputs(cell)]
    found += [] if reason is None else [(stopped_at, reason)]
    execution.failures.extend(execution.failure(*each) for each in found)
    return execution


def _wrong_outputs(cell: NotebookNode) -> list[str]:
    messages = []
    for output in cell.outputs:
        if output.output_type == "error":
            messages.append(javaerror.message(output))
        if output.get("name") == "stderr":
            messages.append(f"expected nothing on stderr\ncame     {output.text.rstrip()}")
    return messages


def _tail(console) -> str:
    """The last lines that the kernel's process wrote, where a JVM says why it could not go on."""
    console.seek(0)
    lines = [line for line in console.read().splitlines() if not _CHATTER.match(line)]
    return "\n".join(lines[-5:])
