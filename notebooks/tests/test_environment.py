import ast
import os
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from momentumlab.commands import lab
from momentumlab.setup import environment, installation, kernels
from momentumlab.setup.problem import Problem


class PythonVersionTest(unittest.TestCase):
    def test_an_old_python_gets_a_sentence(self):
        with self.assertRaisesRegex(Problem, r"3\.11 or newer is needed and this is Python 3\.9"):
            environment.require_python((3, 9, 2))
        environment.require_python((3, 11, 0))

    def test_the_sentence_can_be_said_by_an_old_python(self):
        for name in ("__init__", "__main__", "setup/__init__", "setup/environment", "setup/problem"):
            file = environment.NOTEBOOKS / "momentumlab" / f"{name}.py"
            tree = ast.parse(file.read_text(), feature_version=(3, 5))
            self.assertFalse([node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)], name)


class VariablesTest(unittest.TestCase):
    def test_foreign_options_do_not_reach_the_kernels(self):
        kept = environment.variables_for_kernels(
            {"JAVA_TOOL_OPTIONS": "a", "JJAVA_JVM_OPTS": "b", "CLASSPATH": "c", "HOME": "d"}
        )
        self.assertEqual(kept, {"HOME": "d", "JUPYTER_PREFER_ENV_PATH": "1", "PYTHONUTF8": "1"})

    def test_the_java_of_maven_comes_first(self):
        kept = environment.variables_for_kernels({"MOMENTUM_JAVA_HOME": "jdk", "PATH": "bin"})
        self.assertEqual(kept["PATH"], os.pathsep.join([str(Path("jdk", "bin")), "bin"]))


class InstallationTest(unittest.TestCase):
    """With the two steps that take long replaced by notes of what they were asked to do."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.venv = Path(folder.name, ".venv")
        self.files = [Path(folder.name, name) for name in ("requirements.txt", "requirements-lab.txt")]
        for file in self.files:
            file.write_text("a==1\n")
        self.version = "3.11"
        self.done = []
        for name, replacement in (
            ("create", self.create),
            ("install", lambda venv, file: self.done.append(file.name)),
            ("interpreter_version", lambda venv: self.version if venv.is_dir() else None),
        ):
            patch = mock.patch.object(installation, name, replacement)
            patch.start()
            self.addCleanup(patch.stop)

    def create(self, venv):
        self.done.append("create")
        venv.mkdir(exist_ok=True)
        for file in venv.iterdir():
            file.unlink()

    def make_ready(self):
        self.done.clear()
        installation.make_ready(self.venv, self.files)
        return self.done

    def test_the_first_time_everything_is_made(self):
        self.assertEqual(self.make_ready(), ["create", "requirements.txt", "requirements-lab.txt"])

    def test_the_second_time_costs_nothing(self):
        self.make_ready()
        self.assertEqual(self.make_ready(), [])

    def test_only_a_changed_file_is_installed_again(self):
        self.make_ready()
        self.files[1].write_text("a==2\n")
        self.assertEqual(self.make_ready(), ["requirements-lab.txt"])

    def test_a_half_made_environment_is_made_again(self):
        self.venv.mkdir()
        self.assertEqual(self.make_ready()[0], "create")

    def test_another_python_makes_it_again(self):
        self.make_ready()
        self.version = "3.12"
        self.assertEqual(self.make_ready(), ["create", "requirements.txt", "requirements-lab.txt"])

    def test_a_failed_installation_is_tried_again(self):
        self.make_ready()
        self.files[0].write_text("a==2\n")
        with mock.patch.object(installation, "install", side_effect=Problem("no network")):
            self.assertRaises(Problem, self.make_ready)
        self.assertEqual(self.make_ready(), ["requirements.txt"])


class TroubleTest(unittest.TestCase):
    """Each text is what pip 26 or uv 0.13 printed in that situation, shortened."""

    MISSING = """\
