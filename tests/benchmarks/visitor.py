"""A visitor without a browser: speaks Streamlit's own protocol over a websocket, counting bytes."""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import dataclass
from types import TracebackType
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Slider_pb2 import Slider
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect

PATIENCE = 120.0  # seconds for one run of a script
DONE = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_WITH_COMPILE_ERROR)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one run of the script sent: its bytes, and the seconds until it was finished."""

    size: int
    wall: float


class Visitor:
    """One session on a running app; use as a context manager."""

    def __init__(self, url: str, query: str = "") -> None:
        self._host = urlsplit(url).netloc
        self._query = query
        self._page = ""
        self._cache: dict[str, bytes] = {}
        self._set: dict[str, WidgetState] = {}
        self.sliders: dict[str, Slider] = {}
        self.exceptions: list[str] = []
        self._leaving = ExitStack()
        self._socket: ClientConnection

    def __enter__(self) -> Visitor:
        connection = connect(
            f"ws://{self._host}/_stcore/stream",
            origin=f"http://{self._host}",
            subprotocols=["streamlit"],
            compression=None,
            max_size=None,
            ping_interval=None,
        )
        self._socket = self._leaving.enter_context(connection)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._leaving.close()

    def open(self) -> Answer:
        """Open the app, or run it again with everything as it is."""
        begin = time.perf_counter()
        self._socket.send(self._request())
        size = 0
        while True:
            raw = self._socket.recv(PATIENCE, decode=False)
            size += len(raw)
            if self._is_end(raw):
                return Answer(size, time.perf_counter() - begin)

    def slide(self, label: str, low: float, high: float) -> Answer:
        """Set both ends of the slider with that label."""
        slider = self.sliders[label]
        state = WidgetState(id=slider.id)
        state.double_array_value.data.extend([low, high])
        self._set[slider.id] = state
        return self.open()

    def _request(self) -> bytes:
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string = self._query
        rerun.page_script_hash = self._page
        rerun.widget_states.widgets.extend(self._set.values())
        rerun.cached_message_hashes.extend(self._cache)
        rerun.context_info.locale = "en-GB"
        rerun.context_info.timezone = "Europe/Berlin"
        rerun.context_info.url = f"http://{self._host}/"
        return bytes(message.SerializeToString())

    def _is_end(self, raw: bytes) -> bool:
        """Take in one message; whether it ends the run."""
        message = ForwardMsg()
        message.ParseFromString(raw)
        kind = message.WhichOneof("type")
        if kind == "ref_hash":
            message.ParseFromString(self._cache[message.ref_hash])
            kind = message.WhichOneof("type")
        elif message.metadata.cacheable and message.hash:
            self._cache[message.hash] = raw
        if kind == "new_session":
            self._page = message.new_session.page_script_hash or self._page
        elif kind == "delta":
            self._see(message)
        return kind == "script_finished" and message.script_finished in DONE

    def _see(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        if element.HasField("slider"):
            self.sliders[element.slider.label] = element.slider
        elif element.HasField("exception"):
            self.exceptions.append(element.exception.message)
