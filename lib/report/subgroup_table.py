"""The board as a table of words: everyone, then each factor with its levels."""

from __future__ import annotations

from dataclasses import dataclass

from lib.analysis.factor_effect import FactorEffect
from lib.analysis.level_effect import SubgroupEffect
from lib.analysis.size_rules import FEWEST_DESCRIBED
from lib.analysis.subgroups import Board
from lib.report import keys
from lib.report.naming import Naming, ranged
from lib.report.subgroup_sentences import detectable_words, status
from lib.report.tables import TextTable
from lib.stats import Estimate
from lib.text.words import Text

COLUMNS = keys.COLUMN.members
INDENT = "\u2003"  # an em space: a level stands a step to the right of its factor


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One row of the table: of everyone (no factor), of a factor (no level) or of a level."""

    factor: str | None
    level: str | None
    cells: tuple[str, ...]


def board_rows(board: Board, naming: Naming, private: bool = False) -> tuple[BoardRow, ...]:
    """The rows in the order of the board.

    private   for files that leave the screen: a level of 1 to 4 is "<5" without its counts
    """
    rows = [BoardRow(None, None, _cells(naming.text("subgroups.everyone"), board.everyone, naming))]
    for effect in board.factors:
        rows.append(BoardRow(effect.factor.key, None, _factor(effect, naming)))
        for level in effect.levels:
            name = INDENT + naming.level(effect.factor, level.level[0])
            hidden = private and 0 < level.n < FEWEST_DESCRIBED
            cells = _hidden(name, naming) if hidden else _cells(name, level, naming)
            rows.append(BoardRow(effect.factor.key, level.level[0], cells))
    return tuple(rows)


def board_table(board: Board, naming: Naming) -> TextTable:
    """The board for a document: small levels are hidden, the conventions stand in the notes."""
    text = naming.text
    rows = tuple(row.cells for row in board_rows(board, naming, private=True))
    notes = (
        text(keys.HELP("p")),
        text(keys.HELP("adjusted")),
        text(keys.HELP("shrunk")),
    )
    return TextTable(text("subgroups.table"), header(naming), rows, notes)


def combined_table(
    effects: tuple[SubgroupEffect, ...], names: list[str], naming: Naming
) -> TextTable:
    """Combinations of two factors: description, so without p. `names` one an effect."""
    columns = [k for k, name in enumerate(COLUMNS) if name in _DESCRIBED]
    rows = tuple(
        tuple(_cells(name, effect, naming)[k] for k in columns)
        for name, effect in zip(names, effects, strict=True)
    )
    heads = tuple(header(naming)[k] for k in columns)
    text = naming.text
    return TextTable(text("subgroups.combine"), heads, rows, (text("subgroups.combine_what"),))


def header(naming: Naming) -> tuple[str, ...]:
    """The names of the columns."""
    return tuple(naming.text(keys.COLUMN(name)) for name in COLUMNS)


_DESCRIBED = ("group", "n", "signs", "change", "shift", "effect")


def _cells(name: str, effect: SubgroupEffect, naming: Naming) -> tuple[str, ...]:
    text = naming.text
    signs = text(
        "subgroups.signs",
        improved=effect.improved,
        unchanged=effect.unchanged,
        worsened=effect.worsened,
    )
    counts = (name, text.integer(effect.n), signs if effect.n else "", "", "")
    if effect.size == "counts":
        return (*counts, text("subgroups.too_few_row") if effect.n else "", "", "", "", "")
    return (
        *counts,
        ranged(effect.mean, naming),
        "" if effect.shrunk is None else text.signed(effect.shrunk, naming.decimals),
        _with_level(effect.shift, naming),
        _of_one(effect.effect, text),
        "",
    )


def _with_level(estimate: Estimate, naming: Naming) -> str:
    """The level is written where it is not 95 %: intervals from ranks cannot choose it."""
    if estimate.interval is None:
        return ranged(estimate, naming)
    return f"{ranged(estimate, naming)} {naming.text.level(estimate.interval.level)}"


def _of_one(estimate: Estimate, text: Text) -> str:
    """A figure that cannot exceed 1, with its interval."""
    value = text.effect(estimate.value)
    interval = estimate.interval
    if interval is None:
        return value
    limits = text.range(interval.low, interval.high, 2, "effect")
    return text("subgroups.ranged", value=value, range=limits)


def _factor(effect: FactorEffect, naming: Naming) -> tuple[str, ...]:
    text = naming.text
    name = naming.factor(effect.factor)
    told = status(effect, text)
    if effect.finding == "too_few":
        return (name, "", text("subgroups.not_tested"), *("",) * 7)
    p = text.p_bare(effect.test.p, effect.test.log10_p), text.p_bare(effect.min_p)
    return (name, "", told, *p, *("",) * 4, detectable_words(effect.difference.detectable, naming))


def _hidden(name: str, naming: Naming) -> tuple[str, ...]:
    few = f"<{naming.text.integer(FEWEST_DESCRIBED)}"
    return (name, few, *("",) * (len(COLUMNS) - 2))
