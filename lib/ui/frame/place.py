"""Where the app runs, as the visitor's browser addresses it."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from lib.text.words import Text

LOCAL = frozenset(["localhost", "127.0.0.1", "::1"])


def host() -> str:
    """The host in the address of the page; "" where it is not known."""
    return urlsplit(st.context.url or "").hostname or ""


def kept(text: Text) -> str:
    """In whose memory a file is: of this computer only where the app runs on it."""
    at = host()
    return text("data.kept_local") if at in LOCAL else text("data.kept_server", host=at)
