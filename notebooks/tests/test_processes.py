import os
import subprocess
import sys
import time
import unittest
from pathlib import Path

from momentumlab.setup import processes
from momentumlab.setup.environment import NOTEBOOKS


@unittest.skipUnless(Path("/proc/self/environ").exists(), "needs /proc")
class StartedByTest(unittest.TestCase):
    NOBODY = 2**31 - 1  # larger than any process id

    def start(self, mark):
        child = subprocess.Popen(
            [sys.executable, "-c", "import sys; sys.stdin.read()"],
            env={**os.environ, mark: str(self.NOBODY)},
            stdin=subprocess.PIPE,
            start_new_session=True,
        )
        self.addCleanup(child.communicate)
        return child.pid

    def test_processes_are_found_by_either_mark_and_by_no_other_owner(self):
        children = {self.start("MOMENTUM_OWNER"), self.start("JPY_PARENT_PID")}
        self.assertEqual(set(processes.started_by(self.NOBODY)), children)
        self.assertTrue(children.isdisjoint(processes.started_by(self.NOBODY - 1)))

    def test_a_killed_process_leaves_nothing_behind(self):
        code = (
            "import subprocess, sys; from momentumlab.setup import processes as p; p.leave_none_behind(); p.guard();"
            " child = subprocess.Popen(['sleep', '600'], start_new_session=True); print(child.pid, flush=True);"
            " child.wait()"
        )
        owner = subprocess.Popen([sys.executable, "-c", code], cwd=NOTEBOOKS, stdout=subprocess.PIPE, text=True)
        self.addCleanup(owner.stdout.close)
        child = int(owner.stdout.readline())
        self.assertIn(child, processes.started_by(owner.pid))
        owner.kill()
        owner.wait()
        deadline = time.monotonic() + 30  # generous, since a machine may be busy
        while processes.started_by(owner.pid) and time.monotonic() < deadline:
            time.sleep(0.05)
        self.assertEqual(processes.started_by(owner.pid), [])

    def test_ending_ends_a_process_that_ignores_the_polite_signal(self):
        # in a process of its own: this one has started more, such as what grades submissions
        ignore = "import signal, sys; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True);"
        ignore += " sys.stdin.read()"
        code = (
            "import os, subprocess, sys; from momentumlab.setup import processes as p; p.leave_none_behind();"
            f" run = [sys.executable, '-c', {ignore!r}];"
            " child = subprocess.Popen(run, stdin=-1, stdout=-1, start_new_session=True);"
            " child.stdout.readline(); p._PATIENCE = 0.1; p.end_all();"
            " print(p.started_by(os.getpid()), child.poll() is not None)"
        )
        owner = subprocess.run([sys.executable, "-c", code], cwd=NOTEBOOKS, stdout=subprocess.PIPE, text=True)
        self.assertEqual(owner.stdout, "[] True\n")
