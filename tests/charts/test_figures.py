"""One contract for every picture of every study in every language."""

import json
import re
from itertools import cycle, product

import numpy as np
import plotly.graph_objects as go
import pytest

from lib.analysis.cuts import every_cut
from lib.charts import palette
from lib.charts.change_by_number import change_by_number
from lib.charts.distributions import distributions
from lib.charts.estimation import estimation
from lib.charts.every_cut import every_cut as every_cut_picture
from lib.charts.flow import FlowView, flow
from lib.charts.forest import ForestRow, forest
from lib.charts.levels import levels
from lib.charts.outcome_forest import OutcomeMark, outcome_forest
from lib.charts.strip import strip
from lib.charts.two_arms import Arm, two_arms
from lib.stats import cut_table
from lib.stats.results import Estimate, HypothesisTest, Interval
from lib.study.study import Categories
from lib.text.words import languages, load
from tests.charts.studies import cases

ROWS = [
    ForestRow("Everyone", "overall", 28, 22, Estimate("mean", 1.1, Interval(0.8, 1.5, "t"))),
    ForestRow("Work", "factor", note="p = .020"),
    ForestRow(
        "yes",
        "level",
        17,
        16,
        Estimate("mean", 1.5, Interval(1.1, 1.9, "t")),
        Estimate("mean", 1.4, Interval(1.0, 1.8, "normal")),
    ),
    ForestRow("no", "level", 3, 1, counts="too few"),
]


def by_number(view, text):
    study = view.people
    outcome = study.outcomes[0]
    change = np.round(outcome.after - outcome.before, 10)[outcome.cell]
    return change_by_number(change, study.count, study.factors[0], outcome, text)


def both_arms(view, text):
    difference = Estimate("ancova", 1.0, Interval(-0.5, 2.5, "t"))
    return two_arms(Arm("<b>first", view), Arm("second", view), difference, text)


TESTS = [
    ("<a href='x'>", HypothesisTest("a", 5e-324, log10_p=-400.0)),
    ("b", HypothesisTest("b", 1.0)),
    ("c", HypothesisTest("c", None, reason="no_change")),
]


MARKS = [
    OutcomeMark("<a>pain", "lower", Estimate("d_z", -1.2, Interval(-1.9, -0.6, "t")), leads=True),
    OutcomeMark("sleep", "higher", Estimate("d_z", 0.1)),
    OutcomeMark("x" * 80, "higher", Estimate("d_z", None, reason="no_change"), "no change"),
]


def moved(view, text):
    cut = Categories((float(np.median(view.pairs.before)) if view.pairs.n else 3.0,))
    return flow(FlowView(("<a>no", "yes"), cut_table(view.pairs, cut.cuts)), text)


def at_every_cut(view, text):
    return every_cut_picture(every_cut(view.pairs, view.outcome), (3.0,), text)


PICTURES = {
    "estimation": estimation,
    "flow": moved,
    "every cut": at_every_cut,
    "two arms": both_arms,
    "distributions": distributions,
    "change by number": by_number,
}
OTHERS = {
    "levels": lambda view, text: levels(["yes", "no"], [view.pairs.n, 0], text, ["no"]),
    "no levels": lambda view, text: levels([], [], text),
    "forest": lambda view, text: forest(ROWS, text),
    "narrow forest": lambda view, text: forest(ROWS, text, narrow=True),
    "empty forest": lambda view, text: forest([], text),
    "outcomes": lambda view, text: outcome_forest(MARKS, "SDs", text),
    "narrow outcomes": lambda view, text: outcome_forest(MARKS, "SDs", text, narrow=True),
    "untested outcomes": lambda view, text: outcome_forest(MARKS[2:], "SDs", text),
    "no outcomes": lambda view, text: outcome_forest([], "SDs", text),
    "long levels": lambda view, text: levels(["<a>" + "x" * 60], [view.pairs.n], text),
    "strip": lambda view, text: strip(TESTS, text),
    "strip without p": lambda view, text: strip(TESTS[2:], text),
    "empty strip": lambda view, text: strip([], text),
}
CASES = cases()
PAIRED = [
    *product(PICTURES.items(), CASES),
    *product(OTHERS.items(), ["golden28"]),
]
ALL = [
    pytest.param(draw, CASES[case], load(language), id=f"{picture}, {case}, {language}")
    for ((picture, draw), case), language in zip(PAIRED, cycle(languages()), strict=False)
]


