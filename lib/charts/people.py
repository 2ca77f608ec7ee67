"""Who stands behind a line: the words that a pair of scores shows on hover."""

from __future__ import annotations

import math
from collections import defaultdict

from lib.charts.figure import label
from lib.charts.view import ChangeView
from lib.study.study import Factor, Study
from lib.text.words import Text

MOST_PEOPLE = 60  # above, a line says how many and not who
MOST_NAMED = 5
MOST_FACTORS = 4  # the first, which the sidebar shows too

Scores = tuple[float, float]


def stories(view: ChangeView, text: Text) -> list[str]:
    """For each distinct pair: before, after, change, and who (id and factors) or how many."""
    named = _named(view, text)
    words = []
    pairs = view.pairs
    for before, after, change, count in zip(
        pairs.before.tolist(),
        pairs.after.tolist(),
        pairs.change.tolist(),
        pairs.count.tolist(),
        strict=True,
    ):
        scores = f"{text.score(before)} → {text.score(after)}"
        lines = [f"<b>{scores} ({text.signed(change, pairs.decimals)})</b>"]
        people = named.get((before, after), [])
        rest = count - len(people[:MOST_NAMED])
        lines += people[:MOST_NAMED]
        if rest:
            lines.append(text("chart.more" if people else "chart.participants", n=rest))
        words.append("<br>".join(lines))
    return words


def _named(view: ChangeView, text: Text) -> dict[Scores, list[str]]:
    study = view.people
    if study is None or not study.ids or study.count.size > MOST_PEOPLE:
        return {}
    outcome = next((o for o in study.outcomes if o.key == view.outcome.key), None)
    if outcome is None:
        return {}
    before = view.pairs.resolution.cleaned(outcome.before).tolist()
    after = view.pairs.resolution.cleaned(outcome.after).tolist()
    found: dict[Scores, list[str]] = defaultdict(list)
    for row, cell in enumerate(outcome.cell.tolist()):
        found[before[cell], after[cell]].append(_person(study, row, text))
    return found


def _person(study: Study, row: int, text: Text) -> str:
    about = [_value(factor, row, text) for factor in study.factors[:MOST_FACTORS]]
    return " · ".join([label(study.ids[row], 20), *(words for words in about if words)])


def _value(factor: Factor, row: int, text: Text) -> str:
    """A level by itself, a number with its name; nothing where it is unknown."""
    if factor.value is not None:
        value = float(factor.value[row])
        return "" if math.isnan(value) else f"{label(factor.label, 16)} {text.score(value)}"
    code = -1 if factor.code is None else int(factor.code[row])
    return label(factor.levels[code], 20) if code >= 0 else ""
