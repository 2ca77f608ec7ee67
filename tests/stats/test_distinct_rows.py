import numpy as np
import pytest

from lib.stats import tally

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


def test_few_rows_are_counted_alike():
    rows, people = tally.distinct_rows([np.array([1.0, 1.0])], np.array([2, 3]))
    assert (rows.tolist(), people.tolist()) == ([0], [5])


@pytest.mark.parametrize("size", [200, 9000])
def test_combinations_come_in_order_with_missing_values_last(size):
    columns = [one[:size] for one in COLUMNS]
    rows, _ = tally.distinct_rows(columns, COUNT[:size])
    found = [tuple(np.nan_to_num([c[row] for c in columns], nan=np.inf)) for row in rows]
    assert found == sorted(set(found))


def test_more_combinations_than_an_integer_can_number(monkeypatch):
    monkeypatch.setattr(tally, "MOST_COMBINATIONS", 20)
    rows, people = tally.distinct_rows(COLUMNS, COUNT)
    assert table([one[rows] for one in COLUMNS], people) == table(COLUMNS, COUNT)


def test_a_sum_of_whole_steps_is_exact_beyond_64_bits():
    steps, count = np.array([2**53 - 1, -(2**53) + 3, 5]), np.array([10**9, 10**9 - 1, 7])
    exact = sum(s * c for s, c in zip(steps.tolist(), count.tolist(), strict=True))
    assert tally.exact_sum(steps, count) == exact


def test_a_column_without_values_is_one_value():
    rows, people = tally.distinct_rows([np.full(9000, np.nan)], COUNT)
    assert (rows.size, people[0]) == (1, COUNT.sum())
