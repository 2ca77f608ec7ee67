"""The sign test: did more scores rise than fall? Needs no symmetry, only the directions."""

from __future__ import annotations

from typing import Literal, get_args

from lib.stats.pairs import Pairs
from lib.stats.probability import Probability, binomial_half_lower
from lib.stats.results import HypothesisTest, Reason

Alternative = Literal["two-sided", "greater", "less"]


def sign_test(pairs: Pairs, alternative: Alternative = "two-sided") -> HypothesisTest:
    """The exact sign test: rises among those who changed against Binomial(n′, ½).

    Unchanged participants are dropped. "greater" speaks for a rise, "less" for a fall; two-sided
    is twice the smaller tail (R: binom.test(rises, rises + falls)). The statistic is the number
    of rises, `n` is n′. Where nobody changed p is None and the reason says so. Raises ValueError
    for an unknown alternative.

    >>> pairs = Pairs.of([3, 5, 4, 6, 5], [5, 6, 4, 9, 4])
    >>> test = sign_test(pairs)  # 3 rises, 1 fall
    >>> test.p, test.n
    (0.625, 4)
    """
    check_alternative(alternative)
    rises = pairs.rises
    falls = pairs.falls
    if rises + falls == 0:
        reason: Reason = "no_change" if pairs.n else "no_pairs"
        return HypothesisTest("sign_test", None, reason=reason)
    tail = _tail(rises, falls, alternative)
    return HypothesisTest("sign_test", tail.p, float(rises), "exact", tail.log10_p, n=rises + falls)


def check_alternative(alternative: str) -> None:
    """Raises ValueError for anything but "two-sided", "greater" and "less".

    >>> check_alternative("bigger")
    Traceback (most recent call last):
        ...
    ValueError: alternative is one of ('two-sided', 'greater', 'less'), not 'bigger'
    """
    if alternative not in get_args(Alternative):
        raise ValueError(f"alternative is one of {get_args(Alternative)}, not {alternative!r}")


def _tail(rises: int, falls: int, alternative: Alternative) -> Probability:
    if alternative == "greater":
        return binomial_half_lower(falls, rises + falls)
    if alternative == "less":
        return binomial_half_lower(rises, rises + falls)
    return binomial_half_lower(min(rises, falls), rises + falls).doubled
