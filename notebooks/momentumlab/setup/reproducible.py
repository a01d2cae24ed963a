"""Builds a release twice, in two folders, and compares what came out byte by byte.

Run in notebooks/ with the version, before it is published: python3 -m momentumlab.setup.reproducible 1.2.3
It builds the last commit; further arguments go to Maven, such as -o or -DskipTests.
"""

import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path

from momentumlab.setup.environment import ROOT
from momentumlab.setup.problem import Problem


def build(folder: Path, version: str, options: list[str]) -> dict[str, str]:
    """Builds the library that lies in the folder; the digest of each file of the release."""
    _run(["mvn", "--quiet", "-pl", "lib", "-Prelease", f"-Drevision={version}", *options], folder)
    return digests(folder / "lib" / "target")


def digests(target: Path) -> dict[str, str]:
    """The SHA-256 of each jar and of the bill of materials, by name."""
    files = [*sorted(target.glob("*.jar")), *sorted(target.glob("bom.json"))]
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def differences(first: dict[str, str], second: dict[str, str]) -> list[str]:
    """The files that only one build made, or that differ."""
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))


def _run(command: list[str], folder: Path) -> None:
    if subprocess.run(command, cwd=folder).returncode != 0:
        raise Problem(f"{command[0]} failed in {folder}; what it wrote stands above.")


def main(version: str, *options: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        # of different lengths: a path that a file holds then changes its size as well
        places = [Path(folder, name) for name in ("one", "another/and-deeper")]
        # both before the first is built: the last commit may be another one by then
        for place in places:
            _run(["git", "clone", "--quiet", str(ROOT), str(place)], ROOT)
        built = [build(place, version, list(options)) for place in places]
    for name, digest in built[0].items():
        print(f"{digest}  {name}")
    different = differences(*built)
    if different or not built[0]:
        raise Problem(f"two builds differ in {', '.join(different) or 'nothing, since they made nothing'}.")
    print(f"{len(built[0])} files, the same from both builds.")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except Problem as problem:
        sys.exit(str(problem))
