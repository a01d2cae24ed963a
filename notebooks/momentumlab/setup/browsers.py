"""Finds the Chromium or Chrome of this machine with Python alone, so that it is known before anything is installed."""

import os
import shutil
from pathlib import Path

from momentumlab.setup.problem import Problem

HOW_TO_GET_ONE = "apt install chromium (Debian), or set BROWSER_PATH to the program"

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    *(
        str(Path(os.environ[folder], maker, "Application", "chrome.exe"))
        for folder in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
        if folder in os.environ
        for maker in ("Google/Chrome", "Chromium")
    ),
)


def find() -> Path | None:
    """The program that BROWSER_PATH names, else the first Chromium or Chrome on PATH or where it usually is."""
    named = os.environ.get("BROWSER_PATH")
    if named:
        if shutil.which(named) is None:
            raise Problem(f"BROWSER_PATH names {named}, which is no program: {HOW_TO_GET_ONE}.")
        return Path(named)
    places = [shutil.which(program) for program in (*_PROGRAMS, *_APPLICATIONS)]
    return next((Path(place) for place in places if place), None)


def require(purpose: str) -> Path:
    """The same program; a sentence if there is none."""
    program = find()
    if program is None:
        raise Problem(f"no Chromium or Chrome was found, which {purpose}: {HOW_TO_GET_ONE}.")
    return program
