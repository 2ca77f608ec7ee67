"""The exact distribution of a rank sum when ranks are tied."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln

from lib.stats.arrays import Counts, Floats, Mask

MOST_CELLS = 1_500_000_000  # additions at most, of which a small part is made: about 0.2 s
MOST_STEPS = 50_000_000  # of the recursion without ties: 0.1 s, and no probability underflows


@dataclass(frozen=True, slots=True, eq=False)
class RankSumTails:
    """P-values of a rank sum W given the tied ranks.

    greater    P(W ≥ w)
    less       P(W ≤ w)
    two_sided  P(|W − E W| ≥ |w − E W|)
    """

    greater: float
    less: float
    two_sided: float


def rank_sum_tails(inside: Counts, total: Counts) -> RankSumTails | None:
    """Exact tails of the rank sum of one group, or None when they would cost too much.

    inside  people of the group at each distinct value in rising order, (k,)
    total   people of both groups at each distinct value, (k,), all positive

    The distribution is the conditional one given the midranks: every choice of the group's
    members is equally likely (Lehmann 1975, §1.4).

    >>> tails = rank_sum_tails(np.array([0, 1, 2]), np.array([2, 1, 2]))  # 3 of 5 people
    >>> round(tails.greater, 12)  # the highest of the ten ways to choose three
    0.1
    """
    size = int(inside.sum())
    everyone = int(total.sum())
    if 2 * size > everyone:  # the other group's sum is the mirror image, and costs less
        mirror = rank_sum_tails(total - inside, total)
        return mirror and RankSumTails(mirror.less, mirror.greater, mirror.two_sided)
    score = _scores(total)
    chance, first = _chances(size, total, score)
    if chance is None:
        return None
    observed = int(inside @ score) - first
    sums = np.arange(chance.size, dtype=np.float64)
    # integers below 2**53: the comparison with the mean is exact
    centre = float(size * int(total @ score) - everyone * first)
    far = np.abs(everyone * sums - centre) >= abs(everyone * observed - centre)
    upper = sums >= observed
    lower = sums <= observed
    return RankSumTails(_share(chance, upper), _share(chance, lower), _share(chance, far))


def centred_rank_sums(size: int, total: Counts) -> tuple[Floats, Floats] | None:
    """The rank sums that a group of that size can have, less their mean, and their chances.

    In rising order, in units of ranks; of the smaller group where `size` is more than half, which
    has the same sums with the other sign. None where they would cost too much.

    >>> sums, chances = centred_rank_sums(1, np.array([1, 2]))  # midranks 1, 2.5, 2.5
    >>> sums.tolist(), chances.round(12).tolist()
    ([-1.0, 0.5], [0.333333333333, 0.666666666667])
    """
    everyone = int(total.sum())
    few = min(size, everyone - size)
    score = _scores(total)
    chance, first = _chances(few, total, score)
    if chance is None:
        return None
    possible = np.flatnonzero(chance)
    doubled = 2 * np.cumsum(total) - total
    step = float(doubled[-1] - doubled[0]) / 2.0 / max(1, int(score[-1]))  # ranks a point
    centred = (everyone * (possible + float(first)) - float(few * int(total @ score))) / everyone
    return step * centred, chance[possible]


def _chances(size: int, total: Counts, score: Counts) -> tuple[Floats | None, int]:
    """P(sum of scores = first + i) of a group of at most half the people, and that first sum."""
    everyone = int(total.sum())
    if everyone == total.size:  # no ties
        return rank_sum_distribution(size, everyone - size), size * (size - 1) // 2
    return _distribution(size, total, score), 0


def rank_sum_distribution(first: int, second: int) -> Floats | None:
    """P(U = u) of the Mann–Whitney count without ties, u = 0 … first·second; None if costly.

    The coefficients of the Gaussian binomial Π (1 − q^(m + i))/(1 − qⁱ), i = 1 … n, the lower
    half of them: the other is its mirror image (Löffler 1983).

    >>> (6 * rank_sum_distribution(2, 2)).round(12).tolist()
    [1.0, 1.0, 2.0, 1.0, 1.0]
    """
    few, many = sorted((first, second))
    if float(few) * few * many > MOST_STEPS:
        return None
    half = first * second // 2 + 1
    chance = np.zeros(half)
    chance[0] = 1.0
    for i in range(1, few + 1):
        if many + i < half:
            chance[many + i :] -= chance[: half - many - i].copy()
        padded = np.pad(chance, (0, -half % i)).reshape(-1, i)
        chance = np.cumsum(padded, axis=0).ravel()[:half] * (i / (many + i))
    return np.concatenate([chance, chance[: first * second + 1 - half][::-1]])


def _share(chance: Floats, region: Mask) -> float:
    """The probability of a region, from the smaller side: near 1 it is exact as well."""
    inside = float(np.sum(chance[region]))
    outside = float(np.sum(chance[~region]))
    share = inside if inside < 0.5 else 1.0 - outside
    return min(1.0, max(share, float(np.finfo(np.float64).tiny)))


def _scores(total: Counts) -> Counts:
    """Doubled midranks, moved to start at 0 and divided by their common divisor."""
    doubled = 2 * np.cumsum(total) - total
    doubled = doubled - doubled[0]
    return np.asarray(doubled // max(1, int(np.gcd.reduce(doubled))), np.int64)


def _largest_sum(size: int, total: Counts, score: Counts) -> int:
    """The rank sum when the group takes the highest values."""
    before = np.cumsum(total[::-1]) - total[::-1]
    taken = np.clip(size - before, 0, total[::-1])
    return int(taken @ score[::-1])


def _cells(size: int, total: Counts, score: Counts) -> float:
    steps = float(np.sum(np.minimum(total, size) + 1))
    return steps * (size + 1) * (_largest_sum(size, total, score) + 1.0)


def _distribution(size: int, total: Counts, score: Counts) -> Floats | None:
    """P(W = w) by taking up one tied value after the other; None if that costs too much.

    Row a of `chance` is the distribution of the sum if a of the people so far are in the group;
    a new value with t people puts j of them into it with a hypergeometric chance. Only positive
    numbers are added, so that small tails keep their digits.
    """
    if _cells(size, total, score) > MOST_CELLS:
        return None
    largest = _largest_sum(size, total, score)
    chance = np.zeros((size + 1, 1))
    chance[0, 0] = 1.0
    seen = 0
    left = int(total.sum())
    for people, points in zip(total.tolist(), score.tolist(), strict=True):
        seen += people
        left -= people
        value = _TiedValue(people, points, seen)
        most = min(people, size)
        reach = min(largest, chance.shape[1] - 1 + most * points)
        following = np.zeros((size + 1, reach + 1))
        rows = np.arange(max(0, size - left), min(size, seen) + 1)  # that can still be reached
        for chosen in range(most + 1):
            value.put_in(chosen, rows[rows >= chosen], chance, following)
        chance = following
    return np.asarray(chance[size])


@dataclass(frozen=True, slots=True)
class _TiedValue:
    """A value that is being taken up: the people who share it, and those up to it.

    people  participants with this value
    points  the score that each of them adds to the sum
    seen    participants with this value or a lower one
    """

    people: int
    points: int
    seen: int

    def put_in(self, chosen: int, rows: Counts, chance: Floats, following: Floats) -> None:
        """Add to `following` the ways in which so many of these people are in the group."""
        shift = chosen * self.points
        width = min(chance.shape[1], following.shape[1] - shift)
        if rows.size == 0 or width <= 0:
            return
        low = int(rows[0])
        high = int(rows[-1]) + 1
        share = _hypergeometric(chosen, rows, self.people, self.seen)[:, None]
        before = chance[low - chosen : high - chosen, :width]
        following[low:high, shift : shift + width] += share * before


def _hypergeometric(j: int, inside: Counts, t: int, seen: int) -> Floats:
    """P(j of the t newest are among the `inside` chosen of `seen` people)."""
    if t == 1:  # without a logarithm, so without its rounding
        share = inside / seen
        return np.asarray(np.where(inside <= seen, share if j else 1.0 - share, 0.0))
    possible = (inside <= seen) & (inside - j <= seen - t)
    a = np.where(possible, inside, j)
    log = _log_choose(t, j) + _log_choose(seen - t, a - j) - _log_choose(seen, a)
    return np.asarray(np.where(possible, np.exp(log), 0.0))


def _log_choose(n: int, k: Counts | int) -> Floats:
    return np.asarray(gammaln(n + 1.0) - gammaln(np.add(k, 1.0)) - gammaln(np.subtract(n + 1.0, k)))
