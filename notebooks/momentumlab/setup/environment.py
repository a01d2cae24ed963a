"""Where the project's Python environment is, and how a command continues inside it."""

# Must parse on an old Python 3, see __main__.py.
import os
import shutil
import subprocess
import sys
from pathlib import Path

from momentumlab.setup.problem import Problem

NOTEBOOKS = Path(__file__).resolve().parents[2]
ROOT = NOTEBOOKS.parent
VENV = ROOT / ".venv"
OLDEST_PYTHON = (3, 11)

# Set for one exec only, and taken out at once, so that no kernel or terminal inherits it.
_INSIDE = "MOMENTUM_INSIDE"

# What would change how a kernel starts or what it prints, or which packages Python finds.
_FOREIGN = {
    "JAVA_TOOL_OPTIONS",
    "JDK_JAVA_OPTIONS",
    "_JAVA_OPTIONS",
    "CLASSPATH",
    "JUPYTER_PATH",
    "PYTHONHOME",
    "PYTHONPATH",
}
_FOREIGN_PREFIXES = ("IJAVA_", "JJAVA_")


def require_python(version=sys.version_info):
    if tuple(version[:2]) < OLDEST_PYTHON:
        raise Problem(
            "Python {}.{} or newer is needed and this is Python {}.{}: install a newer one and put it first"
            " on PATH as python3.".format(*(OLDEST_PYTHON + tuple(version[:2])))
        )


def interpreter(venv):
    """The Python of a virtual environment."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def is_inside():
    """Whether `enter` started this process."""
    return os.environ.pop(_INSIDE, None) is not None


def variables_for_kernels(variables):
    """The same variables without foreign options, with Maven's own Java first on PATH."""
    kept = {
        name: value
        for name, value in variables.items()
        if name not in _FOREIGN and not name.startswith(_FOREIGN_PREFIXES)
    }
    java_home = kept.get("MOMENTUM_JAVA_HOME")
    if java_home:
        # Stock kernelspecs run `java` from PATH, whatever JAVA_HOME says.
        kept["PATH"] = os.pathsep.join([str(Path(java_home) / "bin"), kept.get("PATH", os.defpath)])
        kept["JAVA_HOME"] = java_home
    # A kernel called java in the home directory must not win over the environment's.
    kept["JUPYTER_PREFER_ENV_PATH"] = "1"
    kept["PYTHONUTF8"] = "1"
    return kept


def enter(arguments):
    """Continues with the same command on the environment's Python; does not return."""
    variables = variables_for_kernels(os.environ)
    if shutil.which("java", path=variables.get("PATH")) is None:
        raise Problem("java is not on PATH: install a JDK (17 or newer) or start this through mvn.")
    variables[_INSIDE] = "1"
    python = str(interpreter(VENV))
    command = [python, "-m", "momentumlab"] + list(arguments)
    sys.stdout.flush()
    os.chdir(str(NOTEBOOKS))
    if os.name == "nt":
        sys.exit(subprocess.call(command, env=variables))
    # exec keeps the process id and the parent, so that Ctrl-C and the watch on Maven still work.
    os.execve(python, command, variables)
