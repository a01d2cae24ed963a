"""A kernel whose port another program takes before it has it: the server starts it again on other ports."""

import asyncio
import json
import socket
import time

from momentumlab.hub.service import Refused
from momentumlab.hub.student import Student

SECONDS_TO_FIND = 10
SECONDS_TO_RECOVER = 120
SECONDS_FOR_AN_ANSWER = 20  # a question to a kernel that is just being replaced is lost: it is asked again


async def survived(student: Student) -> str:
    """Takes the port of a kernel that is being started, and runs a cell in it; returns what went wrong, or ""."""
    folder = student.home / ".local" / "share" / "jupyter" / "runtime"
    known = set(folder.glob("kernel-*.json"))
    path = "momentum-lab/notebooks/03-regression.ipynb"
    starting = asyncio.ensure_future(student.start_kernel(path))
    with socket.socket() as thief:
        thief.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        deadline = time.monotonic() + SECONDS_TO_FIND
        while not (port := _port(set(folder.glob("kernel-*.json")) - known)):
            if time.monotonic() > deadline:
                return "no connection file was written"
            await asyncio.sleep(0.005)
        try:
            thief.bind(("127.0.0.1", port))
            thief.listen()
        except OSError:
            return "the kernel had its port at once, so nothing was tried"
        await starting
        # as a page does: connected again and again until the kernel answers
        deadline = time.monotonic() + SECONDS_TO_RECOVER
        while True:
            try:
                await student.open_kernel(path)
                outputs = await student.run("6 * 7", SECONDS_FOR_AN_ANSWER)
                break
            except Refused as trouble:
                if time.monotonic() > deadline:
                    return f"the kernel did not come back: {trouble}"
            await asyncio.sleep(1)
    return "" if any(each.get("data", {}).get("text/plain") == "42" for each in outputs) else f"it answered {outputs}"


def _port(files) -> int | None:
    """The shell port of the first connection file that is whole."""
    for file in files:
        try:
            return json.loads(file.read_text())["shell_port"]
        except (OSError, ValueError):
            continue
    return None
