"""A process that is asked: its answer, and every way it can fail to give one."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from lib.study.reading.child_process import NoAnswer, ask

MOST = 1_000
ECHO = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read())"


def asked(script: str, *question: bytes, seconds: float = 60) -> bytearray:
    process = subprocess.Popen(
        (sys.executable, "-I", "-c", script),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    return ask(process, question, MOST, seconds)


def cause(script: str, seconds: float = 60) -> str:
    with pytest.raises(NoAnswer) as none:
        asked(script, seconds=seconds)
    return none.value.cause


def test_the_answer_comes_back():
    assert asked(ECHO, b"\0one", b"two\xff") == b"\0onetwo\xff"


def test_an_answer_as_long_as_allowed_is_whole():
    assert asked(ECHO, bytes(MOST)) == bytes(MOST)


@pytest.mark.parametrize("script", ["import os; os.abort()", "print(1); raise SystemExit(3)"])
def test_a_process_that_fails_has_no_answer(script):
    assert cause(script) == "crashed"


def test_a_process_that_has_used_up_its_processor_time_ran_out():
    limit = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 1))\n"
    assert cause(f"{limit}while True: pass") == "ran_out"


def test_a_process_that_the_system_kills_for_its_memory_ran_out():
    assert cause(f"import os; os.kill(os.getpid(), {int(signal.SIGKILL)})") == "ran_out"


def test_a_process_that_ends_before_it_heard_the_question_is_no_error():
    assert asked("print(end='x')", bytes(5_000_000)) == b"x"


def test_a_process_that_does_not_end_has_no_answer():
    assert cause("while True: pass", seconds=0.3) == "ran_out"


def test_an_endless_answer_is_cut_off_beyond_what_is_allowed():
    answer = asked("import sys\nwhile True: sys.stdout.buffer.write(bytes(5000))")
    assert MOST < len(answer) < MOST + 2_000_000


def test_what_the_process_leaves_behind_keeps_nobody_waiting():
    heir = "import time; time.sleep(3)"  # holds the pipe open
    script = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {heir!r}])"
    assert cause(script, seconds=0.5) == "ran_out"
