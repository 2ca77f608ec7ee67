"""Table 1 in words: every factor with the n and % of its levels, or its mean and median."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lib.analysis.participants import FactorTable, bands
from lib.report.tables import TextTable
from lib.study.study import Factor
from lib.text.words import Text

LevelName = Callable[[Factor, str], str]


def table_one(
    found: Sequence[FactorTable], named: Sequence[str], level_name: LevelName, text: Text
) -> TextTable:
    """Table 1: one row a level, the factor's name in the first row of its block.

    Bands of a number stand in the block of that number, so that age is there once.
    """
    in_bands = bands([each.factor for each in found])
    rows: list[tuple[str, ...]] = []
    for each, name in zip(found, named, strict=True):
        if each.factor.key in in_bands:
            continue
        block = _block(each, level_name, text)
        for other in found:
            if in_bands.get(other.factor.key) == each.factor.key:
                block += _levels(other, level_name, text)
        rows += [(name if i == 0 else "", *row) for i, row in enumerate(block)]
    header = (
        text("participants.column_factor"),
        text("participants.column_level"),
        text("participants.column_value"),
    )
    return TextTable(text("participants.table"), header, tuple(rows), (text("participants.note"),))


def _block(each: FactorTable, level_name: LevelName, text: Text) -> list[tuple[str, ...]]:
    known = _levels(each, level_name, text) if each.numbers is None else _numbers(each, text)
    if each.unknown:
        known.append((text("participants.unknown"), text.integer(each.unknown)))
    return known


def _levels(each: FactorTable, level_name: LevelName, text: Text) -> list[tuple[str, ...]]:
    return [
        (
            level_name(each.factor, level.level),
            f"{text.integer(level.n)} ({text.number(100 * level.share, 1)})",
        )
        for level in each.levels
    ]


def _numbers(each: FactorTable, text: Text) -> list[tuple[str, ...]]:
    known = each.numbers
    if known is None or known.n == 0:
        return [(text("participants.nobody"), "0")]
    spread = "" if known.sd is None else f" ± {text.number(known.sd, 1)}"
    return [
        (text("participants.mean_sd"), f"{text.number(known.mean, 1)}{spread}"),
        (
            text("participants.median_range"),
            f"{text.score(known.median, 1)} "
            f"({text.score(known.minimum, 1)}–{text.score(known.maximum, 1)})",
        ),
    ]
