"""Asking a process of its own: what it may take of this one is a bounded answer and time."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread

_CHUNK = 1_000_000  # bytes


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
