"""Templates: an empty table that is understood when it is filled in, and a messy example."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from lib.study.building.build import build
from lib.study.checking.record import Record, examine
from lib.study.guessing.guess import guess
from lib.study.reading.read import read
from lib.study.samples.template import COLUMNS, empty_csv, empty_xlsx, messy_example
from lib.study.study import Scale
from lib.text.words import languages, load

PEOPLE = ["1,A,24,F,3,7", "2,B,31,M,2,8", "3,A,28,F,4,6", "4,B,22,M,3,5"]


def headers(language: str) -> list[str]:
    text = load(language)
    return [text(f"template.{column}") for column in COLUMNS]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_filled_in_template_is_understood_without_help(language, delimiter):
    rows = "".join(person.replace(",", delimiter) + "\r\n" for person in PEOPLE)
    table = read(empty_csv(headers(language), delimiter) + rows.encode(), "template.csv")
    found = guess(table)
    study = build(table, found.roles, "template", "")
    named = dict(zip(COLUMNS, headers(language), strict=True))
    assert [question.key for question in found.questions] == ["maybe_arms"]
    assert found.roles.id == (named["id"],)
    assert [(o.before, o.after) for o in found.roles.outcomes] == [
        (named["before"], named["after"])
    ]
    assert {factor.key for factor in study.factors} == {named[c] for c in ("group", "age", "sex")}


@pytest.mark.parametrize("language", languages())
def test_the_workbook_holds_the_same_header(language):
    sheet = load(language)("template.sheet")
    book = CalamineWorkbook.from_filelike(BytesIO(empty_xlsx(headers(language), sheet)))
    assert book.sheet_names == [sheet]
    assert book.get_sheet_by_index(0).to_python() == [headers(language)]


def examined(language: str) -> Record:
    name, data = messy_example(language)
    table = read(data, name)
    roles = guess(table).roles
    outcome = replace(roles.outcomes[0], scale=Scale(0, 10))
    return examine(build(table, replace(roles, outcomes=(outcome,)), name, ""), table)


def test_there_is_a_messy_example_in_every_language():
    assert [messy_example(code)[0] for code in languages()] == [
        f"messy_example_{code}.csv" for code in languages()
    ]


@pytest.mark.parametrize("language", languages())
def test_the_doctor_finds_every_fault_of_the_messy_example(language):
    found = examined(language)
    assert [(p.complete, p.incomplete) for p in found.pairs] == [(9, 3)]
    assert {p.key for p in found.done} >= {"title_rows", "trailing_notes", "unit_stripped"}
    assert {p.key for p in found.left_out} >= {"only_before", "only_after"}
    assert [p.key for p in found.suspicious].count("similar_levels") == 2
    assert {p.key for p in found.suspicious} >= {
        "not_a_number",
        "missing_code",
        "outside_scale",
        "ids_doubled",
        "personal_name",
        "personal_phone",
    }
