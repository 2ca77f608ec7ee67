"""Alpha and omega beside R's psych, pingouin and statsmodels, and by hand."""

from __future__ import annotations

import warnings

import numpy as np
import pingouin
import pytest
from statsmodels.multivariate.factor import Factor

from lib.stats.items.alpha import alpha_without, cronbach_alpha, item_rest_correlations
from lib.stats.items.answers import Answers
from lib.stats.items.item_table import item_statistics
from lib.stats.items.omega import mcdonald_omega
from lib.stats.items.one_factor import one_factor

# R's datasets::attitude: 30 departments, seven answers each (Chatterjee and Price)
ATTITUDE = np.array(
    [
        43, 51, 30, 39, 61, 92, 45, 63, 64, 51, 54, 63, 73, 47, 71, 70, 68, 69, 76, 86, 48,
        61, 63, 45, 47, 54, 84, 35, 81, 78, 56, 66, 71, 83, 47, 43, 55, 49, 44, 54, 49, 34,
        58, 67, 42, 56, 66, 68, 35, 71, 75, 50, 55, 70, 66, 41, 72, 82, 72, 67, 71, 83, 31,
        67, 61, 45, 47, 62, 80, 41, 64, 53, 53, 58, 58, 67, 34, 67, 60, 47, 39, 59, 74, 41,
        69, 62, 57, 42, 55, 63, 25, 68, 83, 83, 45, 59, 77, 35, 77, 77, 54, 72, 79, 77, 46,
        81, 90, 50, 72, 60, 54, 36, 74, 85, 64, 69, 79, 79, 63, 65, 60, 65, 75, 55, 80, 60,
        65, 70, 46, 57, 75, 85, 46, 50, 58, 68, 54, 64, 78, 52, 50, 40, 33, 34, 43, 64, 33,
        64, 61, 52, 62, 66, 80, 41, 53, 66, 52, 50, 63, 80, 37, 40, 37, 42, 58, 50, 57, 49,
        63, 54, 42, 48, 66, 75, 33, 66, 77, 66, 63, 88, 76, 72, 78, 75, 58, 74, 80, 78, 49,
        48, 57, 44, 45, 51, 83, 38, 85, 85, 71, 71, 77, 74, 55, 82, 82, 39, 59, 64, 78, 39,
    ],
    dtype=float,
).reshape(30, 7)  # fmt: skip


def questionnaire(n: int, m: int, seed: int) -> np.ndarray:
    """Answers from 1 to 5 that one thing moves, each item more or less."""
    rng = np.random.default_rng(seed)
    strength = rng.uniform(0.3, 0.9, m)
    common = rng.normal(size=(n, 1))
    own = rng.normal(size=(n, m)) * np.sqrt(1 - strength**2)
    return np.clip(np.round(3 + 1.2 * (common * strength + own)), 1, 5)


def test_alpha_is_what_r_prints_for_the_attitude_data():
    answers = Answers.of(ATTITUDE)
    assert round(cronbach_alpha(answers).value, 2) == 0.84  # psych::alpha(attitude)
    assert round(alpha_without(answers)[5], 2) == 0.86  # without "critical"


def test_alpha_and_its_interval_are_those_of_pingouins_documentation():
    data = pingouin.read_dataset("cronbach_alpha")
    wide = data.pivot(index="Subj", columns="Items", values="Scores").to_numpy(dtype=float)
    found = cronbach_alpha(Answers.of(wide))
    assert found.value == pytest.approx(0.5917188485995826, abs=1e-12)
    assert (round(found.interval.low, 3), round(found.interval.high, 2)) == (0.195, 0.84)


def test_alpha_takes_those_who_answered_every_item():
    data = pingouin.read_dataset("cronbach_wide_missing")
    found = cronbach_alpha(Answers.of(data.to_numpy(dtype=float)))
    assert found.value == pytest.approx(0.8016949152542373, abs=1e-12)  # psych: use="complete.obs"


def test_two_classes_by_hand():
    # KR-20 of two items right or wrong: p 3/4 and 1/2, sample variances 1/4 and 1/3, sum 11/12
    rows = [[1, 1], [1, 1], [1, 0], [0, 0]]
    assert cronbach_alpha(Answers.of(rows)).value == pytest.approx(2 * (1 - (7 / 12) / (11 / 12)))


def test_the_item_rest_correlation_is_pearsons():
    answers = Answers.of(ATTITUDE)
    found = item_rest_correlations(answers)
    for item in range(7):
        rest = np.delete(ATTITUDE, item, axis=1).sum(axis=1)
        assert found[item] == pytest.approx(np.corrcoef(ATTITUDE[:, item], rest)[0, 1])


