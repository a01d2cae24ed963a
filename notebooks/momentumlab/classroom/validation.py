"""Says what is missing in an assignment before it is handed in: python3 validate.py notebooks/assignment-NN-name.ipynb

Runs a copy of the notebook from top to bottom in a new kernel, as "Restart kernel and run all cells" does, and tells
for each task what its visible check says. It does not change the file. Everything it needs is JupyterLab's.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

SECONDS_A_CELL = 120
_COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__.splitlines()[0])
        return 0 if arguments else 2
    _enter_environment()
    wrong = 0
    for name in arguments:
        wrong += validate(Path(name))
    return 1 if wrong else 0


def _enter_environment() -> None:
    """Continues on the Python of .venv, here or where the project is, if this one has no Jupyter."""
    try:
        import nbclient  # noqa: F401
    except ImportError:
        for folder in (Path.cwd(), *Path(__file__).resolve().parents):
            for python in (folder / ".venv" / "bin" / "python", folder / ".venv" / "Scripts" / "python.exe"):
                if python.is_file() and Path(sys.executable) != python:
                    os.execv(python, [str(python), *sys.argv])
        sys.exit("validate: Jupyter is not installed here: follow the first lines of student.md")


def validate(path: Path) -> int:
    """Prints what each task's check says; returns how many are not done."""
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    try:
        notebook = nbformat.read(path, as_version=4)
    except Exception as error:
        print(f"{path} cannot be read as a notebook: {error}")
        return 1
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []
    print(f"{path.name}: running it from top to bottom in a new kernel ...", flush=True)
    client = NotebookClient(
        notebook,
        kernel_name="java",
        timeout=SECONDS_A_CELL,
        allow_errors=True,
        coalesce_streams=True,
        shutdown_kernel="immediate",
    )
    running: list[int] = []
    client.on_cell_execute = lambda cell, cell_index: running.append(cell_index)
    try:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}  # of the kernel's console, not the cells
        client.execute(cwd=str(path.resolve().parent), **quiet)
    except CellTimeoutError:
        print(f"  cell {running[-1] + 1} has not ended after {SECONDS_A_CELL} s: is there a loop that does not end?")
    except DeadKernelError:
        print(f"  cell {running[-1] + 1} ended the kernel: does it call System.exit?")
    ran = set(running[:-1] if running and not notebook.cells[running[-1]].get("outputs") else running)
    return report(notebook, ran)


def report(notebook, ran: set) -> int:
    """A line a task: its heading, its points, and what is missing."""
    missing, heading, trouble = 0, "", ""
    for index, cell in enumerate(notebook.cells):
        about = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "markdown" and not about.get("solution"):
            found = re.findall(r"^#+ +(.+)$", cell.source, re.MULTILINE)
            heading = found[-1] if found else heading
        if cell.cell_type == "code" and not about.get("grade"):
            trouble = _error(cell) or trouble
        if not about.get("grade"):
            continue
        if about.get("solution"):
            text = cell.source.strip()
            said = "" if text and not text.startswith("*Your answer:") else "nothing is written yet"
        else:
            said = missing_in(cell) if index in ran else "did not run"
            if said.startswith("does not compile") and trouble:
                said = trouble
            trouble = ""
        missing += bool(said)
        print(f"  {'--' if said else 'ok'}  {heading} ({about.get('points', 0):g} points){': ' + said if said else ''}")
    word = "check" if missing == 1 else "checks"
    print(f"{missing} {word} to go" if missing else "all visible checks pass; hidden ones look at other numbers")
    return missing


def missing_in(cell) -> str:
    """What a check finds missing, or nothing."""
    error = _error(cell)
    if error:
        return error
    printed = "".join(output.get("text", "") for output in cell.outputs if output.output_type == "stream")
    lines = [line.strip() for line in printed.splitlines() if line.strip()]
    return next((line[len("not yet: ") :] for line in lines if line.startswith("not yet: ")), "")


def _error(cell) -> str:
    for output in cell.get("outputs", []):
        if output.output_type == "error":
            lines = [line.strip() for line in _COLOUR.sub("", "\n".join(output.traceback)).splitlines()]
            lines = [line for line in lines if line and not line.startswith(("at ", "|", "---"))]
            thrown = re.match(r"[\w.$]*?(\w+(?:Error|Exception)): (.*)", lines[0]) if lines else None
            if thrown:
                first, *others = [thrown[2].removeprefix("not yet: "), *lines[1:]]
                return others[0] if first.startswith("differs from") and others else first
            return "does not compile: " + ": ".join(lines[:2])
    return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
