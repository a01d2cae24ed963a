"""A kernelspec of our own that starts sooner: one JVM, a student's heap, and an archive of the classes it needs first.

Made from a stock kernelspec of JJava or IJava, whose jar it runs. A class-data archive is tied to the JDK and to the
jars' times: it is made again whenever one of them changed, and what stands in the way of that is told.
"""

import json
import os
import shutil
import signal
import subprocess
import time
import zipfile
from pathlib import Path

import nbformat

from momentumlab.setup import kernels, library
from momentumlab.setup.environment import NOTEBOOKS

ARCHIVE = "classes.jsa"
STAMP = "archive-of.json"
TRAINING = NOTEBOOKS / "00-start-here.ipynb"
SECONDS_TO_TRAIN = 300
SECONDS_TO_WRITE = 60

# Measured over the notebooks, against stock kernelspecs: these heap limits give memory back between cells, and the
# first compiler alone halves the processor time of a kernel's start and of every notebook. The start makes 350 MB of
# short-lived objects: in a young generation of half the size collecting them takes 0.2 seconds more.
_FLAGS = [
    "-Xms96m",
    "-Xmn32m",
    "-Xmx512m",
    "-XX:+UseSerialGC",
    "-XX:MinHeapFreeRatio=10",
    "-XX:MaxHeapFreeRatio=20",
    "-XX:TieredStopAtLevel=1",
    "-Xlog:disable",
    "-Xlog:all=error:stderr",
    "-Xlog:cds=off",
    "-Xlog:cds+dynamic=off",
]
# Ends the kernel when its server is gone, from its start on, and runs the main class that is named behind it.
_MAIN = "momentum.notebook.Kernel"
# What a kernel runs before its first cell: figures are registered.
_OPENING = "momentum.notebook.Notebook.open();"


def prepare(stock: Path, folder: Path) -> str:
    """Writes the kernelspec into a folder and renews its archive where needed; returns what hindered that, or "".

    The kernelspec works in any case: without an archive it only starts later.
    """
    try:
        spec = json.loads((stock / "kernel.json").read_text(encoding="utf-8"))
        kernel = next(jar for jar in stock.glob("*.jar") if "launcher" not in jar.name)
        java = _java()
        command = [java, *_FLAGS, f"-XX:SharedArchiveFile={folder / ARCHIVE}", *_program(kernel)]
        own = {
            **spec,
            "argv": [*command, "{connection_file}"],
            "display_name": "Java",
            "env": {"JJAVA_STARTUP_SCRIPT": _OPENING, "IJAVA_STARTUP_SCRIPT": _OPENING},
        }
        mark = fingerprint(java, kernel)
        if is_current(folder, own, mark):
            return ""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / STAMP).unlink(missing_ok=True)
        (folder / "kernel.json").write_text(_text(own), encoding="utf-8")
        print("preparing a kernel that starts sooner (once for each build, about ten seconds) ...", flush=True)
        hindrance = _make_archive(own, java, kernel, folder)
        if not hindrance:
            (folder / STAMP).write_text(mark, encoding="utf-8")
        return hindrance
    except StopIteration:
        return f"the kernel cannot be made to start sooner: {stock} has no jar of a kernel."
    except OSError as error:
        return f"the kernel cannot be made to start sooner: {error.filename or folder}: {error.strerror}."


def places(prefix: Path, kernel: str = "java") -> tuple[Path, Path]:
    """Where an environment has the stock kernelspec of a name, and where it has ours under the same name."""
    stock, own = (prefix / "share" / each / "kernels" / kernel for each in ("jupyter", "momentum"))
    return stock, own


def install(prefix: Path) -> str:
    """Puts it in the place of an environment's stock kernelspec, for an image; returns what hindered it, or ""."""
    stock, own = places(prefix)
    hindrance = prepare(stock, own)
    if (own / "kernel.json").is_file():
        shutil.copyfile(own / "kernel.json", stock / "kernel.json")
    return hindrance


def is_current(folder: Path, spec: dict, mark: str) -> bool:
    """Whether the folder holds this kernelspec with an archive of what it is tied to."""
    kept = _read(folder / STAMP) == mark and _read(folder / "kernel.json") == _text(spec)
    return kept and (folder / ARCHIVE).is_file()


