"""Cells of public reports and small cases: codes, labels, words and marks around numbers.

The files are not part of the project; where they are missing, nothing is tested. W+ and W- are
sums of ranks of after - before without zeros, as published with the files.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from scipy.stats import rankdata

from lib.study.building.build import build
from lib.study.checking.record import examine
from lib.study.guessing.guess import guess
from lib.study.reading.read import read
from lib.study.study import Study

CASES = Path(__file__).parents[2].parent / "shared" / "cases"

# file -> (complete pairs, W+, W-) of the first outcome that is taken without help
FIGURES = {
    "reading/leading_number_likert.csv": (8, 36, 0),
    "reading/items_need_a_sum.csv": (12, 78, 0),
    "reading/number_of_missed.csv": (6, 20, 1),
    "reading/text_likert_long.csv": (8, 36, 0),
    "reports/10a.csv": (10, 45, 0),
    "reports/11a.csv": (12, 78, 0),
    "reports/11b.csv": (12, 78, 0),
    "reports/11c.csv": (12, 78, 0),
    "reports/11d.csv": (12, 78, 0),
    "reports/20.csv": (12, 36, 42),
    "reports/29a.sav": (8, 36, 0),
    "reports/29c.sav": (12, 66, 0),
    "reports/29d.sav": (9, 36, 0),
    "reports/37.csv": (25, 171, 0),
    "reports/47b.csv": (10, 55, 0),
    "reports/51a.csv": (10, 55, 0),
    "reports/51b.csv": (10, 55, 0),
    "reports/51c.csv": (10, 55, 0),
    "reports/51h.csv": (10, 55, 0),
    "reports/51k.csv": (10, 55, 0),
    "reports/51m.csv": (10, 55, 0),
    "reports/94.csv": (8, 36, 0),
}
# file -> (problem, column) that is told, and what must not be
TOLD = {
    "reading/number_of_missed.csv": ("not_a_number", "post"),
    "reports/62b.csv": ("levels_as_dates", "age_group"),
    "reports/93.csv": ("missing_code", "pre"),
}
NOT_TOLD = {
    "reports/12b.csv": "personal_name",
    "reports/12d.csv": "personal_name",
    "reports/90d.csv": "personal_name",
    "reports/90e.csv": "personal_name",
    "reports/94.csv": "missing_code",
}


def opened(name: str) -> tuple[Study, list[tuple[str, str | None]]]:
    """The study that a file makes without help, and what is to be looked at."""
    path = CASES / name
    if not path.exists():
        pytest.skip("the shared cases are not here")
    table = read(path.read_bytes(), path.name)
    study = build(table, guess(table).roles, path.name, "file")
    return study, [(problem.key, problem.column) for problem in examine(study, table).suspicious]


def figures(study: Study) -> tuple[int, float, float]:
    outcome = study.outcomes[0]
    change = np.repeat(outcome.after - outcome.before, study.cells(outcome))
    there = change[np.isfinite(change)]
    moved = np.round(there[there != 0], 9)
    rank = rankdata(np.abs(moved))
    return there.size, float(rank[moved > 0].sum()), float(rank[moved < 0].sum())


@pytest.mark.parametrize("name", FIGURES)
def test_the_scores_in_the_cells_are_read_without_help(name):
    study, _ = opened(name)
    assert figures(study) == FIGURES[name]


@pytest.mark.parametrize("name", TOLD)
def test_what_is_in_doubt_is_asked(name):
    _, told = opened(name)
    assert TOLD[name] in told


@pytest.mark.parametrize("name", NOT_TOLD)
def test_no_false_alarm(name):
    _, told = opened(name)
    assert NOT_TOLD[name] not in [key for key, _ in told]
