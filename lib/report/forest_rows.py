"""The rows of the forest plot: everyone, then each factor with its levels, in words and figures."""

from __future__ import annotations

from lib.analysis.factor_effect import FactorEffect
from lib.analysis.level_effect import SubgroupEffect
from lib.analysis.subgroups import Board
from lib.charts.forest import ForestRow
from lib.charts.forest import Kind as RowKind
from lib.report import keys
from lib.report.naming import Naming, ranged
from lib.report.subgroup_sentences import kind
from lib.stats import Estimate
from lib.text.words import Text

MOST_DRAWN = 12  # levels of one factor in the forest; the table has them all


def forest_rows(board: Board, naming: Naming) -> list[ForestRow]:
    """Everyone, then the factors with their levels; planned ones above exploratory ones.

    A factor with more than 12 levels keeps its own row alone. Headings for planned and exploratory
    factors stand only where something was planned.
    """
    text = naming.text
    rows = [_forest_row(text("subgroups.everyone"), board.everyone, naming)]
    headed = any(effect.planned for effect in board.factors)
    heading = None
    for effect in board.factors:
        status = kind(effect, naming)
        if headed and status != heading:
            heading = status
            rows.append(ForestRow(text(keys.STATUS_HEADING(status)).upper(), "factor"))
        rows.append(ForestRow(naming.factor(effect.factor), "factor", note=_note(effect, text)))
        drawn = effect.levels if len(effect.levels) <= MOST_DRAWN else ()
        for level in drawn:
            name = naming.level(effect.factor, level.level[0])
            rows.append(_forest_row(name, level, naming))
    return rows


def _forest_row(name: str, effect: SubgroupEffect, naming: Naming) -> ForestRow:
    text = naming.text
    if effect.size == "counts":
        counts = text("subgroups.too_few_row") if effect.n else ""
        return ForestRow(name, "level", effect.n, effect.improved, counts=counts)
    shrunk = None if effect.shrunk is None else Estimate("shrunk", effect.shrunk)
    shape: RowKind = "level" if effect.level else "overall"
    told = ranged(effect.mean, naming)
    return ForestRow(name, shape, effect.n, effect.improved, effect.mean, shrunk, told)


def _note(effect: FactorEffect, text: Text) -> str:
    if effect.min_p is None:
        return text("subgroups.not_tested")
    slots = {"p": text.p(effect.test.p, effect.test.log10_p), "adjusted": text.p_bare(effect.min_p)}
    rho = effect.difference.correlation
    if rho is None:
        return text("subgroups.row_test", **slots)
    return text("subgroups.row_number", rho=text.effect(rho), **slots)
