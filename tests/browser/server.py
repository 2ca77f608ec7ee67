"""The app as a person starts it: `streamlit run` in a process of its own, on a free port."""

from __future__ import annotations

import os
import shlex
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.source import ROOT, START

PATIENCE = 60.0  # seconds until a server that does not answer is given up
PAUSE = 0.05  # seconds between two looks at whether it answers


@dataclass(frozen=True)
class Server:
    """A running app: its address, and the process that serves it."""

    url: str
    pid: int


@contextmanager
def serve(
    script: str | Path = START,
    runner: str = "streamlit",
    environment: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """A fresh server of that script, stopped on the way out; runner is the module that serves."""
    port = free_port()
    command = [sys.executable, "-m", runner, "run", str(script)]
    options = ["--server.port", str(port), "--server.address", "127.0.0.1"]
    with started([*command, *options], f"http://127.0.0.1:{port}", environment) as server:
        yield server


@contextmanager
def started(
    command: Sequence[str], url: str, environment: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """The server that a command starts and that answers at this address; no browser is opened."""
    given = {"PYTHONPATH": str(ROOT), "STREAMLIT_SERVER_HEADLESS": "true", **(environment or {})}
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **given}, stdout=log, stderr=subprocess.STDOUT
        )
        server = Server(url, process.pid)
        try:
            if not _answers(server, process):
                log.seek(0)
                raise RuntimeError(f"{shlex.join(command)} does not answer:\n{log.read()}")
            yield server
        finally:
            _stop(process)


def free_port() -> int:
    """A port on this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(server: Server, process: subprocess.Popen[bytes]) -> bool:
    """Wait until the server says that it is well; False when it ends or takes too long."""
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=2):
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(PAUSE)
    return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
