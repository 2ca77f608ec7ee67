"""The estimation plot: lines, medians, the typical change, and what stands in a crowd's place."""

import pytest

from lib.charts import palette
from lib.charts.aligned import axes_of
from lib.charts.estimation import estimation
from lib.charts.slope_panel import lines_panel
from lib.charts.two_arms import Arm, two_arms
from lib.stats.results import Estimate, Interval
from lib.text.words import load
from tests.charts.studies import HALF, SCALE, cases, view, volumes

EN, ID = load("en"), load("id")


def drawn(figure, colour):
    """The traces of lines of that colour."""
    return [
        trace
        for trace in figure.to_dict()["data"]
        if trace.get("mode") == "lines" and trace["line"]["color"] == colour
    ]


def segments(traces):
    return sum(trace["y"].count(None) for trace in traces)


def hovers(figure):
    unseen = [t for t in figure.to_dict()["data"] if t.get("marker", {}).get("opacity") == 0]
    return unseen[0]["hovertext"]


def words(figure):
    return [note["text"] for note in figure.to_dict()["layout"]["annotations"]]


def test_each_distinct_pair_is_one_line_of_its_kind():
    # golden28: 1-2, 1-3, 2-3, 2-4, 3-4, 3-5 and 4-5 rise, 1, 2, 3 and 4 stay, 2-1 falls
    figure = estimation(view(scale=SCALE), EN)
    kinds = (palette.IMPROVED, palette.UNCHANGED, palette.WORSENED)
    assert [segments(drawn(figure, colour)) for colour in kinds] == [7, 4, 1]


def test_a_fall_is_an_improvement_where_lower_is_better():
    figure = estimation(view(scale=SCALE, higher_is_better=False), EN)
    fallen = drawn(figure, palette.IMPROVED)
    assert [(trace["y"][0], trace["y"][1]) for trace in fallen] == [(2, 1)]


def test_kinds_differ_in_dash_as_well():
    figure = estimation(view(scale=SCALE), EN)
    dashes = {
        trace["line"]["dash"]
        for colour in (palette.IMPROVED, palette.UNCHANGED, palette.WORSENED)
        for trace in drawn(figure, colour)
        if trace["xaxis"] == "x"
    }
    assert dashes == {mark.dash for mark in palette.MARKS.values()}


def test_a_line_that_more_participants_share_is_wider():
    figure = estimation(view([1, 1, 1, 1, 2], [2, 2, 2, 2, 3]), EN)
    width = {trace["y"][0]: trace["line"]["width"] for trace in drawn(figure, palette.IMPROVED)}
    assert width[1] > width[2]


def test_lines_are_at_most_nine_traces_however_many_participants():
    figure = estimation(view(*volumes(120)), EN)
    kinds = (palette.IMPROVED, palette.UNCHANGED, palette.WORSENED)
    assert sum(len(drawn(figure, colour)) for colour in kinds) <= 9


def test_hover_names_scores_change_participant_and_factors():
    # golden28: R11 is the only one from 4 to 4
    found = [words for words in hovers(estimation(view(scale=SCALE), EN)) if "4 → 4" in words]
    assert found == ["<b>4 → 4 (0)</b><br>R11 · Age 27.4074 · yes"]


def test_hover_counts_those_that_it_does_not_name():
    figure = estimation(view([1] * 8, [2] * 8), ID)
    assert hovers(figure)[0].endswith("dan 3 lagi")


def test_hover_names_nobody_in_a_large_study():
    figure = estimation(view([1] * 61, [2] * 61), EN)
    assert hovers(figure) == ["<b>1 → 2 (+1)</b><br>61 participants"]


def test_those_not_selected_are_drawn_behind():
    figure = estimation(view(scale=SCALE, mask=HALF), EN)
    assert figure.data[0].line.color == palette.tint(palette.QUIET, 0.36)


def test_the_axis_is_the_whole_declared_scale_in_whole_numbers():
    axis = estimation(cases()["one"], EN).to_dict()["layout"]["yaxis"]
    assert axis["tickvals"] == list(range(11))


def bold(figure):
    (line,) = [t for t in figure.to_dict()["data"] if t.get("line", {}).get("width") == 4]
    return line["y"]


def test_the_bold_line_is_the_typical_change_from_the_median_before():
    # golden.json, golden28: Mdn 2 before, Hodges-Lehmann 1
    assert bold(estimation(view(), EN)) == [2, 3]


def test_the_bold_line_agrees_with_the_headline_where_the_medians_do_not():
    # medians 2 and 2, yet the typical change is one point
    rising = view([1, 2, 2, 2, 3], [2, 2, 2, 4, 5], Estimate("hl", 1.0, None, "too_few"))
    assert bold(estimation(rising, EN)) == [2, 3]


def test_without_a_typical_change_the_bold_line_joins_the_medians_and_names_them():
    # golden.json, golden28: Mdn 2 before, 3 after
    without = lines_panel(view(centre=None), EN)
    named = {note["text"] for note in without.notes}
    assert named == {"<b>2</b><br>median", "<b>3</b><br>median"}


