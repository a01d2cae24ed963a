"""The kernels that the notebooks run on: the environment's own, and those that MOMENTUM_KERNELS names."""

import filecmp
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

from momentumlab.setup import processes
from momentumlab.setup.environment import NOTEBOOKS, ROOT
from momentumlab.setup.problem import Problem

OWN = "java"


def available() -> list[str]:
    """The names of all kernels to run on, after installing the additional ones."""
    folders = [part.strip() for part in os.environ.get("MOMENTUM_KERNELS", "").split(",")]
    return [OWN] + [install(ROOT / folder) for folder in folders if folder]


def install(folder: Path, prefix: str = sys.prefix) -> str:
    """Copies a kernelspec folder into the environment and returns the kernel's name."""
    name = folder.name.lower()
    if not (folder / "kernel.json").is_file():
        raise Problem(
            f"MOMENTUM_KERNELS names {folder}, which has no kernel.json: give folders of kernelspecs,"
            " separated by commas, absolute or relative to the project."
        )
    if name == OWN:
        raise Problem(
            f"MOMENTUM_KERNELS names {folder}, but a kernel called {OWN} is in the environment already:"
            " rename the folder."
        )
    installed = Path(prefix, "share", "jupyter", "kernels", name)
    # Replacing a jar would break a kernel that runs from it, in an open lab for instance.
    if not _same_files(folder, installed):
        KernelSpecManager().install_kernel_spec(str(folder), kernel_name=name, prefix=prefix)
    return name


@contextmanager
def running(folder: Path, name: str, seconds: float) -> Iterator[tuple[KernelManager, BlockingKernelClient]]:
    """A kernel of a folder of kernelspecs among the notebooks, once it answers, and what asks it; it ends with this."""
    manager = KernelManager(kernel_name=name, kernel_spec_manager=KernelSpecManager(kernel_dirs=[str(folder)]))
    manager.start_kernel(cwd=str(NOTEBOOKS), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    group = manager.provisioner.pgid
    processes.remember(group)
    client = manager.client()
    try:
        client.start_channels()
        client.wait_for_ready(timeout=seconds)
        yield manager, client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
        processes.forget(group)


def _same_files(one: Path, other: Path) -> bool:
    if not other.is_dir():
        return False
    names = sorted(path.name for path in one.iterdir())
    if names != sorted(path.name for path in other.iterdir()):
        return False
    return filecmp.cmpfiles(one, other, names, shallow=False)[0] == names
