"""Scores as they come in to numbers: NaN where they are none, decimals counted, noise off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.stats.arrays import Floats, Whole

MOST_DECIMALS = 10
OVERFLOW = 1e300
MOST_PLACES = 300  # 10^308 is the largest power that is a float
SIGNIFICANT_DIGITS = 15  # what a float64 keeps of a decimal number without noise
SPARE_DIGITS = 2  # given up where scores do not end: noise is then far below half a step
MOST_PARTS = 60  # a score that is a mean of up to so many items
LARGEST_WHOLE = 2.0**53
MOST_NOISE = 0.05  # of a part: more, and any number would look like a whole number of parts
NUMBERS = (int, float, Decimal, np.integer, np.floating, np.bool_)


@dataclass(frozen=True, slots=True)
class Resolution:
    """How finely the scores of one outcome are told apart: found once, used for all its parts.

    A selection, an arm or a level must not find its own, or equal changes in two of them would no
    longer be equal floats.

    decimals  that a change is rounded to, so that 13.2 − 13.1 ties with 10.2 − 10.1
    ends      whether the scores are decimal numbers. The mean of 3, 6, 7, 9, 11 … items is not:
              2.667 − 1.333 ties with 2.333 − 1 only when the scores keep all their digits until
              they are subtracted, and the change gives up the last ones
    score     decimals that free the scores themselves from noise; None: they are taken as they are
    """

    decimals: int = 0
    ends: bool = True
    score: int | None = 0

    @classmethod
    def of(cls, *scores: Floats) -> Resolution:
        """The resolution of all scores of an outcome; those that are no number are passed over.

        Scores that end have a last decimal within 14 of the 15 digits that a float keeps, and at
        most 10 decimals after the leading digit of the largest. Else a change is rounded to
        15 − digits(largest) − 2 decimals, within the same limit: half a step of that is some
        hundred times the noise, and no multiple of a part up to 1/30 lies as near to it.

        >>> Resolution.of(np.array([13.2, 8.25, np.nan])).decimals
        2
        """
        values = np.unique(np.concatenate([np.zeros(0), *scores]))
        values = values[np.isfinite(values)]
        largest = float(np.max(np.abs(values), initial=0.0))
        if largest == 0.0:
            return cls()
        decimals = count_decimals(values)
        most = most_decimals(largest)
        if decimals < most and _all_end(values):
            return cls(decimals, True, decimals)
        digits = int(np.floor(np.log10(largest))) + 1
        kept = max(1, SIGNIFICANT_DIGITS - digits - SPARE_DIGITS)
        finest = int(noise_decimals(np.array([largest]))[0])
        noisy = np.unique(round_to(values, finest)).size < values.size
        return cls(min(most, kept), False, finest if noisy else None)

    def cleaned(self, scores: ArrayLike) -> Floats:
        """The scores as numbers free from noise: NaN where they are none, 0.1 + 0.2 as 0.3.

        >>> scores = np.array([0.1 + 0.2, 0.5])
        >>> Resolution.of(scores).cleaned(scores).tolist()
        [0.3, 0.5]
        """
        values = as_scores(scores)
        return values + 0.0 if self.score is None else round_to(values, self.score) + 0.0

    def change(self, before: Floats, after: Floats) -> Floats:
        """after − before of cleaned scores, rounded so that equal changes are equal floats.

        >>> before = np.array([13.1, 10.1])
        >>> after = np.array([13.2, 10.2])
        >>> Resolution.of(before, after).change(before, after).tolist()
        [0.1, 0.1]
        """
        size = np.maximum(np.abs(before), np.abs(after)) if self.ends else None
        return round_to(after - before, self.decimals, size)

    def whole(self, values: Floats) -> tuple[Whole, int] | None:
        """Changes as whole numbers of equal steps, and how many steps make 1, for exact sums.

        A step is the last decimal. Where scores do not end, it is the largest part, down to 1/60,
        of which all the values are multiples: 1/3 + 1/3 must equal 2/3. None where the numbers
        are beyond the whole ones that floats hold.

        >>> changes = np.array([0.5, 1.25])
        >>> steps, one = Resolution.of(changes).whole(changes)
        >>> steps.tolist(), one
        ([50, 125], 100)
        """
        parts = None if self.ends else self._parts(values)
        with np.errstate(over="ignore"):
            steps = shift_point(values, self.decimals) if parts is None else values * parts
        if np.any(np.abs(steps) >= LARGEST_WHOLE):
            return None
        return np.rint(steps).astype(np.int64), parts or 10**self.decimals

    def _parts(self, values: Floats) -> int | None:
        rounding = 0.6 * 10.0**-self.decimals
        for parts in range(2, MOST_PARTS + 1):
            if rounding * parts > MOST_NOISE:
                return None
            if np.all(np.abs(values * parts - np.rint(values * parts)) <= rounding * parts):
                return parts
        return None


def as_scores(values: ArrayLike) -> Floats:
    """One-dimensional float64 of any list of scores; what is not a number becomes NaN.

    So do infinity and numbers of 1e300 and more, whose sums would be infinite.

    Integers of any width and booleans are cast. A narrow float stands for the shortest decimal
    that it represents, so that 13.2 from a 32-bit file is 13.2 and not 13.199999809.

    >>> as_scores([1, None, "x", 2.5, float("inf")]).tolist()
    [1.0, nan, nan, 2.5, nan]
    >>> as_scores(np.array([13.2], np.float32)).tolist()
    [13.2]
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

    >>> count_decimals(np.array([13.25])), count_decimals(np.array([4.0, 0.1 + 0.2]))
    (2, 1)
    """
    rest = np.unique(np.abs(values[np.isfinite(values) & (values != 0)]))
    if rest.size == 0:
        return 0
    most = most_decimals(float(rest[-1]))
    tolerance = 0.5 * 10.0 ** (np.floor(np.log10(rest)) + 1 - SIGNIFICANT_DIGITS)
    for decimals in range(most):
        unfinished = np.abs(round_to(rest, decimals) - rest) > tolerance
        rest = rest[unfinished]
        tolerance = tolerance[unfinished]
        if rest.size == 0:
            return decimals
    return most


def most_decimals(largest: float) -> int:
    """The decimals that differences are rounded to at most, where the largest value is this.

    >>> most_decimals(100.0), most_decimals(0.001)
    (10, 13)
    """
    return MOST_DECIMALS - min(0, int(np.floor(np.log10(largest))))


def noise_decimals(size: Floats) -> Whole:
    """The decimals ≥ 0 beyond which floats of this size > 0 hold binary noise only.

    >>> noise_decimals(np.array([1.0, 1000.0])).tolist()
    [14, 11]
    """
    leading = np.floor(np.log10(size)).astype(np.int64)
    return np.maximum(SIGNIFICANT_DIGITS - 1 - leading, 0)


def round_to(values: Floats, decimals: int, size: Floats | None = None) -> Floats:
    """Round to that many decimals, but never finer than floats hold; -0.0 made 0.0.

    NaN stays NaN.

    size  the numbers that a value was computed from: the 15 significant digits are theirs

    >>> round_to(np.array([0.1 + 0.2, -0.04, np.nan]), 1).tolist()
    [0.3, 0.0, nan]
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
    """values × 10^places, also where the power alone is beyond the range of floats.

    >>> shift_point(np.array([1.5, -2.0]), 2).tolist()
    [150.0, -200.0]
    >>> shift_point(np.array([1e-300]), 320).tolist()
    [1e+20]
    """
    near = min(places, MOST_PLACES)
    return values * 10.0**near * 10.0 ** (places - near)


def _all_end(values: Floats) -> bool:
    """Whether each number is a decimal one of at most 14 digits, or a whole one."""
    size = np.abs(values[values != 0])
    leading = np.floor(np.log10(size)).astype(np.int64)
    tolerance = 0.5 * 10.0 ** (leading + 1.0 - SIGNIFICANT_DIGITS)
    places = np.maximum(SIGNIFICANT_DIGITS - 2 - leading, 0)
    for place in np.unique(places[places <= MOST_PLACES]).tolist():
        here = places == place
        if np.any(np.abs(np.round(size[here], place) - size[here]) > tolerance[here]):
            return False
    return True


def _items(values: ArrayLike, array: NDArray[Any]) -> Sequence[Any]:
    # np.asarray turns [1, "x"] into text, which would lose the number 1
    return list(values) if isinstance(values, (list, tuple)) else list(array.ravel())


def _number(value: object) -> float:
    try:
        number = float(value) if isinstance(value, NUMBERS) else np.nan
    except (OverflowError, ValueError):  # an integer beyond the range of floats; Decimal("sNaN")
        return np.nan
    return number if abs(number) < OVERFLOW else np.nan
