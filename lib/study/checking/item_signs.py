"""Items that run against the others of their score: worded the other way round, perhaps."""

from __future__ import annotations

import numpy as np

from lib.study.arrays import Floats
from lib.study.building.persons import listed
from lib.study.problem import Problem, Slots
from lib.study.study import ItemScores, Outcome, Study

FEWEST_PEOPLE = 8
AGAINST = -0.15  # r with the sum of the others, at either time where there is one
MOST_SHARE = 0.5  # of the items: where more run against the rest, there is no rest


def against_the_rest(study: Study, outcome: Outcome) -> list[Problem]:
    """The question whether items that run against the others are to be turned round.

    [] where a key scores the items, or too few people answered all of them.
    """
    items = outcome.items
    if items is None or items.recipe.key:
        return []
    people = np.bincount(items.cell, weights=study.count, minlength=len(items.before))
    count = people.astype(np.float64)
    both = [_with_rest(side, count) for side in (items.before, items.after)]
    found = np.fmax(both[0], both[1])
    places = np.flatnonzero(found < AGAINST)
    if not 0 < places.size < MOST_SHARE * found.size:
        return []
    low, high = _ends(items)
    slots: Slots = {
        "items": listed([items.labels[place] for place in places]),
        "n": int(places.size),
        "places": " ".join(map(str, places)),
        "r": round(float(found[places].min()), 2),
        "outcome": outcome.label,
        "score": items.recipe.column,
        "low": low,
        "high": high,
    }
    return [Problem("items_against_rest", "warning", slots)]


def _with_rest(rows: Floats, count: Floats) -> Floats:
    """r of each item with the sum of the others among those who answered all; NaN for none."""
    whole = np.isfinite(rows).all(axis=1) & (count > 0)
    n = count[whole].sum()
    if n < FEWEST_PEOPLE:
        return np.full(rows.shape[1], np.nan)
    centred = rows[whole] - (count[whole] @ rows[whole]) / n
    covariance = (centred * count[whole][:, None]).T @ centred
    own = np.diag(covariance)
    with_rest = covariance.sum(axis=1) - own
    of_rest = covariance.sum() - 2 * covariance.sum(axis=1) + own
    product = own * of_rest
    root = np.sqrt(np.maximum(product, 0.0))
    noise = 1e-9 * max(float(covariance.trace()), 1.0)
    found: Floats = np.divide(with_rest, root, out=np.full(own.size, np.nan), where=root > noise)
    return found


def _ends(items: ItemScores) -> tuple[float, float]:
    """The ends of the items' scale where they are known, else the lowest and highest answer."""
    if items.recipe.ends is not None:
        return items.recipe.ends
    answers = np.concatenate([items.before.ravel(), items.after.ravel()])
    return float(np.nanmin(answers)), float(np.nanmax(answers))
