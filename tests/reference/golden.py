"""golden.json: values that others published or computed, each with where it comes from."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("golden.json")


@cache
def golden() -> dict[str, dict[str, Any]]:
    """The entries by their names."""
    entries: dict[str, dict[str, Any]] = json.loads(FILE.read_text("utf-8"))
    return entries
