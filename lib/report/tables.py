"""Tables in words: the same rows for the screen, for Word and for a spreadsheet."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from lib.analysis.comparison import Comparison
from lib.report import item_words, keys
from lib.report.naming import decimals_of
from lib.stats import Description, SignedRank, describe
from lib.text.words import Text

SMALLEST_REPORTED = -3.0  # log10 of .001, below which a report says "< .001"


@dataclass(frozen=True, slots=True)
class TextTable:
    """A titled table of finished words; the first column names the row, the others are figures."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


def ranks(comparison: Comparison, text: Text) -> TextTable:
    """The Ranks table as SPSS lays it out: negative, positive, ties, total."""
    test = comparison.test
    rows = (
        _rank_row("negative", test.falls, test.mean_rank_minus, test.w_minus, text),
        _rank_row("positive", test.rises, test.mean_rank_plus, test.w_plus, text),
        (text("spss.ties"), text.integer(test.unchanged), "", ""),
        (text("spss.total"), text.integer(test.n), "", ""),
    )
    header = (
        text("spss.rank_kind"),
        text("spss.n"),
        text("spss.mean_rank"),
        text("spss.sum_ranks"),
    )
    spss = (text("spss.note_a"), text("spss.note_b"), text("spss.note_c"))
    notes = (*spss, *item_words.notes(comparison.outcome, text))
    return TextTable(text("spss.ranks"), header, rows, notes)


def test_statistics(test: SignedRank, text: Text) -> TextTable:
    """SPSS's Test Statistics, with the exact p that its base module does not print."""
    rows = [
        (text("spss.z"), text.number(test.spss_z, 3)),
        (text("spss.asymp"), p_in_full(*_two_sided(test, "asymptotic"), text)),
        (text("spss.exact"), p_in_full(*_two_sided(test, "exact"), text)),
        (text("spss.exact_one"), p_in_full(*_one_sided(test), text)),
        (text("spss.corrected"), p_in_full(*_two_sided(test, "corrected"), text)),
    ]
    notes = (text(keys.BASED_ON(test.based_on)), text("spss.asymp_note"))
    header = (text("spss.figure"), text("spss.after_before"))
    return TextTable(text("spss.statistics"), header, tuple(rows), notes)


def descriptives(comparison: Comparison, text: Text) -> TextTable:
    """Before, after and change of the complete pairs: mean, SD, median, quartiles, range."""
    pairs = comparison.pairs
    decimals = decimals_of(comparison.pairs)
    described = (
        (text("result.of_before"), describe(pairs.before, pairs.count)),
        (text("result.of_after"), describe(pairs.after, pairs.count)),
        (text("result.of_change"), describe(*pairs.distinct_change, pairs.resolution)),
    )
    header = (text("describe.figure"), *(label for label, _ in described))
    rows = described_rows([each for _, each in described], decimals, text)
    notes = (text("describe.note"), *item_words.notes(comparison.outcome, text))
    return TextTable(text("describe.title"), header, rows, notes)


def described_rows(
    described: Sequence[Description], decimals: int, text: Text
) -> tuple[tuple[str, ...], ...]:
    """n, mean, SD, median, quartiles and range in a row each, what is described in columns."""
    names = (
        text("describe.n"),
        text("describe.mean"),
        text("describe.sd"),
        text("describe.median"),
        text("describe.iqr"),
        text("describe.range"),
    )
    columns = [_described(each, decimals, text) for each in described]
    return tuple(zip(names, *columns, strict=True))


def p_in_full(p: float | None, log10_p: float | None, text: Text) -> str:
    """A p value as it is reported, and below .001 its size as well: < .001 (7.5 × 10⁻⁹)."""
    reported = text.p_bare(p, log10_p)
    size = log10_p if log10_p is not None or not p else math.log10(p)
    if size is None or size >= SMALLEST_REPORTED:
        return reported
    return f"{reported} ({text.scientific(size)})"


def _described(each: Description, decimals: int, text: Text) -> tuple[str, ...]:
    """How many, mean, SD, median, quartiles and range as a table shows them, in that order."""
    return (
        text.integer(each.n),
        text.number(each.mean, decimals),
        text.number(each.sd, decimals),
        text.score(each.median, decimals),
        _span(each.q1, each.q3, decimals, text),
        _span(each.minimum, each.maximum, decimals, text),
    )


def _span(low: float | None, high: float | None, decimals: int, text: Text) -> str:
    return f"{text.score(low, decimals)} – {text.score(high, decimals)}"


def _rank_row(
    side: keys.RankSide, n: int, mean_rank: float | None, rank_sum: float, text: Text
) -> tuple[str, ...]:
    return (
        text(keys.RANKS(side)),
        text.integer(n),
        text.number(mean_rank, 2),
        text.number(rank_sum, 2),
    )


def _two_sided(test: SignedRank, kind: str) -> tuple[float | None, float | None]:
    tails = {"exact": test.exact, "asymptotic": test.asymptotic, "corrected": test.corrected}[kind]
    return (None, None) if tails is None else (tails.two_sided, tails.log10_two_sided)


def _one_sided(test: SignedRank) -> tuple[float | None, float | None]:
    """The smaller of the two one-sided exact p values, as SPSS prints it."""
    if test.exact is None:
        return None, None
    tails = test.exact
    return min((tails.less, tails.log10_less), (tails.greater, tails.log10_greater))
