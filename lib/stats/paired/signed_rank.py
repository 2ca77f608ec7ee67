"""The Wilcoxon signed-rank test: exact with ties and zeros, and as the normal approximation."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from scipy.special import log_ndtr

from lib.stats.arrays import Counts, Floats
from lib.stats.exact.shift import Tails, sum_tails
from lib.stats.pairs import Pairs
from lib.stats.probability import SMALLEST
from lib.stats.results import HypothesisTest, Method, Reason

ZeroMethod = Literal["wilcoxon", "pratt"]
Side = Literal["negative", "positive", "equal"]


@dataclass(frozen=True, slots=True)
class SignedRank:
    """The signed-rank test of after − before, with everything its printed tables need.

    n, n_used           participants with both scores; those of them whose score changed (n′)
    rises, falls        participants with d > 0 and d < 0; `unchanged` with d = 0
    w_plus, w_minus     sums of the midranks of |d| over the rises and over the falls
    mean_rank_plus, mean_rank_minus   the sums per participant, None where there are none
    tie_term            Σ(t³ − t) over the groups of t tied |d|
    zeros               "wilcoxon": zeros dropped before ranking; "pratt": after it
    exact               exact tails of W⁺ given the ties; `less` speaks for a fall, `greater` for a
                        rise; None where nobody changed or the cost is too high
    asymptotic, corrected   tails of the normal approximation without and with the continuity
                        correction of 0.5; the variance allows for ties
    z, z_corrected      (W⁺ − mean) / sd without and with the correction; positive for a rise
    reason              why there is no test at all: "no_pairs" or "no_change"
    """

    n: int
    n_used: int
    rises: int
    falls: int
    w_plus: float
    w_minus: float
    mean_rank_plus: float | None
    mean_rank_minus: float | None
    tie_term: int
    zeros: ZeroMethod
    exact: Tails | None = None
    asymptotic: Tails | None = None
    corrected: Tails | None = None
    z: float | None = None
    z_corrected: float | None = None
    reason: Reason | None = None

    @property
    def unchanged(self) -> int:
        """Participants whose two scores are equal."""
        return self.n - self.n_used

    @property
    def tails(self) -> Tails | None:
        """The tails that the reported p comes from: exact where affordable, else asymptotic."""
        return self.exact or self.asymptotic

    @property
    def method(self) -> Method | None:
        """Where the reported p comes from."""
        if self.exact is not None:
            return "exact"
        return None if self.asymptotic is None else "asymptotic"

    @property
    def p(self) -> float | None:
        """The reported two-sided p, never 0; None with `reason` where there is no test."""
        return None if self.tails is None else self.tails.two_sided

    @property
    def log10_p(self) -> float | None:
        """log10 of the reported p, which keeps its size below the range of floats."""
        return None if self.tails is None else self.tails.log10_two_sided

    @property
    def smallest_p(self) -> float | None:
        """The smallest two-sided exact p that n′ changed participants can give: 2 / 2^n′."""
        if self.n_used == 0:
            return None
        return max(math.ldexp(1.0, 1 - self.n_used), SMALLEST)

    @property
    def spss_z(self) -> float | None:
        """Z as SPSS prints it: from the smaller rank sum, without correction, never positive."""
        return None if self.z is None else 0.0 - abs(self.z)

    @property
    def based_on(self) -> Side:
        """The ranks SPSS's footnote names: those with the smaller sum."""
        if self.w_plus == self.w_minus:
            return "equal"
        return "negative" if self.w_minus < self.w_plus else "positive"

    @property
    def test(self) -> HypothesisTest:
        """The reported p as a test result; the statistic is W⁺."""
        return HypothesisTest(
            name="wilcoxon_signed_rank" if self.zeros == "wilcoxon" else "pratt_signed_rank",
            p=self.p,
            statistic=None if self.reason else self.w_plus,
            method=self.method,
            log10_p=self.log10_p,
            n=self.n_used,
            reason=self.reason,
        )


@dataclass(frozen=True, slots=True, eq=False)
class RankedChanges:
    """The distinct |d| > 0 in rising order with their ranks and who has them.

    magnitude      the distinct |d|, shape (k,), in the score's unit
    doubled_rank   twice the midrank of each, a whole number, shape (k,)
    rises, falls   participants with d = +|d| and d = −|d|, shape (k,)
    """

    magnitude: Floats
    doubled_rank: Counts
    rises: Counts
    falls: Counts

    @property
    def tied(self) -> Counts:
        """Participants who share each |d|."""
        return self.rises + self.falls


