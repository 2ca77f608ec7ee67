import numpy as np

from lib.stats import tally
from lib.stats.units import power_of_two

RNG = np.random.default_rng(4)
COLUMNS = [
    RNG.integers(-2, 3, 9000).astype(float),
    RNG.integers(0, 3, 9000).astype(float),
    np.where(RNG.random(9000) < 0.2, np.nan, RNG.choice([20.5, 31.25, 1e6], 9000)),
]
COUNT = RNG.integers(1, 4, 9000)


def table(columns, count):
    """People by combination of values, in plain Python."""
    people = {}
    for *row, weight in zip(*(one.tolist() for one in columns), count.tolist(), strict=True):
        key = tuple(None if np.isnan(value) else value for value in row)
        people[key] = people.get(key, 0) + weight
    return people


def test_people_of_each_combination_are_kept():
    rows, people = tally.distinct_rows(COLUMNS, COUNT)
    assert table([one[rows] for one in COLUMNS], people) == table(COLUMNS, COUNT)


def test_each_combination_comes_once():
    rows, _ = tally.distinct_rows(COLUMNS, COUNT)
    assert rows.size == len(table(COLUMNS, COUNT))


def test_many_combinations_are_sorted_instead(monkeypatch):
    monkeypatch.setattr(tally, "MOST_BINS", 1)
    rows, people = tally.distinct_rows(COLUMNS, COUNT)
    assert table([one[rows] for one in COLUMNS], people) == table(COLUMNS, COUNT)


def test_few_rows_stay_as_they_are():
    rows, people = tally.distinct_rows([np.array([1.0, 1.0])], np.array([2, 3]))
    assert (rows.tolist(), people.tolist()) == ([0, 1], [2, 3])


def test_a_column_without_values_is_one_value():
    rows, people = tally.distinct_rows([np.full(9000, np.nan)], COUNT)
    assert (rows.size, people[0]) == (1, COUNT.sum())


def test_the_unit_is_a_power_of_two_below_the_largest():
    assert power_of_two(np.array([3.0, -9.0])) == 8.0


def test_the_unit_of_zeros_is_one():
    assert power_of_two(np.zeros(3)) == 1.0


def test_the_unit_of_the_largest_float_is_finite():
    assert power_of_two(np.array([1.7e308])) == 2.0**1023
