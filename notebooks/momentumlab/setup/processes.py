"""Leaves no process behind: whatever ends a command also ends all that it started."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

# Every process that we start inherits this variable, also in a session of its own,
# and so do the kernels of a Jupyter server: on Linux that finds them all.
_MARK = "MOMENTUM_OWNER"
PROC = Path("/proc")
_PATIENCE = 3.0
_groups: set[int] = set()
_ending = threading.Event()


def leave_none_behind() -> None:
    """From now on Ctrl-C, SIGTERM, a closed terminal and the end of the parent end all that we started."""
    os.environ[_MARK] = str(os.getpid())
    signal.signal(signal.SIGINT, _end)
    signal.signal(signal.SIGTERM, _end)
    if os.name == "posix":
        signal.signal(signal.SIGHUP, _end)
        threading.Thread(target=_watch_parent, args=(os.getppid(),), daemon=True).start()


def guard() -> None:
    """Where there is /proc, ends all that we started even if we are killed at once: another process waits for that."""
    if Path("/proc/self/environ").is_file():
        # Nobody else has the end of the pipe that we keep open, so it closes when we end, in whatever way.
        reading, _ = os.pipe()
        subprocess.Popen(
            [sys.executable, "-I", "-S", __file__, str(os.getpid())],
            stdin=reading,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        os.close(reading)


def remember(group: int | None) -> None:
    """Adds a process group that must not outlive us; needed where there is no /proc."""
    if group is not None and group != os.getpgrp():
        _groups.add(group)


def forget(group: int | None) -> None:
    """Takes out a group that has ended: its number may be given to another one."""
    _groups.discard(group)


def end_all() -> None:
    """Ends everything that we started: politely first, then, after a moment, for good."""
    if os.name != "posix":
        return
    _send(signal.SIGTERM)
    deadline = time.monotonic() + _PATIENCE
    while _alive() and time.monotonic() < deadline:
        time.sleep(0.05)
    while _alive():
        _send(signal.SIGKILL)
        time.sleep(0.02)
    _groups.clear()


def is_ending() -> bool:
    """Whether a signal is ending everything, so that what other threads see break is no failure."""
    return _ending.is_set()


def started_by(owner: int) -> list[int]:
    """On Linux, the processes that carry our mark or Jupyter's mark of the process `owner`."""
    found = marked({f"{_MARK}={owner}".encode(), f"JPY_PARENT_PID={owner}".encode()})
    return [process for process in found if process not in (owner, os.getpid())]


def marked(marks: set[bytes], proc: Path = PROC) -> list[int]:
    """On Linux, the processes that have one of the variables, each as NAME=value."""
    found = []
    for folder in proc.glob("[0-9]*"):
        try:
            variables = (folder / "environ").read_bytes().split(b"\0")
        except OSError:
            continue  # another user's process, or one that has just ended
        if not marks.isdisjoint(variables):
            found.append(int(folder.name))
    return found


def processor_seconds(process: int, proc: Path = PROC) -> float:
    """What a process has used, and those of its children that have ended; not a number where there is no /proc."""
    if not proc.is_dir():
        return float("nan")
    # the name before the bracket may hold spaces
    fields = (proc / str(process) / "stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def _end(number, frame) -> None:
    _ending.set()
    # A second Ctrl-C must not interrupt the ending.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    end_all()
    try:
        sys.stdout.flush()
    except OSError:
        pass  # the reader of our output is gone
    os._exit(128 + number)


def _watch_parent(parent: int) -> None:
    # SIGTERM to Maven does not reach us. The signal makes the main thread do the ending,
    # so that it cannot start another kernel meanwhile.
    while os.getppid() == parent:
        time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGTERM)


def _alive() -> bool:
    _reap()
    return bool(started_by(os.getpid())) or any(_signal_group(group, 0) for group in _groups)


def _send(number: int) -> None:
    processes = started_by(os.getpid())
    for group in _groups:
        _signal_group(group, number)
    for process in processes:
        try:
            if os.getpgid(process) not in _groups:
                os.kill(process, number)
        except OSError:
            pass  # it has just ended


def _end_after(owner: int) -> None:
    """What the guard does: ends all that the owner started, once the owner has ended."""
    sys.stdin.buffer.read()
    deadline = time.monotonic() + _PATIENCE
    number = signal.SIGTERM
    while left := started_by(owner):
        for process in left:
            try:
                os.kill(process, number)
            except OSError:
                pass  # it has just ended
        time.sleep(0.1)
        number = signal.SIGTERM if time.monotonic() < deadline else signal.SIGKILL


def _signal_group(group: int, number: int) -> bool:
    try:
        os.killpg(group, number)
        return True
    except OSError:
        return False


def _reap() -> None:
    # An ended child stays as a zombie, and its group with it, until someone asks for its exit code.
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except OSError:
        pass


if __name__ == "__main__":
    _end_after(int(sys.argv[1]))
