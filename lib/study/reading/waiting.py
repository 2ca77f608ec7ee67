"""Processes that wait for a file: the start of one costs more than most files do.

One process of each script waits once somebody may drop a file. It was started before the file came
and ends after it has answered, so it never holds what belongs to two people. It waits at its
standard input, which closes when the server ends, however that ends; then it ends as well.
"""

from __future__ import annotations

import atexit
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from threading import Lock


class Waiting:
    """One process of each script, as long as it is wanted.

    Safe for several threads. Where no process can be started ahead, one is started when a file
    comes, as without this.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._processes: dict[Path, subprocess.Popen[bytes]] = {}
        self._wanted: set[Path] = set()

    def keep(self, scripts: Iterable[Path]) -> None:
        """From now on have a process of each of these scripts wait."""
        for script in scripts:
            self._wanted.add(script)
            self.refill(script)

    def take(self, script: Path) -> subprocess.Popen[bytes]:
        """A process for one file: the one that waits, else a new one. OSError when none starts."""
        with self._lock:
            process = self._processes.pop(script, None)
        if process is None:
            return started(script)
        if process.poll() is None:
            return process
        _end(process)
        return started(script)

    def refill(self, script: Path) -> None:
        """Have a process of this script wait again, where one is wanted and none waits."""
        with self._lock:
            if script in self._processes or script not in self._wanted:
                return
            with suppress(OSError):
                self._processes[script] = started(script)

    def end(self) -> None:
        """End those that wait, and have none wait any more."""
        with self._lock:
            self._wanted.clear()
            processes = list(self._processes.values())
            self._processes.clear()
        for process in processes:
            _end(process)


def started(script: Path) -> subprocess.Popen[bytes]:
    """A new process of a script, which knows nothing of this one but its pipes."""
    return subprocess.Popen(
        (sys.executable, "-I", "-W", "ignore", str(script)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process, and close the pipes to it."""
    process.kill()
    process.communicate()


WAITING = Waiting()
atexit.register(WAITING.end)
