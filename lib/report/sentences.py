"""A comparison in words: the headline, its figures, what it shows and what it cannot show.

Which sentence is said stands in lib/report/conditions.py; here its slots are filled. Direction
words come from the sign of the data alone; "improved" and "worsened" come from the outcome's
direction (Comparison.improved, Comparison.worsened).
"""

from __future__ import annotations

from lib.analysis.arms import ArmsComparison, SeveralArmsComparison
from lib.analysis.comparison import Comparison
from lib.charts.keys import REASON
from lib.charts.view import summary_decimals
from lib.report import conditions
from lib.report.conditions import Facts
from lib.report.naming import begun, in_own_unit
from lib.stats import describe
from lib.text.words import Text

THOUSANDTH = 0.001
RARE = 0.095  # below it "once in k" reads better than a percentage
FINEST_PERCENT = 5  # what a frequency is rounded to, as it cannot be told more finely
NEARLY_ALL = 0.975


def headline(comparison: Comparison, label: str, people: str, text: Text) -> str:
    """The answer in one line.

    label    what was measured, as it is to be written
    people   what the participants are called, in the right number
    """
    key = conditions.chosen(conditions.HEADLINES, conditions.facts_of(comparison))
    said = text(
        key,
        label=label,
        people=people,
        n=comparison.n,
        rises=comparison.pairs.rises,
        falls=comparison.pairs.falls,
        size=_size(comparison, text),
    )
    return begun(said)


def figures(comparison: Comparison, text: Text) -> str:
    """The interval and the p of the answer, in one line below the headline; "" without any.

    Beside a headline that names the size of the change the interval is one of that size, so a fall
    by 1.5 has limits of 1.0 and 2.0; elsewhere the signed change stands with it.
    """
    test = comparison.test
    parts = [_interval(comparison, text)]
    if test.p is not None:
        method = "dashboard.p_asymptotic" if test.method == "asymptotic" else "dashboard.p_exact"
        parts.append(text(method, p=text.p(test.p, test.log10_p)))
    elif test.reason is not None and comparison.n > 1:
        parts.append(text(REASON(test.reason)))
    return begun(" · ".join(part for part in parts if part))


def decimals(comparison: Comparison) -> int:
    """Decimals worth showing of the typical change."""
    return summary_decimals(comparison.pairs)


def shows(comparison: Comparison, text: Text) -> str:
    """What the test says, as a frequency and without causal words."""
    test = comparison.test
    facts = conditions.facts_of(comparison)
    key = conditions.chosen(conditions.SHOWS, facts)
    interval = comparison.shift.interval
    spread = None
    if facts.precision == "narrow":
        spread = describe(comparison.pairs.before, comparison.pairs.count).sd
    places = decimals(comparison)
    return text(
        key,
        n=comparison.n,
        changed=test.n_used,
        smallest=text.p_bare(test.smallest_p),
        odds=_odds(1.0 if test.p is None else test.p, text),
        low=text.signed(None if interval is None else interval.low, places),
        high=text.signed(None if interval is None else interval.high, places),
        sd=text.number(spread, places),
    )


def shows_arms(compared: ArmsComparison, text: Text) -> str:
    """What the comparison between two arms says, as a frequency."""
    p = compared.ancova.test.p
    return text("dashboard.shows_arms", odds=_odds(1.0 if p is None else p, text))


def shows_several(compared: SeveralArmsComparison, text: Text) -> str:
    """What the comparison of all arms at once says, as a frequency."""
    p = compared.found.overall.p
    return text("several.shows", odds=_odds(1.0 if p is None else p, text))


def why(facts: Facts, only: str, text: Text) -> str:
    """What a study of this design cannot show; `only` names the one arm that is shown."""
    return text(conditions.chosen(conditions.WHY, facts), only=only)


def tipping(comparison: Comparison, people: str, text: Text) -> str | None:
    """The natural-rise tipping point, where most improved; None where there is nothing to tip.

    It is the lower Clopper–Pearson limit of the share improved: were that share of similar people
    to improve without the intervention, the observed count would be no surprise.
    """
    limits = comparison.at_least_improved
    if limits is None or comparison.improved <= comparison.worsened or limits.low <= 0:
        return None
    percent = text.percent(limits.low, 0)
    return text("dashboard.tipping", percent=percent, people=people)


def improved(comparison: Comparison, text: Text) -> str:
    """The share that improved with its Wilson interval; "" where there is nobody."""
    share = comparison.improved_share
    if share.value is None or share.interval is None:
        return ""
    limits = share.interval.low, share.interval.high
    return text(
        "dashboard.improved_share",
        percent=text.percent(share.value),
        interval=text.interval(limits, 1, "percent", share.interval.level),
        direction=text(
            "dashboard.higher" if comparison.outcome.higher_is_better else "dashboard.lower"
        ),
    )


def _size(comparison: Comparison, text: Text) -> str:
    shift = comparison.shift.value
    return in_own_unit(abs(shift or 0.0), decimals(comparison), comparison.outcome, text)


def _interval(comparison: Comparison, text: Text) -> str:
    shift = comparison.shift
    places = decimals(comparison)
    facts = conditions.facts_of(comparison)
    if facts.verdict in ("nobody", "one", "no_change") or shift.value is None:
        return ""
    interval = shift.interval
    sized = conditions.chosen(conditions.HEADLINES, facts) in conditions.SIZED
    if interval is None:
        return "" if sized else text("dashboard.change", value=text.signed(shift.value, places))
    limits = interval.low, interval.high
    if sized and facts.side == "fall":
        limits = -interval.high, -interval.low
    written = text.interval(limits, places, level=interval.level)
    if sized:
        return written
    value = f"{text.signed(shift.value, places)}, {written}"
    return text("dashboard.change", value=value)


def _odds(p: float, text: Text) -> str:
    """How often chance alone does it, as finely as a sentence can bear."""
    if p < THOUSANDTH:
        return text("dashboard.odds_thousand")
    if p < RARE:
        return text("dashboard.odds_in", k=_one_digit(1 / p))
    if p >= NEARLY_ALL:
        return text("dashboard.odds_nearly_all")
    percent = FINEST_PERCENT * round(100 * p / FINEST_PERCENT)
    return text("dashboard.odds_percent", percent=text.percent(percent / 100, 0))


def _one_digit(value: float) -> int:
    """The number to its first digit: 103.0 gives 100."""
    return int(float(f"{value:.0e}"))
