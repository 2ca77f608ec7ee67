"""Whose turn it is to read a file: few at once, so that others keep their share of the server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from lib.study.problem import Refusal

MOST_AT_ONCE = 2  # files, over all visitors
PATIENCE = 30.0  # seconds that a further one waits
_PLACES = BoundedSemaphore(MOST_AT_ONCE)


@contextmanager
def turn() -> Iterator[None]:
    """Wait for a place and hold it; Refusal where none becomes free in time."""
    if not _PLACES.acquire(timeout=PATIENCE):
        raise Refusal("server_busy")
    try:
        yield
    finally:
        _PLACES.release()
