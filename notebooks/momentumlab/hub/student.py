"""A student at a hub: starts the server, opens a notebook, runs all of its cells, and saves it."""

import asyncio
import json
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path

from nbformat import NotebookNode, v4
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from momentumlab.hub import usage
from momentumlab.hub.service import Hub, Refused
from momentumlab.running.notebooks import PLOTLY, SVG
from momentumlab.setup import processes

NOTEBOOK = "02-quadratics.ipynb"
FOLDER = "momentum-lab/notebooks"
SECONDS_TO_START = 600
SECONDS_PER_CELL = 300
MOST_BYTES = 200_000_000  # of a message: a figure


@dataclass
class Reading:
    """What was measured of one student; times from the wish to have a server on."""

    name: str
    seconds_to_start: float = float("nan")
    seconds_to_first_figure: float = float("nan")
    seconds_to_end: float = float("nan")
    megabytes_of_server: float = float("nan")
    megabytes_of_kernel: float = float("nan")
    processor_seconds: float = float("nan")
    disk_megabytes: float = float("nan")
    figures: int = 0
    figures_wanted: int = 0
    troubles: list[str] = field(default_factory=list)

    @property
    def is_well(self) -> bool:
        return not self.troubles and self.figures == self.figures_wanted > 0


class Student:
    """One user of a hub, who enters with a token of their own."""

    def __init__(self, hub: Hub, name: str) -> None:
        self.hub, self.name = hub, name
        self.token = ""
        self.page: WebSocketClientConnection | None = None

    @property
    def home(self) -> Path:
        return self.hub.folder / "home" / self.name

    async def ask(self, method: str, path: str, body: object = None) -> dict:
        """What the student's own server answers."""
        return await self.hub.demand(method, f"/user/{self.name}/api/{path}", body, self.token)

    async def start(self) -> float:
        """Starts the server, as often as the hub asks to come again later; returns the seconds that it took."""
        await self.hub.demand("POST", f"/hub/api/users/{self.name}")
        self.token = (await self.hub.demand("POST", f"/hub/api/users/{self.name}/tokens"))["token"]
        began = time.monotonic()
        while (answer := await self.hub.ask("POST", f"/hub/api/users/{self.name}/server")).code == 429:
            await asyncio.sleep(float(answer.headers.get("Retry-After", 5)))
        if answer.code not in (201, 202):
            raise Refused(f"the server's start was answered with {answer.code} {answer.reason}: {answer.body[:300]!r}")
        while time.monotonic() < began + SECONDS_TO_START:
            server = (await self.hub.demand("GET", f"/hub/api/users/{self.name}"))["servers"].get("", {})
            if server.get("ready"):
                return time.monotonic() - began
            if not server:
                raise Refused("the server ended while it started")
            await asyncio.sleep(0.2)
        raise Refused(f"the server did not start within {SECONDS_TO_START} seconds")

    async def start_kernel(self, path: str) -> dict:
        """Asks for a notebook's kernel, which is started if it is not there yet; returns the session."""
        wish = {"path": path, "name": path, "type": "notebook", "kernel": {"name": "java"}}
        return await self.ask("POST", "sessions", wish)

    async def open_kernel(self, path: str = f"{FOLDER}/{NOTEBOOK}") -> str:
        """Opens a notebook as a page does; returns the number of its kernel."""
        kernel = (await self.start_kernel(path))["kernel"]["id"]
        address = f"{self.hub.address.replace('http', 'ws', 1)}/user/{self.name}/api/kernels/{kernel}/channels"
        headers = {"Authorization": f"token {self.token}"}
        request = HTTPRequest(address, headers=headers, request_timeout=SECONDS_TO_START)
        try:
            self.page = await websocket_connect(request, max_message_size=MOST_BYTES)
        except HTTPClientError as error:
            raise Refused(f"the kernel of {path} took no connection: {error}") from None
        return kernel

    def close_page(self) -> None:
        self.page.close()

    async def run(self, source: str, seconds: float = SECONDS_PER_CELL) -> list[NotebookNode]:
        """Runs a cell; returns its outputs."""
        number = uuid.uuid4().hex
        content = {"code": source, "silent": False, "store_history": True, "user_expressions": {}}
        content |= {"allow_stdin": False, "stop_on_error": True}
        header = {"msg_id": number, "msg_type": "execute_request", "username": self.name, "session": self.name}
        header |= {"version": "5.3", "date": "2026-01-01T00:00:00Z"}
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
        await self.page.write_message(json.dumps(message))
        outputs, open_ends = [], {"idle", "reply"}
        deadline = time.monotonic() + seconds
        while open_ends:
            try:
                text = await asyncio.wait_for(self.page.read_message(), deadline - time.monotonic())
            except TimeoutError:
                raise Refused(f"a cell was not finished after {seconds} seconds") from None
            if text is None:
                raise Refused("the connection to the kernel ended")
            message = json.loads(text)
            if message["parent_header"].get("msg_id") != number:
                continue
            kind, content = message["header"]["msg_type"], message["content"]
            if kind in ("execute_result", "display_data", "stream", "error"):
                outputs.append(v4.output_from_msg(message))
            elif kind == "execute_reply":
                open_ends.discard("reply")
            elif kind == "status" and content["execution_state"] == "idle":
                open_ends.discard("idle")
        return outputs

    async def work(self) -> Reading:
        """Everything once, from the wish to have a server to the saved notebook."""
        reading = Reading(self.name)
        began = time.monotonic()
        try:
            reading.seconds_to_start = await self.start()
            file = f"contents/{FOLDER}/{NOTEBOOK}"
            model = await self.ask("GET", file)
            await self.open_kernel()
            for cell in (cell for cell in model["content"]["cells"] if cell["cell_type"] == "code"):
                reading.figures_wanted += shows_figure(cell["outputs"])
                cell["outputs"] = await self.run(cell["source"])
                if shows_figure(cell["outputs"]):
                    reading.figures += 1
                    if reading.figures == 1:
                        reading.seconds_to_first_figure = time.monotonic() - began
                reading.troubles += troubles(cell["outputs"])
            await self.ask("PUT", file, {"type": "notebook", "format": "json", "content": model["content"]})
            reading.seconds_to_end = time.monotonic() - began
        except (Refused, OSError) as trouble:
            reading.troubles.append(str(trouble))
        return reading

    def measure(self, reading: Reading) -> None:
        """Memory, processor seconds and disk as they are now."""
        found = usage.of_user(self.name)
        memory = {process: usage.megabytes(process) for process in found}
        reading.megabytes_of_kernel = sum(memory[each] for each, command in found.items() if usage.is_kernel(command))
        reading.megabytes_of_server = sum(memory.values()) - reading.megabytes_of_kernel
        reading.processor_seconds = sum(processes.processor_seconds(process) for process in found)
        reading.disk_megabytes = usage.disk_megabytes(self.home)


def shows_figure(outputs: list) -> bool:
    return any(kind in output.get("data", {}) for output in outputs for kind in (PLOTLY, SVG))


def troubles(outputs: list) -> list[str]:
    """What a student would see as an error."""
    wrong = [output for output in outputs if output["output_type"] == "error" or output.get("name") == "stderr"]
    return [str(output.get("evalue") or output.get("text")) for output in wrong]
