"""Keep what a visitor uploads in memory, as the page promises, and off the disk."""

from __future__ import annotations

import streamlit as st
from starlette.formparsers import MultiPartParser

_MEGABYTE = 1 << 20
_ROOM = 1  # megabytes beside the file: the form around it


def stay_in_memory() -> None:
    """Let the server hold a whole upload in memory.

    Its form parser writes what exceeds `spool_max_size` (1 MB unless told otherwise) into a
    temporary file. An upload above `server.maxUploadSize` is refused before it is parsed, so that
    limit, with room for the form around the file, is never reached.
    """
    largest = int(st.get_option("server.maxUploadSize")) + _ROOM
    MultiPartParser.spool_max_size = largest * _MEGABYTE
