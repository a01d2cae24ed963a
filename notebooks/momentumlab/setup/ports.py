"""Ports of this machine on which nobody listens."""

import socket


def free_ports(count: int) -> list[int]:
    """Different ones, since all are held until the last is found."""
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()
