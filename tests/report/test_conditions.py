"""Which sentence is said when: every table has one row for any facts, and each sentence is true.

The second half walks studies of many shapes and reads what is said against their numbers.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from lib.analysis.comparison import Comparison, compare
from lib.report import conditions, sentences, thesis
from lib.report.conditions import Facts
from lib.study.study import Scale
from lib.text.words import languages, load
from tests.analysis.studies import study

TABLES = {
    "headlines": conditions.HEADLINES,
    "shows": conditions.SHOWS,
    "why": conditions.WHY,
    "thesis": conditions.THESIS,
}
ALL_FACTS = [
    Facts(*values)
    for values in product(
        conditions.VERDICTS,
        conditions.SIDES,
        conditions.EXTENTS,
        conditions.TYPICALS,
        conditions.PRECISIONS,
        conditions.ARMS,
        conditions.TOLD,
    )
]
SHAPES = {
    "all rise": lambda n, rng: rng.integers(1, 9, n),
    "all fall": lambda n, rng: -rng.integers(1, 9, n),
    "most rise": lambda n, rng: rng.integers(-2, 7, n),
    "half stay": lambda n, rng: np.where(np.arange(n) % 5 < 3, 0, rng.integers(1, 4, n)),
    "either way": lambda n, rng: rng.integers(-4, 5, n),
    "nobody": lambda n, rng: np.zeros(n, dtype=np.int64),
}
SIZES = (1, 2, 5, 6, 28, 339)
SPREADS = {"close together": 1, "far apart": 400}
EN = load("en")
TEXTS = [load(language) for language in languages()]


def walked() -> list[Comparison]:
    """A comparison of every shape, size, spread and direction of benefit."""
    found = []
    for shape, n, spread, higher in product(
        SHAPES.values(), SIZES, SPREADS.values(), (True, False)
    ):
        rng = np.random.default_rng(7)
        before = 500 + spread * np.arange(n)
        made = study(before, before + shape(n, rng))
        outcome = replace(made.outcomes[0], higher_is_better=higher)
        people = replace(made, outcomes=(outcome,))
        found.append(compare(people, people.outcomes[0].key))
    return found


WALKED = walked()


def said(comparison: Comparison, text=EN) -> list[str]:
    """Everything that is said of it, the headline first."""
    return [
        sentences.headline(comparison, "Load", "people", text),
        sentences.figures(comparison, text),
        sentences.shows(comparison, text),
        thesis.change(comparison, "Load", "people", text),
    ]


def verdicts(*wanted: str) -> list[Comparison]:
    chosen = [one for one in WALKED if one.verdict in wanted]
    assert chosen, "the walk meets none of them"
    return chosen


@pytest.mark.parametrize("name", TABLES)
def test_exactly_one_row_holds_for_any_facts(name):
    wrong = [facts for facts in ALL_FACTS if sum(row.holds(facts) for row in TABLES[name]) != 1]
    assert wrong == []


def test_the_walk_meets_every_verdict():
    assert {one.verdict for one in WALKED} == set(conditions.VERDICTS) - {"nobody"}


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.language)
def test_no_sentence_has_a_gap_or_a_number_that_is_none(text):
    for comparison in WALKED:
        for sentence in said(comparison, text):
            assert not re.search(r"[{}]|\bnan\b|\bNone\b|\binf\b|p = 0($| )|–,| , ", sentence)


def test_all_is_said_where_all_moved_one_way_and_only_there():
    for comparison in WALKED:
        pairs = comparison.pairs
        headline = said(comparison)[0]
        one_way = comparison.n in (pairs.rises, pairs.falls) or pairs.unchanged == comparison.n
        if comparison.n > 1:
            assert ("in all" in headline) == one_way, headline


def test_the_headline_turns_with_the_scores():
    """The same people with before and after exchanged: what rose then fell, by the same size."""
    exchanged = {"rose": "fell", "fell": "rose"}
    for comparison in verdicts("rise", "fall", "too_few"):
        pairs = comparison.pairs
        turned = study(np.repeat(pairs.after, pairs.count), np.repeat(pairs.before, pairs.count))
        other = compare(turned, turned.outcomes[0].key)
        headline = said(comparison)[0]
        mirrored = re.sub("rose|fell", lambda word: exchanged[word.group()], headline)
        if comparison.verdict == "too_few" and "in all" not in headline:
            continue  # its order of rises and falls is fixed
        assert said(other)[0] == mirrored


def test_too_few_is_never_said_to_have_changed_too_little_where_all_changed():
    for comparison in verdicts("too_few"):
        if comparison.n in (comparison.pairs.rises, comparison.pairs.falls):
            assert "Too few changes" not in said(comparison)[0]


def test_a_narrow_interval_is_not_called_a_study_that_sees_little():
    narrow = [one for one in verdicts("unclear") if conditions.facts_of(one).precision == "narrow"]
    assert 339 in {one.n for one in narrow}
    for comparison in narrow:
        assert "small beside" in said(comparison)[2]
        assert "no proof" not in said(comparison)[2]


def test_a_fall_has_limits_of_its_size_beside_the_headline_and_signed_ones_in_the_thesis():
    for comparison in verdicts("fall"):
        headline, figures, _, taken = said(comparison)
        interval = comparison.shift.interval
        if interval is None or "typically" not in headline:
            continue
        ends = EN.range(-interval.high, -interval.low, sentences.decimals(comparison))
        assert ends in figures
        assert EN.range(interval.low, interval.high, sentences.decimals(comparison)) in taken


def test_the_thesis_counts_everybody_once():
    for comparison in verdicts("rise", "fall", "unclear", "too_few"):
        counts = re.findall(r"(\d+) rose|rose in (\d+)", said(comparison)[3])
        assert int("".join(counts[0])) == comparison.pairs.rises


def test_a_frequency_is_no_finer_than_it_can_be_told():
    for comparison in verdicts("rise", "fall", "unclear"):
        shows = said(comparison)[2]
        for count in re.findall(r"once in (\d+)", shows):
            assert len(count.rstrip("0")) == 1
        for percent in re.findall(r"about (\d+)%", shows):
            assert int(percent) % 5 == 0


def test_points_are_said_on_a_scale_alone():
    rising = next(one for one in verdicts("rise") if one.n == 28)
    scaled = replace(rising, outcome=replace(rising.outcome, scale=Scale(0, 1000)))
    in_unit = replace(rising, outcome=replace(rising.outcome, unit="mg/dL"))
    assert "point" not in said(rising)[0]
    assert said(scaled)[0].endswith("points")
    assert said(in_unit)[0].endswith("mg/dL")


@pytest.mark.parametrize("told", ["unsaid", "different"])
@pytest.mark.parametrize("shown", conditions.ARMS)
def test_that_all_got_the_same_is_said_only_where_somebody_said_so(told, shown):
    facts = Facts("rise", arms=shown, told=told)
    sure = [text("dashboard.why") for text in TEXTS]
    assert sentences.why(facts, "A", EN) not in sure


def test_both_arms_are_never_spoken_of_where_one_is_shown():
    words = sentences.why(Facts("rise", arms="one"), "C", EN)
    assert words.startswith("Only C is shown")


@pytest.mark.parametrize(
    ("label", "begins"),
    [
        ("glucose", "Glucose rose"),
        ("pain_avg", "pain_avg rose"),
        ("p", "p rose"),
        ("BDI", "BDI rose"),
    ],
)
def test_a_sentence_begins_with_a_capital_letter_where_a_word_begins_it(label, begins):
    rising = next(one for one in verdicts("rise") if one.n == 28)
    assert sentences.headline(rising, label, "people", EN).startswith(begins)
