"""Small studies that the pictures are drawn of."""

import numpy as np

from lib.charts.view import ChangeView
from lib.stats.pairs import Pairs
from lib.stats.results import Estimate, Interval
from lib.study.study import Factor, Outcome, Scale, Study

# golden.json, golden28
BEFORE = [1, 2, 2, 3, 1, 2, 3, 2, 1, 2, 4, 3, 2, 1, 2, 3, 2, 2, 1, 3, 2, 4, 1, 2, 3, 2, 1, 3]
AFTER = [3, 3, 4, 4, 2, 2, 5, 4, 3, 3, 4, 5, 3, 2, 4, 3, 4, 3, 1, 4, 2, 5, 3, 1, 4, 3, 3, 5]
HL = Estimate("hodges_lehmann", 1.0, Interval(1.0, 1.5, "walsh"))


def study(before, after, **options):
    x, y = np.asarray(before, np.float64), np.asarray(after, np.float64)
    distinct, cell = np.unique(np.column_stack([x, y]), axis=0, return_inverse=True)
    label = options.pop("label", "Score")
    outcome = Outcome("score", label, cell.ravel().astype(np.int32), *distinct.T, **options)
    ids = tuple(f"R{i + 1:02d}" for i in range(x.size))
    age = Factor("age", "Age", value=np.linspace(20, 40, x.size))
    work = Factor("work", "Work", ("yes", "no"), np.arange(x.size, dtype=np.int32) % 2)
    count = np.ones(x.size, np.int64)
    return Study("s", "0", "uploaded", (outcome,), (age, work), count, ids)


def view(before=BEFORE, after=AFTER, centre=HL, mask=None, **options):
    everyone = study(before, after, **options)
    outcome = everyone.outcomes[0]
    if mask is None:
        return ChangeView(outcome, pairs(everyone), centre, everyone)
    chosen = np.asarray(mask)
    here, rest = everyone.rows(chosen), everyone.rows(~chosen)
    return ChangeView(outcome, pairs(here), centre, here, pairs(rest))


def pairs(some):
    outcome = some.outcomes[0]
    return Pairs.of(outcome.before, outcome.after, some.cells(outcome))


def volumes(n):
    """Made-up milk volumes in mL with one decimal."""
    random = np.random.default_rng(3)
    before = np.round(random.uniform(5, 60, n), 1)
    return before, np.round(before + random.normal(20, 20, n), 1)


SCALE = Scale(1, 5)
HALF = np.arange(28) < 14


def cases():
    """Every kind of study a picture must bear, by name."""
    many = np.random.default_rng(1).integers(0, 11, (2, 2000))
    wide = np.random.default_rng(1).integers(0, 101, (2, 2000))
    return {
        "golden28": view(scale=SCALE),
        "half selected": view(scale=SCALE, mask=HALF),
        "lower is better": view(scale=SCALE, higher_is_better=False),
        "nobody": view(mask=np.zeros(28, bool), centre=None, scale=SCALE),
        "one": view([2], [7], None, scale=Scale(0, 10)),
        "one without scale": view([2], [2], None),
        "nobody changed": view([2, 3, 3], [2, 3, 3], Estimate("hl", 0.0, None, "no_change")),
        "volumes": view(*volumes(40), Estimate("hl", 20.0, Interval(14.123, 26.5, "walsh"))),
        "many volumes": view(*volumes(2000)),
        "2000 on eleven points": view(*many, scale=Scale(0, 10)),
        "2000 on 101 points": view(*wide),
        "tiny": view([1e-9, 2e-9], [3e-9, 1e-9], Estimate("hl", 1e-9, None, "too_few")),
        "huge": view([1e12, 2e12], [3e12, 1e12], None),
        "unbounded interval": view(centre=Estimate("hl", 1.0, Interval(-np.inf, np.inf, "walsh"))),
        "a label that means harm": view(label="<a href='javascript:x'>{n}</a>" * 9, unit="<b>"),
    }
