"""How much may be said about a group of that size: counts, a description, or everything."""

from __future__ import annotations

from typing import Literal

Size = Literal["counts", "description", "full"]

FEWEST_DESCRIBED = 5  # fewer: counts only, and "<5" in exports, because people can be recognised
FEWEST_TESTED = 10
FEWEST_CHANGED = 6  # with five the smallest two-sided p of the signed-rank test is .0625


def size_of(n: int, changed: int) -> Size:
    """What may be said about n participants of whom so many changed.

    "counts" below 5; "description" (estimates with intervals, but no p) below 10 or with fewer
    than 6 changed; else "full".
    """
    if n < FEWEST_DESCRIBED:
        return "counts"
    return "full" if n >= FEWEST_TESTED and changed >= FEWEST_CHANGED else "description"
