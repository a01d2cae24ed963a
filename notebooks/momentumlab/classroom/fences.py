"""What stands around a kernel that runs a submission: the best that this machine offers, which says what it is."""

import ctypes
import os
import shutil
import socket
import struct
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from momentumlab.setup.problem import Problem

ROOM = Path(__file__).with_name("room.sh")
HOME = "/class/notebooks"  # beside /class/lib, where a notebook's first cell looks for the library
NOBODY = 65534
CHOICE = "MOMENTUM_FENCE"

# What a JDK needs of the system. Neither /home nor /root nor /var nor all of /etc, where passwords are.
_SYSTEM = ("/usr", "/bin", "/lib", "/lib32", "/lib64", "/sbin")
_SETTINGS = ("/etc/ld.so.cache", "/etc/alternatives", "/etc/localtime")


@dataclass(frozen=True)
class Fence:
    """A way to run a command that sees only what it is shown."""

    name: str
    says: str

    @property
    def closed(self) -> bool:
        """Whether files outside cannot be seen."""
        return self.name != "limits"

    def told(self) -> str:
        """What it is, and whether submissions reach the network, which does not depend on it."""
        return f"{self.says}; {'no network' if network_can_be_left() else 'the network is open'}"

    def command(self, argv: list[str], shown: list[tuple[str, str]], room: Path) -> list[str]:
        """The command in the fence. `shown` are files outside with their places inside; `room` is an empty folder."""
        if self.name == "bubblewrap":
            return [*_bubblewrap(shown), *argv]
        if self.name == "unshare":
            return [*_unshare(shown, room), *argv]
        return argv


BUBBLEWRAP = Fence("bubblewrap", "own processes and files by bubblewrap, and limits of time, memory and output")
UNSHARE = Fence("unshare", "own processes and files by unshare, and limits of time, memory and output")
LIMITS = Fence(
    "limits",
    "limits of time, memory and output alone: a submission can read what you can read; install bubblewrap for more",
)


@cache
def best() -> Fence:
    """The first of bubblewrap, unshare and plain limits that works here; MOMENTUM_FENCE names one."""
    named = os.environ.get(CHOICE, "").strip()
    fences = {fence.name: fence for fence in (BUBBLEWRAP, UNSHARE, LIMITS)}
    if named and named not in fences:
        raise Problem(f"{CHOICE} is {named}, but must be one of {', '.join(fences)}.")
    if named:
        if not works(fences[named]):
            raise Problem(f"{CHOICE} names {named}, which does not work on this machine.")
        return fences[named]
    return next(fence for fence in fences.values() if works(fence))


@cache
def works(fence: Fence) -> bool:
    """Whether a command runs in it."""
    if not fence.closed:
        return True
    if shutil.which({"bubblewrap": "bwrap"}.get(fence.name, fence.name)) is None:
        return False
    with tempfile.TemporaryDirectory(prefix="momentum-fence-") as folder:
        command = fence.command(["/bin/sh", "-c", "test -w . && ! test -e /root"], [], Path(folder))
        try:
            return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=30).returncode == 0
        except (OSError, subprocess.TimeoutExpired):
            return False


def system() -> list[tuple[str, str]]:
    """What is shown of the system, each at its own place."""
    places = [*_SYSTEM, *_SETTINGS, *(str(each) for each in Path("/etc").glob("java*"))]
    java = shutil.which("java")
    if java:
        home = Path(java).resolve().parents[1]
        places += [] if home.is_relative_to("/usr") else [str(home)]
    return [(place, place) for place in places if os.path.lexists(place)]


def _bubblewrap(shown: list[tuple[str, str]]) -> list[str]:
    command = ["bwrap", "--unshare-user", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--die-with-parent"]
    command += ["--new-session", "--uid", str(NOBODY), "--gid", str(NOBODY), "--cap-drop", "ALL"]
    # first, since what is shown may lie in it
    command += ["--size", "64000000", "--tmpfs", "/tmp"]
    for outside, inside in [*system(), *shown]:
        if os.path.islink(outside) and outside == inside:
            command += ["--symlink", os.readlink(outside), inside]
        else:
            command += ["--ro-bind", outside, inside]
    command += ["--proc", "/proc", "--dev", "/dev"]
    command += ["--size", "64000000", "--tmpfs", HOME, "--chdir", HOME, "--remount-ro", "/"]
    return command


def _unshare(shown: list[tuple[str, str]], room: Path) -> list[str]:
    root = os.geteuid() == 0
    command = ["unshare", *([] if root else ["--user", "--map-root-user"])]
    command += ["--mount", "--pid", "--ipc", "--uts", "--fork", "--kill-child"]
    command += ["/bin/sh", str(ROOM), str(room), HOME, str(NOBODY if root else 0)]
    for outside, inside in [*system(), *shown]:
        command += ["--see", outside, inside]
    return [*command, "--"]


# linux/sched.h, linux/sockios.h and linux/if.h
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_SIOCGIFFLAGS, _SIOCSIFFLAGS, _IFF_UP = 0x8913, 0x8914, 0x1
_PR_SET_CHILD_SUBREAPER = 36


def leave_the_network() -> bool:
    """Gives this process, which must have one thread, a network of its own that ends at 127.0.0.1; tells whether."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        user, group = os.geteuid(), os.getegid()
        if libc.unshare(_CLONE_NEWNET | (0 if user == 0 else _CLONE_NEWUSER)) != 0:
            return False
        if user != 0:
            Path("/proc/self/setgroups").write_text("deny")
            Path("/proc/self/uid_map").write_text(f"0 {user} 1")
            Path("/proc/self/gid_map").write_text(f"0 {group} 1")
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as each:
            import fcntl

            flags = struct.unpack("16sh", fcntl.ioctl(each, _SIOCGIFFLAGS, struct.pack("16sh", b"lo", 0)))[1]
            fcntl.ioctl(each, _SIOCSIFFLAGS, struct.pack("16sh", b"lo", flags | _IFF_UP))
        return True
    except (OSError, AttributeError, ImportError):
        return False


@cache
def network_can_be_left() -> bool:
    """Whether a process of ours may do that here."""
    if not hasattr(os, "fork"):
        return False
    child = os.fork()
    if child == 0:
        os._exit(0 if leave_the_network() else 1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def adopt_orphans() -> None:
    """Makes the processes whose parents ended children of this one, so that they are found and ended."""
    try:
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    except (OSError, AttributeError):
        pass  # not Linux: they are found by their group
