"""Text equivalents: what each figure shows, in sentences; caption, alt text and phone view.

After Lundgard and Satyanarayan (2022): first what is drawn, then its figures, then the pattern.
What it means is left to the reader.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lib.charts.forest import ForestRow
from lib.charts.several_arms import Difference
from lib.charts.slope_panel import median_words
from lib.charts.strip import Named, log10_p
from lib.charts.two_arms import Arm
from lib.charts.two_sides import TwoSides
from lib.charts.view import ChangeView
from lib.stats import Estimate, HypothesisTest
from lib.study.study import Factor
from lib.text.words import Text


def describe_change(view: ChangeView, text: Text) -> str:
    """The estimation plot: scale, medians, typical change, how many lines rise, stay and fall."""
    pairs = view.pairs
    if pairs.n == 0:
        return text("chart.nobody")
    low, high = (text.score(end) for end in view.scale)
    name = view.outcome.label
    declared = view.outcome.scale is not None
    drawn = "describe.slopes" if declared else "describe.slopes_range"
    if view.crowded:
        drawn = "describe.matrix" if declared else "describe.matrix_range"
    parts = [text(drawn, label=name, low=low, high=high, n=pairs.n)]
    parts += _medians(view, text)
    parts += _pattern(view, text)
    if view.behind is not None and view.behind.n and not view.crowded:
        parts.append(text("describe.behind", n=view.behind.n))
    return " ".join(parts)


def describe_arms(
    control: Arm, treated: Arm, difference: Estimate, decimals: int, text: Text
) -> str:
    """Two arms side by side: their names and numbers, and the difference between them."""
    names = [f"{arm.name} (n = {text.integer(arm.view.pairs.n)})" for arm in (control, treated)]
    size = estimate_words(difference, text, decimals)
    return text("describe.arms", first=names[1], second=names[0], size=size)


def describe_several(
    arms: Sequence[Arm], differences: Sequence[Difference], decimals: int, text: Text
) -> str:
    """Arms side by side and the differences between them, in words."""
    names = [f"{arm.name} (n = {text.integer(arm.view.pairs.n)})" for arm in arms]
    sizes = [f"{one.name} {estimate_words(one.estimate, text, decimals)}" for one in differences]
    return text("several.alt", arms=text.listed(names), differences="; ".join(sizes))


def describe_distributions(view: ChangeView, text: Text) -> str:
    """Before and after back to back: medians and extremes of both."""
    pairs = view.pairs
    if pairs.n == 0:
        return text("chart.nobody")
    parts = [text("describe.distributions", label=view.outcome.label, n=pairs.n)]
    parts += _medians(view, text)
    extremes = {
        "before_low": text.score(float(pairs.before.min())),
        "before_high": text.score(float(pairs.before.max())),
        "after_low": text.score(float(pairs.after.min())),
        "after_high": text.score(float(pairs.after.max())),
    }
    return " ".join([*parts, text("describe.extremes", **extremes)])


def describe_samples(sides: TwoSides, text: Text) -> str:
    """Two samples back to back: how many there are of each, and their extremes."""
    before, after = sides.sizes
    if not (before and after):
        return text("chart.nobody")
    parts = [text("describe.samples", label=sides.outcome.label, before=before, after=after)]
    extremes = {
        "before_low": text.score(float(sides.before[0].min())),
        "before_high": text.score(float(sides.before[0].max())),
        "after_low": text.score(float(sides.after[0].min())),
        "after_high": text.score(float(sides.after[0].max())),
    }
    return " ".join([*parts, text("describe.extremes", **extremes)])


def describe_levels(name: str, names: Sequence[str], counts: Sequence[int], text: Text) -> str:
    """The bars of a factor: its levels with n and percentage."""
    total = sum(counts)
    parts = [f"{n} {text.share(c, total)}" for n, c in zip(names, counts, strict=True)]
    return text("describe.levels", label=name, n=total, levels=text.listed(parts))


def describe_forest(rows: Sequence[ForestRow], text: Text, decimals: int = 2) -> str:
    """The forest plot: everyone's change and the smallest and largest among the levels."""
    factors = sum(row.kind == "factor" for row in rows)
    parts = [text("describe.forest", n=factors)]
    for row in rows:
        if row.kind == "overall" and row.raw is not None and row.raw.value is not None:
            words = estimate_words(row.raw, text, decimals)
            parts.append(text("describe.forest_overall", size=words, n=row.n))
    known = [(e.value, row.label) for row in rows if (e := _level(row)) and e.value is not None]
    if len(known) > 1:
        (least, lowest) = min(known)
        (most, highest) = max(known)
        ends = {"least": text.signed(least, decimals), "most": text.signed(most, decimals)}
        parts.append(text("describe.forest_levels", lowest=lowest, highest=highest, **ends))
    return " ".join(parts)


def describe_strip(tests: Named, text: Text) -> str:
    """The sensitivity strip: the smallest and largest p by name, and how many tests have none."""
    known = [(size, name, test) for name, test in tests if (size := log10_p(test)) is not None]
    parts = [text("describe.strip", n=len(known))] if known else []
    if len(known) > 1:
        (_, lowest, least) = min(known, key=_first)
        (_, highest, most) = max(known, key=_first)
        low, high = (text.p_exact(test.p, test.log10_p) for test in (least, most))
        ends = {"least": low, "lowest": lowest, "most": high, "highest": highest}
        alike = text("describe.strip_alike", p=low)
        parts.append(alike if low == high else text("describe.strip_ends", **ends))
    if len(known) < len(tests):
        parts.append(text("describe.strip_none", n=len(tests) - len(known)))
    return " ".join(parts)


def describe_change_by_number(factor: Factor, n: int, text: Text) -> str:
    """The scatter of change by a number: what is drawn, and the range of the number."""
    value = np.empty(0) if factor.value is None else factor.value[np.isfinite(factor.value)]
    if value.size == 0:
        return text("chart.nobody")
    low = text.score(float(value.min()))
    high = text.score(float(value.max()))
    return text("describe.change_by_number", label=factor.label, low=low, high=high, n=n)


def estimate_words(estimate: Estimate, text: Text, decimals: int) -> str:
    """A change with its interval where it has one: +5.5, 95% CI [5.0, 6.0]; a dash for none."""
    words = text.signed(estimate.value, decimals)
    if estimate.interval is None:
        return words
    limits = (estimate.interval.low, estimate.interval.high)
    return f"{words}, {text.interval(limits, decimals, level=estimate.interval.level)}"


def _level(row: ForestRow) -> Estimate | None:
    shown = row.shrunk if row.shrunk is not None else row.raw
    return shown if row.kind == "level" else None


def _first(known: tuple[float, str, HypothesisTest]) -> float:
    return known[0]


def _pattern(view: ChangeView, text: Text) -> list[str]:
    """The typical change where there is one, and how many scores rose, stayed and fell."""
    parts = []
    if view.centre is not None and view.centre.value is not None:
        size = estimate_words(view.centre, text, view.decimals)
        parts.append(text("describe.centre", size=size))
    pairs = view.pairs
    counts = {"rises": pairs.rises, "same": pairs.unchanged, "falls": pairs.falls}
    return [*parts, text("describe.pattern", **counts)]


def _medians(view: ChangeView, text: Text) -> list[str]:
    if view.medians is None or view.pairs.n < 2:
        return []
    before, after = (median_words(view, median, text) for median in view.medians)
    return [text("describe.medians", before=before, after=after)]
