"""Margins: what a study printed about its participants when it published no data."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parents[3] / "data"


@dataclass(frozen=True, slots=True)
class Margin:
    """One published count: `n` of `of` participants were at this level; the share as printed."""

    variable: str
    level: str
    n: int
    of: int
    printed_percent: float


@cache
def sungai_raya() -> tuple[Margin, ...]:
    """The five margins of the Sungai Raya Dalam study, all that it tells about its 24 mothers.

    >>> sum(margin.n for margin in sungai_raya() if margin.variable == "parity")
    21
    """
    with (DATA / "sungai_raya_margins.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Margin(
                row["variable"],
                row["level"],
                int(row["n"]),
                int(row["of"]),
                float(row["printed_percent"]),
            )
            for row in csv.DictReader(file)
        )
