"""What a visitor uploads is held in memory: the server's form parser writes no file."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
import streamlit as st
from starlette.datastructures import Headers
from starlette.formparsers import MultiPartParser

from lib.ui.frame import uploads

MEGABYTE = 1 << 20
EDGE = b"edge-of-a-part"


async def body(size: int) -> AsyncIterator[bytes]:
    head = b'Content-Disposition: form-data; name="file"; filename="study.csv"'
    yield b"--" + EDGE + b"\r\n" + head + b"\r\n\r\n"
    for _ in range(size // MEGABYTE):
        yield bytes(MEGABYTE)
    yield b"\r\n--" + EDGE + b"--\r\n"


def is_on_disk(size: int) -> bool:
    headers = Headers({"content-type": f"multipart/form-data; boundary={EDGE.decode()}"})
    form = asyncio.run(MultiPartParser(headers, body(size)).parse())
    assert form["file"].size == size
    file = form["file"].file
    is_written = file._rolled
    file.close()
    return is_written


@pytest.fixture
def default_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MultiPartParser, "spool_max_size", MEGABYTE)


@pytest.mark.usefixtures("default_room")
def test_the_server_alone_writes_a_temporary_file() -> None:
    assert is_on_disk(2 * MEGABYTE)


@pytest.mark.usefixtures("default_room")
def test_the_largest_upload_stays_in_memory() -> None:
    uploads.stay_in_memory()
    assert not is_on_disk(st.get_option("server.maxUploadSize") * MEGABYTE)
