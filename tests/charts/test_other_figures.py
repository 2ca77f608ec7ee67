"""Distributions, levels, forest and change by a number."""

import numpy as np
import pytest

from lib.charts.change_by_number import change_by_number, running_mean
from lib.charts.distributions import distributions
from lib.charts.figure import compact, label, ticks
from lib.charts.forest import ForestRow, forest
from lib.charts.levels import levels
from lib.stats.results import Estimate, Interval
from lib.text.words import load
from tests.charts.studies import SCALE, study, view, volumes

EN, ID = load("en"), load("id")


def traces(figure):
    return figure.to_dict()["data"]


def notes(figure):
    return [note["text"] for note in figure.to_dict()["layout"]["annotations"]]


def test_before_stands_left_and_after_right_with_the_counts_of_each_score():
    # golden28: before 7 ones, 12 twos, 7 threes, 2 fours
    before, after = traces(distributions(view(scale=SCALE), EN))
    assert dict(zip(before["y"], before["x"], strict=True)) == {1: -7, 2: -12, 3: -7, 4: -2}
    assert sum(after["x"]) == 28


def test_bins_of_amounts_hold_everybody():
    before, after = traces(distributions(view(*volumes(500)), EN))
    assert (-sum(before["x"]), sum(after["x"])) == (500, 500)


def test_a_score_on_a_border_belongs_to_the_bin_that_it_begins():
    figure = distributions(view([0.0, 10.0, 20.5], [10.0, 99.5, 30.0]), ID)
    before, _ = traces(figure)
    assert [w.partition(",")[0] for w in before["hovertext"]] == ["0–10", "10–20", "20–30"]


def test_a_level_carries_its_count_and_percentage():
    # STUDIES.md, table 4.1: primipara 16 (57.143 %), multipara 12
    (bar,) = traces(levels(["primipara", "multipara"], [16, 12], ID))
    assert bar["text"] == ["16 (57,1%)", "12 (42,9%)"]


def test_the_position_of_a_clicked_bar_is_that_of_its_level():
    for names in (["a", "b"], ["working outside the home for more than eight hours", "no"]):
        (bar,) = traces(levels(names, [3, 1], EN))
        assert [round(y) for y in bar["y"]] == [0, 1]


def test_short_names_stand_beside_their_bars_and_long_ones_above():
    assert notes(levels(["yes", "no"], [3, 1], EN)) == []
    long = "working outside the home for more than eight hours"
    assert notes(levels([long, "no"], [3, 1], EN)) == [long, "no"]


def test_thirty_levels_are_no_taller_than_a_screen():
    assert levels([f"{k}" for k in range(30)], [1] * 30, EN).layout.height < 900


def test_levels_that_are_not_chosen_are_hollow():
    (bar,) = traces(levels(["a", "b"], [1, 1], EN, chosen=["b"]))
    assert [fill.startswith("rgba") for fill in bar["marker"]["color"]] == [True, False]


def mean(value, half):
    return Estimate("mean", value, Interval(value - half, value + half, "t"))


# golden.json, golden28: work raw 1.471 and 0.636, shrunk 1.404 and 0.740
WORK = [
    ForestRow("Everyone", "overall", 28, 22, mean(1.143, 0.35)),
    ForestRow("Work", "factor", note="p = .020"),
    ForestRow("working", "level", 17, 16, mean(1.471, 0.4), mean(1.404, 0.37)),
    ForestRow("not working", "level", 11, 6, mean(0.636, 0.52), mean(0.740, 0.47)),
]


def squares(figure, symbol="square"):
    marks = [t for t in traces(figure) if t.get("mode") == "markers"]
    return [t for t in marks if t["marker"]["symbol"] == symbol]


def test_a_level_has_one_square_and_a_tick_on_it_that_is_taller_where_it_is_shrunk():
    figure = forest(WORK, EN)
    shown = squares(figure)
    ticks = squares(figure, "line-ns")
    assert [t["x"][0] for t in shown] == [1.471, 0.636]
    assert [t["x"][0] for t in ticks] == [1.404, 0.74]
    assert [t["y"] for t in ticks] == [t["y"] for t in shown]
    assert all(t["marker"]["size"] > s["marker"]["size"] for t, s in zip(ticks, shown, strict=True))


def test_a_long_name_of_a_factor_does_not_run_into_its_note_on_a_phone():
    long = ForestRow("Group of body weights (kg)", "factor", note="p = .916 · adjusted > .999")
    drawn = forest([WORK[0], long, *WORK[2:]], EN, narrow=True).layout.annotations
    heights = {note.text.strip("<b>/"): note.y for note in drawn}
    assert heights[long.note] > heights[long.label]


def test_a_larger_level_has_a_larger_square():
    sizes = [t["marker"]["size"] for t in squares(forest(WORK, EN))]
    assert sizes[0] > sizes[1]


def test_lines_stand_at_no_change_and_dashed_at_everyone():
    lines = forest(WORK, EN).to_dict()["layout"]["shapes"]
    assert [(s["x0"], s["line"]["dash"]) for s in lines] == [(0, "solid"), (1.143, "dash")]


def test_the_columns_of_a_forest_write_counts_and_change():
    assert {"16 of 17", "<b>+1.40</b> [1.03, 1.77]", "p = .020"} <= set(notes(forest(WORK, EN)))


def test_a_level_that_is_too_small_shows_words_and_no_square():
    figure = forest([*WORK, ForestRow("preterm", "level", 1, 0, counts="too few")], EN)
    assert "too few" in notes(figure)
    assert len(squares(figure)) == 2


def test_the_running_mean_of_a_straight_line_is_straight_inside():
    x = np.arange(101.0)
    places, means = running_mean(x, 2 * x, np.ones(101, np.int64))
    inside = (places >= 13) & (places <= 87)  # 25 neighbours, 12 on each side
    np.testing.assert_allclose(means[inside], 2 * places[inside])


def test_the_running_mean_weighs_participants_not_rows():
    x, d, n = np.array([1.0, 1.0]), np.array([0.0, 4.0]), np.array([30, 10])
    assert running_mean(x, d, n)[1].tolist() == [1.0]


def test_participants_with_unknown_factor_or_score_are_not_drawn():
    some = study([1, 2, 3], [2, 3, 4])
    change = np.array([1.0, np.nan, 1.0])
    figure = change_by_number(change, some.count, some.factors[0], some.outcomes[0], EN)
    assert len(traces(figure)[0]["x"]) == 2


@pytest.mark.parametrize(
    ("low", "high", "most", "whole", "expected"),
    [
        (0, 10, 11, True, list(range(11))),
        (1, 5, 7, True, [1, 2, 3, 4, 5]),
        (0, 30, 7, True, [0, 5, 10, 15, 20, 25, 30]),
        (0, 1, 6, False, [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (-1, 2, 7, True, [-1, 0, 1, 2]),
        (3, 3, 7, True, [3]),
    ],
)
def test_ticks_are_round(low, high, most, whole, expected):
    assert ticks(low, high, most, whole) == expected


def test_numbers_lose_their_binary_noise():
    assert compact(0.1 + 0.2) == 0.3


def test_a_label_of_a_person_is_shortened_and_carries_no_tag():
    assert label("<b>x</b>\n y " + "z" * 60, 12) == "&lt;b&gt;x&lt;/b&gt; y…"
