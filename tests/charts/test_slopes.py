"""The estimation plot: lines, medians, the typical change, and what stands in a crowd's place."""

import pytest

from lib.charts import palette
from lib.charts.slopes import changes, lines
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
    figure = lines(view(scale=SCALE), EN)
    kinds = (palette.IMPROVED, palette.UNCHANGED, palette.WORSENED)
    assert [segments(drawn(figure, colour)) for colour in kinds] == [7, 4, 1]


def test_a_fall_is_an_improvement_where_lower_is_better():
    figure = lines(view(scale=SCALE, higher_is_better=False), EN)
    fallen = drawn(figure, palette.IMPROVED)
    assert [(trace["y"][0], trace["y"][1]) for trace in fallen] == [(2, 1)]


def test_kinds_differ_in_dash_as_well():
    figure = lines(view(scale=SCALE), EN)
    dashes = {
        trace["line"]["dash"]
        for colour in (palette.IMPROVED, palette.UNCHANGED, palette.WORSENED)
        for trace in drawn(figure, colour)
        if "dash" in trace["line"]
    }
    assert dashes == {"solid", "dot", "dash"}


def test_a_line_that_more_participants_share_is_wider():
    figure = lines(view([1, 1, 1, 1, 2], [2, 2, 2, 2, 3]), EN)
    width = {trace["y"][0]: trace["line"]["width"] for trace in drawn(figure, palette.IMPROVED)}
    assert width[1] > width[2]


def test_lines_are_at_most_nine_traces_however_many_participants():
    figure = lines(view(*volumes(120)), EN)
    kinds = (palette.IMPROVED, palette.UNCHANGED, palette.WORSENED)
    assert sum(len(drawn(figure, colour)) for colour in kinds) <= 9


def test_hover_names_scores_change_participant_and_factors():
    # golden28: R11 is the only one from 4 to 4
    found = [words for words in hovers(lines(view(scale=SCALE), EN)) if "4 → 4" in words]
    assert found == ["<b>4 → 4 (0)</b><br>R11 · Age 27.4074 · yes"]


def test_hover_counts_those_that_it_does_not_name():
    figure = lines(view([1] * 8, [2] * 8), ID)
    assert hovers(figure)[0].endswith("dan 3 lagi")


def test_hover_names_nobody_in_a_large_study():
    figure = lines(view([1] * 61, [2] * 61), EN)
    assert hovers(figure) == ["<b>1 → 2 (+1)</b><br>61 participants"]


def test_those_not_selected_are_drawn_behind():
    figure = lines(view(scale=SCALE, mask=HALF), EN)
    assert figure.data[0].line.color == palette.tint(palette.QUIET, 0.36)


def test_the_axis_is_the_whole_declared_scale_in_whole_numbers():
    axis = lines(cases()["one"], EN).to_dict()["layout"]["yaxis"]
    assert axis["tickvals"] == list(range(11))


def test_the_medians_are_written_at_their_ends():
    # golden.json, golden28: Mdn 2 before, 3 after
    assert {"<b>2</b><br>median", "<b>3</b><br>median"} <= set(words(lines(view(), EN)))


def test_one_participant_has_no_median():
    assert [w for w in words(lines(cases()["one"], EN)) if "median" in w] == []


def test_the_typical_change_is_written_with_its_interval():
    assert "<b>+1,0</b><br>1,0–1,5<br>IK 95%" in words(changes(view(), ID))


def test_the_axis_of_tiny_changes_is_not_all_zeros():
    axis = changes(cases()["tiny"], EN).to_dict()["layout"]["yaxis"]
    assert len(set(axis["ticktext"])) == len(axis["tickvals"]) > 2


def test_a_noisy_median_is_written_as_a_summary():
    noisy = view([5.1234567891, 4.2], [7.2345678912, 6.1], None)
    assert "<b>6.67</b><br>median" in words(lines(noisy, EN))


def test_nobody_selected_is_said_in_words():
    (title,) = words(lines(cases()["nobody"], EN))
    assert EN("chart.nobody") in title


def test_a_crowd_is_counted_in_a_matrix():
    figure = lines(cases()["2000 on eleven points"], EN)
    (cells,) = [trace for trace in figure.to_dict()["data"] if trace["type"] == "heatmap"]
    assert sum(map(sum, cells["customdata"])) == 2000


def test_the_matrix_counts_before_along_and_after_upwards():
    figure = lines(view([1] * 301, [5] * 301, scale=SCALE), EN)
    (cells,) = [trace for trace in figure.to_dict()["data"] if trace["type"] == "heatmap"]
    assert cells["customdata"][4][0] == 301


@pytest.mark.parametrize("case", ["golden28", "2000 on eleven points", "a label that means harm"])
def test_both_figures_begin_and_end_at_the_same_heights(case):
    both = [draw(cases()[case], EN).to_dict()["layout"] for draw in (lines, changes)]
    first, second = ((each["height"], each["margin"]["t"], each["margin"]["b"]) for each in both)
    assert first == second


def test_a_long_name_takes_two_lines_and_is_then_shortened():
    name = "Edinburgh Postnatal Depression Scale, total score of the second week after birth"
    (title,) = [w for w in words(lines(view(label=name), EN)) if w.startswith("<b>Edinburgh")]
    first, second, _ = title.split("<br>")
    assert max(len(first), len(second)) <= 41
    assert second.endswith("…</b>")


def test_each_participant_is_one_dot_of_change():
    figure = changes(view(), EN).to_dict()
    dots = [t for t in figure["data"] if t.get("mode") == "markers"]
    diamonds = [t for t in dots if t["marker"]["symbol"] == "diamond"]
    assert sum(len(t["y"]) for t in dots) - len(diamonds) == 28


def test_no_two_dots_of_change_stand_in_one_place():
    figure = changes(view(*volumes(60)), EN).to_dict()
    dots = [t for t in figure["data"] if t.get("mode") == "markers"]
    places = [place for t in dots for place in zip(t["x"], t["y"], strict=True)]
    assert len(places) == len(set(places))


def test_bars_of_change_keep_every_participant_and_never_mix_rises_with_falls():
    figure = changes(view(*volumes(2000)), EN).to_dict()
    (bars,) = [t for t in figure["data"] if t["type"] == "bar"]
    assert sum(int(c.replace(",", "")) for c in bars["customdata"]) == 2000
    rises = sum(
        int(c.replace(",", "")) for c, y in zip(bars["customdata"], bars["y"], strict=True) if y > 0
    )
    assert rises == view(*volumes(2000)).pairs.rises


@pytest.mark.parametrize(
    ("low", "high", "above"), [(1.0, 1.5, True), (-1.5, -0.2, False), (-3.0, -2.0, True)]
)
def test_the_words_of_the_change_avoid_the_line_of_no_change(low, high, above):
    centre = Estimate("hl", (low + high) / 2, Interval(low, high, "walsh"))
    figure = changes(view([3, 3, 3], [1, 2, 5], centre, scale=SCALE), EN)
    (note,) = [n for n in figure.to_dict()["layout"]["annotations"] if "95% CI" in n["text"]]
    assert note["yanchor"] == ("bottom" if above else "top")


def test_a_change_fills_the_axis_of_the_score_where_it_can():
    # changes -1 to 2 on a scale of length 4: one point is as tall in both panels
    layout = changes(view(scale=SCALE), EN).to_dict()["layout"]
    low, high = layout["yaxis"]["range"]
    assert 4 <= high - low <= 4 * 1.2
