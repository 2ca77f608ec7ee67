"""Tables of categories: frequencies, who moved where, scores by category, tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lib.analysis.categories import CategoryCount, InCategories, LevelInCategories, Moves
from lib.analysis.category_arms import ArmAgainstControl
from lib.charts.keys import REASON
from lib.report import item_words, keys
from lib.report.category_words import points
from lib.report.naming import decimals_of
from lib.report.tables import TextTable, p_in_full
from lib.stats import Estimate, HypothesisTest, McNemar, mcnemar_of_programs
from lib.text.words import Text

Names = Sequence[str]


def frequencies(
    found: InCategories, names: Names, text: Text, notes: tuple[str, ...] = ()
) -> TextTable:
    """How many are in each category before and after, with percentages: a thesis's Tabel 4.2."""
    header = (
        text("categories.category"),
        text("categories.before_f"),
        text("categories.before_percent"),
        text("categories.after_f"),
        text("categories.after_percent"),
    )
    rows = [
        (
            name,
            text.integer(before.n),
            _percent(before, text),
            text.integer(after.n),
            _percent(after, text),
        )
        for name, before, after in zip(names, found.before, found.after, strict=True)
    ]
    total = text.integer(found.n)
    whole = text.percent(1.0 if found.n else None)
    rows.append((text("categories.total"), total, whole, total, whole))
    made = (*notes, *item_words.notes(found.outcome, text))
    return TextTable(text("categories.frequencies"), header, tuple(rows), made)


def moves(found: InCategories, names: Names, text: Text) -> TextTable:
    """Who moved from which category to which: n and the percentage of the row."""
    header = (text("categories.from_to"), *names, text("categories.total"))
    rows = []
    for name, counts in zip(names, found.table.tolist(), strict=True):
        total = sum(counts)
        rows.append((name, *(text.share(n, total) for n in counts), text.integer(total)))
    after = [text.share(category.n, found.n) for category in found.after]
    rows.append((text("categories.total"), *after, text.integer(found.n)))
    notes = (text("categories.moves_note"), *item_words.notes(found.outcome, text))
    return TextTable(text("categories.moves"), header, tuple(rows), notes)


def scores(found: InCategories, names: Names, text: Text) -> TextTable:
    """N, % and mean score in each category before and after, with the SDs: Tabel 4.3."""
    header = (
        text("categories.category"),
        text("categories.before_n"),
        text("categories.before_mean"),
        text("categories.after_n"),
        text("categories.after_mean"),
    )
    decimals = decimals_of(found.pairs)
    rows = [
        (
            name,
            text.share(before.n, found.n),
            text.number(before.mean, decimals),
            text.share(after.n, found.n),
            text.number(after.mean, decimals),
        )
        for name, before, after in zip(names, found.before, found.after, strict=True)
    ]
    first, second = found.scores
    total = text.integer(found.n)
    means = [text.number(one.mean, decimals) for one in (first, second)]
    spreads = [text.number(one.sd, decimals) for one in (first, second)]
    rows.append((text("categories.total"), total, means[0], total, means[1]))
    rows.append((text("categories.sd"), "", spreads[0], "", spreads[1]))
    notes = (text("categories.scores_note"), *item_words.notes(found.outcome, text))
    return TextTable(text("categories.scores"), header, tuple(rows), notes)


def by_factor(
    levels: Sequence[LevelInCategories],
    level_names: Names,
    names: Names,
    factor: str,
    text: Text,
) -> TextTable:
    """A factor against the categories before and after: n and the percentage of the level."""
    before = [text("categories.before_of", category=name) for name in names]
    after = [text("categories.after_of", category=name) for name in names]
    header = (factor, *before, *after, text("categories.total"))
    rows = []
    for name, level in zip(level_names, levels, strict=True):
        counts = [*level.before.tolist(), *level.after.tolist()]
        shares = [text.share(n, level.n) for n in counts]
        rows.append((name, *shares, text.integer(level.n)))
    title = text("categories.by_factor", factor=factor)
    return TextTable(title, header, tuple(rows), (text("categories.by_factor_note"),))


