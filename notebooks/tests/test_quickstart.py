"""Our own kernelspec: it takes its classes from an archive, runs what the stock one runs, and says what hinders."""

import asyncio
import errno
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path
from subprocess import DEVNULL
from unittest import mock

from jupyter_client.connect import write_connection_file
from jupyter_client.kernelspec import KernelSpecManager
from nbclient import NotebookClient

from momentumlab.running import notebooks
from momentumlab.setup import kernels, quickstart
from momentumlab.setup.environment import NOTEBOOKS

SECONDS = 60  # of a loaded machine
# Whether the thread that lists classes has listed none, unless the machine was so slow that it may have.
HAS_WAITED = """
var lister = Class.forName("jdk.jshell.SourceCodeAnalysisImpl").getDeclaredField("INDEXER");
lister.setAccessible(true);
var lists = ((java.util.concurrent.ThreadPoolExecutor) lister.get(null)).getCompletedTaskCount();
System.out.print(lists == 0 || java.lang.management.ManagementFactory.getRuntimeMXBean().getUptime() > 9000);
"""
STOCK = Path(sys.prefix, "share", "jupyter", "kernels", "java")


class AKernelThatStartsSooner(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="kernels"))
        cls.spec = cls.folder / "java"
        cls.hindrance = quickstart.prepare(STOCK, cls.spec)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def test_its_jvm_takes_its_classes_from_the_archive(self):
        self.assertEqual("", self.hindrance)
        self.assertTrue(quickstart.is_used(self.spec))
        self.assertEqual([], [file.name for file in self.spec.iterdir() if file.name not in self.expected()])

    def expected(self):
        return {"kernel.json", quickstart.ARCHIVE, quickstart.STAMP}

    def test_nothing_is_made_again_while_nothing_changed(self):
        with mock.patch.object(quickstart, "_make_archive") as make:
            self.assertEqual("", quickstart.prepare(STOCK, self.spec))
            make.assert_not_called()

    def test_another_jar_or_jdk_makes_it_again(self):
        with tempfile.TemporaryDirectory() as folder:
            copy = shutil.copytree(self.spec, Path(folder, "java"))
            made = mock.patch.object(quickstart, "_make_archive", return_value="")
            with made as make, mock.patch.object(quickstart, "fingerprint", return_value="another"):
                quickstart.prepare(STOCK, copy)
                make.assert_called_once()

    def test_a_kernel_that_ran_no_cell_ends_with_its_server(self):
        with tempfile.TemporaryDirectory() as folder:
            server = subprocess.Popen(["sleep", "100"])
            file = Path(folder, "connection.json")
            write_connection_file(str(file), ip="127.0.0.1")
            kernel = self.kernel(file, JPY_PARENT_PID=str(server.pid))
            try:
                # it listens, so it has started
                self.wait_for_port(json.loads(file.read_text())["shell_port"], kernel)
                server.kill()
                server.wait()
                # it looks once a second
                self.assertEqual(0, kernel.wait(SECONDS))
            finally:
                server.kill()
                kernel.kill()
                kernel.wait()

    def test_a_kernel_whose_port_is_taken_ends_so_that_the_server_starts_another(self):
        with tempfile.TemporaryDirectory() as folder, socket.socket() as other:
            other.bind(("127.0.0.1", 0))
            other.listen()
            file = Path(folder, "connection.json")
            write_connection_file(str(file), ip="127.0.0.1", shell_port=other.getsockname()[1])
            kernel = self.kernel(file)
            try:
                self.assertEqual(1, kernel.wait(SECONDS))
            finally:
                kernel.kill()
                kernel.wait()

    def kernel(self, file, **variables):
        """Started as a server would."""
        argv = json.loads((self.spec / "kernel.json").read_text())["argv"]
        command = [part.replace("{connection_file}", str(file)) for part in argv]
        return subprocess.Popen(command, env={**os.environ, **variables}, stdout=DEVNULL, stderr=DEVNULL)

    def wait_for_port(self, port, kernel):
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline and kernel.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.1)
        self.fail("the kernel did not start")

    def test_a_notebook_gives_the_committed_texts_on_it(self):
        path = NOTEBOOKS / "00-start-here.ipynb"
        committed = notebooks.read(path)
        fresh = notebooks.read(path)
        for cell in fresh.cells:
            if cell.cell_type == "code":
                cell.outputs = []
        client = NotebookClient(fresh, kernel_name="java", record_timing=False, coalesce_streams=True)
        client.create_kernel_manager().kernel_spec_manager = KernelSpecManager(kernel_dirs=[str(self.folder)])
        client.shutdown_kernel = "immediate"
        asyncio.run(client.async_execute(cwd=str(NOTEBOOKS), stdout=DEVNULL, stderr=DEVNULL))
        for before, after in zip(committed.cells, fresh.cells, strict=True):
            if before.cell_type == "code":
                self.assertEqual(self.texts(before), self.texts(after), before.id)

    def test_the_list_of_classes_for_completion_waits_for_a_first_figure(self):
        code, told = "import java.util.concu", []
        with kernels.running(self.folder, "java", SECONDS) as (_, client):
            client.execute_interactive(
                HAS_WAITED, timeout=SECONDS, output_hook=lambda message: told.append(message["content"].get("text"))
            )
            self.assertIn("true", told)
            deadline = time.monotonic() + SECONDS
            while not (matches := client.complete(code, len(code), reply=True, timeout=SECONDS)["content"]["matches"]):
                self.assertLess(time.monotonic(), deadline, "completion never learned the packages")
                time.sleep(0.5)
            self.assertEqual(["concurrent."], matches)

    def texts(self, cell):
        return [each.get("text") or each.get("data", {}).get("text/plain") for each in cell.outputs]


class WhatHindersIsTold(unittest.TestCase):
    def test_no_memory(self):
        with tempfile.TemporaryDirectory() as folder:
            with mock.patch.object(quickstart, "_FLAGS", [*quickstart._FLAGS, "-Xmx1k"]):
                told = quickstart.prepare(STOCK, Path(folder, "java"))
            self.assertRegex(told, r"^the kernel's archive of classes could not be made \(.+\): it starts later\.$")
            self.assertEqual(["kernel.json"], [file.name for file in Path(folder, "java").iterdir()])

    def hindered(self, folder, by):
        return f"the kernel cannot be made to start sooner: {Path(folder, 'java')}: {by}."

    def test_a_full_disk(self):
        full = OSError(errno.ENOSPC, "No space left on device")
        with tempfile.TemporaryDirectory() as folder, mock.patch.object(quickstart, "_train", side_effect=full):
            told = quickstart.prepare(STOCK, Path(folder, "java"))
        self.assertEqual(self.hindered(folder, "No space left on device"), told)

    def test_an_environment_that_is_read_only(self):
        read_only = OSError(errno.EROFS, "Read-only file system")
        with tempfile.TemporaryDirectory() as folder, mock.patch.object(Path, "mkdir", side_effect=read_only):
            told = quickstart.prepare(STOCK, Path(folder, "java"))
        self.assertEqual(self.hindered(folder, "Read-only file system"), told)

    def test_a_place_that_cannot_be_written(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "file")
            file.touch()
            told = quickstart.prepare(STOCK, file / "java")
            self.assertRegex(told, r"^the kernel cannot be made to start sooner: .*file.*: Not a directory\.$")

    def test_a_kernelspec_without_a_kernel(self):
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "kernel.json").write_text(json.dumps({"argv": []}))
            told = quickstart.prepare(Path(folder), Path(folder, "own"))
            self.assertRegex(told, "has no jar of a kernel")


if __name__ == "__main__":
    unittest.main()
