"""A class on JupyterHub: what is computed, measured and said; `mvn -Phub` tries it whole."""

import errno
import os
import socket
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from momentumlab.commands import hub
from momentumlab.hub import home, machine, singleuser, usage
from momentumlab.setup import processes
from momentumlab.setup.environment import ROOT
from momentumlab.setup.problem import Problem


class AMachine(unittest.TestCase):
    def test_takes_as_many_students_as_have_memory_beside_the_hub(self):
        self.assertEqual(machine.students(machine.MEGABYTES_OF_THE_HUB + 30 * machine.MEGABYTES_OF_A_STUDENT), 30)
        self.assertEqual(machine.students(machine.MEGABYTES_OF_THE_HUB + 30 * machine.MEGABYTES_OF_A_STUDENT - 1), 29)

    def test_takes_one_student_however_small(self):
        self.assertEqual(machine.students(512), 1)

    def test_with_one_core_says_that_students_take_turns(self):
        self.assertEqual(["", ""], [machine.patience(1, 1), machine.patience(10, 2)])
        self.assertRegex(machine.patience(10, 1), r"^This machine has one core, on which 10 students take turns: .+\.$")

    @unittest.skipIf(os.name == "nt", "JupyterHub runs on POSIX systems only")
    def test_knows_its_memory(self):
        self.assertGreater(machine.memory(), 256)

    def test_gives_no_port_twice_in_a_row_and_none_on_which_somebody_listens(self):
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            listener.listen()
            taken = listener.getsockname()[1]
            ports = machine.Ports(taken, taken + 20)
            self.assertNotIn(taken, [ports.following() for _ in range(22)])
            with self.assertRaisesRegex(OSError, f"none of the ports {taken} to {taken} is free"):
                machine.Ports(taken, taken + 1).following()

    @unittest.skipUnless(Path("/proc/sys/net").is_dir(), "where Linux tells which ports it gives away")
    def test_a_servers_port_is_none_that_the_system_gives_away(self):
        first = int(Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()[0])
        self.assertLess(machine.OwnPorts.ports.following(), first)


class AHome(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = Path(folder.name)
        self.notebooks = self.home / "momentum-lab" / "notebooks"
        variables = mock.patch.dict(os.environ)
        variables.start()
        self.addCleanup(variables.stop)

    def test_gets_the_notebooks_and_the_library_that_their_first_cell_names(self):
        self.assertEqual("", home.prepare(ROOT, self.home))
        wanted = [path.name for path in sorted((ROOT / "notebooks").glob("[0-9][0-9]-*.ipynb"))]
        self.assertEqual(wanted, sorted(path.name for path in self.notebooks.iterdir()))
        self.assertTrue((self.notebooks / ".." / "lib" / "pom.xml").resolve().is_file())

    def test_keeps_what_the_student_changed(self):
        home.prepare(ROOT, self.home)
        (self.notebooks / "02-quadratics.ipynb").write_text("mine")
        home.prepare(ROOT, self.home)
        self.assertEqual("mine", (self.notebooks / "02-quadratics.ipynb").read_text())

    def test_that_is_full_gets_a_sentence_no_half_notebook_and_a_server_that_starts(self):
        def half(source, target):
            Path(target).write_bytes(b"half")
            raise OSError(errno.ENOSPC, "No space left on device")

        with mock.patch("shutil.copyfile", half):
            told = home.prepare(ROOT, self.home)
        self.assertEqual(
            f"the notebooks could not be copied to {self.home}/momentum-lab: No space left on device;"
            " delete something there.",
            told,
        )
        self.assertEqual([], list(self.notebooks.iterdir()))
        # where connection files go
        place = Path(os.environ["JUPYTER_RUNTIME_DIR"])
        self.addCleanup(place.rmdir)
        self.assertNotIn(self.home, place.parents)
        self.assertEqual(place.stat().st_mode & 0o077, 0)


class Usage(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.proc = Path(folder.name)
        self.process(7, "student01", "python -m jupyterhub.singleuser", 100_000, 250, 50)
        self.process(8, "student01", "java -cp x momentum.notebook.Kernel y", 200_000, 1000, 0)
        self.process(9, "student011", "java", 1, 1, 1)

    def process(self, number, user, command, kilobytes, own, of_children):
        folder = self.proc / str(number)
        folder.mkdir()
        (folder / "environ").write_bytes(f"A=1\0JUPYTERHUB_USER={user}\0".encode())
        (folder / "cmdline").write_bytes(command.replace(" ", "\0").encode() + b"\0")
        (folder / "smaps_rollup").write_text(f"0-1 rollup\nRss: 9 kB\nPss:  {kilobytes} kB\nPss_Dirty: 3 kB\n")
        (folder / "stat").write_text(f"{number} (a b) S 1 70 70 0 -1 0 0 0 0 0 {own} 0 {of_children} 0 20 0")

    def test_a_students_processes_are_found_by_the_hubs_mark(self):
        found = usage.of_user("student01", self.proc)
        self.assertEqual({7: False, 8: True}, {number: usage.is_kernel(each) for number, each in found.items()})

    def test_memory_and_processor_seconds(self):
        self.assertEqual(102.4, usage.megabytes(7, self.proc))
        self.assertEqual(300 / os.sysconf("SC_CLK_TCK"), processes.processor_seconds(7, self.proc))
        self.assertEqual([7, 8, 9], sorted(usage.in_group(70, self.proc)))

    def test_a_system_that_tells_nothing_gets_a_sentence(self):
        with mock.patch.object(usage, "PROC", self.proc), self.assertRaisesRegex(Problem, "run it on Linux"):
            usage.require()


class AStudentsServer(unittest.TestCase):
    def test_what_stands_for_the_hubs_database_is_there_while_jupyterhub_loads_and_no_longer(self):
        seen = {}

        def load(name, *rest, **options):
            if name == "jupyterhub":
                seen.update({each: type(sys.modules.get(each)) for each in singleuser._OF_THE_HUB})
                raise ImportError(name)
            return importing(name, *rest, **options)

        importing = __import__
        before = {name: sys.modules.get(name) for name in singleuser._OF_THE_HUB}
        with mock.patch.dict(sys.modules), mock.patch("builtins.__import__", load):
            for name in [*singleuser._OF_THE_HUB, "jupyterhub"]:
                sys.modules.pop(name, None)
            with self.assertRaises(ImportError):
                singleuser.load()
            self.assertEqual({singleuser.Absent}, set(seen.values()))
            self.assertEqual([], [name for name in singleuser._OF_THE_HUB if name in sys.modules])
        self.assertEqual(before, {name: sys.modules.get(name) for name in singleuser._OF_THE_HUB})

    def test_nothing_is_of_an_absent_class(self):
        self.assertNotIsInstance("token", singleuser.Absent("orm").APIToken)


class TheCommand(unittest.TestCase):
    def test_ten_students_unless_another_number_is_named(self):
        self.assertEqual([10, 3], [hub.number([]), hub.number(["3"])])

    def test_another_word_gets_a_sentence(self):
        for wrong in (["0"], ["-1"], ["many"], ["1", "2"]):
            with self.assertRaisesRegex(Problem, "-Dusers must be a number of students, at least 1, was"):
                hub.number(wrong)


if __name__ == "__main__":
    unittest.main()
