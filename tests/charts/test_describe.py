"""Text equivalents say what the figure shows."""

import pytest

from lib.charts import describe
from lib.text.words import load
from tests.charts.studies import HALF, SCALE, cases, study, view
from tests.charts.test_other_figures import WORK

EN, ID = load("en"), load("id")


def test_the_estimation_plot_is_told_in_english():
    # golden.json, golden28: 22 rose, 5 unchanged, 1 fell; medians 2 and 3
    assert describe.describe_change(view(scale=SCALE), EN) == (
        "Lines from before to after: Score of 28 participants on a scale from 1 to 5; beside them "
        "each change. The median is 2 before and 3 after. The typical change is +1.0, 95% CI "
        "[1.0, 1.5]. Scores that rose: 22; unchanged: 5; fell: 1."
    )


def test_the_estimation_plot_is_told_in_indonesian():
    words = describe.describe_change(view(scale=SCALE), ID)
    assert "Perubahan khas +1,0, IK 95% 1,0–1,5." in words


def test_those_behind_are_counted():
    words = describe.describe_change(view(mask=HALF), EN)
    assert words.endswith("14 participants who are not selected are drawn faintly behind.")


def test_a_matrix_is_not_called_lines():
    assert describe.describe_change(cases()["2000 on eleven points"], EN).startswith("Cells")


@pytest.mark.parametrize("case", cases())
def test_every_study_has_a_description(case):
    for words in (describe.describe_change, describe.describe_distributions):
        assert "nan" not in words(cases()[case], ID).lower().split()


def test_levels_are_told_in_order():
    assert describe.describe_levels("Parity", ["primipara", "multipara"], [16, 12], EN) == (
        "Bars of Parity, 28 participants: primipara 16 (57.1%) and multipara 12 (42.9%)."
    )


def test_a_forest_is_told_by_everyone_and_its_extremes():
    words = describe.describe_forest(WORK, EN)
    assert "Everyone (28 participants): +1.14, 95% CI [0.79, 1.49]." in words
    assert words.endswith("from +0.74 (not working) to +1.40 (working).")


def test_a_scatter_is_told_with_the_range_of_its_number():
    age = study([1, 2], [2, 3]).factors[0]
    words = describe.describe_change_by_number(age, 2, EN)
    assert words.startswith("Dots: the change of 2 participants by Age, from 20 to 40")
