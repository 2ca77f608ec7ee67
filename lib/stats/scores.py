"""Scores as they come in to numbers: NaN where they are none, decimals counted, noise off."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.stats.arrays import Floats, Whole

MOST_DECIMALS = 10
OVERFLOW = 1e300
MOST_PLACES = 300  # 10^308 is the largest power that is a float
SIGNIFICANT_DIGITS = 15  # what a float64 keeps of a decimal number without noise
NUMBERS = (int, float, Decimal, np.integer, np.floating, np.bool_)


def as_scores(values: ArrayLike) -> Floats:
    """One-dimensional float64 of any list of scores; what is not a number becomes NaN.

    So do infinity and numbers of 1e300 and more, whose sums would be infinite.

    Integers of any width and booleans are cast. A narrow float stands for the shortest decimal
    that it represents, so that 13.2 from a 32-bit file is 13.2 and not 13.199999809.
    """
    array = np.asarray(values)
    if array.dtype.kind in "bui":
        return array.astype(np.float64).ravel()
    if array.dtype.kind != "f":
        return np.array([_number(value) for value in _items(values, array)], dtype=np.float64)
    if array.dtype.itemsize < 8:
        distinct, place = np.unique(array.ravel(), return_inverse=True)
        array = distinct.astype(str).astype(np.float64)[place]
    scores = array.astype(np.float64).ravel()
    usable = np.abs(scores) < OVERFLOW
    return scores if usable.all() else np.where(usable, scores, np.nan)


def count_decimals(values: Floats) -> int:
    """How many decimals the numbers carry: 13.25 has 2, 4.0 has 0, 0.1 + 0.2 has 1.

    Looks at 15 significant digits, so binary noise does not count; at most 10 decimals after the
    leading digit of the largest value (1e-9 may carry 19).
    """
    rest = np.unique(np.abs(values[np.isfinite(values) & (values != 0)]))
    if rest.size == 0:
        return 0
    most = most_decimals(float(rest[-1]))
    tolerance = 0.5 * 10.0 ** (np.floor(np.log10(rest)) + 1 - SIGNIFICANT_DIGITS)
    for decimals in range(most):
        unfinished = np.abs(round_to(rest, decimals) - rest) > tolerance
        rest, tolerance = rest[unfinished], tolerance[unfinished]
        if rest.size == 0:
            return decimals
    return most


def most_decimals(largest: float) -> int:
    """The decimals that differences are rounded to at most, where the largest value is this."""
    return MOST_DECIMALS - min(0, int(np.floor(np.log10(largest))))


def noise_decimals(size: Floats) -> Whole:
    """The decimals ≥ 0 beyond which floats of this size > 0 hold binary noise only."""
    leading = np.floor(np.log10(size)).astype(np.int64)
    return np.maximum(SIGNIFICANT_DIGITS - 1 - leading, 0)


def round_to(values: Floats, decimals: int, size: Floats | None = None) -> Floats:
    """Round to that many decimals, but never finer than floats hold; -0.0 made 0.0.

    NaN stays NaN.

    size  the numbers that a value was computed from: the 15 significant digits are theirs
    """
    size = np.abs(values) if size is None else size
    largest = np.array([np.fmax.reduce(size, initial=0.0)])  # fmax passes NaN over
    if not largest[0] or decimals <= min(int(noise_decimals(largest)[0]), MOST_PLACES):
        return np.round(values, decimals) + 0.0
    places = np.full(values.shape, decimals)
    some = size > 0
    places[some] = np.minimum(decimals, noise_decimals(size[some]))
    rounded = values.copy()
    for place in np.unique(places[places <= MOST_PLACES]).tolist():
        here = places == place
        rounded[here] = np.round(values[here], place)
    return rounded + 0.0


def shift_point(values: Floats, places: int) -> Floats:
    """values × 10^places, also where the power alone is beyond the range of floats."""
    near = min(places, MOST_PLACES)
    return values * 10.0**near * 10.0 ** (places - near)


def _items(values: ArrayLike, array: NDArray[Any]) -> Sequence[Any]:
    # np.asarray turns [1, "x"] into text, which would lose the number 1
    return list(values) if isinstance(values, (list, tuple)) else list(array.ravel())


def _number(value: object) -> float:
    try:
        number = float(value) if isinstance(value, NUMBERS) else np.nan
    except (OverflowError, ValueError):  # an integer beyond the range of floats; Decimal("sNaN")
        return np.nan
    return number if abs(number) < OVERFLOW else np.nan
