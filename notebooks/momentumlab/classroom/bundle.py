"""What a student gets: one zip that works in an empty folder, and unpacked over a clone of the project."""

import re
import zipfile
from pathlib import Path

from momentumlab.classroom.assignment import PREFIX, Assignment
from momentumlab.setup import pins
from momentumlab.setup.environment import NOTEBOOKS
from momentumlab.setup.library import JAR

VISIBLE = Path(__file__).with_name("visible.py")
VALIDATION = Path(__file__).with_name("validation.py")
# Each file's time in the zip, so that the same course gives the same bytes.
_TIME = (2026, 1, 1, 0, 0, 0)


def write(file: Path, course: Path, assignments: list[Assignment], source: Path) -> None:
    """Writes the zip: the student's versions beside notebooks/, the library where their first cell looks for it."""
    parts: dict[str, bytes] = {}
    for each in assignments:
        notebook = course / "release" / each.name / f"{PREFIX}{each.name}.ipynb"
        parts[f"notebooks/{notebook.name}"] = notebook.read_bytes()
    for jar in [JAR, *sorted((JAR.parent / "libs").glob("*.jar"))]:
        parts[f"lib/target/{jar.relative_to(JAR.parent).as_posix()}"] = jar.read_bytes()
    parts["requirements-student.txt"] = requirements().encode()
    parts["validate.py"] = VALIDATION.read_bytes()
    parts["nbgrader_config.py"] = VISIBLE.read_bytes()
    if (source / "student.md").is_file():
        parts["student.md"] = (source / "student.md").read_bytes()
    unfinished = file.with_suffix(".part")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(parts.items()):
            about = zipfile.ZipInfo(name, _TIME)
            about.external_attr = 0o644 << 16
            about.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(about, content)
    unfinished.replace(file)


def requirements() -> str:
    """All pins that a student needs, in one file: JupyterLab, the kernel, and nbgrader for its button Validate."""
    lines = ["# JupyterLab, the Java kernel and nbgrader, pinned: python3 -m pip install -r requirements-student.txt"]
    for name in ("requirements-class.txt", "requirements-kernel.txt"):
        lines += [each for each in _pinned(NOTEBOOKS / name) if each not in lines]
    return "\n".join(lines) + "\n"


def _pinned(file: Path) -> list[str]:
    """The requirements of a file and of those that it includes, with their hashes."""
    included = re.findall(r"(?m)^-r (.+)$", file.read_text(encoding="utf-8"))
    found = [each for name in included for each in _pinned(file.parent / name)]
    return found + [each for each in pins.requirements(file) if pins.pin(each).name != "ruff"]
