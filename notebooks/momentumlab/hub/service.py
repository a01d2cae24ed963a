"""A JupyterHub that runs with the configuration of the tree, and what it is asked by its interface."""

import asyncio
import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse

from momentumlab.setup import processes
from momentumlab.setup.environment import ROOT
from momentumlab.setup.ports import free_ports
from momentumlab.setup.problem import Problem

CONFIGURATION = ROOT / "hub" / "trial_config.py"
SECONDS_TO_START = 300
NO_PROXY = (
    "JupyterHub needs its proxy configurable-http-proxy, which is not beside this Python:"
    " pip install -r notebooks/requirements-hub.txt, or npm install --global configurable-http-proxy"
    " and name it in MOMENTUM_HUB_PROXY."
)


class Hub:
    """Started on a folder that is made anew; `wait` until it answers, and `stop` it."""

    def __init__(self, folder: Path, idle_seconds: int) -> None:
        proxy = proxy_command()
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        ports = free_ports(3)
        self.folder, self.address = folder, f"http://127.0.0.1:{ports[0]}"
        self.token = secrets.token_urlsafe()
        trial = {"folder": str(folder), "idle seconds": idle_seconds, "proxy": proxy}
        trial |= dict(zip(("port", "hub port", "proxy port"), ports))
        variables = {**os.environ, "MOMENTUM_HUB_TRIAL": json.dumps(trial), "MOMENTUM_HUB_TOKEN": self.token}
        variables["CONFIGPROXY_AUTH_TOKEN"] = secrets.token_urlsafe()
        variables |= {f"JUPYTER_{name}_DIR": str(folder / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
        self.log = folder / "hub.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "jupyterhub", "--config", str(CONFIGURATION)],
                cwd=folder,
                env=variables,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        processes.remember(self.process.pid)

    async def wait(self) -> None:
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                if (await self.ask("GET", "/hub/api/")).code == 200:
                    return
            except OSError:
                pass  # nobody listens yet
            await asyncio.sleep(0.3)
        raise Problem(f"JupyterHub did not start; what it says is in {self.log}.")

    async def ask(self, method: str, path: str, body: object = None, token: str | None = None) -> HTTPResponse:
        """What the hub, or a student's server behind it, answers."""
        # the proxy in Python garbles a POST without a body
        text = json.dumps({} if body is None else body) if method in ("POST", "PUT") else None
        request = HTTPRequest(
            self.address + path,
            method,
            {"Authorization": f"token {token or self.token}"},
            text,
            request_timeout=300,
        )
        return await AsyncHTTPClient().fetch(request, raise_error=False)

    async def demand(self, method: str, path: str, body: object = None, token: str | None = None) -> dict:
        """What is answered, as it must be; a Refused where it is refused."""
        answer = await self.ask(method, path, body, token)
        if answer.code >= 300:
            raise Refused(f"{method} {path} was answered with {answer.code} {answer.reason}: {answer.body[:300]!r}")
        return json.loads(answer.body) if answer.body else {}

    def stop(self) -> None:
        """Asks it to end, which ends its proxy and its students' servers."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        processes.forget(self.process.pid)


class Refused(Exception):
    """Says what was asked and what was answered."""


def proxy_command() -> list[str]:
    """The proxy that MOMENTUM_HUB_PROXY names, else the one in Python that the environment has."""
    named = os.environ.get("MOMENTUM_HUB_PROXY") or str(Path(sys.executable).with_name("configurable-http-proxy"))
    if shutil.which(named) is None:
        raise Problem(NO_PROXY)
    # in milliseconds: a page's connection waits for a kernel that starts, which on a busy machine may take a minute
    return [named, "--proxy-timeout=600000"]