def test_one_participant_has_no_median():
    assert [w for w in words(estimation(cases()["one"], EN)) if "median" in w] == []


def test_the_axis_of_tiny_changes_is_not_all_zeros():
    axis = estimation(cases()["tiny"], EN).to_dict()["layout"]["yaxis2"]
    assert len(set(axis["ticktext"])) == len(axis["tickvals"]) > 2


def test_a_noisy_median_is_written_as_a_summary():
    noisy = view([5.1234567891, 4.2], [7.2345678912, 6.1], None)
    assert "<b>6.67</b><br>median" in {note["text"] for note in lines_panel(noisy, EN).notes}


def test_nobody_selected_is_said_in_words():
    assert EN("chart.nobody") in words(estimation(cases()["nobody"], EN))


def test_a_crowd_is_counted_in_a_matrix():
    figure = estimation(cases()["2000 on eleven points"], EN)
    (cells,) = [trace for trace in figure.to_dict()["data"] if trace["type"] == "heatmap"]
    assert sum(map(sum, cells["customdata"])) == 2000


def test_the_matrix_counts_before_along_and_after_upwards():
    figure = estimation(view([1] * 301, [5] * 301, scale=SCALE), EN)
    (cells,) = [trace for trace in figure.to_dict()["data"] if trace["type"] == "heatmap"]
    assert cells["customdata"][4][0] == 301


def test_both_axes_have_one_unit_and_no_change_stands_at_the_median_before():
    # golden.json, golden28: Mdn 2 before; changes -1 to 2 on a scale of length 4
    layout = estimation(view(scale=SCALE), EN).to_dict()["layout"]
    scores = layout["yaxis"]["range"]
    changes = layout["yaxis2"]["range"]
    assert [score - 2 for score in scores] == pytest.approx(changes)


def test_changes_that_would_not_be_seen_get_an_axis_of_their_own_that_says_so():
    small = view([100, 150, 200, 250], [101, 152, 199, 253], Estimate("hl", 1.5, None, "too_few"))
    assert not axes_of(small).shared
    large = view([100, 150, 200, 250], [160, 190, 205, 290], Estimate("hl", 40, None, "too_few"))
    assert axes_of(large).shared
    enlarged = view([100, 200, 300], [106, 219, 301], Estimate("hl", 6, None, "too_few"))
    times = round(axes_of(enlarged).times)
    assert EN("chart.enlarged", times=times) in words(estimation(enlarged, EN))


def test_a_long_name_takes_two_lines_and_is_then_shortened():
    name = "Edinburgh Postnatal Depression Scale, total score of the second week after birth"
    (title,) = [w for w in words(estimation(view(label=name), EN)) if w.startswith("<b>Edinburgh")]
    first, second = title.split("<br>")
    assert max(len(first), len(second)) <= 44 + len("</b>")
    assert second.endswith("…</b>")


def test_each_participant_is_one_dot_of_change():
    figure = estimation(view(), EN).to_dict()
    right = [t for t in figure["data"] if t["xaxis"] == "x2"]
    dots = [t for t in right if t["mode"] == "markers"]
    diamonds = [t for t in dots if t["marker"]["symbol"] == "diamond"]
    assert sum(len(t["y"]) for t in dots) - len(diamonds) == 28


def test_no_two_dots_of_change_stand_in_one_place():
    figure = estimation(view(*volumes(60)), EN).to_dict()
    dots = [t for t in figure["data"] if t["xaxis"] == "x2" and t.get("mode") == "markers"]
    places = [place for t in dots for place in zip(t["x"], t["y"], strict=True)]
    assert len(places) == len(set(places))


def test_bars_of_change_keep_every_participant_and_never_mix_rises_with_falls():
    figure = estimation(view(*volumes(2000)), EN).to_dict()
    (bars,) = [t for t in figure["data"] if t["type"] == "bar"]
    assert sum(int(c.replace(",", "")) for c in bars["customdata"]) == 2000
    rises = sum(
        int(c.replace(",", "")) for c, y in zip(bars["customdata"], bars["y"], strict=True) if y > 0
    )
    assert rises == view(*volumes(2000)).pairs.rises


def test_every_word_in_a_picture_is_large_enough_to_be_read():
    for case in cases().values():
        drawn = estimation(case, EN).to_dict()["layout"]
        assert drawn["font"]["size"] >= 14
        assert all(n.get("font", {}).get("size", 14) >= 14 for n in drawn["annotations"])


def test_two_arms_stand_on_one_scale_and_their_difference_begins_at_the_control():
    control = Arm("control", view([1, 2, 3], [2, 3, 4], None))
    treated = Arm("treated", view([1, 2, 9], [4, 5, 9], None))
    difference = Estimate("ancova", 2.0, Interval(1.0, 3.0, "t"))
    layout = two_arms(control, treated, difference, EN).to_dict()["layout"]
    assert layout["yaxis"]["range"] == layout["yaxis2"]["range"]
    # the mean of the control after is 3
    assert [score - 3 for score in layout["yaxis"]["range"]] == pytest.approx(
        layout["yaxis3"]["range"]
    )
