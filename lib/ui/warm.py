"""Make the first visitors' answers quick: import what is slow aside, then quiet the collector.

Streamlit collects garbage after every rerun; with our libraries loaded that walks hundreds of
thousands of objects that never go away. Frozen once, they are no longer looked at.
"""

from __future__ import annotations

import functools
import gc
import importlib
import threading

SLOW_MODULES = ("scipy.stats", "plotly.graph_objects", "babel.numbers")


@functools.cache
def start() -> threading.Thread:
    """Warm up in the background, once a process; returns the thread that does it."""
    thread = threading.Thread(target=_warm, name="warm-up", daemon=True)
    thread.start()
    return thread


def _warm() -> None:
    for module in SLOW_MODULES:
        importlib.import_module(module)
    gc.collect()
    gc.freeze()
