"""The samples: every one that is registered, under one contract; the simulation; the margins."""

from __future__ import annotations

import re

import pytest

from lib.stats.pairs import Pairs
from lib.study.checking.record import examine
from lib.study.samples import shipped
from lib.study.samples.margins import DATA, sungai_raya
from lib.study.samples.simulate import MASSAGE, two_arm, two_arm_csv
from lib.study.study import Selection
from lib.text.words import languages, load

every_sample = pytest.mark.parametrize("sample", shipped.SAMPLES, ids=lambda sample: sample.key)


@every_sample
def test_a_sample_is_named_by_its_key_and_says_where_it_comes_from(sample):
    study = shipped.load(sample.key)
    assert (study.name, study.origin) == (sample.key, sample.origin)
    assert study.origin != "uploaded"


@every_sample
def test_every_row_of_a_sample_carries_its_origin(sample):
    assert set(shipped.table(sample.key).frame["data_origin"]) == {sample.origin}


@every_sample
def test_a_sample_has_nothing_suspicious(sample):
    study = shipped.load(sample.key)
    assert examine(study, shipped.table(sample.key)).suspicious == ()


@every_sample
def test_a_sample_is_described_in_the_codebook(sample):
    assert f"## {sample.file}" in (DATA / "README.md").read_text(encoding="utf-8")


@every_sample
@pytest.mark.parametrize("language", languages())
def test_whatever_a_sample_names_has_words(sample, language):
    text, study = load(language), shipped.load(sample.key)
    keys = [f"sample.{sample.key}"]
    keys += [f"outcome.{outcome.key}" for outcome in study.outcomes]
    for factor in study.factors:
        keys.append(f"factor.{factor.key}")
        spoken = (level for level in factor.levels if not re.fullmatch(r"\d+-\d+", level))
        keys += [f"level.{factor.key}_{level}" for level in spoken]
    assert [key for key in keys if not text.has(key)] == []


def test_an_unknown_sample_is_a_key_error():
    with pytest.raises(KeyError, match="elsewhere"):
        shipped.load("elsewhere")


def test_every_csv_in_data_is_described():
    described = (DATA / "README.md").read_text(encoding="utf-8")
    assert [file.name for file in DATA.glob("*.csv") if f"`{file.name}`" not in described] == []


def test_the_simulated_file_is_made_again_byte_by_byte():
    shipped = (DATA / "simulated_two_arm.csv").read_bytes()
    assert two_arm_csv().encode() == shipped


def test_the_simulation_has_two_arms_of_forty_and_six_missing_scores():
    rows = two_arm()
    assert sorted(row[1] for row in rows).count("massage") == 40
    assert len(rows) == 80
    assert sum(row[-2] is None for row in rows) == 5
    assert sum(row[-3] is None for row in rows) == 1


def test_the_simulated_massage_adds_about_what_was_put_in():
    study, rise = shipped.load("simulated_two_arm"), {}
    for arm in ("massage", "control"):
        there = study.where(Selection(levels={"group": frozenset([arm])}))
        outcome = there.outcome("milk_volume")
        pairs = Pairs.of(outcome.before, outcome.after, there.cells(outcome))
        rise[arm] = float((pairs.change * pairs.count).sum() / pairs.n)
    # the standard error of the difference is 16 · √(2/37) = 3.7
    assert rise["massage"] - rise["control"] == pytest.approx(MASSAGE, abs=2 * 3.7)


@pytest.mark.parametrize("margin", sungai_raya(), ids=lambda margin: margin.variable)
def test_a_published_margin_gives_its_printed_percentage(margin):
    assert round(100 * margin.n / margin.of, 1) == margin.printed_percent


@pytest.mark.parametrize("language", languages())
def test_every_margin_has_words(language):
    text = load(language)
    assert [m.variable for m in sungai_raya() if not text.has(f"margins.{m.variable}")] == []