@pytest.mark.parametrize(
    ("n", "m", "seed"), [(28, 10, 1), (60, 21, 1), (15, 20, 1), (40, 3, 2), (28, 5, 1), (28, 5, 3)]
)
def test_omega_is_that_of_the_factor_statsmodels_fits(n, m, seed):
    rows = questionnaire(n, m, seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        beside = Factor(corr=np.corrcoef(rows.T), n_factor=1, method="ml", nobs=n).fit()
    spread = rows.std(axis=0, ddof=1)
    common = (beside.loadings[:, 0] * spread).sum() ** 2
    expected = common / (common + (beside.uniqueness * spread**2).sum())
    assert mcdonald_omega(Answers.of(rows), draws=20).value == pytest.approx(expected, abs=1e-5)


def test_three_items_have_the_solution_that_can_be_written_down():
    # λ₁² = r₁₂r₁₃/r₂₃
    correlation = np.array([[1, 0.42, 0.48], [0.42, 1, 0.56], [0.48, 0.56, 1]])
    assert one_factor(correlation[None]).loading[0] == pytest.approx([0.6, 0.7, 0.8], abs=1e-6)


def test_equal_loadings_make_omega_alpha():
    correlation = np.full((4, 4), 0.3) + 0.7 * np.eye(4)
    omega = one_factor(correlation[None]).omega[0]
    assert omega == pytest.approx(4 * 0.3 / (1 + 3 * 0.3), abs=1e-9)


def test_people_and_counts_give_the_same_figures():
    rows = questionnaire(40, 4, seed=3)
    distinct, count = np.unique(rows, axis=0, return_counts=True)
    by_count = mcdonald_omega(Answers.of(distinct[::-1], count[::-1]), draws=50)
    by_row = mcdonald_omega(Answers.of(rows), draws=50)
    assert by_count.value == pytest.approx(by_row.value, abs=1e-9)
    assert cronbach_alpha(Answers.of(distinct, count)).value == pytest.approx(
        cronbach_alpha(Answers.of(rows)).value, abs=1e-12
    )


def test_the_interval_holds_the_figure_and_narrows_with_people():
    few = mcdonald_omega(Answers.of(questionnaire(20, 6, seed=1)), draws=200)
    many = mcdonald_omega(Answers.of(questionnaire(400, 6, seed=1)), draws=200)
    assert few.interval.low <= few.value <= few.interval.high
    assert many.interval.high - many.interval.low < few.interval.high - few.interval.low


def test_an_item_that_everybody_answers_alike_is_left_out():
    rows = questionnaire(30, 5, seed=2)
    with_constant = np.column_stack([rows, np.full(30, 4.0)])
    for figure in (cronbach_alpha, mcdonald_omega):
        assert figure(Answers.of(with_constant)).value == pytest.approx(
            figure(Answers.of(rows)).value, abs=1e-9
        )
    assert item_rest_correlations(Answers.of(with_constant))[5] is None


@pytest.mark.parametrize(
    ("rows", "alpha", "omega"),
    [
        ([[1], [2], [3]], "few_items", "few_items"),
        ([[1, 2, 3]], "too_few", "too_few"),
        ([[2, 2, 2], [2, 2, 2], [2, 2, 2]], "constant_scores", "constant_scores"),
        ([[1, 5, 3], [2, 4, 3], [3, 3, 3]], "constant_scores", "few_items"),
        ([[np.nan, 1, 2], [1, np.nan, 2], [1, 2, np.nan]], "too_few", "too_few"),
    ],
)
def test_where_there_is_no_figure_there_is_a_reason(rows, alpha, omega):
    answers = Answers.of(rows)
    assert (cronbach_alpha(answers).value, cronbach_alpha(answers).reason) == (None, alpha)
    assert (mcdonald_omega(answers).value, mcdonald_omega(answers).reason) == (None, omega)


def test_an_unanswered_item_counts_as_missing_and_not_as_nought():
    before = np.array([[1.0, np.nan], [0.0, 1.0]])
    after = np.array([[1.0, 1.0], [1.0, np.nan]])
    first, second = item_statistics(before, after, np.array([3, 1]))
    assert (first.before.mean, first.after.mean, first.change.value) == (0.75, 1.0, 0.25)
    assert (second.before.answered, second.before.missing) == (1, 0.75)
    assert second.change.value is None
    assert second.change.reason == "no_pairs"


def test_each_items_change_has_the_paired_t_interval():
    before = ATTITUDE[:, :2]
    after = ATTITUDE[:, 1:3]
    first, _ = item_statistics(before, after, np.ones(30, np.int64))
    beside = pingouin.ttest(after[:, 0], before[:, 0], paired=True)
    limits = beside["CI95"].iloc[0]
    assert [first.change.interval.low, first.change.interval.high] == pytest.approx(
        limits, abs=0.006
    )
