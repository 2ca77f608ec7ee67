"""Asking a process of its own: what it may take of this one is a bounded answer and time.

A script that reads a file for us (readstat_child, sheet_child) is asked by `answer_of`: JSON that
says how, and the file, each behind its length.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from lib.study.problem import Refusal
from lib.study.reading.limits import Limits

LENGTH = 8  # bytes before each part that say how long it is
_CHUNK = 1_000_000  # bytes

# what a process may use: a small file has no business with much memory or time
_BASE_MEMORY = 1_000_000_000  # bytes, and so many for each byte of the file
_MEMORY_A_BYTE = 100
_MOST_MEMORY = 4_000_000_000
_BASE_SECONDS = 4  # of processor time, and so many for each megabyte of the file
_SECONDS_A_MEGABYTE = 3
_MEGABYTE = 1_000_000


def allowance(size: int) -> dict[str, int]:
    """What a process that reads a file of so many bytes may use: memory (bytes), processor time."""
    return {
        "memory": min(_BASE_MEMORY + _MEMORY_A_BYTE * size, _MOST_MEMORY),
        "seconds": _BASE_SECONDS + _SECONDS_A_MEGABYTE * size // _MEGABYTE,
    }


def answer_of(
    script: Path, how: Mapping[str, object], data: bytes, limits: Limits, seconds: float
) -> bytearray:
    """What a reader's script says of a file; Refusal when the file makes it crash, hang or run out.

    how      what it is to know beside the file, sent as JSON
    seconds  that it may take by the clock
    """
    command = (sys.executable, "-I", "-W", "ignore", str(script))
    told = json.dumps({**how, **allowance(len(data))})
    question = (part(told.encode()), part(data))
    answer = ask(command, question, limits.unpacked_bytes, seconds)
    if answer is None:
        raise Refusal("file_damaged")
    limits.check_unpacked(len(answer))
    return answer


def part(content: bytes) -> bytes:
    """The content behind its length, as it goes through the pipe."""
    return len(content).to_bytes(LENGTH, "little") + content


def ask(
    command: Sequence[str], question: Sequence[bytes], most_bytes: int, seconds: float
) -> bytearray | None:
    """What the command writes to its stdout after it was given the question on its stdin.

    None when it crashes, fails or takes longer than `seconds`. It is stopped as soon as it has
    written more than `most_bytes`; what comes back is then longer than that. stderr is dropped.
    """
    until = time.monotonic() + seconds
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    answers: SimpleQueue[bytearray] = SimpleQueue()
    # a thread, because what the process left behind may hold the pipe open after it was killed
    talk = Thread(target=_talk, args=(process, question, most_bytes, answers), daemon=True)
    talk.start()
    try:
        answer = answers.get(timeout=seconds)
        if len(answer) > most_bytes:
            return answer
        is_well = process.wait(max(until - time.monotonic(), 0)) == 0
    except (Empty, subprocess.TimeoutExpired):
        return None
    finally:
        process.kill()
        process.wait()
    return answer if is_well else None


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
