"""Studies of three or more times: how often chance is taken for a change, and intervals hold.

Five populations whose times are alike (scores tied, skewed, at the ceiling), of whom a part misses
later times; and three arms of unequal size and spread that change alike. Run it with
`python -m tests.studies.many_times`; the table is kept in many_times.md.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

import numpy as np

from lib.stats.repeated.change import change_from_first, difference_from_control
from lib.stats.repeated.friedman import friedman
from lib.stats.repeated.page import page_trend
from lib.stats.repeated.sequences import Sequences
from lib.stats.repeated.times import all_pairs

STUDIES = 1_000
SEED = 2026
ALPHA = 0.05
MISSING = 0.1  # of the later scores
POPULATIONS = ("normal", "five points", "ceiling", "yes or no", "skewed")
DESIGNS = ((12, 4), (28, 3), (60, 3))  # people, times
ARMS = ((20, 1.0), (12, 2.0), (9, 1.0))  # people, spread of the changes


@dataclass(frozen=True)
class Wrong:
    """In which share of the studies something was found where nothing is.

    friedman, page   p below .05
    changes          some change from the first time has an interval without the true change
    pairs            some pair of times below .05 after Holm
    """

    friedman: float
    page: float
    changes: float
    pairs: float


def scores(population: str, people: int, times: int, rng: np.random.Generator) -> np.ndarray:
    """One study without any difference between its times, (people, times), NaN where missing."""
    person = rng.normal(0, 1, (people, 1))
    moment = rng.normal(0, 1, (people, times))
    if population == "normal":
        drawn = person + moment
    elif population == "five points":
        drawn = np.clip(np.round(3 + person + moment), 1, 5)
    elif population == "ceiling":
        drawn = np.clip(np.round(9 + 1.5 * person + 1.5 * moment), 0, 10)
    elif population == "yes or no":
        drawn = (person + moment > 0.7).astype(np.float64)
    else:
        drawn = np.round(np.exp(0.5 * person + rng.normal(0, 0.7, (people, times))), 2)
    lost = rng.random(drawn.shape) < MISSING
    lost[:, 0] = False
    return np.where(lost, np.nan, drawn)


def of_one_group(population: str, people: int, times: int, studies: int = STUDIES) -> Wrong:
    """How often each answer is wrong in studies of one group."""
    rng = np.random.default_rng([SEED, people, times, POPULATIONS.index(population)])
    found = np.array([_read(scores(population, people, times, rng)) for _ in range(studies)])
    return Wrong(*found.mean(axis=0).tolist())


def of_arms(population: str, times: int = 4, studies: int = STUDIES) -> float:
    """How often some interval of the differences between three equal arms leaves out 0."""
    rng = np.random.default_rng([SEED, times, POPULATIONS.index(population)])
    return float(np.mean([_arms_read(population, times, rng) for _ in range(studies)]))


def of_skewed_changes(people: int, times: int = 4, studies: int = STUDIES) -> float:
    """How often some interval leaves out the true mean of exponential changes, the hardest case."""
    rng = np.random.default_rng([SEED, people])
    wrong = 0
    for _ in range(studies):
        shared = 0.7 * rng.exponential(1, (people, 1))
        later = shared + rng.exponential(1, (people, times - 1)) - 1.7
        drawn = np.hstack([np.zeros((people, 1)), np.round(later, 2)])
        found = change_from_first(Sequences.of(drawn))
        wrong += _any_small([each.p for each in found])
    return wrong / studies


def _read(drawn: np.ndarray) -> tuple[bool, bool, bool, bool]:
    sequences = Sequences.of(drawn)
    overall = friedman(sequences).test.p
    trend = page_trend(sequences).test.p
    changes = [each.p for each in change_from_first(sequences)]
    pairs = [each.adjusted for each in all_pairs(sequences)]
    return _is_small(overall), _is_small(trend), _any_small(changes), _any_small(pairs)


def _arms_read(population: str, times: int, rng: np.random.Generator) -> bool:
    arms = []
    for people, spread in ARMS:
        drawn = scores(population, people, times, rng)
        if population == "normal":
            drawn[:, 1:] = drawn[:, :1] + spread * (drawn[:, 1:] - drawn[:, :1])
        arms.append(Sequences.of(drawn))
    return _any_small([each.p for each in difference_from_control(arms, 0)])


def _is_small(p: float | None) -> bool:
    return p is not None and p < ALPHA


def _any_small(values: list[float | None]) -> bool:
    return any(_is_small(p) for p in values)


def main() -> None:
    """Write the table, a row a population and design."""
    write = sys.stdout.write
    write("| population | people × times | Friedman | Page | changes | covered | pairs, Holm |\n")
    write("|---|---|---|---|---|---|---|\n")
    for population in POPULATIONS:
        for people, times in DESIGNS:
            wrong = of_one_group(population, people, times)
            figures = (wrong.friedman, wrong.page, wrong.changes, 1 - wrong.changes, wrong.pairs)
            cells = " | ".join(f"{100 * share:.1f} %" for share in figures)
            write(f"| {population} | {people} × {times} | {cells} |\n")
            sys.stdout.flush()
    write("\n| population | arms × later times | any difference | covered |\n|---|---|---|---|\n")
    for population in POPULATIONS:
        wrong_arms = of_arms(population)
        cells = " | ".join(f"{100 * share:.1f} %" for share in (wrong_arms, 1 - wrong_arms))
        write(f"| {population} | 2 against a control × 3 | {cells} |\n")
    write("\n| exponential changes | covered |\n|---|---|\n")
    for people in (12, 28, 60, 200):
        covered_all = f"{100 * (1 - of_skewed_changes(people)):.1f} %"
        write(f"| {people} × 4 | {covered_all} |\n")


if __name__ == "__main__":
    main()
