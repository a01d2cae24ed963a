"""Renews what the index says of the pinned packages: the hashes of their files, and which Python each needs.

Run in notebooks/ with the pins that change, or with none: python3 -m momentumlab.setup.pins numpy==2.4.7
It writes the requirements files, each pin with the hashes of all files of its release, so that it can be installed on
every platform and with every Python and nothing else can; and requires-python.json, to be tested offline.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from momentumlab.setup.environment import NOTEBOOKS, OLDEST_PYTHON
from momentumlab.setup.problem import Problem

TABLE = NOTEBOOKS / "requires-python.json"
# A requirement and the lines that continue it, as they stand in a file.
REQUIREMENT = re.compile(r"(?m)^[^#\s-].*(?:(?<=\\)\n.*)*")
PIN = re.compile(r"([A-Za-z0-9._-]+)==([^;\s]+)(?:; sys_platform == \"(\w+)\")?")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
# what pip calls the platforms of the markers
_PLATFORMS = {"darwin": "macosx_11_0_arm64", "win32": "win_amd64"}


class Pin(NamedTuple):
    """One package in one version, on one platform or on all."""

    name: str
    version: str
    platform: str | None

    @property
    def package(self) -> str:
        """Name and version, the name as the index compares it."""
        return f"{normal(self.name)}=={self.version}"

    def text(self, hashes: list[str]) -> str:
        """The requirement as it stands in a file."""
        marker = f'; sys_platform == "{self.platform}"' if self.platform else ""
        return " \\\n    ".join([f"{self.name}=={self.version}{marker}", *hashes])


def requirements(file: Path) -> list[str]:
    """The requirements of a file as they stand, each with its hashes, without the files that it includes."""
    return REQUIREMENT.findall(file.read_text(encoding="utf-8"))


def pin(requirement: str) -> Pin:
    found = PIN.fullmatch(re.split(r" \\\n", requirement)[0])
    if found is None:
        raise Problem(f"not a pin: {requirement.splitlines()[0]}")
    return Pin(*found.groups())


def pins(file: Path) -> list[Pin]:
    """The pins of a requirements file, without the files that it includes."""
    return [pin(each) for each in requirements(file)]


def normal(name: str) -> str:
    """A package's name as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def changed(pinned: list[Pin], wanted: list[str]) -> dict[Pin, Pin]:
    """Each pin with the one that takes its place, where `name==version` was wanted for its name."""
    versions = {normal(each.name): each.version for each in map(pin, wanted)}
    unknown = set(versions) - {normal(each.name) for each in pinned}
    if unknown:
        raise Problem(f"no requirements file pins {', '.join(sorted(unknown))}: write it into one first.")
    return {each: each._replace(version=versions.get(normal(each.name), each.version)) for each in pinned}


def hashes(packages: set[str]) -> dict[str, list[str]]:
    """The hashes of all files of each release, by name==version."""
    uv = shutil.which("uv")
    if uv is None:
        raise Problem("uv is needed, which knows the hashes of all platforms: python3 -m pip install uv")
    options = ["--universal", "--generate-hashes", "--no-deps", "--no-annotate", "--no-header", "--quiet"]
    options += ["--python-version", ".".join(map(str, OLDEST_PYTHON))]
    answer = subprocess.run(
        [uv, "pip", "compile", *options, "-"], input="\n".join(sorted(packages)), capture_output=True, text=True
    )
    if answer.returncode != 0:
        raise Problem(f"the hashes cannot be had:\n{answer.stderr}")
    found = {pin(each).package: HASH.findall(each) for each in REQUIREMENT.findall(answer.stdout)}
    missing = sorted(each for each in packages if not found.get(each))
    if missing:
        raise Problem(f"no hash was told of {', '.join(missing)}.")
    return found


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


def required_pythons(pinned: set[Pin]) -> dict[str, str]:
    """The Pythons that each package says it needs; a Problem where the pins contradict each other."""
    table = resolved(sorted(each.package for each in pinned if each.platform is None))
    for marker, platform in _PLATFORMS.items():
        named = sorted(each.package for each in pinned if each.platform == marker)
        table |= resolved(["--no-deps", f"--platform={platform}", *named])
    return table


def main(wanted: list[str]) -> None:
    files = sorted(NOTEBOOKS.glob("requirements*.txt"))
    renewed = changed([each for file in files for each in pins(file)], wanted)
    table = required_pythons(set(renewed.values()))
    unpinned = sorted(set(table) - {each.package for each in renewed.values()})
    if unpinned:
        raise Problem(f"the pinned packages also need {', '.join(unpinned)}: pin them beside what needs them.")
    known = hashes(set(table))
    for file in files:
        text = file.read_text(encoding="utf-8")
        for each in requirements(file):
            new = renewed[pin(each)]
            text = text.replace(f"\n{each}\n", f"\n{new.text(known[new.package])}\n")
        file.write_text(text, encoding="utf-8")
    TABLE.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Problem as problem:
        sys.exit(str(problem))
