"""Three or more times in the shared cases and files: found, in order, with witnessed figures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import scipy.stats

from lib.analysis.times import over_times
from lib.study.building.build import build
from lib.study.guessing.guess import guess
from lib.study.reading.read import read
from lib.study.roles import ArmsChoice, FactorChoice
from lib.study.study import Study

SHARED = Path(__file__).parents[2].parent / "shared"
TIMES = {
    "cases/reports/19.csv": (("Pretest", "Posttest 1", "Posttest 2", "Posttest 3"), 12),
    "cases/reports/61.csv": (("Pre test", "Posttest 1", "Posttest 2", "Posttest 3"), 10),
    "cases/reports/61b.csv": (("Before", "One Week", "Two Weeks", "Three Weeks", "Four Weeks"), 11),
    "cases/reports/70b.csv": (
        ("NYERI PAYUDARA PRE", "NYERI PAYUDARA POST 1", "NYERI PAYUDARA POST 2"),
        20,
    ),
    "cases/reports/72.csv": (("Kondisi awal", "Siklus 1", "Siklus 2"), 15),
    "cases/reports/72b.csv": (("Kondisi awal", "Siklus I", "Siklus II"), 15),
    "files/03_obrienkaiser_wide.csv": (("pre.1", "post.1", "fup.1"), 16),
    "files/05_weightloss_selfesteem.csv": (("wl1", "wl2", "wl3"), 34),
    "files/08_polyps_sulindac.csv": (("baseline", "number3m", "number12m"), 22),
    "files/09_opt_periodontal_rct_172cols.csv": (("BL.GE", "V3.GE", "V5.GE"), 823),
}
DEFAULT = {  # the last, but "post" before a follow-up
    "files/03_obrienkaiser_wide.csv": "post.1",
}


def built(name: str, **roles: object) -> Study:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"{name} is not here")
    table = read(path.read_bytes(), path.name)
    return build(table, replace(guess(table).roles, **roles), "s", "f")


@pytest.mark.parametrize("name", TIMES)
def test_the_times_are_found_in_order_and_friedman_is_scipy_s(name: str) -> None:
    study = built(name)
    labels, people = TIMES[name]
    outcome = study.outcomes[0]
    assert study.n == people
    assert outcome.series.labels == labels
    assert outcome.before_label == labels[0]
    assert outcome.after_label == DEFAULT.get(name, labels[-1])
    found = over_times(study, outcome)
    rows = outcome.series.scores[outcome.series.cell]
    complete = rows[np.isfinite(rows).all(axis=1)]
    statistic, p = scipy.stats.friedmanchisquare(*complete.T)
    assert found.test.n == len(complete)
    assert found.test.chi_square.statistic == pytest.approx(statistic)
    assert found.test.chi_square.p == pytest.approx(p)


def test_two_scores_before_and_after_are_no_four_times() -> None:
    study = built("cases/reports/71.csv")
    assert [outcome.series for outcome in study.outcomes] == [None, None]


@pytest.mark.parametrize(
    ("name", "times"),
    [
        ("files/55_pingouin_mixed_long.csv", ("T0", "T1", "T2", "T3")),
        ("files/10_help_trial_789cols_long.csv", ("0", "6", "12", "18", "24")),
    ],
)
def test_a_long_file_has_its_times(name: str, times: tuple[str, ...]) -> None:
    assert built(name).outcomes[0].series.labels == times


def test_wide_and_long_make_the_same_series() -> None:
    long = built("files/04_obrienkaiser_long.csv", filters=(("hour", "1"),))
    wide = built("files/03_obrienkaiser_wide.csv")
    rows = [
        outcome.series.scores[outcome.series.cell].tolist()
        for outcome in (long.outcomes[0], wide.outcomes[0])
    ]
    assert long.outcomes[0].series.labels == ("pre", "post", "fup")
    assert sorted(rows[0]) == sorted(rows[1])


def test_the_arms_differ_in_their_change_as_welch_says() -> None:
    study = built(
        "files/09_opt_periodontal_rct_172cols.csv",
        arms=ArmsChoice("Group", "C"),
        factors=(FactorChoice("Group"),),
        one_group=False,
    )
    found = over_times(study, study.outcomes[0])
    rows = study.outcomes[0].series.scores[study.outcomes[0].series.cell]
    code = study.factor("Group").code
    change = rows[:, 2] - rows[:, 0]
    treated, control = (
        change[(code == study.factor("Group").levels.index(arm)) & np.isfinite(change)]
        for arm in ("T", "C")
    )
    last = found.arms.differences[-1]
    assert last.n == treated.size
    assert last.value == pytest.approx(treated.mean() - control.mean())
    alone = scipy.stats.ttest_ind(treated, control, equal_var=False).confidence_interval()
    assert last.interval.low < alone.low
    assert last.interval.high > alone.high
