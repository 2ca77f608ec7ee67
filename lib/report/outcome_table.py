"""The table of all outcomes, and the rows of its forest."""

from __future__ import annotations

from collections.abc import Sequence

from lib.analysis.outcomes import OutcomeRow, OutcomesTable, Standing
from lib.charts.keys import REASON
from lib.charts.outcome_forest import OutcomeMark
from lib.charts.outcome_forest import figures as in_figures
from lib.charts.view import summary_decimals
from lib.report import keys
from lib.report.outcome_sentences import Called, adjusted_by, change, compared
from lib.report.tables import TextTable, p_in_full
from lib.stats import Estimate
from lib.text.numbers import NOTHING
from lib.text.words import Text


def outcomes_table(
    table: OutcomesTable, rows: Sequence[OutcomeRow], standing: dict[str, Standing], called: Called
) -> TextTable:
    """A row an outcome: what it is, n, scores, change, effect, p and the adjusted p.

    standing   what each outcome is in its study, by its key
    """
    text = called.text
    between = table.arms is not None
    cells = [
        (
            called.row(row, table),
            role(row, standing[row.outcome.key], text),
            *(_difference(row, called) if between else _change(row, called)),
        )
        for row in rows
    ]
    notes = [adjusted_by(table, text), unit(table, text)]
    notes.append("" if between else text("outcomes.note_change"))
    said = tuple(note for note in notes if note)
    return TextTable(text("outcomes.table"), _header(table, called), tuple(cells), said)


def role(row: OutcomeRow, standing: Standing, text: Text) -> str:
    """Primary, secondary or exploratory, and which direction is better."""
    return f"{text(keys.STANDING(standing))}; {better(row, text)}"


def better(row: OutcomeRow, text: Text) -> str:
    """Which direction of the score is better, in words."""
    return text("outcomes.higher" if row.outcome.higher_is_better else "outcomes.lower")


def marks(
    table: OutcomesTable, rows: Sequence[OutcomeRow], leading: str, called: Called
) -> list[OutcomeMark]:
    """The rows of the forest; `leading` is the key of the outcome that comes first."""
    text = called.text
    return [
        OutcomeMark(
            name=called.row(row, table),
            better=text("outcomes.under", better=better(row, text), n=row.n),
            estimate=row.in_sd,
            instead=NOTHING,
            leads=row.outcome.key == leading,
        )
        for row in rows
    ]


def axis_name(table: OutcomesTable, text: Text) -> str:
    """The name of the forest's axis, which says whose SD is the unit."""
    return text(keys.SD_AXIS(_unit(table)))


def unit(table: OutcomesTable, text: Text) -> str:
    """Whose SD is the unit of the forest, in a sentence."""
    return text(keys.SD_UNIT(_unit(table)))


def _unit(table: OutcomesTable) -> keys.SdUnit:
    return "changes" if table.arms is None else "before"


def _header(table: OutcomesTable, called: Called) -> tuple[str, ...]:
    text = called.text
    named = (text("outcomes.col_outcome"), text("outcomes.col_role"), text("describe.n"))
    if table.arms is None:
        figures = (
            text("outcomes.col_before"),
            text("outcomes.col_after"),
            text("outcomes.col_change"),
            text("outcomes.col_effect"),
            text("outcomes.col_sd"),
        )
        adjusted = (text("outcomes.col_joint"), text("outcomes.col_holm"))
        return (*named, *figures, text("outcomes.col_p"), *adjusted)
    difference = text("outcomes.col_differences")
    if compared(table) == "two":
        first, second = called.arms(next(row for row in table.rows if row.between), table)
        difference = text("outcomes.col_difference", first=first, second=second)
    tests = (text("outcomes.col_p"), text("outcomes.col_holm"))
    return (*named, difference, text("outcomes.col_sd"), *tests)


def _change(row: OutcomeRow, called: Called) -> tuple[str, ...]:
    text = called.text
    decimals = summary_decimals(row.pairs)
    effect = "" if row.effect is None else _effect(row.effect, text)
    return (
        text.integer(row.n),
        text.score(row.before, decimals),
        text.score(row.after, decimals),
        change(row, called),
        effect,
        in_figures(row.in_sd, text) or NOTHING,
        _p(row, text),
        text.p_bare(row.joint),
        text.p_bare(row.by_holm),
    )


def _difference(row: OutcomeRow, called: Called) -> tuple[str, ...]:
    text = called.text
    return (
        text.integer(row.n),
        change(row, called),
        in_figures(row.in_sd, text) or NOTHING,
        _p(row, text),
        text.p_bare(row.by_holm),
    )


def _effect(effect: Estimate, text: Text) -> str:
    value = text.effect(effect.value)
    interval = effect.interval
    if interval is None:
        return value
    limits = text.range(interval.low, interval.high, 2, "effect")
    return text("subgroups.ranged", value=value, range=limits)


def _p(row: OutcomeRow, text: Text) -> str:
    test = row.test
    if test.p is None and test.reason is not None:
        return text(REASON(test.reason))
    return p_in_full(test.p, test.log10_p, text)
