"""What submissions are graded with: a kernel, the fence around it, its limits, and the teacher's library."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from momentumlab.classroom import fences
from momentumlab.classroom.fences import Fence
from momentumlab.classroom.limits import Limits
from momentumlab.setup import library, quickstart

_OF_HEAP = ("-Xmx", "-Xms")


@dataclass(frozen=True)
class Bench:
    """How a kernel is run: its kernelspec's command and variables, and the folders that it needs to see."""

    kernel: str
    fence: Fence
    limits: Limits
    library: Path
    argv: tuple[str, ...]
    variables: tuple[tuple[str, str], ...]
    folders: tuple[str, ...]

    @staticmethod
    def of(kernel: str, fence: Fence | None = None, limits: Limits | None = None) -> "Bench":
        """With the best fence and the chosen limits; makes the kernel that starts sooner, where it can be made."""
        stock, own = quickstart.places(Path(sys.prefix), kernel)
        hindrance = quickstart.prepare(stock, own)
        if hindrance:
            print(hindrance, flush=True)
        folder = own if (own / "kernel.json").is_file() else stock
        spec = json.loads((folder / "kernel.json").read_text(encoding="utf-8"))
        argv = [part.replace("{resource_dir}", str(folder)) for part in spec["argv"] if not part.startswith(_OF_HEAP)]
        folders = [str(stock), str(folder), str(library.JAR.parent)]
        return Bench(
            kernel,
            fence or fences.best(),
            limits or Limits.chosen(),
            library.JAR,
            tuple(argv),
            tuple(spec.get("env", {}).items()),
            tuple(dict.fromkeys(folders)),
        )
