"""Makes the virtual environment from the pinned requirements files, and only when one of them changed."""

import hashlib
import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

from momentumlab.setup.environment import interpreter
from momentumlab.setup.problem import Problem

_NO_VENV = (
    "this Python cannot make virtual environments because its module {} is missing:"
    " apt install python3-venv (Debian, Ubuntu), or put uv on PATH."
)
# What pip, uv and the system call these troubles; the first that is found is told.
_TROUBLES = {
    r"No space left on device|Disk quota exceeded|os error 28": "the disk is full: make room",
    r"DO NOT MATCH THE HASHES|[Hh]ash mismatch": (
        "the package index gave a file that is not the pinned one: check the index settings of {installer}"
    ),
    r"[Cc]onnection|ProxyError|SSLError|timed out|name resolution|from versions: none|dns error|error sending": (
        "the package index cannot be reached: check the connection, and the proxy and index settings of {installer}"
    ),
    r"No matching distribution|no version of|No solution found": (
        "the package index has no release of a pinned version for Python {version}:"
        " check the index settings of {installer}"
    ),
}
_LONGEST = 300


def make_ready(venv: Path, requirements: list[Path]) -> None:
    """Leaves an environment in which each of the requirements files is installed as it is now."""
    try:
        version = interpreter_version(venv)
        if not is_complete(venv, version):
            create(venv)
            version = interpreter_version(venv)
        for file in requirements:
            mark = fingerprint(file, version)
            if _read(stamp(venv, file)) != mark:
                stamp(venv, file).unlink(missing_ok=True)
                install(venv, file)
                stamp(venv, file).write_text(mark)
    except OSError as error:
        raise Problem(f"the Python environment {venv.name} could not be made: {error}") from None


def stamp(venv: Path, requirements: Path) -> Path:
    """The file that says which version of a requirements file is installed."""
    return venv / f"installed-{requirements.name}"


def fingerprint(requirements: Path, version: str | None) -> str:
    return f"{hashlib.sha256(requirements.read_bytes()).hexdigest()} on Python {version}"


def interpreter_version(venv: Path) -> str | None:
    """Major and minor version of the environment's Python, or None if that does not run."""
    question = "import sys; print('%d.%d' % sys.version_info[:2])"
    try:
        answer = subprocess.run(
            [interpreter(venv), "-c", question], capture_output=True, text=True, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return answer.stdout.strip() or None


def is_complete(venv: Path, version: str | None) -> bool:
    """Whether an earlier run finished making this environment, with the Python that it still has."""
    stamps = [_read(file) for file in venv.glob("installed-*")]
    return version is not None and bool(stamps) and all(s.endswith(f"Python {version}") for s in stamps)


def create(venv: Path) -> None:
    print("making the Python environment in .venv (once, about a minute) ...", flush=True)
    if venv.is_symlink() or venv.is_file():
        venv.unlink()
    elif venv.exists():
        shutil.rmtree(venv)
    # A person may have activated the environment that is being replaced: start from its base.
    python = getattr(sys, "_base_executable", None) or sys.executable
    uv = shutil.which("uv")
    if uv:
        result = _run([uv, "venv", "--quiet", "--python", python, venv])
    else:
        for module in ("venv", "ensurepip"):
            if importlib.util.find_spec(module) is None:
                raise Problem(_NO_VENV.format(module))
        result = _run([python, "-m", "venv", venv])
    if result.returncode != 0:
        raise Problem(
            "the Python environment .venv could not be made: apt install python3-venv (Debian, Ubuntu),"
            f" or put uv on PATH. {_last_line(result.stdout)}"
        )


def install(venv: Path, requirements: Path) -> None:
    python = interpreter(venv)
    uv = shutil.which("uv")
    if uv:
        command = [uv, "pip", "install", "--quiet", "--require-hashes", "--python", python, "-r", requirements]
    else:
        # uv makes environments without pip; it may have been on PATH then and not be now.
        if importlib.util.find_spec("ensurepip") and _run([python, "-m", "pip", "--version"]).returncode != 0:
            _run([python, "-m", "ensurepip"])
        command = [python, "-m", "pip", "install", "--quiet", "--require-hashes", "--disable-pip-version-check"]
        command += ["--retries", "2", "-r", requirements]
    print(f"installing notebooks/{requirements.name} ...", flush=True)
    result = _run(command)
    if result.returncode != 0:
        why = trouble(result.stdout, "uv" if uv else "pip", interpreter_version(venv))
        raise Problem(f"notebooks/{requirements.name} could not be installed: {why}")


def trouble(told: str, installer: str, version: str | None) -> str:
    """What went wrong, as far as the installer's words tell, and the first of its errors."""
    sentences = [sentence for pattern, sentence in _TROUBLES.items() if re.search(pattern, told)]
    advice = f"{sentences[0].format(installer=installer, version=version)}, then run this again. " if sentences else ""
    return f"{advice}{installer} says: {_first_error(told)}"


def _run(command: list) -> subprocess.CompletedProcess:
    return subprocess.run(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return f"({lines[-1]})" if lines else ""


def _first_error(text: str) -> str:
    """The first line that tells an error; not pip's list of what it passed over, which may precede it."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    errors = [line for line in lines if re.match("ERROR|error|×", line) and "Ignored the following" not in line]
    first = next(iter(errors or lines[-1:]), "nothing")
    return first if len(first) <= _LONGEST else first[:_LONGEST] + " ..."


def _read(file: Path) -> str:
    return file.read_text() if file.is_file() else ""
