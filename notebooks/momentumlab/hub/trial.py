"""Many students at one hub: each starts a server and runs a notebook, then they leave in different ways."""

import asyncio
import os
import time
from pathlib import Path
from statistics import median

from tornado.httpclient import AsyncHTTPClient

from momentumlab.hub import endings, portrace, usage
from momentumlab.hub.service import Hub
from momentumlab.hub.student import Reading, Student
from momentumlab.setup import processes
from momentumlab.setup.environment import NOTEBOOKS

FOLDER = NOTEBOOKS / "target" / "hub"


def run(users: int, folder: Path = FOLDER) -> list[tuple[str, str]]:
    """What was tried, each with what went wrong, or ""; prints what is measured."""
    return asyncio.run(_run(users, folder))


async def _run(users: int, folder: Path) -> list[tuple[str, str]]:
    AsyncHTTPClient.configure(None, max_clients=10 * users + 20, max_body_size=1_000_000_000)
    load = os.getloadavg()[0]
    print(f"starting JupyterHub for {users} users, {os.cpu_count()} cores, load {load:.1f} before ...", flush=True)
    hub = Hub(folder, endings.IDLE_SECONDS if users >= len(endings.WAYS) else 3600)
    try:
        await hub.wait()
        students = [Student(hub, f"student{number:02}") for number in range(1, users + 1)]
        readings = await asyncio.gather(*(_work(student) for student in students))
        print(table(readings), flush=True)
        print(hubs_own(hub), flush=True)
        tried = [(f"{each.name} runs all of the notebook", verdict(each)) for each in readings]
        there = [student for student, reading in zip(students, readings) if not reading.troubles]
        if there:
            tried.append(("a kernel whose port is taken starts on others", await portrace.survived(there[0])))
        tried += await asyncio.gather(*(_leave(*each) for each in zip(there, endings.WAYS)))
    finally:
        began = time.monotonic()
        hub.stop()
    left = [name for name in (student.name for student in students) if usage.of_user(name)]
    print(f"the hub ended with all its servers within {time.monotonic() - began:.1f} s", flush=True)
    return [*tried, ("nothing is left when the hub ends", f"left: {', '.join(left)}" if left else "")]


async def _work(student: Student) -> Reading:
    reading = await student.work()
    if not any(usage.is_kernel(command) for command in usage.of_user(student.name).values()):
        reading.troubles.append("its kernel is not there")
    else:
        try:
            student.measure(reading)
        except OSError as error:
            reading.troubles.append(f"a process of it ended: {error}")
    print(f"  {student.name}: {verdict(reading) or 'ran all'}", flush=True)
    return reading


async def _leave(student: Student, way: str) -> tuple[str, str]:
    leave, at_most = endings.WAYS[way]
    await leave(student)
    seconds = await endings.seconds_until_gone(student, at_most)
    if seconds is None:
        return f"when {way}", f"after {at_most} s there is still {', '.join(usage.of_user(student.name).values())}"
    print(f"when {way}: nothing left after {seconds:.1f} s", flush=True)
    return f"when {way}", ""


def verdict(reading: Reading) -> str:
    """What a student has to complain of, or ""."""
    if reading.troubles:
        return reading.troubles[0]
    return "" if reading.is_well else f"{reading.figures} of {reading.figures_wanted} figures"


def table(readings: list[Reading]) -> str:
    columns = {
        "started s": lambda r: r.seconds_to_start,
        "first figure s": lambda r: r.seconds_to_first_figure,
        "all saved s": lambda r: r.seconds_to_end,
        "server MB": lambda r: r.megabytes_of_server,
        "kernel MB": lambda r: r.megabytes_of_kernel,
        "both MB": lambda r: r.megabytes_of_server + r.megabytes_of_kernel,
        "processor s": lambda r: r.processor_seconds,
        "disk MB": lambda r: r.disk_megabytes,
    }
    rows = [["user", *columns]]
    rows += [[each.name, *(f"{of(each):.1f}" for of in columns.values())] for each in readings]
    rows.append(["median", *(f"{median(map(of, readings)):.1f}" for of in columns.values())])
    rows.append(["most", *(f"{max(map(of, readings)):.1f}" for of in columns.values())])
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return "\n".join("  ".join(f"{cell:>{width}}" for cell, width in zip(row, widths)) for row in rows)


def hubs_own(hub: Hub) -> str:
    """What the hub and its proxy use themselves."""
    group = usage.in_group(hub.process.pid)
    memory, work = sum(map(usage.megabytes, group)), sum(map(processes.processor_seconds, group))
    return f"the hub and its proxy: {memory:.0f} MB, {work:.1f} processor seconds"
