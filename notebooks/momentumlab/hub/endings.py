"""The ways in which a student leaves, after each of which no process of theirs may be left."""

import asyncio
import os
import signal
import time

from momentumlab.hub import usage
from momentumlab.hub.student import Student

IDLE_SECONDS = 45  # an hour outside of a test; not so short that a kernel that starts slowly would be ended
SECONDS_TO_END = 15  # the kernel looks once a second whether its server is there, the hub asks a server for ten
SECONDS_WITHOUT_PAGE = 3 * IDLE_SECONDS + SECONDS_TO_END


async def stopped(student: Student) -> None:
    """The server is stopped through the hub."""
    await student.hub.ask("DELETE", f"/hub/api/users/{student.name}/server")


async def killed(student: Student) -> None:
    """The server is killed, beside a kernel that has run a notebook and one that was only opened."""
    await student.open_kernel("momentum-lab/notebooks/01-why-momentum.ipynb")
    await asyncio.sleep(2)
    servers = [each for each, command in usage.of_user(student.name).items() if not usage.is_kernel(command)]
    for server in servers:
        os.kill(server, signal.SIGKILL)


async def left(student: Student) -> None:
    """The page is closed and nobody comes back."""
    student.close_page()


# what happens, to be read after "when": (it, the seconds until nothing may be left)
WAYS = {
    "the hub stops the server": (stopped, SECONDS_TO_END),
    "the server is killed, and a kernel has run no cell": (killed, SECONDS_TO_END),
    f"the page is closed and {IDLE_SECONDS} s pass": (left, SECONDS_WITHOUT_PAGE),
}


async def seconds_until_gone(student: Student, at_most: float) -> float | None:
    """How long a process of the student was still there; None if one is there after the longest time allowed."""
    began = time.monotonic()
    while usage.of_user(student.name):
        if time.monotonic() > began + at_most:
            return None
        await asyncio.sleep(0.2)
    return time.monotonic() - began