ERROR: Ignored the following versions that require a different python version: 4.1.3 Requires-Python >=3.11.5
ERROR: Could not find a version that satisfies the requirement soupsieve==4.1.3 (from versions: 2.9, 2.10)
ERROR: No matching distribution found for soupsieve==4.1.3
"""
    OFFLINE = """\
WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(...)': /simple/attrs/
ERROR: Could not find a version that satisfies the requirement attrs==26.1.0 (from versions: none)
ERROR: No matching distribution found for attrs==26.1.0
"""
    FULL = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device\n"

    def test_pips_first_error_is_shown_and_a_missing_release_is_not_the_networks_fault(self):
        told = installation.trouble(self.MISSING, "pip", "3.11")
        self.assertEqual(
            told,
            "the package index has no release of a pinned version for Python 3.11: check the index settings of pip,"
            " then run this again. pip says: ERROR: Could not find a version that satisfies the requirement"
            " soupsieve==4.1.3 (from versions: 2.9, 2.10)",
        )

    def test_without_network_it_says_so(self):
        told = installation.trouble(self.OFFLINE, "pip", "3.11")
        self.assertRegex(told, "^the package index cannot be reached.* pip says: ERROR: .* attrs==26.1.0")

    def test_a_full_disk_is_called_one(self):
        told = installation.trouble(self.FULL, "pip", "3.11")
        self.assertRegex(told, "^the disk is full: make room, then run this again. pip says: ERROR: .*No space left")
        self.assertNotIn("index", told)

    def test_a_file_that_is_not_the_pinned_one_is_not_called_a_missing_release(self):
        of_pip = "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated"
        of_uv = "error: Failed to download `tabulate==0.10.0`\n  cause: Hash mismatch for `tabulate==0.10.0`"
        for told, installer in ((of_pip, "pip"), (of_uv, "uv")):
            found = installation.trouble(told, installer, "3.11")
            self.assertRegex(found, f"^the package index gave a file that is not the pinned one.* of {installer},")

    def test_what_is_not_known_is_not_guessed(self):
        self.assertEqual(installation.trouble("a\nsomething else\n", "uv", "3.11"), "uv says: something else")


class KernelsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def kernelspec(self, name):
        spec = self.folder / name
        spec.mkdir()
        (spec / "kernel.json").write_text("{}")
        return spec

    def test_a_kernelspec_is_copied_into_the_environment(self):
        spec = self.kernelspec("other")
        self.assertEqual(kernels.install(spec, str(self.folder / "env")), "other")
        copy = self.folder / "env/share/jupyter/kernels/other/kernel.json"
        self.assertEqual(copy.read_text(), "{}")
        (spec / "kernel.json").write_text('{"argv": []}')
        kernels.install(spec, str(self.folder / "env"))
        self.assertEqual(copy.read_text(), '{"argv": []}')

    def test_a_folder_without_kernel_json_gets_a_sentence(self):
        with self.assertRaisesRegex(Problem, "no kernel.json"):
            kernels.install(self.folder)

    def test_the_environments_own_kernel_is_not_replaced(self):
        with self.assertRaisesRegex(Problem, "rename the folder"):
            kernels.install(self.kernelspec("java"))


class LabTest(unittest.TestCase):
    def test_a_home_that_cannot_be_written_gets_a_sentence(self):
        with tempfile.NamedTemporaryFile() as file:
            home = Path(file.name, "home")  # a file holds no folders, not even for root
            folders = {name: str(home) for name in ("JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR")}
            with mock.patch.dict(os.environ, folders):
                with self.assertRaisesRegex(Problem, "files in .*home, which cannot be written .*Not a directory"):
                    lab.require_writable()

    def test_what_was_open_is_kept_in_the_clone(self):
        self.assertTrue(lab.WORKSPACES.startswith(f"--LabApp.workspaces_dir={environment.VENV}"))

    def test_additional_arguments_are_split_as_a_shell_does(self):
        with mock.patch.dict(os.environ, MOMENTUM_LAB_ARGS="--no-browser '--port=88 90'"):
            self.assertEqual(lab.more_arguments(), ["--no-browser", "--port=88 90"])
