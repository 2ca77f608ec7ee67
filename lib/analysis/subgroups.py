"""For whom was the change larger? One test a factor, adjusted over the factors asked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from lib.analysis.counted_rows import CountedRows, counted_rows
from lib.analysis.detectable import detectable_between, detectable_correlation
from lib.analysis.factor_effect import Difference, FactorEffect
from lib.analysis.level_effect import SubgroupEffect, by_level, codes_of, everyone
from lib.analysis.scores import change_of_cells
from lib.analysis.size_rules import FEWEST_DESCRIBED
from lib.stats import (
    FactorColumn,
    FactorTest,
    Floats,
    GroupedChanges,
    HypothesisTest,
    Whole,
    benjamini_hochberg,
    brunner_munzel,
    holm,
    jonckheere,
    kruskal_wallis,
    permutation_tests,
    quade,
    spearman,
    welch,
)
from lib.study.study import Factor, Outcome, Study


@dataclass(frozen=True, slots=True, eq=False)
class Board:
    """Every factor beside everyone; a filter never overwrites it.

    factors   in the order asked for, the planned ones first
    """

    outcome: Outcome
    everyone: SubgroupEffect
    factors: tuple[FactorEffect, ...]

    @property
    def tested(self) -> int:
        """How many factors were tested, and so adjusted for."""
        return sum(1 for effect in self.factors if effect.min_p is not None)

    def factor(self, key: str) -> FactorEffect:
        """The effect of the factor of that key; KeyError when there is none."""
        for effect in self.factors:
            if effect.factor.key == key:
                return effect
        raise KeyError(key)


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """One factor as it goes into the tests: codes of the compared levels or numbers, by row.

    control   the level that is the control, where the factor says who got what
    """

    factor: Factor
    levels: tuple[SubgroupEffect, ...]
    values: Whole | Floats
    unknown: int
    control: str | None = None

    @property
    def compared(self) -> list[SubgroupEffect]:
        """The levels that are large enough to be compared; of two arms the control comes last.

        A difference is the first minus the second, so it has the sign of the comparison of arms.
        """
        large = [level for level in self.levels if level.size != "counts"]
        named = [level.level[0] for level in large]
        turned = len(large) == 2 and self.control == named[0]
        return large[::-1] if turned else large

    @property
    def left_out(self) -> list[SubgroupEffect]:
        """The levels that somebody has, but too few."""
        return [level for level in self.levels if level.n and level.size == "counts"]


def subgroups(
    study: Study,
    outcome_key: str,
    factors: Sequence[str] | None = None,
    planned: Collection[str] = (),
) -> Board:
    """Compare the change over each factor, for everybody in the study.

    factors   keys of the factors to compare, all that vary by default; fewer asked, less adjusted
    planned   keys of those that were declared before looking

    Raises KeyError for an unknown key.
    """
    outcome = study.outcome(outcome_key)
    wanted = varying(study) if factors is None else [study.factor(key) for key in factors]
    wanted = sorted(wanted, key=lambda factor: factor.key not in planned)
    known = np.isfinite(change_of_cells(outcome))[outcome.cell]
    asked = [_ask(study, outcome, factor, known) for factor in wanted]
    rows = counted_rows(study, outcome, [(one.factor, one.values) for one in asked])
    tests = permutation_tests(rows.change, rows.columns, rows.count)
    return Board(outcome, everyone(study, outcome), _effects(asked, rows, tests, planned))


def varying(study: Study) -> list[Factor]:
    """The factors that can be compared at all, in the study's order: numbers, few levels."""
    return [factor for factor in study.factors if factor.is_number or factor.has_few_levels]


def _ask(study: Study, outcome: Outcome, factor: Factor, known: np.ndarray) -> _Asked:
    if factor.value is not None:
        here = np.isfinite(factor.value) & known
        enough = int(study.count[here].sum()) >= FEWEST_DESCRIBED
        values = factor.value if enough else np.full(factor.value.size, np.nan)
        return _Asked(factor, (), values, int(study.count[known & ~here].sum()))
    codes = codes_of(factor)
    levels = by_level(study, outcome, factor)
    new = np.full(len(levels) + 1, -1, np.int64)  # the last place is for code −1
    for code, level in enumerate(levels):
        if level.size != "counts":
            new[code] = code
    unknown = int(study.count[known & (codes < 0)].sum())
    arms = study.arms
    control = arms.control if arms is not None and arms.factor == factor.key else None
    return _Asked(factor, levels, new[codes], unknown, control)


def _effects(
    asked: Sequence[_Asked],
    rows: CountedRows,
    tests: Sequence[FactorTest],
    planned: Collection[str],
) -> tuple[FactorEffect, ...]:
    sizes = [_size(one.compared, rows.columns[k], rows) for k, one in enumerate(asked)]
    raw = [asymptotic.p for asymptotic, _ in sizes]
    by_holm = holm(raw)
    by_bh = benjamini_hochberg(raw)
    effects = []
    for k, (one, test) in enumerate(zip(asked, tests, strict=True)):
        asymptotic, difference = sizes[k]
        effect = FactorEffect(
            factor=one.factor,
            planned=one.factor.key in planned,
            levels=one.levels,
            compared=_names(one.compared),
            left_out=_names(one.left_out),
            unknown=one.unknown,
            test=_too_few(test.test) if one.left_out and test.test.p is None else test.test,
            asymptotic=asymptotic,
            min_p=test.single_step,
            holm=by_holm[k],
            false_discovery=by_bh[k],
            difference=difference,
        )
        effects.append(effect)
    return tuple(effects)


def _names(levels: Sequence[SubgroupEffect]) -> tuple[str, ...]:
    return tuple(level.level[0] for level in levels)


def _too_few(test: HypothesisTest) -> HypothesisTest:
    """Levels are there, but too small to be compared."""
    return HypothesisTest(test.name, None, n=test.n, reason="too_few")


def _size(
    levels: Sequence[SubgroupEffect], column: FactorColumn, rows: CountedRows
) -> tuple[HypothesisTest, Difference]:
    """The asymptotic test and the size of the difference of one factor."""
    if column.kind == "number":
        test, rho = spearman(column.values, rows.change, rows.count)
        return test, Difference(correlation=rho, detectable=detectable_correlation(test.n))
    pairs = [level.pairs for level in levels]
    groups = GroupedChanges.of_pairs(pairs, [level.level[0] for level in levels])
    ordered = column.kind == "ordered" and len(levels) > 2
    two = len(levels) == 2
    return (
        jonckheere(groups) if ordered else kruskal_wallis(groups),
        Difference(
            change=welch(groups).estimate if two else None,
            superiority=brunner_munzel(groups)[1] if two else None,
            quade=quade(pairs),
            detectable=detectable_between(groups),
        ),
    )