def rank_changes(pairs: Pairs, zeros: ZeroMethod = "wilcoxon") -> RankedChanges:
    """Midranks of |d| from the counts; with "pratt" the zeros take the lowest ranks first.

    >>> pairs = Pairs.of([3, 5, 4, 6, 5], [5, 6, 4, 9, 4])
    >>> ranked = rank_changes(pairs)
    >>> ranked.magnitude.tolist(), ranked.doubled_rank.tolist()
    ([1.0, 2.0, 3.0], [3, 6, 8])
    """
    magnitude, rises, falls = pairs.sizes_of_change
    tied = rises + falls
    below = np.cumsum(tied) - tied
    if zeros == "pratt":
        below = below + pairs.unchanged
    return RankedChanges(magnitude, 2 * below + tied + 1, rises, falls)


def signed_rank(pairs: Pairs, zeros: ZeroMethod = "wilcoxon") -> SignedRank:
    """The signed-rank test that the changes lean neither way.

    Zeros are dropped before ranking (Wilcoxon 1945) or ranked and then dropped (Pratt 1959). The
    exact p is conditional on the ties and takes any number of participants that the cost allows;
    where nobody changed, every figure of the test is None and `reason` says so. Raises ValueError
    for an unknown treatment of the zeros.

    >>> pairs = Pairs.of([3, 5, 4, 6, 5], [5, 6, 4, 9, 4])
    >>> found = signed_rank(pairs)  # sizes 1, 1, 2, 3 with midranks 1.5, 1.5, 3, 4
    >>> found.w_plus, found.w_minus, found.p, found.method
    (8.5, 1.5, 0.375, 'exact')
    """
    if zeros not in ("wilcoxon", "pratt"):
        raise ValueError(f"zeros is 'wilcoxon' or 'pratt', not {zeros!r}")
    ranked = rank_changes(pairs, zeros)
    rises = int(ranked.rises.sum())
    falls = int(ranked.falls.sum())
    doubled_plus = int(np.dot(ranked.doubled_rank, ranked.rises))
    doubled_minus = int(np.dot(ranked.doubled_rank, ranked.falls))
    counted = SignedRank(
        n=pairs.n,
        n_used=rises + falls,
        rises=rises,
        falls=falls,
        w_plus=doubled_plus / 2,
        w_minus=doubled_minus / 2,
        mean_rank_plus=doubled_plus / 2 / rises if rises else None,
        mean_rank_minus=doubled_minus / 2 / falls if falls else None,
        tie_term=tie_term(ranked.tied),
        zeros=zeros,
        reason=_reason(pairs.n, rises + falls),
    )
    if counted.reason:
        return counted
    return _tested(counted, sum_tails(ranked.doubled_rank, ranked.tied, doubled_plus))


def tie_term(tied: Counts) -> int:
    """Σ(t³ − t) over groups of t tied values, as an exact integer.

    >>> tie_term(np.array([2, 1, 1]))  # 2³ − 2
    6
    """
    sizes, groups = np.unique(tied[tied > 1], return_counts=True)
    return sum(g * (t**3 - t) for t, g in zip(sizes.tolist(), groups.tolist(), strict=True))


def normal_tails(deviation: float, sd: float, correction: float = 0.0) -> Tails:
    """Tails of a normal variable with that sd, `correction` nearer to its mean on each side.

    >>> tails = normal_tails(1.645, 1.0)
    >>> round(tails.greater, 3), round(tails.less, 3)
    (0.05, 0.95)
    """
    log_less = float(log_ndtr((deviation + correction) / sd))
    log_greater = float(log_ndtr((correction - deviation) / sd))
    return Tails(
        less=max(math.exp(log_less), SMALLEST),
        greater=max(math.exp(log_greater), SMALLEST),
        log10_less=log_less / math.log(10.0),
        log10_greater=log_greater / math.log(10.0),
    )


def _reason(n: int, n_used: int) -> Reason | None:
    if n == 0:
        return "no_pairs"
    return "no_change" if n_used == 0 else None


def _tested(counted: SignedRank, exact: Tails | None) -> SignedRank:
    deviation = (counted.w_plus - counted.w_minus) / 2
    sd = math.sqrt(_variance(counted))
    nearer = math.copysign(0.5, deviation) if deviation else 0.0
    return replace(
        counted,
        exact=exact,
        asymptotic=normal_tails(deviation, sd),
        corrected=normal_tails(deviation, sd, 0.5),
        z=deviation / sd,
        z_corrected=(deviation - nearer) / sd,
    )


def _variance(counted: SignedRank) -> float:
    """Variance of W⁺ under the null hypothesis: Σ R² / 4, from the ranks left after dropping."""
    n = counted.n if counted.zeros == "pratt" else counted.n_used
    dropped = n - counted.n_used
    squares = n * (n + 1) * (2 * n + 1) - dropped * (dropped + 1) * (2 * dropped + 1)
    return (2 * squares - counted.tie_term) / 48
