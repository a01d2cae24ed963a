"""Asks the package index which Python each pinned package needs, and writes it beside the pins, to be tested offline.

Run in notebooks/ after a change of a requirements file: python3 -m momentumlab.setup.pins
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from momentumlab.setup.environment import NOTEBOOKS, OLDEST_PYTHON
from momentumlab.setup.problem import Problem

TABLE = NOTEBOOKS / "requires-python.json"
PIN = re.compile(r"([A-Za-z0-9._-]+)==([^;\s]+)(?:; sys_platform == \"(\w+)\")?")
# what pip calls the platforms of the markers
_PLATFORMS = {"darwin": "macosx_11_0_arm64", "win32": "win_amd64"}


def pins(file: Path) -> list[tuple[str, str, str | None]]:
    """The lines of a requirements file as (normal name, version, platform), without the files that it includes."""
    lines = [line for line in file.read_text().splitlines() if line and not line.startswith(("#", "-r "))]
    found = [PIN.fullmatch(line) for line in lines]
    if None in found:
        raise Problem(f"{file.name}: not a pin: {lines[found.index(None)]}")
    return [(normal(pin[1]), pin[2], pin[3]) for pin in found]


def normal(name: str) -> str:
    """A package's name as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def resolved(arguments: list[str]) -> dict[str, str]:
    """What pip would install for the oldest Python, as name==version, each with the Pythons it says it needs."""
    with tempfile.TemporaryDirectory() as folder:
        options = ["--dry-run", "--quiet", "--report=-", "--disable-pip-version-check", "--only-binary=:all:"]
        options += [f"--python-version={'.'.join(map(str, OLDEST_PYTHON))}.0", f"--target={folder}"]
        command = [sys.executable, "-m", "pip", "install", *options, *arguments]
        answer = subprocess.run(command, capture_output=True, text=True)
    if answer.returncode != 0:
        raise Problem(f"the pins do not resolve:\n{answer.stderr}")
    packages = [package["metadata"] for package in json.loads(answer.stdout)["install"]]
    return {f"{normal(each['name'])}=={each['version']}": each.get("requires_python", "") for each in packages}


def main() -> None:
    files = sorted(NOTEBOOKS.glob("requirements*.txt"))
    table = resolved([f"-r{file}" for file in files])
    for marker, platform in _PLATFORMS.items():
        named = {f"{name}=={version}" for file in files for name, version, where in pins(file) if where == marker}
        table |= resolved(["--no-deps", f"--platform={platform}", *sorted(named)])
    TABLE.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
