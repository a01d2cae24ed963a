"""The live figures of the book: cells whose figure moves, compiled with the library for the reader's browser."""

import copy
import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from momentumlab.book import compact
from momentumlab.running import notebooks
from momentumlab.running.notebooks import PLOTLY, code_cells
from momentumlab.setup import library
from momentumlab.setup.environment import ROOT
from momentumlab.setup.problem import Problem

MODULE = ROOT / "live"
STAND_INS = MODULE / "src" / "page" / "java"
JAR = MODULE / "target" / "momentum-live.jar"
LIBS = MODULE / "target" / "libs"
MADE = MODULE / "target" / "live"
SCRIPT = "live-code.js"
RUNTIME = "live.wasm-runtime.js"

# of a figure with frames, in pixels: as momentum.plot.Frames gives room to them
_SLIDER, _BUTTONS = 78, 38


@dataclass(frozen=True)
class Live:
    """What was compiled: the live figures by name, why others keep their frames, and the code of all."""

    figures: dict[str, dict] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    folder: Path = MADE

    def script(self) -> str:
        """The code of all figures, for a page that can load scripts but read no files."""
        runtime = compact.text((self.folder / RUNTIME).read_bytes())
        wasm = compact.text((self.folder / "live.wasm").read_bytes())
        return f'window.packedLive = {{ runtime: "{runtime}", wasm: "{wasm}" }};\n'

    def told(self) -> str:
        """How many figures are live, and why others are not."""
        lines = [f"live figures: {len(self.figures)} of {len(self.figures) + len(self.kept)}"]
        return "\n".join(lines + [f"  {name} keeps its frames: {why}" for name, why in self.kept.items()])


NONE = Live()


def make(paths: list[Path]) -> Live:
    """The live figures of these notebooks, compiled anew only if the library, a cell or a stand-in has changed."""
    library.require()
    if not JAR.is_file():
        raise Problem("live/target/momentum-live.jar is missing: run mvn package first (mvn verify does it).")
    now = _key(paths)
    key = MADE / "key"
    if not key.is_file() or key.read_text() != now:
        shutil.rmtree(MADE, ignore_errors=True)
        print("compiling the live figures for browsers, which takes a minute or two ...", flush=True)
        classes = os.pathsep.join([str(JAR), str(library.JAR), str(LIBS / "*")])
        command = ["java", "-Xmx1500m", "-cp", classes, "momentum.live.Build"]
        command += [str(each) for each in (library.JAR, LIBS, STAND_INS, MADE, *paths)]
        result = subprocess.run(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8")
        if result.returncode != 0:
            raise Problem(f"the live figures cannot be compiled: {result.stderr.strip()[-2000:]}")
        key.write_text(now)
    made = json.loads((MADE / "live.json").read_text(encoding="utf-8"))
    return Live(made["live"], made["kept"])


def _key(paths: Iterable[Path]) -> str:
    """All that decides what is compiled."""
    digest = hashlib.sha256()
    stand_ins = sorted(STAND_INS.rglob("*.java"))
    for file in (library.JAR, JAR, *stand_ins):
        digest.update(file.read_bytes())
    for path in paths:
        digest.update(path.name.encode())
        for _, cell in code_cells(notebooks.read(path)):
            drawn = [output.data[PLOTLY] for output in cell.outputs if PLOTLY in output.get("data", {})]
            moves = [bool(each.get("frames")) for each in drawn]
            digest.update(json.dumps([cell.get("id"), cell.source, cell.metadata.get("tags"), moves]).encode())
    return digest.hexdigest()


def without_frames(plotly: dict) -> dict:
    """A figure at its start without its frames, and without the room for what moves them."""
    tree = copy.deepcopy(plotly)
    tree.pop("frames", None)
    layout = tree["layout"]
    room = _SLIDER * len(layout.pop("sliders", [])) + (_BUTTONS if layout.pop("updatemenus", []) else 0)
    layout["height"] -= room
    layout["margin"]["b"] -= room
    for each in layout.get("annotations", []):
        if each.get("name") == "credit":
            each["yshift"] += room
    return tree
