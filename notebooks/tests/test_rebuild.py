import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from jupyter_client.manager import start_new_kernel

from momentumlab.running import notebooks
from momentumlab.running.notebooks import code_cells
from momentumlab.setup import kernels, processes
from momentumlab.setup.environment import NOTEBOOKS, ROOT

MAVEN = os.environ.get("MOMENTUM_MAVEN_HOME")  # of the Maven that started this
# Classes that no cell before has used, of the library and of what lies beside it.
LATER = """
var run = new HeavyBall(0.018, 0.7).run(Quadratic.diag(1, 100), vector(1, 1), 60);
System.out.println(run.table().rowCount());
"""


@unittest.skipUnless(MAVEN, "was not started by Maven")
class RebuildTest(unittest.TestCase):
    """While a lab is open somebody builds the library again, from changed sources."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.clone = Path(folder.name)
        modules = ("pom.xml", "lib/pom.xml", "live/pom.xml", "notebooks/pom.xml")
        for name in (*modules, "lib/checkstyle.xml", ".mvn/maven.config"):
            (self.clone / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, self.clone / name)
        for name in ("classes", "libs", "momentum.jar"):
            source = ROOT / "lib" / "target" / name
            copy = shutil.copytree if source.is_dir() else shutil.copy
            copy(source, self.clone / "lib" / "target" / name)

    def build(self):
        program = Path(MAVEN, "bin", "mvn.cmd" if os.name == "nt" else "mvn")
        compiled = ["-Dmaven.main.skip", "-Dmaven.test.skip"]  # the classes are there
        command = [program, "-o", "-q", "-B", "-pl", "lib", *compiled, "package"]
        result = subprocess.run(command, cwd=self.clone, capture_output=True, text=True)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)

    def run_cell(self, client, source):
        told = []
        reply = client.execute_interactive(source, timeout=180, output_hook=lambda each: told.append(each["content"]))
        self.assertEqual(reply["content"]["status"], "ok", told)
        return "".join(content.get("text", "") for content in told)

    def test_a_kernel_that_was_started_before_goes_on(self):
        jar = self.clone / "lib" / "target" / "momentum.jar"
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        manager, client = start_new_kernel(kernel_name=kernels.OWN, cwd=str(self.clone / "notebooks"), **quiet)
        processes.remember(manager.provisioner.pgid)
        try:
            self.run_cell(client, code_cells(notebooks.read(notebooks.find(NOTEBOOKS)[0]))[0][1].source)
            before = jar.stat()
            # what stands in front moves every class that follows to another place in the jar
            (self.clone / "lib/target/classes/AAA").write_bytes(os.urandom(100_000))
            self.build()
            self.assertGreater(jar.stat().st_size, before.st_size + 90_000)
            self.assertEqual(self.run_cell(client, LATER).strip(), "61")
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
            processes.forget(manager.provisioner.pgid)
