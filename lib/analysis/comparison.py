"""The main answer of a study: did the scores change, and by how much?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lib.analysis.scores import pairs_of
from lib.stats import (
    Caution,
    Estimate,
    Interval,
    Pairs,
    SignedRank,
    clopper_pearson,
    hodges_lehmann,
    interval_caution,
    mean_change,
    net_improvement,
    rank_biserial,
    signed_rank,
    wilson,
)
from lib.study.study import Outcome, Study

Verdict = Literal["nobody", "one", "no_change", "too_few", "rise", "fall", "unclear"]
ALPHA = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Everything that the first screen says about one outcome of the selected participants.

    signs of all figures are after − before; improved and worsened follow the outcome's direction

    missing            participants without both scores
    improved_share     share improved with its Wilson interval
    at_least_improved  the same share with its Clopper–Pearson interval, for the caveat card
    net                (improved − worsened) / n, signed as the scores (rises − falls)
    shift              Hodges–Lehmann estimate over all pairs; mean the mean change
    effect             matched-pairs rank-biserial correlation
    effect_caution     why the interval of `effect` may hold less often than it says
    """

    outcome: Outcome
    pairs: Pairs
    missing: int
    test: SignedRank
    improved_share: Estimate
    at_least_improved: Interval | None
    net: Estimate
    shift: Estimate
    mean: Estimate
    effect: Estimate
    effect_caution: Caution | None

    @property
    def n(self) -> int:
        """Participants with both scores."""
        return self.pairs.n

    @property
    def improved(self) -> int:
        """Participants whose score changed in the direction of benefit."""
        return self.pairs.rises if self.outcome.higher_is_better else self.pairs.falls

    @property
    def worsened(self) -> int:
        """Participants whose score changed against it."""
        return self.pairs.falls if self.outcome.higher_is_better else self.pairs.rises

    @property
    def unchanged(self) -> int:
        """Participants whose two scores are equal."""
        return self.pairs.unchanged

    @property
    def verdict(self) -> Verdict:
        """What kind of sentence the data allow; "rise" and "fall" speak of the scores."""
        if self.n < 2:
            return "one" if self.n else "nobody"
        if self.test.n_used == 0:
            return "no_change"
        if self.test.p is not None and self.test.p < ALPHA:
            return "rise" if self.test.w_plus > self.test.w_minus else "fall"
        smallest = self.test.smallest_p
        return "too_few" if smallest is not None and smallest >= ALPHA else "unclear"


def compare(study: Study, outcome_key: str) -> Comparison:
    """Compare before with after for everybody in the study; use `study.where` to select."""
    outcome = study.outcome(outcome_key)
    pairs = pairs_of(study, outcome)
    up = pairs.rises if outcome.higher_is_better else pairs.falls
    return Comparison(
        outcome=outcome,
        pairs=pairs,
        missing=study.n - pairs.n,
        test=signed_rank(pairs),
        improved_share=wilson(up, pairs.n),
        at_least_improved=clopper_pearson(up, pairs.n).interval,
        net=net_improvement(pairs),
        shift=hodges_lehmann(pairs),
        mean=mean_change(pairs),
        effect=rank_biserial(pairs),
        effect_caution=interval_caution(pairs),
    )
