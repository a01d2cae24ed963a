"""What processes use, as Linux tells it: memory with their share of what is shared, and processor seconds."""

import re
from pathlib import Path

from momentumlab.setup import processes
from momentumlab.setup.problem import Problem
from momentumlab.setup.processes import PROC


def require() -> None:
    if not (PROC / "self" / "smaps_rollup").is_file():
        raise Problem("the load test reads /proc/self/smaps_rollup, which this system has not: run it on Linux.")


def of_user(name: str, proc: Path = PROC) -> dict[int, str]:
    """The processes that a student's server consists of, each with its command: all carry the hub's mark."""
    found = {}
    for process in processes.marked({f"JUPYTERHUB_USER={name}".encode()}, proc):
        try:
            command = (proc / str(process) / "cmdline").read_bytes().replace(b"\0", b" ")
        except OSError:
            continue  # it has just ended
        found[process] = command.decode(errors="replace").strip()
    return found


def in_group(group: int, proc: Path = PROC) -> list[int]:
    """The processes of a group."""
    found = []
    for folder in proc.glob("[0-9]*"):
        try:
            if int((folder / "stat").read_text().rpartition(")")[2].split()[2]) == group:
                found.append(int(folder.name))
        except OSError:
            continue  # it has just ended
    return found


def is_kernel(command: str) -> bool:
    return "momentum.notebook.Kernel" in command or "jjava" in command or "ijava" in command


def megabytes(process: int, proc: Path = PROC) -> float:
    """Memory, of which a page that n processes have counts for each an n-th."""
    text = (proc / str(process) / "smaps_rollup").read_text()
    return int(re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)[1]) * 1024 / 1e6


def disk_megabytes(folder: Path) -> float:
    return sum(file.lstat().st_size for file in folder.rglob("*") if not file.is_dir() or file.is_symlink()) / 1e6
