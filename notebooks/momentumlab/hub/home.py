"""A student's home folder: the notebooks to work in, and what happens when there is no space left in it."""

import os
import shutil
import tempfile
from pathlib import Path

FOLDER = "momentum-lab"


def prepare(project: Path, home: Path) -> str:
    """Lays the notebooks into a home folder, leaving those that are there; returns what hindered it, or "".

    The server starts in any case: what is in the home can still be read, run and deleted.
    """
    try:
        lay_out(project, home / FOLDER)
        return ""
    except OSError as error:
        hindrance = f"the notebooks could not be copied to {home / FOLDER}: {error.strerror}; delete something there."
    # A kernel's connection file must have a place, too: a folder that nobody else can look into, outside of the home.
    os.environ["JUPYTER_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="jupyter-")
    return hindrance


def lay_out(project: Path, folder: Path) -> None:
    """Copies the notebooks, and links to the library that their first cell loads, which is nobody's own."""
    notebooks = folder / "notebooks"
    notebooks.mkdir(parents=True, exist_ok=True)
    for notebook in sorted((project / "notebooks").glob("[0-9][0-9]-*.ipynb")):
        if not (notebooks / notebook.name).exists():
            _copy(notebook, notebooks / notebook.name)
    library = folder / "lib"
    if library.is_symlink() and library.resolve() != (project / "lib").resolve():
        library.unlink()
    if not library.exists():
        library.symlink_to(project / "lib")
    # the home may have just enough room for the notebooks
    with tempfile.TemporaryFile(dir=notebooks) as file:
        file.write(bytes(100_000))


def _copy(source: Path, target: Path) -> None:
    """Copies all or nothing: a part of a notebook could not be opened, and would never be replaced."""
    part = target.with_name(f".{target.name}.part")
    try:
        shutil.copyfile(source, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
