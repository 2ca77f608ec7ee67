"""A process that is asked: its answer, and every way it can fail to give one."""

from __future__ import annotations

import sys

import pytest

from lib.study.reading.child_process import ask

MOST = 1_000
ECHO = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read())"


def asked(script: str, *question: bytes, seconds: float = 60) -> bytearray | None:
    return ask((sys.executable, "-I", "-c", script), question, MOST, seconds)


def test_the_answer_comes_back():
    assert asked(ECHO, b"\0one", b"two\xff") == b"\0onetwo\xff"


def test_an_answer_as_long_as_allowed_is_whole():
    assert asked(ECHO, bytes(MOST)) == bytes(MOST)


@pytest.mark.parametrize("script", ["import os; os.abort()", "print(1); raise SystemExit(3)"])
def test_a_process_that_fails_has_no_answer(script):
    assert asked(script) is None


def test_a_process_that_ends_before_it_heard_the_question_is_no_error():
    assert asked("print(end='x')", bytes(5_000_000)) == b"x"


def test_a_process_that_does_not_end_has_no_answer():
    assert asked("while True: pass", seconds=0.3) is None


def test_an_endless_answer_is_cut_off_beyond_what_is_allowed():
    answer = asked("import sys\nwhile True: sys.stdout.buffer.write(bytes(5000))")
    assert answer is not None
    assert MOST < len(answer) < MOST + 2_000_000


def test_what_the_process_leaves_behind_keeps_nobody_waiting():
    heir = "import time; time.sleep(3)"  # holds the pipe open
    script = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {heir!r}])"
    assert asked(script, seconds=0.5) is None
