"""The tables of arms.md: `python -m tests.studies.arms` prints them, in some minutes.

How often the comparison of arms errs: studies in which no arm made a difference, on scales with
ties and with arms of unequal size, and the share in which it finds one; and the share of studies
in which all simultaneous intervals hold their true differences at once.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from lib.stats.between.ancova import ancova
from lib.stats.between.effect_modification import effect_modification
from lib.stats.between.grouped import GroupedChanges
from lib.stats.between.mann_whitney import mann_whitney
from lib.stats.between.quade import quade
from lib.stats.between.several_arms import SeveralArms, several_arms
from lib.stats.between.two_arm import welch
from lib.stats.pairs import Pairs
from lib.stats.results import Interval
from lib.stats.scores import Resolution

SEED = 1955
STUDIES = 2_000  # without an effect; Monte Carlo error .49 points at 5 %
COVERING = 1_000  # with effects; error .69 points at 95 %
ALPHA = 0.05
TWO = ((5, 5), (15, 15), (10, 30))
MANY = ((5, 6, 7), (15, 15, 15), (8, 14, 25), (5, 5, 20), (12,) * 5, (8, 10, 14, 20, 30))
SCORES = ("amounts", "11 points", "5 points")
LARGEST = 1.6  # the true difference between the first arm and the last, in SD of the scores
TWO_ERRORS = ("ANCOVA", "Quade", "Welch", "Mann–Whitney", "modification")
ERRORS = ("F", "max t", "pairs", "Holm", "Quade", "Quade, Holm", "modification")
COVERED = ("control", "pairs")
SPREADS = {"alike": 0, "first more": 1, "last more": -1}  # double over the arms, up or down


@dataclass(frozen=True, eq=False)
class Trial:
    """People of one study: two correlated scores, the arm and a factor of two levels, (n,) each."""

    before: np.ndarray
    after: np.ndarray
    arm: np.ndarray
    factor: np.ndarray

    @property
    def arms(self) -> list[Pairs]:
        """The pairs of each arm, all at one resolution."""
        told = Resolution.of(self.before, self.after)
        rows = [self.arm == arm for arm in range(int(self.arm.max()) + 1)]
        return [
            Pairs.of(self.before[row], self.after[row], np.ones(int(row.sum()), np.int64), told)
            for row in rows
        ]

    def modification(self) -> float | None:
        """p of whether the arms differ by another amount in the levels of the factor."""
        people = np.ones(self.arm.size, np.int64)
        scores = (self.before, self.after)
        return effect_modification(scores, self.arm, self.factor, people).p


def trial(
    random: np.random.Generator, sizes: tuple[int, ...], scores: str, spread: str = "alike"
) -> Trial:
    """Draw one study without any effect: before and after correlate by .6 where spreads are alike.

    The factor divides every arm as evenly as it can.
    """
    arm = np.repeat(np.arange(len(sizes)), sizes)
    before = random.normal(size=arm.size)
    noise = random.normal(size=arm.size) * _spread(len(sizes), spread)[arm]
    factor = np.concatenate([np.arange(size) % 2 for size in sizes])
    return Trial(
        _recorded(before, scores), _recorded(0.6 * before + 0.8 * noise, scores), arm, factor
    )


def _spread(arms: int, named: str) -> np.ndarray:
    return 2.0 ** (SPREADS[named] * np.linspace(0.5, -0.5, arms))


def _recorded(values: np.ndarray, scores: str) -> np.ndarray:
    """As the instrument records them: in hundredths, or in whole points with floor and ceiling."""
    if scores == "amounts":
        return np.round(values, 2)
    if scores == "11 points":
        return np.clip(np.round(5 + 2 * values), 0, 10)
    return np.clip(np.round(3 + values), 1, 5)


def with_control(arms: int) -> list[tuple[int, int]]:
    """Each arm against the last."""
    return [(arm, arms - 1) for arm in range(arms - 1)]


def each_pair(arms: int) -> list[tuple[int, int]]:
    """All pairs of arms."""
    return list(combinations(range(arms), 2))


def errors(sizes: tuple[int, ...], scores: str, spread: str = "alike") -> list[float]:
    """The share of studies without an effect in which each answer finds one, in per cent."""
    random = _random(sizes, scores, spread)
    found = [_found(trial(random, sizes, scores, spread)) for _ in range(STUDIES)]
    return [100.0 * float(share) for share in np.mean(found, axis=0)]


def _found(drawn: Trial) -> list[bool]:
    arms = drawn.arms
    against = several_arms(arms, with_control(len(arms)))
    pairs = several_arms(arms, each_pair(len(arms)))
    return [
        _finds(against.overall.p),
        any(_finds(one.adjusted.p) for one in against.contrasts),
        any(_finds(one.adjusted.p) for one in pairs.contrasts),
        any(_finds(one.holm) for one in against.contrasts),
        _finds(against.ranks.p),
        any(_finds(one.ranks_holm) for one in against.contrasts),
        _finds(drawn.modification()),
    ]


def two_errors(sizes: tuple[int, ...], scores: str, spread: str = "alike") -> list[float]:
    """The same for what two arms are answered by."""
    random = _random(sizes, scores, spread)
    found = [_two_found(trial(random, sizes, scores, spread)) for _ in range(STUDIES)]
    return [100.0 * float(share) for share in np.mean(found, axis=0)]


def _two_found(drawn: Trial) -> list[bool]:
    arms = drawn.arms
    changes = GroupedChanges.of_pairs(arms)
    tests = (ancova(*arms).hc3.test, quade(arms), welch(changes).test, mann_whitney(changes).best)
    return [*(_finds(test.p) for test in tests), _finds(drawn.modification())]


def _finds(p: float | None) -> bool:
    return p is not None and p < ALPHA


def covered(sizes: tuple[int, ...], spread: str) -> list[float]:
    """The share of studies in which all intervals of a family hold at once, in per cent.

    Amounts; the true differences run evenly from arm to arm.
    """
    random = _random(sizes, "coverage", spread)
    truth = np.linspace(0.0, LARGEST, len(sizes))
    held = []
    for _ in range(COVERING):
        drawn = trial(random, sizes, "amounts", spread)
        after = np.round(drawn.after + truth[drawn.arm], 2)
        arms = Trial(drawn.before, after, drawn.arm, drawn.factor).arms
        families = [with_control(len(sizes)), each_pair(len(sizes))]
        held.append([_holds(several_arms(arms, between), truth) for between in families])
    return [100.0 * float(share) for share in np.mean(held, axis=0)]


def _holds(found: SeveralArms, truth: np.ndarray) -> bool:
    return all(
        _inside(one.difference.interval, float(truth[one.between[0]] - truth[one.between[1]]))
        for one in found.contrasts
    )


def _inside(ends: Interval | None, true: float) -> bool:
    return ends is not None and ends.low <= true <= ends.high


def _random(sizes: tuple[int, ...], scores: str, spread: str) -> np.random.Generator:
    return np.random.default_rng([SEED, *sizes, *scores.encode(), *spread.encode()])


def error_row(sizes: tuple[int, ...], scores: str) -> str:
    """One line of the table of errors; outside 4–6 % in bold."""
    made = two_errors if len(sizes) == 2 else errors
    return _row((people(sizes), scores), made(sizes, scores), (4.0, 6.0))


def unequal_row(sizes: tuple[int, ...], spread: str) -> str:
    """The same of amounts where the arms vary unequally."""
    made = two_errors if len(sizes) == 2 else errors
    return _row((people(sizes), spread), made(sizes, "amounts", spread), (4.0, 6.0))


def covered_row(sizes: tuple[int, ...], spread: str) -> str:
    """One line of the table of coverage; outside 93–97 % in bold."""
    return _row((people(sizes), spread), covered(sizes, spread), (93.0, 97.0))


def people(sizes: tuple[int, ...]) -> str:
    """How a design is called in the tables."""
    return ", ".join(map(str, sizes))


def _row(named: tuple[str, str], figures: list[float], band: tuple[float, float]) -> str:
    low, high = band
    cells = [f"{x:.1f}" if low <= round(x, 1) <= high else f"**{x:.1f}**" for x in figures]
    return f"| {' | '.join([*named, *cells])} |"


def tables() -> Iterator[str]:
    """The lines of all tables."""
    unequal = [spread for spread in SPREADS if spread != "alike"]
    yield from ["### Two arms, no effect", "", *_head("people", "scores", *TWO_ERRORS)]
    yield from (error_row(sizes, scores) for sizes in TWO for scores in SCORES)
    yield from (unequal_row(sizes, spread) for sizes in TWO for spread in unequal)
    yield from ["", "### Three and five arms, no effect", "", *_head("people", "scores", *ERRORS)]
    yield from (error_row(sizes, scores) for sizes in MANY for scores in SCORES)
    yield from ["", "### The same, unequal spreads", "", *_head("people", "spread", *ERRORS)]
    yield from (unequal_row(sizes, spread) for sizes in MANY for spread in unequal)
    yield from ["", "### All intervals at once", "", *_head("people", "spread", *COVERED)]
    yield from (covered_row(sizes, spread) for sizes in MANY for spread in SPREADS)


def _head(*names: str) -> list[str]:
    return [f"| {' | '.join(names)} |", f"|{' --- |' * len(names)}"]


if __name__ == "__main__":
    for line in tables():
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
