"""The board as a table of words: everyone, then each factor with its levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.analysis.factor_effect import FactorEffect
from lib.analysis.level_effect import SubgroupEffect
from lib.analysis.size_rules import FEWEST_DESCRIBED
from lib.analysis.subgroups import Board
from lib.report import item_words, keys
from lib.report.naming import Naming, ranged
from lib.report.subgroup_sentences import detectable_words, status
from lib.report.tables import TextTable
from lib.stats import Estimate
from lib.text.words import Text

COLUMNS = keys.COLUMN.members
DESCRIBED: tuple[keys.Column, ...] = ("group", "n", "signs", "change", "shift", "effect")
INDENT = "\u2003"  # an em space: a level stands a step to the right of its factor


@dataclass(frozen=True, slots=True)
class _Cells:
    """The words of a row, one a column; empty where the column has nothing to say of it."""

    group: str
    n: str = ""
    signs: str = ""
    p: str = ""
    adjusted: str = ""
    change: str = ""
    shrunk: str = ""
    shift: str = ""
    effect: str = ""
    detectable: str = ""

    def under(self, columns: Sequence[keys.Column] = COLUMNS) -> tuple[str, ...]:
        """The words in the order of these columns."""
        return tuple(getattr(self, column) for column in columns)


SHOWN: tuple[keys.Column, ...] = (*DESCRIBED[:4], "shrunk", *DESCRIBED[4:])


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One row of the table: of everyone (no factor), of a factor (no level) or of a level.

    cells   one a column of the export
    shown   one a column of the screen; a factor's row has its name and one cell with its test
    """

    factor: str | None
    level: str | None
    cells: tuple[str, ...]
    shown: tuple[str, ...] = ()


def board_rows(board: Board, naming: Naming, private: bool = False) -> tuple[BoardRow, ...]:
    """The rows in the order of the board.

    private   for files that leave the screen: a level of 1 to 4 is "<5" without its counts
    """
    everyone = _described(naming.text("subgroups.everyone"), board.everyone, naming)
    rows = [BoardRow(None, None, everyone.under(), everyone.under(SHOWN))]
    for effect in board.factors:
        factor = effect.factor
        asked = _factor(effect, naming)
        said = (naming.factor(factor), _test(effect, naming))
        rows.append(BoardRow(factor.key, None, asked.under(), said))
        for level in effect.levels:
            code = level.level[0]
            name = INDENT + naming.level(factor, code)
            if private and 0 < level.n < FEWEST_DESCRIBED:
                cells = _hidden(name, naming)
            else:
                cells = _described(name, level, naming)
            rows.append(
                BoardRow(
                    factor.key,
                    code,
                    cells.under(),
                    replace(cells, group=naming.level(factor, code)).under(SHOWN),
                )
            )
    return tuple(rows)


def board_table(board: Board, naming: Naming) -> TextTable:
    """The board for a document: small levels are hidden, the conventions stand in the notes."""
    text = naming.text
    rows = tuple(row.cells for row in board_rows(board, naming, private=True))
    notes = (
        text(keys.HELP("p")),
        text(keys.HELP("adjusted")),
        text(keys.HELP("shrunk")),
        *item_words.notes(board.outcome, text),
    )
    return TextTable(text("subgroups.table"), header(naming), rows, notes)


def combined_table(
    effects: tuple[SubgroupEffect, ...], names: list[str], naming: Naming
) -> TextTable:
    """Combinations of two factors: description, so without p. `names` one an effect."""
    text = naming.text
    rows = [
        _described(name, effect, naming).under(DESCRIBED)
        for name, effect in zip(names, effects, strict=True)
    ]
    heads = header(naming, DESCRIBED)
    notes = (text("subgroups.combine_what"),)
    return TextTable(text("subgroups.combine"), heads, tuple(rows), notes)


def header(naming: Naming, columns: Sequence[keys.Column] = COLUMNS) -> tuple[str, ...]:
    """The names of the columns."""
    return tuple(naming.text(keys.COLUMN(name)) for name in columns)


def _described(name: str, effect: SubgroupEffect, naming: Naming) -> _Cells:
    """A level, or everyone: counts, and estimates where there are enough people for them."""
    text = naming.text
    n = text.integer(effect.n)
    if effect.n == 0 and effect.size == "counts":
        return _Cells(name, n)
    signs = text(
        "subgroups.signs",
        improved=effect.improved,
        unchanged=effect.unchanged,
        worsened=effect.worsened,
    )
    if effect.size == "counts":
        return _Cells(name, n, signs, change=text("subgroups.too_few_row"))
    return _Cells(
        name,
        n,
        signs if effect.n else "",
        change=ranged(effect.mean, naming),
        shrunk="" if effect.shrunk is None else text.signed(effect.shrunk, naming.decimals),
        shift=_with_level(effect.shift, naming),
        effect=_of_one(effect.effect, text),
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


def _factor(effect: FactorEffect, naming: Naming) -> _Cells:
    """The one test of a factor: its finding, its p before and after adjustment."""
    text = naming.text
    name = naming.factor(effect.factor)
    if effect.finding == "too_few":
        return _Cells(name, signs=text("subgroups.not_tested"))
    return _Cells(
        name,
        signs=status(effect, naming),
        p=text.p_bare(effect.test.p, effect.test.log10_p),
        adjusted=text.p_bare(effect.min_p),
        detectable=detectable_words(effect.difference.detectable, naming),
    )


def _test(effect: FactorEffect, naming: Naming) -> str:
    """The one test of a factor: exploratory · p = .880, adjusted > .999 · detectable: 2.6."""
    text = naming.text
    if effect.finding == "too_few":
        return text("subgroups.not_tested")
    return text(
        "subgroups.row_factor",
        status=status(effect, naming),
        p=text.p(effect.test.p, effect.test.log10_p),
        adjusted=text.p_bare(effect.min_p),
        detectable=detectable_words(effect.difference.detectable, naming),
    )


def _hidden(name: str, naming: Naming) -> _Cells:
    """A level so small that its counts could tell who somebody is."""
    return _Cells(name, n=f"<{naming.text.integer(FEWEST_DESCRIBED)}")
