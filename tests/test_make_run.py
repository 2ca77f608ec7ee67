"""`make run` opens the app to this machine alone and asks nobody else anything."""

from __future__ import annotations

import http.client
import json
import shlex
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.server import free_port, started
from tests.source import ROOT

BIN = f"BIN={Path(sys.executable).parent}"  # the Python that runs this, wherever it is
LOOPBACK = {"127.0.0.1", "::1", "localhost"}
# runs in the served process before anything else: every address it binds or asks for is written
WATCH = """
import json, os, sys
def watch(event, arguments):
    if event in ("socket.connect", "socket.bind"):
        address = arguments[1]
    elif event == "socket.getaddrinfo":
        address = arguments[:2]
    else:
        return
    if isinstance(address, tuple):
        with open(os.environ["WATCHED"], "a") as file:
            file.write(json.dumps([event, str(address[0])]) + "\\n")
sys.addaudithook(watch)
"""

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="there is no make here")


def command(port: int) -> list[str]:
    """The command of `make run`, as make says it would run it."""
    plan = subprocess.run(
        ["make", "--dry-run", "run", f"PORT={port}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    line = next(line for line in plan.stdout.splitlines() if "streamlit run" in line)
    return [sys.executable, "-m", "streamlit", *shlex.split(line)[1:]]


def opened(port: int, host: str) -> int:
    """The answer to a browser that wants to talk to the app under that name: 101 is yes."""
    headers = {
        "Host": f"{host}:{port}",
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "bWVhc3VyZWQgdHdpY2UhIQ==",
    }
    connection = http.client.HTTPConnection("localhost", port, timeout=10)
    try:
        connection.request("GET", "/_stcore/stream", headers=headers)
        return connection.getresponse().status
    finally:
        connection.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    """The port of the app as `make run` serves it, and the file of what it asked for."""
    folder = tmp_path_factory.mktemp("watched")
    (folder / "sitecustomize.py").write_text(WATCH)
    watched = folder / "addresses"
    port = free_port()
    environment = {"PYTHONPATH": str(folder), "WATCHED": str(watched)}
    with started(command(port), f"http://localhost:{port}", environment):
        yield port, watched


def test_it_listens_on_this_machine_and_asks_nobody_else(served: tuple[int, Path]) -> None:
    port, watched = served
    assert opened(port, "localhost") == 101
    asked = [json.loads(line) for line in watched.read_text().splitlines()]
    assert [address for event, address in asked if event == "socket.bind"]
    assert {address for _, address in asked} <= LOOPBACK


@pytest.mark.parametrize(("host", "answer"), [("localhost", 101), ("elsewhere.example", 403)])
def test_it_answers_to_its_own_name_alone(served: tuple[int, Path], host: str, answer: int) -> None:
    port, _ = served
    assert opened(port, host) == answer


def test_a_taken_port_says_which_command_to_try() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = subprocess.run(
            ["make", "--silent", "run", f"PORT={port}", BIN, "--old-file=.venv/.app"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    assert said.returncode != 0
    assert f"make run PORT={port + 1}" in said.stderr
