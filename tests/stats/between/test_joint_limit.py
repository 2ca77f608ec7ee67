"""The covariances of rank sums, counted by code, are those of the definition, row by row."""

import numpy as np
import pytest

from lib.stats.between import joint_limit
from lib.stats.between.factor_column import FactorAgainstChange, FactorColumn

RNG = np.random.default_rng(11)
ROWS = 400
CHANGE = np.round(RNG.normal(size=ROWS), 1)
PEOPLE = RNG.integers(1, 4, ROWS)
FACTORS = [
    FactorAgainstChange.of(factor, CHANGE, PEOPLE)
    for factor in (
        FactorColumn("levels", "levels", RNG.integers(-1, 4, ROWS)),
        FactorColumn("ordered", "ordered", RNG.integers(0, 5, ROWS)),
        FactorColumn(
            "number", "number", np.where(RNG.random(ROWS) < 0.1, np.nan, RNG.normal(size=ROWS))
        ),
        FactorColumn("other number", "number", RNG.normal(size=ROWS)),
    )
]


def by_row() -> np.ndarray:
    """Σ count · x̃ · ỹ, with one column a score and one row a row of the data."""
    columns = []
    for factor in FACTORS:
        centred = factor.design - factor.sizes @ factor.design / factor.n
        spread = np.zeros((ROWS, centred.shape[1]))
        spread[factor.known] = centred[factor.code]
        columns.append(spread)
    block = np.hstack(columns)
    return block.T @ (block * PEOPLE[:, None])


@pytest.mark.parametrize("most_crossed", [joint_limit.MOST_CROSSED, 100])
def test_covariances_by_code_are_those_by_row(monkeypatch, most_crossed):
    monkeypatch.setattr(joint_limit, "MOST_CROSSED", most_crossed)
    expected = by_row()
    found = joint_limit._covariance(FACTORS, PEOPLE)
    assert found == pytest.approx(expected, abs=1e-12 * np.abs(expected).max())