def fingerprint(java: str, kernel: Path) -> str:
    """What an archive is tied to: the JDK's own classes and every jar, each with its size and time."""
    modules = Path(java).parents[1] / "lib" / "modules"
    files = [modules, kernel, library.JAR, *sorted((library.JAR.parent / "libs").glob("*.jar"))]
    found = {str(file): (file.stat().st_size, file.stat().st_mtime_ns) for file in files if file.is_file()}
    return _text({"flags": _FLAGS, "files": found})


def is_used(folder: Path) -> bool:
    """Whether the JVM of this kernelspec takes its classes from the archive."""
    *command, kernel, _ = json.loads((folder / "kernel.json").read_text(encoding="utf-8"))["argv"]
    # without a kernel the main class ends at once; by then it was loaded from somewhere
    loaded = _run([command[0], "-Xlog:class+load:stdout", *(part for part in command[1:] if "disable" not in part)])
    return f"{command[-1]} source: shared objects file (top)" in loaded.stdout


def _java() -> str:
    """The java of PATH, followed to its own folder."""
    return str(Path(shutil.which("java") or "java").resolve())


def _program(kernel: Path) -> list[str]:
    """What a JVM runs: the kernel, with the library on its class path, whose manifest names all others."""
    class_path = os.pathsep.join([str(kernel), str(library.JAR)])
    return ["--add-opens", "jdk.jshell/jdk.jshell=ALL-UNNAMED", "-cp", class_path, _MAIN, _main_class(kernel)]


def _main_class(kernel: Path) -> str:
    with zipfile.ZipFile(kernel) as jar:
        manifest = jar.read("META-INF/MANIFEST.MF").decode("utf-8")
    return next(line.split(":")[1].strip() for line in manifest.splitlines() if line.startswith("Main-Class:"))


def _make_archive(spec: dict, java: str, kernel: Path, folder: Path) -> str:
    """Runs the first notebook in a kernel that writes down its classes when it ends; returns what went wrong, or ""."""
    if os.name == "nt":
        return "on Windows a kernel cannot be asked to write its archive of classes: it starts as fast as a stock one."
    fresh = folder / f"{ARCHIVE}.new"
    fresh.unlink(missing_ok=True)
    command = [java, *_FLAGS, f"-XX:ArchiveClassesAtExit={fresh}", *_program(kernel)]
    training = {**spec, "argv": [*command, "{connection_file}"]}
    place = folder / "training" / "kernels" / "java"
    place.mkdir(parents=True, exist_ok=True)
    (place / "kernel.json").write_text(_text(training), encoding="utf-8")
    # once more, since another program may take a port between its choice and its use
    trouble = _train(place.parent) and _train(place.parent)
    shutil.rmtree(folder / "training")
    if not trouble and fresh.is_file():
        fresh.replace(folder / ARCHIVE)
        if is_used(folder):
            return ""
        trouble = "the JVM does not take it"
    fresh.unlink(missing_ok=True)
    (folder / ARCHIVE).unlink(missing_ok=True)
    return f"the kernel's archive of classes could not be made ({trouble or 'the JVM wrote none'}): it starts later."


def _train(folder: Path) -> str:
    """Runs the cells, then asks the JVM to end, at which it writes the archive; returns what went wrong, or ""."""
    cells = [cell for cell in nbformat.read(TRAINING, as_version=4).cells if cell.cell_type == "code"]
    try:
        with kernels.running(folder, "java", SECONDS_TO_TRAIN) as (manager, client):
            for cell in cells:
                client.execute_interactive(cell.source, timeout=SECONDS_TO_TRAIN, output_hook=lambda _: None)
            os.killpg(manager.provisioner.pgid, signal.SIGTERM)
            deadline = time.monotonic() + SECONDS_TO_WRITE
            while manager.is_alive() and time.monotonic() < deadline:
                time.sleep(0.1)
            return "it was not written in time" if manager.is_alive() else ""
    except (RuntimeError, TimeoutError) as error:
        return str(error) or "the kernel did not answer"


def _run(command: list[str]) -> subprocess.CompletedProcess:
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )


def _text(spec: dict) -> str:
    return json.dumps(spec, indent=1, ensure_ascii=False) + "\n"


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""
