"""Normalised gain (N-Gain) of everybody or of each arm, and of single participants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from lib.analysis.arms import arm_factor
from lib.analysis.scores import pairs_by_code, pairs_of
from lib.stats import GainClass, NormalizedGain, Pairs, gain_class, gains, normalized_gain
from lib.study.study import Outcome, Study

Effectiveness = Literal["not", "less", "fairly", "fully"]

# per cent of the possible gain from which the names are used, as theses cite Hake 1999
EFFECTIVE: tuple[tuple[float, Effectiveness], ...] = (
    (76.0, "fully"),
    (56.0, "fairly"),
    (40.0, "less"),
)
ROUNDING = 1e-7  # of a per cent


@dataclass(frozen=True, slots=True, eq=False)
class GroupGain:
    """The gain of everybody (level "") or of the people of one arm."""

    level: str
    pairs: Pairs
    gain: NormalizedGain


@dataclass(frozen=True, slots=True)
class PersonGain:
    """One participant: scores, gain and class, None where nothing could be gained.

    beyond   a score lies above the highest that was declared, so there is no gain either
    """

    name: str
    before: float
    after: float
    gain: float | None
    beyond: bool

    @property
    def named(self) -> GainClass | None:
        """Hake's class of the gain."""
        return None if self.gain is None else gain_class(self.gain)


def has_gain(study: Study, outcome: Outcome) -> bool:
    """Whether N-Gain can be asked of a score: more is better, and its owner declared a highest.

    A sample's scale is ours and no test that somebody marked, so it has none.
    """
    declared = outcome.scale is not None and study.origin == "uploaded"
    return declared and outcome.higher_is_better and not outcome.duration


def gains_of(study: Study, outcome: Outcome) -> tuple[GroupGain, ...]:
    """The gain of everybody in the study, or of each arm that somebody is in.

    outcome   one of this very study's, with a declared highest score
    """
    if outcome.scale is None:
        return ()
    highest = outcome.scale.high
    factor = arm_factor(study)
    if factor is None or factor.code is None:
        groups = {"": pairs_of(study, outcome)}
    else:
        parts = pairs_by_code(study, outcome, factor.code, len(factor.levels))
        groups = {name: part for name, part in zip(factor.levels, parts, strict=True) if part.n}
    return tuple(
        GroupGain(name, pairs, normalized_gain(pairs, highest)) for name, pairs in groups.items()
    )


def single_gains(study: Study, outcome: Outcome) -> tuple[PersonGain, ...]:
    """The gain of each participant with both scores; () where people are counted, not named."""
    if outcome.scale is None or not study.ids:
        return ()
    before = outcome.before[outcome.cell]
    after = outcome.after[outcome.cell]
    gain = gains(before, after, outcome.scale.high)
    found: list[PersonGain] = []
    for row in np.flatnonzero(np.isfinite(before) & np.isfinite(after)).tolist():
        own = float(gain[row]) if np.isfinite(gain[row]) else None
        scores = float(before[row]), float(after[row])
        beyond = max(scores) > outcome.scale.high
        found.append(PersonGain(study.ids[row], *scores, own, beyond))
    return tuple(found)


def effectiveness(gain: float) -> Effectiveness:
    """What theses call the effectiveness of a gain, by its per cent (cited as Hake 1999).

    >>> effectiveness(0.39), effectiveness(0.55), effectiveness(0.56), effectiveness(0.76)
    ('not', 'less', 'fairly', 'fully')
    """
    for least, name in EFFECTIVE:
        if gain * 100.0 >= least - ROUNDING:
            return name
    return "not"
