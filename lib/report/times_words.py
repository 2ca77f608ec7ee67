"""Three or more times in words: the headline, its figures, what it says, the sentence to take."""

from __future__ import annotations

from lib.analysis.times import ALPHA, ArmsOverTimes, OverTimes
from lib.charts.keys import REASON
from lib.report import keys
from lib.report.keys import TimesVerdict
from lib.report.naming import begun
from lib.stats import HypothesisTest, TimeChange
from lib.text.words import Text

Slots = dict[str, str | int | float]

SPARE = 1  # decimals of a mean beyond those of the scores
MOST_DECIMALS = 3


def verdict(found: OverTimes) -> TimesVerdict:
    """What kind of sentence these people allow."""
    if found.arms is not None:
        return "arms_differ" if clear_times(found) else "arms_unclear"
    if found.test.n == 0:
        return "nobody"
    if found.test.reason is not None:
        return "no_change"
    p = found.test.test.p
    return "changed" if p is not None and p < ALPHA else "unclear"


def clear_times(found: OverTimes) -> list[str]:
    """The times at which some arm's change differs clearly, adjusted for all comparisons."""
    if found.arms is None:
        return []
    clear = {each.time for each in found.arms.differences if each.p is not None and each.p < ALPHA}
    return [found.labels[time] for time in sorted(clear)]


def decimals_of(found: OverTimes) -> int:
    """Decimals of a mean change."""
    return min(MOST_DECIMALS, max(0, found.sequences.resolution.decimals) + SPARE)


def headline(found: OverTimes, label: str, text: Text) -> str:
    """The answer in one line."""
    slots: Slots = {
        "label": label,
        "times": len(found.labels),
        "first": found.labels[0],
        "before": text.score(found.at[0].median.value),
        "last": found.labels[-1],
        "after": text.score(found.at[-1].median.value),
        "clear": text.listed(clear_times(found)),
    }
    return begun(text(keys.TIMES_HEADLINE(verdict(found)), **slots))


def figures(found: OverTimes, text: Text) -> str:
    """The test with its size in one line; of arms what the intervals hold for; "" without."""
    if found.arms is not None:
        return text("times.figures_arms", n=len(found.arms.differences))
    test = found.test.test
    if test.p is None:
        # that nobody has all times is the headline already
        return text(REASON(test.reason)) if test.reason == "no_change" else ""
    return text(
        "times.figures",
        p=text.p(test.p, test.log10_p),
        method=method(test, text),
        w=text.effect(found.test.w),
        n=found.test.n,
    )


def agreement(found: OverTimes, text: Text) -> str:
    """What Kendall's W says of these people; "" where there is none."""
    if found.test.w is None:
        return ""
    return text("times.w_means", w=text.effect(found.test.w))


def trend(found: OverTimes, text: Text) -> str:
    """Which way the scores lean from time to time, by Page's test; "" where nothing was tested."""
    test = found.trend.test
    if test.p is None:
        return ""
    said = text.p(test.p, test.log10_p)
    if test.p >= ALPHA or found.trend.rises is None:
        return text("times.trend_unclear", p=said)
    return text("times.trend_rise" if found.trend.rises else "times.trend_fall", p=said)


def sentence(found: OverTimes, label: str, names: tuple[str, ...], text: Text) -> str:
    """The sentence for a thesis; "" where there is nothing to report.

    names   what the arms are called; () where there are none
    """
    said = verdict(found)
    if said == "nobody":
        return ""
    if found.arms is not None:
        arms = found.arms
        listed = [_difference(each, arms, found, names, text) for each in arms.differences]
        kept = [words for words in listed if words]
        if not kept:
            return ""
        key = keys.TIMES_THESIS(said)
        told = {"label": label, "first": found.labels[0], "control": names[arms.reference]}
        return begun(text(key, differences="; ".join(kept), n=len(arms.differences), **told))
    medians = [
        text("times.median_at", median=text.score(at.median.value), time=called)
        for called, at in zip(found.labels, found.at, strict=True)
    ]
    test = found.test.test
    slots: Slots = {
        "label": label,
        "times": len(found.labels),
        "medians": text.listed(medians),
        "chi": text.number(test.statistic, 2),
        "df": len(found.labels) - 1,
        "p": text.p(test.p, test.log10_p),
        "method": method(test, text),
        "w": text.effect(found.test.w),
    }
    return begun(text(keys.TIMES_THESIS(said), n=found.test.n, **slots))


def method(test: HypothesisTest, text: Text) -> str:
    """Where a p comes from, in a word."""
    return text(keys.METHOD(test.method or "exact"))


def difference_name(
    each: TimeChange, arms: ArmsOverTimes, labels: tuple[str, ...], names: tuple[str, ...]
) -> str:
    """What a difference between arms is called: "week 4: new − usual"."""
    return f"{labels[each.time]}: {names[each.arm]} − {names[arms.reference]}"


def _difference(
    each: TimeChange, arms: ArmsOverTimes, found: OverTimes, names: tuple[str, ...], text: Text
) -> str:
    interval = each.interval
    if each.value is None or interval is None or each.p is None:
        return ""
    decimals = decimals_of(found)
    return text(
        "times.difference",
        name=difference_name(each, arms, found.labels, names),
        value=text.signed(each.value, decimals),
        interval=text.interval((interval.low, interval.high), decimals),
        p=text.p(each.p),
    )