def arms(
    found: Sequence[ArmAgainstControl], level_names: Mapping[str, str], category: str, text: Text
) -> TextTable:
    """Each arm against the control: the share after, and the change in share."""
    header = (
        text("categories.arm"),
        text("categories.arm_after", category=category),
        text("categories.arm_difference"),
        text("categories.arm_fisher"),
        text("categories.arm_change"),
    )
    rows = []
    for one in found:
        arm = level_names[one.arm]
        control = level_names[one.control]
        after = text.share(one.after, one.n)
        control_after = text.share(one.control_after, one.control_n)
        rows.append(
            (
                text("categories.arm_against", arm=arm, control=control),
                text("categories.arm_shares", arm=after, control=control_after),
                points(one.difference, text),
                p_in_full(one.fisher.p, one.fisher.log10_p, text),
                points(one.change, text),
            )
        )
    note = text("categories.arms_note", category=category)
    return TextTable(text("categories.arms"), header, tuple(rows), (note,))


def tests_of_two(two: McNemar, category: str, text: Text) -> TextTable:
    """McNemar's tests, the difference in share and the odds ratio, what to report first."""
    rows = [
        _test(two.mid_p, text),
        _test(two.exact, text),
        _test(two.asymptotic, text),
        _figure("difference", two.difference, points(two.difference, text), text),
        _figure("difference_tango", two.difference_tango, points(two.difference_tango, text), text),
        _figure("odds_ratio", two.odds_ratio, _ratio(two.odds_ratio, text), text),
    ]
    header = (
        text("result.column_test"),
        text("result.column_statistic"),
        text("result.column_p"),
    )
    note = text("categories.tests_note", gained=two.gained, lost=two.lost, category=category)
    return TextTable(text("categories.tests"), header, tuple(rows), (note,))


def tests_of_many(many: Moves, text: Text) -> TextTable:
    """The tests of three or more categories, what to report first."""
    rows = [
        _test(many.shift, text),
        _test(many.marginal, text),
        _test(many.stuart_maxwell, text),
        _test(many.bowker, text),
    ]
    header = (
        text("result.column_test"),
        text("result.column_statistic"),
        text("result.column_p"),
    )
    note = text("categories.tests_note_many")
    return TextTable(text("categories.tests"), header, tuple(rows), (note,))


def programs(two: McNemar, text: Text) -> TextTable:
    """What SPSS, R and statsmodels print as McNemar's test of these counts."""
    header = (
        text("result.column_program"),
        text("result.column_printed"),
        text("result.column_why"),
    )
    rows = []
    for printed in mcnemar_of_programs(two.gained, two.lost, two.n):
        p = p_in_full(printed.test.p, printed.test.log10_p, text)
        why = text(keys.CATEGORY_WHY(printed.why))
        rows.append((text(keys.CATEGORY_PROGRAM(printed.program)), p, why))
    return TextTable(text("categories.programs"), header, tuple(rows))


def _percent(category: CategoryCount, text: Text) -> str:
    return text.percent(category.share.value)


def _test(test: HypothesisTest, text: Text) -> tuple[str, str, str]:
    name = text(keys.CATEGORY_TEST(test.name))
    if test.p is None:
        return name, "", text(REASON(test.reason)) if test.reason else ""
    method = text(keys.METHOD(test.method)) if test.method else ""
    return f"{name} ({method})", _statistic(test, text), p_in_full(test.p, test.log10_p, text)


def _statistic(test: HypothesisTest, text: Text) -> str:
    """χ² with its df where it has one; a mean move and z as they are; counts nothing."""
    if test.statistic is None or test.method in ("mid_p", "exact", "simulation"):
        return ""
    if test.df is None:
        return f"z = {text.number(test.statistic, 2)}"
    return f"χ²({text.integer(test.df)}) = {text.number(test.statistic, 2)}"


def _figure(
    figure: keys.CategoryFigure, estimate: Estimate, written: str, text: Text
) -> tuple[str, str, str]:
    value = written
    if estimate.value is None and estimate.reason is not None:
        value = text(REASON(estimate.reason))
    return text(keys.CATEGORY_FIGURE(figure)), value, ""


def _ratio(estimate: Estimate, text: Text) -> str:
    interval = estimate.interval
    value = text.number(estimate.value, 2)
    if interval is None:
        return value
    limits = text.interval((interval.low, interval.high), 2, level=interval.level)
    return f"{value}, {limits}"
