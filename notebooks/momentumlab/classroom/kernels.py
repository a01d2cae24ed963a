"""One kernel in its fence: started, asked, watched, and ended with all that it began."""

import os
import queue
import resource
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from jupyter_client import BlockingKernelClient
from jupyter_client.connect import write_connection_file

from momentumlab.classroom.benches import Bench
from momentumlab.classroom.fences import HOME
from momentumlab.classroom.limits import MEGABYTE

SECONDS_TO_START = 180
LOOK_EVERY = 0.3
SECONDS_UNHEARD = 5
FLOOD = 10  # times what a cell may print: that is no longer a forgotten line in a loop

# The heap is the submission's; a small compiler and collector halve the start, which is most of the time.
_OPTIONS = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:MaxMetaspaceSize=256m -XX:MaxDirectMemorySize=32m"


class Ended(Exception):
    """The kernel is gone, or was ended; the message is a sentence for the author of the cell."""


class NotStarted(Exception):
    """The kernel did not come up, which is nobody's fault but the machine's."""


@dataclass
class Outcome:
    """What came out of a cell."""

    printed: str = ""
    result: str | None = None
    error: str | None = None  # the traceback as the kernel wrote it
    ended: str | None = None  # why the kernel had to be ended

    @property
    def failed(self) -> bool:
        return self.error is not None or self.ended is not None


@dataclass
class Use:
    """What a kernel and all that it started have used."""

    seconds: float = 0.0
    memory: float = 0.0  # MB, the most at one time
    processes: int = 0
    threads: int = 0


