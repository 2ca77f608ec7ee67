"""Processes that wait for a file: each serves one, none outlives the server, none is needed."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

from lib.study.problem import Refusal
from lib.study.reading import child_process, waiting
from lib.study.reading.child_process import Reader, answer_of
from lib.study.reading.limits import Limits
from lib.study.reading.read import READERS
from lib.study.reading.waiting import Waiting, started

PATIENCE = 60
ANSWERS_WITH_ITS_NUMBER = "import os, sys; sys.stdin.buffer.read(); print(os.getpid(), end='')"


@pytest.fixture
def script(tmp_path) -> Path:
    path = tmp_path / "reader.py"
    path.write_text(ANSWERS_WITH_ITS_NUMBER)
    return path


@pytest.fixture
def kept(monkeypatch):
    ours = Waiting()
    monkeypatch.setattr(child_process, "WAITING", ours)
    yield ours
    ours.end()


def served_by(script: Path) -> int:
    return int(answer_of(Reader(script, PATIENCE, "crashed"), {}, b"a file", Limits()))


def test_each_file_has_a_process_of_its_own(kept, script):
    kept.keep([script])
    served = [served_by(script) for _ in range(3)]
    assert len(set(served)) == len(served)


def test_the_process_that_waits_is_the_one_that_serves(kept, script):
    kept.keep([script])
    waits = kept.take(script)
    kept._processes[script] = waits
    assert served_by(script) == waits.pid


def test_one_process_of_a_script_waits_however_often_it_is_asked_for(kept, script):
    for _ in range(3):
        kept.keep([script])
    first = kept.take(script)
    second = kept.take(script)
    for process in (first, second):
        process.kill()
        process.communicate()
    assert not kept._processes
    assert first.pid != second.pid


def test_nobody_waits_where_nobody_asked_for_it(kept, script):
    served_by(script)
    assert not kept._processes


def test_a_process_that_died_while_it_waited_is_replaced(kept, script):
    kept.keep([script])
    dead = kept.take(script)
    dead.kill()
    dead.wait()
    kept._processes[script] = dead
    assert served_by(script) != dead.pid


def test_without_processes_a_file_is_refused_for_now(kept, script, monkeypatch):
    def fails(_: Path) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(waiting, "started", fails)
    kept.keep([script])
    with pytest.raises(Refusal) as refused:
        served_by(script)
    assert refused.value.problem.key == "server_busy"


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.script.stem)
def test_a_reader_whose_server_has_ended_ends(reader):
    process = started(reader.script)
    assert process.communicate(timeout=PATIENCE) == (b"", None)
    assert process.returncode == 0


def test_no_process_outlives_a_server_that_is_killed(script):
    lines = (
        "import sys, time",
        "from pathlib import Path",
        "from lib.study.reading.waiting import WAITING",
        f"path = Path({str(script)!r})",
        "WAITING.keep([path])",
        "print(WAITING._processes[path].pid, flush=True)",
        "sys.stdin.read()",
    )
    server = subprocess.Popen(
        (sys.executable, "-c", "\n".join(lines)), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert server.stdout is not None
    waits = os.pidfd_open(int(server.stdout.readline()))
    server.kill()
    server.communicate()
    ended, _, _ = select.select([waits], [], [], PATIENCE)
    os.close(waits)
    assert ended
