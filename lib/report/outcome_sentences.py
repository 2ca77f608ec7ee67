"""Several outcomes in words: how many changed clearly, which way, and what leads."""

from __future__ import annotations

from dataclasses import dataclass

from lib.analysis.outcomes import Found, OutcomeRow, OutcomesTable
from lib.charts.view import summary_decimals
from lib.report import keys
from lib.report.naming import Naming, begun, change_words, decimals_of, effect_words
from lib.study.study import Outcome
from lib.text.words import Text

MOST_NAMED = 6  # outcomes that a line can hold


@dataclass(frozen=True, slots=True)
class Called:
    """How outcomes and arms are called where the words go.

    naming    the language and the names of levels
    outcome   the name of each outcome by its key
    """

    naming: Naming
    outcome: dict[str, str]

    @property
    def text(self) -> Text:
        """The language."""
        return self.naming.text

    def row(self, row: OutcomeRow, table: OutcomesTable) -> str:
        """The outcome, and the two arms where there are more than two."""
        name = self.outcome[row.outcome.key]
        if len(row.between) < 2 or compared(table) != "several":
            return name
        first, second = self.arms(row, table)
        return self.text("outcomes.row_arms", outcome=name, first=first, second=second)

    def arms(self, row: OutcomeRow, table: OutcomesTable) -> tuple[str, str]:
        """The two arms of a row, as they are called."""
        if table.arms is None:
            return "", ""
        first, second = (self.naming.level(table.arms, arm) for arm in row.between)
        return first, second


def compared(table: OutcomesTable) -> keys.Compared:
    """What the rows compare: before with after, two arms, or several arms."""
    if table.arms is None:
        return "time"
    pairs = {row.between for row in table.rows if row.between}
    return "two" if len(pairs) < 2 else "several"


def verdict(table: OutcomesTable) -> keys.OutcomesVerdict:
    """How many of the rows are clear."""
    clear = sum(1 for row in table.rows if row.found in ("higher", "lower"))
    if table.tested == 0:
        return "untested"
    if clear == 0:
        return "none"
    return "all" if clear == len(table.rows) else "some"


def headline(table: OutcomesTable, text: Text) -> str:
    """How many outcomes changed clearly, or differ clearly between the arms, in one line."""
    clear = sum(1 for row in table.rows if row.found in ("higher", "lower"))
    head = keys.OUTCOMES_HEADLINE[compared(table)]
    return text(head(verdict(table)), k=clear, m=len(table.rows), n=clear)


def figures(table: OutcomesTable, called: Called) -> str:
    """Which are clearly higher and which lower, and how p was adjusted; "" without any test."""
    if table.tested == 0:
        return ""
    text = called.text
    parts = [_named(table, "higher", called), _named(table, "lower", called)]
    parts.append(adjusted_by(table, text))
    return " · ".join(part for part in parts if part)


def adjusted_by(table: OutcomesTable, text: Text) -> str:
    """What the adjusted p allow for, and how they were found; "" without any test."""
    if table.tested == 0:
        return ""
    if table.arms is not None:
        several = compared(table) == "several"
        key = "outcomes.adjusted_several" if several else "outcomes.adjusted_holm"
        return text(key, n=table.tested)
    how = text(keys.JOINT_METHOD(table.method)) if table.method else ""
    return text("outcomes.adjusted", n=table.tested, how=how)


def leads(first: Outcome, others: int, name: str, text: Text) -> str:
    """Which outcome is the primary one, or that none has been declared."""
    key = "outcomes.primary_is" if first.primary else "outcomes.leading_is"
    return text(key, outcome=name, n=others)


def thesis(table: OutcomesTable, called: Called) -> str:
    """All outcomes in one sentence; "" without any test."""
    if table.tested == 0:
        return ""
    text = called.text
    shown = [row for row in table.rows if row.test.p is not None]
    each = [_in_thesis(row, table, called) for row in shown[:MOST_NAMED]]
    more = len(shown) - len(each)
    if more:
        each.append(text("outcomes.thesis_more", n=more))
    key = "outcomes.thesis" if table.arms is None else "outcomes.thesis_arms"
    adjusted = adjusted_by(table, text)
    return begun(text(key, m=len(table.rows), adjusted=adjusted, each="; ".join(each)))


def change(row: OutcomeRow, called: Called) -> str:
    """The change or the difference of a row with its interval."""
    return change_words(row.change, _of_row(row, called))


def _of_row(row: OutcomeRow, called: Called) -> Naming:
    naming = called.naming
    decimals = decimals_of(row.pairs) if row.between else summary_decimals(row.pairs)
    return Naming(naming.text, naming.factor, naming.level, decimals, row.outcome.unit)


def _named(table: OutcomesTable, found: Found, called: Called) -> str:
    rows = [row for row in table.rows if row.found == found]
    if not rows:
        return ""
    text = called.text
    names = [called.row(row, table) for row in rows[:MOST_NAMED]]
    if len(rows) > MOST_NAMED:
        names.append(text("outcomes.others", n=len(rows) - MOST_NAMED))
    first, second = called.arms(rows[0], table) if rows[0].between else ("", "")
    family = keys.OUTCOMES_HIGHER if found == "higher" else keys.OUTCOMES_LOWER
    return text(family(compared(table)), outcomes=text.listed(names), first=first, second=second)


def _in_thesis(row: OutcomeRow, table: OutcomesTable, called: Called) -> str:
    text = called.text
    said: dict[str, str | int] = {
        "outcome": called.outcome[row.outcome.key],
        "n": row.n,
        "change": change(row, called),
        "p": text.p(row.adjusted),
    }
    if row.effect is None:
        first, second = called.arms(row, table)
        return text("outcomes.thesis_arms_one", first=first, second=second, **said)
    decimals = summary_decimals(row.pairs)
    before = text.score(row.before, decimals)
    after = text.score(row.after, decimals)
    effect = effect_words(row.effect, text)
    return text("outcomes.thesis_one", before=before, after=after, r=effect, **said)