@dataclass
class Kernel:
    """A kernel of one submission."""

    bench: Bench
    folder: Path  # an empty folder of its own
    use: Use = field(default_factory=Use)

    def __enter__(self) -> "Kernel":
        self._before = 0.0
        self._ended: dict[int, float] = {}
        self.was_heard = False
        self.room = Path(tempfile.mkdtemp(dir=self.folder))
        os.chmod(self.room, 0o755)
        file, _ = write_connection_file(str(self.room / "connection.json"), ip="127.0.0.1")
        os.chmod(file, 0o644)  # in the fence it may be another user who reads it; nobody else sees this folder
        self.console = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")
        self.process = subprocess.Popen(
            self._command(Path(file)),
            cwd=self._place(),
            env=self._variables(),
            stdin=subprocess.DEVNULL,
            stdout=self.console,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=self._set_limits,
        )
        self.client = BlockingKernelClient(connection_file=file)
        self.client.load_connection_file()
        # a message is as long as its author likes: a longer one than this ends the connection, not us
        self.client.context.setsockopt(_MAXMSGSIZE, 50 * MEGABYTE)
        self.client.start_channels(hb=False, stdin=False)
        try:
            self._wait_for_start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_) -> None:
        end_all(self.process)
        self.client.stop_channels()
        self.console.close()
        self.client.context.destroy(linger=0)
        shutil.rmtree(self.room, ignore_errors=True)

    def _place(self) -> Path:
        if self.bench.fence.closed:
            return self.room
        (self.room / "lib").mkdir()
        (self.room / "lib" / "target").symlink_to(self.bench.library.parent)
        (self.room / "notebooks").mkdir()
        return self.room / "notebooks"

    def _command(self, connection: Path) -> list[str]:
        java = str(Path(shutil.which("java") or "java").resolve())
        place = "/connection.json" if self.bench.fence.closed else str(connection)
        argv = [java if part == "java" else part.replace("{connection_file}", place) for part in self.bench.argv]
        if not self.bench.fence.closed:
            return argv
        root = self.room / "root"
        root.mkdir()
        # at their own places, by which the JVM knows its archive of classes, and where a first cell looks
        shown = [(folder, folder) for folder in self.bench.folders]
        shown += [(str(self.bench.library.parent), "/class/lib/target"), (str(connection), "/connection.json")]
        return self.bench.fence.command(argv, shown, root)

    def _variables(self) -> dict[str, str]:
        home = HOME if self.bench.fence.closed else str(self.room / "notebooks")
        names = ("PATH", "LANG", "LC_ALL", "TZ", "MOMENTUM_OWNER")
        kept = {name: os.environ[name] for name in names if name in os.environ}
        options = f"{_OPTIONS} -Xmx{self.bench.limits.heap}m -Duser.home={home} -Djava.io.tmpdir={home}"
        return {**kept, **dict(self.bench.variables), "HOME": home, "JDK_JAVA_OPTIONS": options}

    def _set_limits(self) -> None:
        size = self.bench.limits.file * MEGABYTE
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_NOFILE, (self.bench.limits.files, self.bench.limits.files))
        seconds = int(2 * self.bench.limits.notebook)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        if self.bench.fence.name == "unshare" and os.geteuid() == 0:
            # counted for the user that the kernel becomes, whose other processes are other submissions
            most = 4 * self.bench.limits.threads
            resource.setrlimit(resource.RLIMIT_NPROC, (most, most))

    def _wait_for_start(self) -> None:
        deadline = time.monotonic() + SECONDS_TO_START
        asked = None
        while True:
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.console.seek(0)
                raise NotStarted(self.console.read()[-2000:])
            if asked is None:
                asked = self.client.kernel_info()
            try:
                reply = self.client.get_shell_msg(timeout=0.5)
            except queue.Empty:
                continue
            if reply["parent_header"].get("msg_id") == asked:
                break
        # what is published is heard only once the subscription has arrived: ask until it is
        while time.monotonic() < deadline:
            self.client.kernel_info()
            try:
                self.client.get_iopub_msg(timeout=0.2)
                return
            except queue.Empty:
                pass
        raise NotStarted("the kernel answers, but what it publishes is not heard")

    def run(self, source: str, limit: float, publish: bool = True) -> Outcome:
        """Runs a cell. If it has to be ended, so is the kernel, and the outcome says why."""
        outcome = Outcome()
        began = looked = time.monotonic()
        first = moved_at = self.measure()
        moved = began
        asked = self.client.execute(source, store_history=publish, allow_stdin=False)
        printed, replied, heard = 0, False, began
        while True:
            try:
                message = self.client.get_iopub_msg(timeout=LOOK_EVERY)
            except queue.Empty:
                message = None
                replied = replied or self._has_replied(asked)
                if replied and time.monotonic() - heard > SECONDS_UNHEARD:
                    if not self.was_heard:  # the first cell, which is the teacher's
                        raise NotStarted("the kernel has run a cell of which nothing was heard") from None
                    # the message that it is ready was lost behind one that was too long to be taken
                    outcome.ended = "stopped: it printed more than can be read"
                    break
            except Exception:  # a message that is none: whoever sent it, the kernel cannot be heard any more
                outcome.ended = "the kernel wrote what is no message: the cell must leave the kernel's own parts alone"
                break
            heard = time.monotonic() if message is not None else heard
            if message is not None and message["parent_header"].get("msg_id") == asked:
                kind, content = message["msg_type"], message["content"]
                self.was_heard = True
                if kind == "stream":
                    room = self.bench.limits.output - printed
                    text = str(content.get("text", ""))
                    outcome.printed += text[: max(0, room)]
                    printed += len(text)
                    if printed > FLOOD * self.bench.limits.output:
                        outcome.ended = f"stopped: it printed more than {FLOOD * self.bench.limits.output} characters"
                        break
                elif kind == "execute_result":
                    outcome.result = str(content.get("data", {}).get("text/plain", ""))[: self.bench.limits.output]
                elif kind == "error":
                    outcome.error = _trace(content)
                elif kind == "status" and content.get("execution_state") == "idle":
                    break
            now = time.monotonic()
            if now - looked < LOOK_EVERY:
                continue
            looked = now
            if self.process.poll() is not None:
                outcome.ended = _ENDED
                break
            seconds = self.measure()
            if seconds - moved_at > 0.01 * (now - moved):
                if seconds - moved_at > 0.05:
                    moved, moved_at = now, seconds
            if seconds - first > limit:
                outcome.ended = f"stopped after {limit:.0f} s: is there a loop that does not end?"
            elif now - moved > self.bench.limits.idle:
                outcome.ended = f"stopped: for {self.bench.limits.idle:.0f} s it only waited"
            elif self.use.memory > self.bench.limits.memory:
                outcome.ended = f"stopped: it used more than {self.bench.limits.memory} MB of memory"
            elif self.use.processes > self.bench.limits.processes:
                outcome.ended = f"stopped: it started more than {self.bench.limits.processes} processes"
            elif self.use.threads > self.bench.limits.threads:
                outcome.ended = f"stopped: it started more than {self.bench.limits.threads} threads"
            if outcome.ended:
                break
        if printed > self.bench.limits.output:
            outcome.printed += f"\n[{printed - self.bench.limits.output} more characters are left out]\n"
        if outcome.error and "java.lang.OutOfMemoryError" in outcome.error:
            # what filled the memory may still fill it
            outcome.ended = f"stopped: it used more than {self.bench.limits.heap} MB of memory"
        self.measure()
        return outcome

    def _has_replied(self, asked: str) -> bool:
        try:
            return self.client.get_shell_msg(timeout=0)["parent_header"].get("msg_id") == asked
        except queue.Empty:
            return False

    def measure(self) -> float:
        """Looks at all processes that this submission has started; returns the processor's seconds so far."""
        memory, threads, alive = 0.0, 0, {}
        for process in descendants():
            try:
                with process.oneshot():
                    times = process.cpu_times()
                    memory += process.memory_info().rss / MEGABYTE
                    threads += process.num_threads()
                alive[process.pid] = times.user + times.system
            except psutil.Error:
                continue
        self._ended.update(alive)  # the seconds of those that have ended stay
        self.use.seconds = self._before + sum(self._ended.values())
        self.use.memory = max(self.use.memory, memory)
        self.use.processes, self.use.threads = len(alive), threads
        return self.use.seconds

    def is_busy(self) -> bool:
        """Whether something still computes though no cell runs."""
        for _ in range(6):  # the compiler may still be at work
            first, start = self.measure(), time.monotonic()
            time.sleep(0.25)
            # on a loaded machine even a loop gets only a part of a processor
            if self.measure() - first < 0.1 * (time.monotonic() - start):
                return False
        return True


_ENDED = (
    "the Java process ended while this cell ran: does the code call System.exit or Runtime.halt, or leave no memory?"
)
_MAXMSGSIZE = 22  # ZMQ_MAXMSGSIZE


def descendants() -> list[psutil.Process]:
    """All processes below this one."""
    try:
        return psutil.Process().children(recursive=True)
    except psutil.Error:
        return []


def end_all(process: subprocess.Popen) -> None:
    """Ends a process and all below this one, also those that its children left behind."""
    for _ in range(20):
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except OSError:
            pass
        left = descendants()
        for each in left:
            try:
                each.kill()
            except psutil.Error:
                pass
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except OSError:
            pass
        if not left:
            break
        time.sleep(0.05)
    process.poll()


def _trace(content: dict) -> str:
    lines = [str(line) for line in content.get("traceback", [])]
    return "\n".join(lines) or f"{content.get('ename', '')}: {content.get('evalue', '')}"
