"""How many students one machine takes, and the ports of their servers; what the hub's configuration asks."""

import os
import socket

# Of the system, the hub and its proxy, and of a student's server and kernel after all of a notebook: planning.md.
MEGABYTES_OF_THE_HUB = 1000
MEGABYTES_OF_A_STUDENT = 400


class Ports:
    """Numbers of ports that are given out one after the other, without those that somebody listens on."""

    def __init__(self, first: int, end: int) -> None:
        self._first, self._end, self._next = first, end, first

    def following(self) -> int:
        for _ in range(self._first, self._end):
            port = self._next
            self._next = port + 1 if port + 1 < self._end else self._first
            if is_free(port):
                return port
        raise OSError(f"none of the ports {self._first} to {self._end - 1} is free")


class OwnPorts:
    """A spawner whose servers' ports come from below those that the system gives to outgoing connections.

    JupyterHub would take any free port, which a connection or another server may have by the time it is used.
    """

    ports = Ports(20000, 30000)

    async def start(self):
        self.port = self.ports.following()
        return await super().start()


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        # as the server will: what an ended server's connections still hold is no hindrance
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
            return True
        except OSError:
            return False


def students(megabytes: float) -> int:
    """How many fit into the memory of a machine; one, where hardly any does."""
    return max(1, int((megabytes - MEGABYTES_OF_THE_HUB) / MEGABYTES_OF_A_STUDENT))


def patience(users: int, cores: int) -> str:
    """What a person must know before many students start at once on few cores, or ""."""
    if users <= 1 or cores > 1:
        return ""
    return f"This machine has one core, on which {users} students take turns: a start takes {users} times as long."


def memory() -> float:
    """The machine's memory in MB."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e6
