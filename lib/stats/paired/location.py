"""Where the changes lie: Hodges–Lehmann shift, median change."""

from __future__ import annotations

from typing import Literal

import numpy as np

from lib.stats.exact.untied import signed_rank_quantile
from lib.stats.exact.walsh import walsh_sums
from lib.stats.pairs import Pairs
from lib.stats.results import Estimate, Interval

Over = Literal["all", "changed"]


def hodges_lehmann(pairs: Pairs, over: Over = "all", level: float = 0.95) -> Estimate:
    """The Hodges–Lehmann shift: the median of the n(n + 1)/2 Walsh averages of the changes.

    Hodges and Lehmann 1963.

    over   "all" keeps the unchanged participants; "changed" drops them, as R ≤ 4.5 does
    level  the wanted level of the interval

    The interval runs from the k-th smallest to the k-th largest Walsh average, k the lower
    (1 − level)/2 quantile of the signed-rank distribution; its `level` is the one truly reached
    (Hollander, Wolfe and Chicken 2014, 3.2–3.3). Value None with "no_pairs" or "no_change",
    interval None with "not_attainable" where so few cannot reach the level: up to 5 at 95 %.
    Raises ValueError for an unknown `over`.

    >>> shift = hodges_lehmann(Pairs.of([0] * 8, [1, 2, 3, 4, 5, 6, 7, 8]))
    >>> shift.value, shift.interval.low, shift.interval.high, round(shift.interval.level, 4)
    (4.5, 2.0, 7.0, 0.9609)
    """
    if over not in ("all", "changed"):
        raise ValueError(f"over is 'all' or 'changed', not {over!r}")
    name = "hodges_lehmann" if over == "all" else "hodges_lehmann_changed"
    (steps, decimals) = pairs.change_steps
    count = pairs.distinct_change[1]
    if over == "changed":
        changed = pairs.distinct_change[0] != 0
        steps = steps[changed]
        count = count[changed]
    n = int(count.sum())
    if n == 0:
        return Estimate(name, None, reason="no_change" if pairs.n else "no_pairs")
    k, beyond = signed_rank_quantile(n, (1.0 - level) / 2.0)
    total = n * (n + 1) // 2
    middle = [(total + 1) // 2, total // 2 + 1]
    ends = [k, total + 1 - k] if k else []
    sums = walsh_sums(steps, count, middle + ends)
    value = _in_units(sums[0] + sums[1], 4, decimals)
    if not ends:
        return Estimate(name, value, reason="not_attainable")
    low, high = (_in_units(end, 2, decimals) for end in sums[2:])
    return Estimate(name, value, Interval(low, high, "walsh_averages", 1.0 - 2.0 * beyond))


def median_change(pairs: Pairs) -> Estimate:
    """The median of the changes; None with "no_pairs". It has no interval here.

    >>> median_change(Pairs.of([3, 5, 4, 6, 5], [5, 6, 4, 9, 4])).value
    1.0
    """
    steps, decimals = pairs.change_steps
    upto = np.cumsum(pairs.distinct_change[1])
    if upto.size == 0:
        return Estimate("median_change", None, reason="no_pairs")
    n = int(upto[-1])
    low, high = steps[np.searchsorted(upto, [(n + 1) // 2, n // 2 + 1])].tolist()
    return Estimate("median_change", _in_units(low + high, 2, decimals))


def _in_units(steps: int, parts: int, decimals: int) -> float:
    """steps / parts in the score's unit, rounded once."""
    if decimals < 0:
        return float(int(steps) * 10 ** abs(decimals) / parts)
    return float(steps / (parts * 10 ** abs(decimals)))
