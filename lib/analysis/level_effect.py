"""The change in one subgroup: counts first, then as much as its size allows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lib.analysis.scores import pairs_by_code, pairs_of
from lib.analysis.size_rules import Size, size_of
from lib.stats import (
    Estimate,
    GroupedChanges,
    Pairs,
    Reason,
    hodges_lehmann,
    mean_change,
    rank_biserial,
    shrink_levels,
)
from lib.study.arrays import Codes
from lib.study.study import Factor, Outcome, Study


@dataclass(frozen=True, slots=True, eq=False)
class SubgroupEffect:
    """The change of the participants of one level; signs are after − before.

    level      the level's name; for a combination the names of both; () for everyone
    pairs      their scores; improved and worsened follow the outcome's direction
    size       what may be said: with "counts" the estimates are empty ("too_few")
    mean       mean change with the t interval; shift the Hodges–Lehmann estimate
    effect     matched-pairs rank-biserial correlation
    shrunk     the mean change drawn towards the overall one; None where it is not defined
    """

    level: tuple[str, ...]
    pairs: Pairs
    improved: int
    worsened: int
    size: Size
    mean: Estimate
    shift: Estimate
    effect: Estimate
    shrunk: float | None = None

    @property
    def n(self) -> int:
        """Participants with both scores."""
        return self.pairs.n

    @property
    def unchanged(self) -> int:
        """Participants whose two scores are equal."""
        return self.pairs.unchanged


def effect_of(
    pairs: Pairs, outcome: Outcome, level: tuple[str, ...] = (), shrunk: float | None = None
) -> SubgroupEffect:
    """What may be said about these pairs, by the size rules."""
    up = pairs.rises
    down = pairs.falls
    improved = up if outcome.higher_is_better else down
    worsened = down if outcome.higher_is_better else up
    size = size_of(pairs.n, up + down)
    if size == "counts":
        reason: Reason = "too_few" if pairs.n else "no_pairs"
        mean = Estimate("mean_change", None, reason=reason)
        shift = Estimate("hodges_lehmann", None, reason=reason)
        effect = Estimate("rank_biserial", None, reason=reason)
        return SubgroupEffect(level, pairs, improved, worsened, size, mean, shift, effect)
    mean = mean_change(pairs)
    shift = hodges_lehmann(pairs)
    effect = rank_biserial(pairs)
    return SubgroupEffect(level, pairs, improved, worsened, size, mean, shift, effect, shrunk)


def everyone(study: Study, outcome: Outcome) -> SubgroupEffect:
    """The change of all participants of the study."""
    return effect_of(pairs_of(study, outcome), outcome)


def by_level(study: Study, outcome: Outcome, factor: Factor) -> tuple[SubgroupEffect, ...]:
    """One effect a level of a category, in the order of its levels; raw beside shrunk estimates.

    A level that nobody with both scores has is there with n = 0. Only the levels that are
    described (5 participants and more) take part in the shrinkage.
    """
    groups = pairs_by_code(study, outcome, codes_of(factor), len(factor.levels))
    described = tuple(i for i, pairs in enumerate(groups) if size_of(pairs.n, 0) != "counts")
    shown = GroupedChanges.of_pairs([groups[i] for i in described])
    shrunk: dict[int, float | None] = dict(
        zip(described, shrink_levels(shown).estimates or (None,) * len(described), strict=True)
    )
    return tuple(
        effect_of(pairs, outcome, (level,), shrunk.get(i))
        for i, (level, pairs) in enumerate(zip(factor.levels, groups, strict=True))
    )


def by_two(
    study: Study, outcome: Outcome, first: Factor, second: Factor
) -> tuple[SubgroupEffect, ...]:
    """The combinations of two categories that anybody has, as description: no test, no p."""
    codes = codes_of(first)
    other = codes_of(second)
    known = (codes >= 0) & (other >= 0)
    both = np.where(known, codes * len(second.levels) + other, -1).astype(np.int32)
    levels = [(a, b) for a in first.levels for b in second.levels]
    groups = pairs_by_code(study, outcome, both, len(levels))
    return tuple(
        effect_of(pairs, outcome, level)
        for level, pairs in zip(levels, groups, strict=True)
        if pairs.n
    )


def codes_of(factor: Factor) -> Codes:
    """For each row the position of its level. Raises ValueError for a numeric factor."""
    if factor.code is None:
        raise ValueError(f"{factor.key!r} is a number; it has no levels")
    return factor.code
