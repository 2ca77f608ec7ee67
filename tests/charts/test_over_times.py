"""The picture of all times: paths, gaps, medians with their intervals, arms told apart."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import plotly.graph_objects as go
import pytest

from lib.analysis.times import OverTimes, short_labels
from lib.analysis.times import over_times as found_over_times
from lib.charts.over_times import describe_over_times, every_nth, over_times
from lib.study.building.series import series_of
from lib.study.study import Arms, Factor, Outcome, Study
from lib.text.words import languages, load

EN = load("en")
LABELS = ("pain T0", "pain T1", "pain T2")


def found(scores: np.ndarray, arms: bool = False) -> OverTimes:
    series = series_of(LABELS, scores, (LABELS[0], LABELS[2]))
    people = np.arange(len(scores))
    outcome = Outcome("y", "Y", people, scores[:, 0], scores[:, 2], series=series)
    factor = Factor("arm", "Arm", ("usual", "new"), people % 2)
    study = Study("s", "f", "uploaded", (outcome,), (factor,), np.ones(len(scores), np.int64))
    if arms:
        study = replace(study, arms=Arms("arm", "usual"))
    return found_over_times(study, outcome)


def some(people: int = 20, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 9, (people, 3)).astype(float)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("arms", [False, True])
def test_plotly_accepts_every_property(language, arms):
    one = found(some(), arms)
    names = ("<b>usual</b>", "new") if arms else ()
    drawn = over_times(one, names, load(language))
    go.Figure(drawn.to_dict())  # raises for what Plotly does not know
    if arms:
        assert "&lt;b&gt;usual" in str(drawn.layout.annotations)


def test_a_missing_time_breaks_the_path_and_is_counted():
    scores = some(8)
    scores[0] = [3.0, np.nan, 5.0]
    one = found(scores)
    paths, _, medians = over_times(one, (), EN).to_dict()["data"]
    assert paths["y"].count(None) == 1 + len(one.sequences.count)
    assert [word.rpartition("n = ")[2] for word in medians["hovertext"]] == ["8", "7", "8"]
    assert medians["y"] == [at.median.value for at in one.at]


def test_many_paths_are_thinned():
    one = found(np.random.default_rng(3).normal(size=(400, 3)).round(2))
    assert every_nth(one.sequences) == 3
    paths = over_times(one, (), EN).to_dict()["data"][0]
    assert len(paths["x"]) == 4 * len(range(0, 400, 3))


def test_each_arm_has_a_line_of_its_own_dash_and_name():
    one = found(some(), arms=True)
    drawn = over_times(one, ("usual", "new"), EN).to_dict()
    dashes = [trace["line"].get("dash") for trace in drawn["data"][2::2]]
    assert len(set(dashes)) == 2
    assert [note["text"] for note in drawn["layout"]["annotations"]] == [
        "<b>usual</b>",
        "<b>new</b>",
    ]
    heights = [note["y"] for note in drawn["layout"]["annotations"]]
    assert heights[0] != heights[1]
    assert "usual:" in describe_over_times(one, ("usual", "new"), EN)


@pytest.mark.parametrize(
    ("labels", "short"),
    [
        (("pain T0", "pain T1"), ("T0", "T1")),
        (("Day 1", "Day 3"), ("Day 1", "Day 3")),
        (("Kondisi awal", "Siklus I"), ("Kondisi awal", "Siklus I")),
        (("T0", "T0 later"), ("T0", "T0 later")),
    ],
)
def test_words_that_all_times_share_are_left_out(labels, short):
    assert short_labels(labels) == short