@pytest.mark.parametrize(("draw", "view", "text"), ALL)
def test_plotly_accepts_every_property_of_the_figure(draw, view, text):
    figure = draw(view, text)
    assert go.Figure(figure.to_dict()).to_dict()["data"] == figure.to_dict()["data"]


@pytest.mark.parametrize(("draw", "view", "text"), ALL)
def test_a_figure_holds_neither_nan_nor_infinity(draw, view, text):
    def refuse(constant):
        raise AssertionError(constant)

    json.loads(json.dumps(draw(view, text).to_dict()), parse_constant=refuse)


@pytest.mark.parametrize(("draw", "view", "text"), ALL)
def test_every_shape_has_a_colour_of_its_own(draw, view, text):
    for trace in draw(view, text).to_dict()["data"]:
        if trace["type"] == "heatmap":
            assert "colorscale" in trace
        elif "lines" in trace.get("mode", ""):
            assert "color" in trace["line"]
        elif trace.get("mode") != "text" and trace["marker"].get("opacity") != 0:
            assert "color" in trace["marker"]


@pytest.mark.parametrize(("draw", "view", "text"), ALL)
def test_all_words_have_the_ink_of_the_theme(draw, view, text):
    layout = draw(view, text).to_dict()["layout"]
    fonts = [note.get("font", {}) for note in layout.get("annotations", [])]
    fonts += [layout[name]["tickfont"] for name in layout if name[1:5] == "axis"]
    assert layout["font"]["color"] == palette.INK
    assert {font.get("color", palette.INK) for font in fonts} <= {palette.INK}


@pytest.mark.parametrize(("draw", "view", "text"), ALL)
def test_a_figure_has_neither_template_nor_legend(draw, view, text):
    layout = draw(view, text).to_dict()["layout"]
    assert (layout["template"], layout["showlegend"]) == ({}, False)


@pytest.mark.parametrize(("draw", "view", "text"), ALL)
def test_no_tag_of_a_persons_text_reaches_the_figure(draw, view, text):
    assert "<a" not in json.dumps(draw(view, text).to_dict())


@pytest.mark.parametrize(("draw", "view", "text"), ALL)
def test_numbers_are_sent_without_noise_digits(draw, view, text):
    written = draw(view, text).to_json()
    assert re.findall(r"\d\.\d{15,}", written) == []


def test_the_dashboards_figure_of_28_is_under_16_kilobytes():
    written = estimation(CASES["half selected"], load("id")).to_json()
    assert len(written.encode()) < 16_000


@pytest.mark.parametrize("case", CASES)
def test_a_figure_does_not_grow_with_the_participants(case):
    for draw in (estimation, distributions):
        assert len(draw(CASES[case], load("en")).to_json()) < 24_000


def test_two_arms_of_many_draw_a_part_of_their_lines():
    figure = both_arms(CASES["many volumes"], load("en"))
    drawn = sum(trace["y"].count(None) for trace in figure.to_dict()["data"] if "line" in trace)
    assert drawn <= 2 * 400


def test_a_figure_of_many_distinct_points_stays_drawable():
    from lib.study.study import Factor, Outcome

    change, age = np.random.default_rng(1).normal(size=(2, 50_000))
    outcome = Outcome("s", "Score", np.zeros(0, np.int32), np.zeros(0), np.zeros(0))
    factor = Factor("age", "Age", value=age)
    figure = change_by_number(change, np.ones(50_000), factor, outcome, load("en"))
    assert len(figure.data[0].x) <= 2000
