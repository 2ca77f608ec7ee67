"""Categories in words: what they are called, the headline, its figures, the sentence to take."""

from __future__ import annotations

from itertools import pairwise

from lib.analysis.categories import InCategories
from lib.report import keys
from lib.report.keys import CategoryVerdict
from lib.report.naming import begun
from lib.stats import Estimate, HypothesisTest, clopper_pearson
from lib.study.study import Categories
from lib.text.words import Text

ALPHA = 0.05
POINTS = 100  # a share in percentage points


def called(categories: Categories, text: Text, *, whole: bool = False) -> tuple[str, ...]:
    """What the categories are called: as somebody named them, else by their limits.

    whole   the scores are whole numbers, so that 4–6 says what 4 ≤ … < 7 does
    """
    if categories.names:
        return categories.names
    cuts = categories.cuts
    below, above = ("<", "≥") if categories.upper else ("≤", ">")
    between = [_between(low, high, categories, text, whole=whole) for low, high in pairwise(cuts)]
    return (f"{below} {text.score(cuts[0])}", *between, f"{above} {text.score(cuts[-1])}")


def decisive(found: InCategories) -> HypothesisTest:
    """The test that the page speaks of: McNemar's mid-p, or that of the mean move."""
    if found.two is not None:
        return found.two.mid_p
    if found.many is None:
        raise ValueError("categories without a test")
    return found.many.shift


def verdict(found: InCategories) -> CategoryVerdict:
    """What kind of sentence the counts allow; "rise" and "fall" speak of the target's share."""
    if found.n == 0:
        return "nobody"
    if found.rose + found.fell == 0:
        return "nobody_moved"
    p = decisive(found).p
    if p is None or p >= ALPHA:
        return "unclear"
    return "rise" if _towards(found) > 0 else "fall"


def headline(found: InCategories, names: tuple[str, ...], text: Text) -> str:
    """The answer in one line: the share of the best category, or who moved which way."""
    said = verdict(found)
    if said in ("nobody", "nobody_moved") or found.two is not None:
        target = found.target
        before = text.share(found.before[target].n, found.n)
        after = text.share(found.after[target].n, found.n)
        slots = {"category": begun(names[target]), "before": before, "after": after}
        return text(keys.CATEGORY_HEADLINE(said), n=found.n, **slots)
    better, worse = _better_and_worse(found)
    stayed = found.n - better - worse
    key = keys.MOVES_HEADLINE(said)
    return text(key, n=found.n, better=better, worse=worse, same=stayed)


def figures(found: InCategories, text: Text) -> str:
    """The difference with its interval and the test, in one line; "" where nothing was tested."""
    if found.n == 0:
        return ""
    test = decisive(found)
    p = text.p(test.p, test.log10_p)
    if found.two is None:
        return text(
            "categories.figures_many", p=p, method=text(keys.METHOD(test.method or "exact"))
        )
    return text("categories.figures_two", difference=points(found.two.difference, text), p=p)


def points(estimate: Estimate, text: Text) -> str:
    """A difference of two shares in percentage points with its interval: +64.3 [41.0, 79.4]."""
    if estimate.value is None:
        return text.signed(None)
    value = text.signed(POINTS * estimate.value, 1)
    interval = estimate.interval
    if interval is None:
        return text("categories.points", value=value)
    limits = (POINTS * interval.low, POINTS * interval.high)
    within = text.interval(limits, 1, level=interval.level)
    return text("categories.points_within", value=value, interval=within)


def sentence(found: InCategories, names: tuple[str, ...], label: str, text: Text) -> str:
    """The sentence for a thesis; "" where there is nobody."""
    if found.n == 0:
        return ""
    test = decisive(found)
    p = text.p(test.p, test.log10_p)
    target = found.target
    shares = {
        "category": names[target],
        "before": text.share(found.before[target].n, found.n),
        "after": text.share(found.after[target].n, found.n),
    }
    said = verdict(found)
    if said == "nobody_moved":
        return text("categories.thesis_nobody_moved", n=found.n, label=label, **shares)
    if found.two is not None:
        two = found.two
        difference = points(two.difference, text)
        key = keys.CATEGORY_THESIS(said)
        moved = {"gained": two.gained, "lost": two.lost}
        return text(key, n=found.n, label=label, difference=difference, p=p, **moved, **shares)
    better, worse = _better_and_worse(found)
    moved = {"better": better, "worse": worse, "same": found.n - better - worse}
    return text("categories.thesis_many", n=found.n, label=label, p=p, **moved, **shares)


def natural(found: InCategories, names: tuple[str, ...], text: Text) -> str:
    """The natural-rise tipping point of the target's share; "" where there is nothing to tip.

    It is the lower Clopper–Pearson limit of the share that moved to the target of those who were
    not there before: were that share to move without the intervention, the count is no surprise.
    """
    target = found.target
    elsewhere = found.n - found.before[target].n
    stayed = int(found.table[target, target])
    gained = found.after[target].n - stayed
    lost = found.before[target].n - stayed
    limits = clopper_pearson(gained, elsewhere).interval
    if limits is None or gained <= lost or limits.low <= 0:
        return ""
    percent = text.percent(limits.low, 0)
    return text("categories.natural", category=names[target], percent=percent)


def _between(low: float, high: float, categories: Categories, text: Text, *, whole: bool) -> str:
    if whole and float(low).is_integer() and float(high).is_integer():
        first = low if categories.upper else low + 1
        last = high - 1 if categories.upper else high
        return text.score(first) if first == last else text.range_words(first, last)
    signs = ("≤", "<") if categories.upper else ("<", "≤")
    return f"{text.score(low)} {signs[0]} … {signs[1]} {text.score(high)}"


def _towards(found: InCategories) -> int:
    """Participants who moved towards the best category, less those who moved away."""
    better, worse = _better_and_worse(found)
    return better - worse


def _better_and_worse(found: InCategories) -> tuple[int, int]:
    if found.outcome.higher_is_better:
        return found.rose, found.fell
    return found.fell, found.rose
