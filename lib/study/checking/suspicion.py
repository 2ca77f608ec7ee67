"""Suspicion: what looks odd in a study; each is a question to the person, never a correction."""

from __future__ import annotations

import numpy as np

from lib.study.arrays import Counts, Floats
from lib.study.checking.item_signs import against_the_rest
from lib.study.problem import Problem, ProblemKey, Slots
from lib.study.study import Factor, Outcome, Study

MOSTLY_WORSE = 0.8  # of those who changed: the columns may be swapped, or the direction wrong
AT_THE_END = 0.15  # of the scores at one end of the scale: floor or ceiling
FEWEST = 5  # participants, below which nothing is odd
TIMES_LARGER = 3.0  # the largest score of one time against the other's


def suspicions(study: Study) -> tuple[Problem, ...]:
    """Everything about the scores and factors that a person should look at.

    >>> from lib.study.samples.shipped import load
    >>> suspicions(load("blooto_2021"))
    ()
    """
    found: list[Problem] = []
    for outcome in study.outcomes:
        count = study.cells(outcome)
        found += _mostly_worse(outcome, count)
        found += _different_scales(outcome, count)
        found += against_the_rest(study, outcome)
        for time, scores in (
            (outcome.before_label, outcome.before),
            (outcome.after_label, outcome.after),
        ):
            found += _one_time(outcome, time, scores, count)
    found += [problem for factor in study.factors for problem in _one_level(study, factor)]
    return tuple(found)


def _mostly_worse(outcome: Outcome, count: Counts) -> list[Problem]:
    change = outcome.after - outcome.before
    rises = int(count[change > 0].sum())
    falls = int(count[change < 0].sum())
    worse = falls if outcome.higher_is_better else rises
    changed = rises + falls
    if changed < FEWEST or worse < MOSTLY_WORSE * changed:
        return []
    slots: Slots = {"n": worse, "of": changed, "outcome": outcome.label}
    return [Problem("mostly_worse", "warning", slots)]


def _different_scales(outcome: Outcome, count: Counts) -> list[Problem]:
    sides = [_present(scores, count)[0] for scores in (outcome.before, outcome.after)]
    if any(side.size == 0 for side in sides):
        return []
    before, after = (float(np.abs(side).max()) for side in sides)
    small, large = sorted((before, after))
    if small == 0 or large < TIMES_LARGER * small:
        return []
    slots: Slots = {"before": before, "after": after, "outcome": outcome.label}
    return [Problem("scales_differ", "warning", slots)]


def _one_time(outcome: Outcome, time: str, scores: Floats, count: Counts) -> list[Problem]:
    value, people = _present(scores, count)
    n = int(people.sum())
    if n < FEWEST:
        return []
    named: Slots = {"time": time, "outcome": outcome.label}
    if np.unique(value).size == 1:
        return [Problem("constant_scores", "warning", {**named, "value": float(value[0])})]
    if outcome.scale is None:
        return []
    ends: tuple[tuple[ProblemKey, float], ...] = (
        ("many_at_lowest", outcome.scale.low),
        ("many_at_highest", outcome.scale.high),
    )
    problems = []
    for key, end in ends:
        there = int(people[value == end].sum())
        if there > AT_THE_END * n:
            problems.append(Problem(key, "note", {**named, "n": there, "of": n, "value": end}))
    return problems


def _present(scores: Floats, count: Counts) -> tuple[Floats, Counts]:
    """The scores that somebody has, and how many have each."""
    there = np.isfinite(scores) & (count > 0)
    return scores[there], count[there]


def _one_level(study: Study, factor: Factor) -> list[Problem]:
    if factor.value is not None:
        kinds = np.unique(factor.value[np.isfinite(factor.value)]).size
    else:
        kinds = 0 if factor.code is None else np.unique(factor.code[factor.code >= 0]).size
    if kinds > 1:
        return []
    key: ProblemKey = "factor_one_level" if kinds else "factor_empty"
    return [Problem(key, "warning", {"factor": factor.label}, factor.key)]
