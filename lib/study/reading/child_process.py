"""Asking a process of its own: what it may take of this one is a bounded answer and time.

A script that reads a file for us (readstat_child, sheet_child) is asked by `answer_of`: JSON that
says how, and the file, each behind its length.
"""

from __future__ import annotations

import json
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Literal

from lib.study.problem import Refusal
from lib.study.reading.limits import Limits
from lib.study.reading.waiting import WAITING

LENGTH = 8  # bytes before each part that say how long it is
_CHUNK = 1_000_000  # bytes

# what a process may use: a small file has no business with much memory or time
_BASE_MEMORY = 1_000_000_000  # bytes, and so many for each byte of the file
_MEMORY_A_BYTE = 100
_MOST_MEMORY = 4_000_000_000
_BASE_SECONDS = 4  # of processor time, and so many for each megabyte of the file
_SECONDS_A_MEGABYTE = 3
_MEGABYTE = 1_000_000
_OUT_OF_TIME = (-signal.SIGXCPU, -signal.SIGKILL)

Cause = Literal["crashed", "ran_out"]


@dataclass(frozen=True, slots=True)
class Reader:
    """A script that reads files in a process of its own.

    seconds   that it may take by the clock
    aborts    what has happened when it aborts: a library that checks its memory aborts on damage,
              one that cannot go on without memory when that has run out
    """

    script: Path
    seconds: float
    aborts: Cause


class NoAnswer(Exception):
    """A process crashed, or ran out of time or memory."""

    def __init__(self, cause: Cause) -> None:
        super().__init__(cause)
        self.cause = cause


def allowance(size: int) -> dict[str, int]:
    """What a process that reads a file of so many bytes may use: memory (bytes), processor time."""
    return {
        "memory": min(_BASE_MEMORY + _MEMORY_A_BYTE * size, _MOST_MEMORY),
        "seconds": _BASE_SECONDS + _SECONDS_A_MEGABYTE * size // _MEGABYTE,
    }


def answer_of(reader: Reader, how: Mapping[str, object], data: bytes, limits: Limits) -> bytearray:
    """What a reader says of a file; Refusal when the file makes it crash, hang or run out.

    how   what it is to know beside the file, sent as JSON
    """
    told = json.dumps({**how, **allowance(len(data))})
    question = (part(told.encode()), part(data))
    try:
        process = WAITING.take(reader.script)
        answer = ask(process, question, limits.unpacked_bytes, reader.seconds)
    except NoAnswer as none:
        is_abort = process.returncode == -signal.SIGABRT
        raise refusal(reader.aborts if is_abort else none.cause, len(data)) from None
    except OSError:  # no process could be started
        raise Refusal("server_busy") from None
    finally:
        WAITING.refill(reader.script)
    limits.check_unpacked(len(answer))
    return answer


def refusal(cause: Cause, size: int) -> Refusal:
    """What to say of a file of so many bytes whose reader gave no answer."""
    if cause == "crashed":
        return Refusal("file_damaged")
    memory = allowance(size)["memory"] // _MEGABYTE
    return Refusal("too_much_work", memory=memory, seconds=allowance(size)["seconds"])


def part(content: bytes) -> bytes:
    """The content behind its length, as it goes through the pipe."""
    return len(content).to_bytes(LENGTH, "little") + content


def ask(
    process: subprocess.Popen[bytes], question: Sequence[bytes], most_bytes: int, seconds: float
) -> bytearray:
    """What a process writes to its stdout after it was given the question on its stdin.

    NoAnswer when it crashes, fails or takes longer than `seconds`. It is stopped as soon as it has
    written more than `most_bytes`; what comes back is then longer than that.
    """
    until = time.monotonic() + seconds
    answers: SimpleQueue[bytearray] = SimpleQueue()
    # a thread, because what the process left behind may hold the pipe open after it was killed
    talk = Thread(target=_talk, args=(process, question, most_bytes, answers), daemon=True)
    talk.start()
    try:
        answer = answers.get(timeout=seconds)
        if len(answer) > most_bytes:
            return answer
        code = process.wait(max(until - time.monotonic(), 0))
    except (Empty, subprocess.TimeoutExpired):
        raise NoAnswer("ran_out") from None
    finally:
        process.kill()
        process.wait()
    if code != 0:
        raise NoAnswer("ran_out" if code in _OUT_OF_TIME else "crashed")
    return answer


def _talk(
    process: subprocess.Popen[bytes],
    question: Sequence[bytes],
    most_bytes: int,
    answers: SimpleQueue[bytearray],
) -> None:
    """Write the question, then read the answer to its end or a little beyond `most_bytes`."""
    assert process.stdin is not None
    assert process.stdout is not None
    with suppress(OSError), process.stdin as pipe:  # it may end before it has heard all
        pipe.writelines(question)
    answer = bytearray()
    with suppress(OSError), process.stdout as pipe:
        while len(answer) <= most_bytes and (chunk := pipe.read(_CHUNK)):
            answer += chunk
    answers.put(answer)
