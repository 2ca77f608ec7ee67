"""A comparison in words: the headline, what it shows and what it cannot show.

Direction words come from the sign of the data alone, here and nowhere else; "improved" and
"worsened" come from the outcome's direction (Comparison.improved, Comparison.worsened).
"""

from __future__ import annotations

from lib.analysis.comparison import Comparison
from lib.charts.view import summary_decimals
from lib.report import keys
from lib.report.naming import in_unit
from lib.text.words import Text

THOUSANDTH = 0.001
RARE = 0.095  # below it "once in k" reads better than a percentage


def headline(comparison: Comparison, people: str, text: Text) -> str:
    """The answer in one line. `people` is what the participants are called, in the right number."""
    rises = comparison.pairs.rises
    falls = comparison.pairs.falls
    n = comparison.n
    verdict = comparison.verdict
    words: dict[str, str | int | float] = {"n": n, "people": people}
    words |= {"rises": rises, "falls": falls}
    if verdict != "rise" and verdict != "fall":  # noqa: PLR1714 - narrows the Literal
        return text(keys.HEADLINE(verdict), **words)
    count = rises if verdict == "rise" else falls
    shift = comparison.shift.value
    if not shift or (shift > 0) != (verdict == "rise"):
        # half or more did not change: the typical change is none, though the changes lean one way
        return text(keys.LEANS_COUNTS(verdict), **words)
    key = keys.LEANS_ALL(verdict) if count == n else keys.LEANS(verdict)
    size = in_unit(abs(shift), decimals(comparison), comparison.outcome.unit, text)
    return text(key, n=n, people=people, count=count, size=size)


def decimals(comparison: Comparison) -> int:
    """Decimals worth showing of the typical change."""
    return summary_decimals(comparison.pairs)


def shows(comparison: Comparison, text: Text) -> str:
    """What the test says, as a frequency and without causal words."""
    test = comparison.test
    verdict = comparison.verdict
    if verdict in ("nobody", "one", "no_change"):
        return text(keys.SHOWS(verdict))
    if verdict == "too_few":
        smallest = text.p_bare(test.smallest_p)
        return text("dashboard.shows_too_few", n=test.n_used, smallest=smallest)
    odds = _odds(test.p or 1.0, text)
    return text(keys.SHOWS(verdict), n=comparison.n, odds=odds)


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


def _odds(p: float, text: Text) -> str:
    if p < THOUSANDTH:
        return text("dashboard.odds_thousand")
    if p < RARE:
        return text("dashboard.odds_in", k=round(1 / p))
    return text("dashboard.odds_percent", percent=text.percent(p, 0))
