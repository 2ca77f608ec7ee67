"""The pair doctor: what was done, who was left out, what looks odd."""

from __future__ import annotations

import csv
import io

import pytest

from lib.study.building.build import build
from lib.study.checking.record import Record, examine
from lib.study.csv_cells import csv_text
from lib.study.problem import Problem
from lib.study.roles import OutcomeChoice, Roles
from lib.study.study import Scale
from lib.study.table import Table
from lib.text.words import languages, load
from tests.study.tables import long_roles, table, wide, wide_roles


def record(read: Table, roles: Roles | None = None) -> Record:
    return examine(build(read, roles or wide_roles(), "study", "file"), read)


def odd(read: Table, **choice: object) -> list[str]:
    roles = Roles("wide", outcomes=(OutcomeChoice("before", "after", "score", **choice),))
    return [problem.key for problem in record(read, roles).suspicious]


def test_rows_participants_and_pairs_are_counted():
    found = record(wide([1, 2, None], [3, None, 5]))
    assert (found.rows_read, found.participants) == (3, 3)
    assert [(p.outcome, p.complete, p.incomplete) for p in found.pairs] == [("before→after", 1, 2)]
    assert [p.key for p in found.done] == ["rows_read", "participants_found", "pairs_made"]


def test_who_was_left_out_is_named_with_the_reason():
    found = record(wide([1, 2, None], [3, None, 5], id=["a", "b", "c"]), wide_roles(id=("id",)))
    told = [(p.key, p.slots["names"]) for p in found.left_out]
    assert told == [("only_before", "b"), ("only_after", "c")]


def test_people_left_out_for_their_repeated_rows_are_in_the_record():
    read = table(
        {
            "id": list("aaabb"),
            "time": ["pre", "post", "post", "pre", "post"],
            "score": [1, 2, 3, 4, 5],
        }
    )
    found = record(read, long_roles(repeats="leave_out"))
    assert [(p.key, p.slots["names"]) for p in found.left_out] == [("several_rows_leave_out", "a")]


@pytest.mark.parametrize(
    ("better", "keys"), [(True, ["mostly_worse"]), (False, [])], ids=["higher", "lower"]
)
def test_scores_that_fall_for_nearly_everyone_are_asked_about(better, keys):
    assert odd(wide([5, 6, 7, 8, 9], [4, 5, 6, 7, 10]), higher_is_better=better) == keys


def test_scores_that_fall_for_four_people_are_not_asked_about():
    assert odd(wide([5, 6, 7, 8], [4, 5, 6, 7])) == []


def test_a_constant_score_is_asked_about():
    assert odd(wide([3] * 5, [4, 5, 3, 6, 7])) == ["constant_scores"]


def test_scores_on_very_different_scales_are_asked_about():
    assert odd(wide([1, 5, 16], [30, 41, 57])) == ["scales_differ"]


@pytest.mark.parametrize(
    ("after", "keys"),
    [
        ([10, 10, 9, 8, 7], ["many_at_highest"]),
        ([10, 9, 9, 9, 8, 8, 8], []),  # one of seven is 14 %
        ([9, 9, 8, 8, 7], []),
    ],
)
def test_more_than_15_percent_at_the_highest_score_are_a_ceiling(after, keys):
    assert odd(wide([6, 4, 5, 3, 2, 4, 5][: len(after)], after), scale=Scale(0, 10)) == keys


def test_more_than_15_percent_at_the_lowest_score_are_a_floor():
    read = wide([0, 1, 2, 3, 4], [5, 6, 7, 8, 9])
    assert odd(read, scale=Scale(0, 10)) == ["many_at_lowest"]


@pytest.mark.parametrize(
    ("cells", "key"), [(["a", "a"], "factor_one_level"), ([None, None], "factor_empty")]
)
def test_a_factor_that_tells_nothing_apart_is_said(cells, key):
    found = record(wide([1, 2], [3, 5], g=cells), wide_roles("g"))
    assert [p.key for p in found.suspicious] == [key]


@pytest.mark.parametrize(
    ("name", "cells", "key"),
    [
        ("id", ["Siti Aminah", "Dewi Lestari", "Ny. Sri Wahyuni"], "personal_name"),
        ("nama", ["SITI", "DEWI", "SRI"], "personal_name"),
        ("kontak", ["081234567890", "0856-7890-1234", "+62 812 3456 7890"], "personal_phone"),
        ("kontak", [81234567890, 85678901234, 81345678901], "personal_phone"),
        ("contact", ["a@b.org", "c.d@e.ac.id", "x@y.com"], "personal_email"),
        ("nomor", ["3576011203900001", "3576011203900002", "3576011203900003"], "personal_number"),
        ("alamat", ["a", "b", "c"], "personal_address"),
        ("tgl_lahir", ["1990-01-01", "1991-01-01", "1992-01-01"], "personal_birth"),
    ],
)
def test_a_column_that_tells_who_somebody_is_should_be_removed(name, cells, key):
    found = record(wide([1, 2, 3], [3, 5, 4], **{name: cells}))
    assert [(p.key, p.column) for p in found.suspicious] == [(key, name)]


@pytest.mark.parametrize(
    "cells",
    [["R01", "R02", "R03"], [1001, 1002, 1003], ["Not Hispanic"] * 3, ["20-25", "26-30", "31-35"]],
)
def test_codes_and_levels_are_not_personal(cells):
    assert record(wide([1, 2, 3], [3, 5, 4], kode=cells)).suspicious == ()


def test_the_record_downloads_as_csv_whose_cells_cannot_run():
    read = wide([1, 2, 1], [3, None, 4], id=["=cmd()", "b", "c"])
    found = record(read, wide_roles(id=("id",)))
    rows = found.rows(lambda problem: f"={problem.key}", lambda part: f"part {part}")
    lines = list(csv.reader(io.StringIO(csv_text(rows), newline="")))
    assert ["part left_out", "'=only_before", "", "3"] in lines


@pytest.mark.parametrize("language", languages())
def test_every_problem_has_a_sentence_whose_slots_are_filled(language):
    text = load(language)
    read = wide(
        ["1", "2 cm", "3", "999", "x", None],
        [3, 4, 30, 2, 1, 5],
        id=["Siti Aminah", "Dewi Sri", "Rini Ayu", "Ani Wati", "Ani Wati", "Eka Putri"],
        g=["a", "A", "a", "a ", "b", "b"],
    )
    choice = OutcomeChoice("before", "after", "score", scale=Scale(0, 10))
    roles = wide_roles("g", id=("id",))
    found = record(read, Roles("wide", roles.id, (choice,), roles.factors))

    def say(problem: Problem) -> str:
        return text(f"problem.{problem.key}", **problem.sentence_slots)

    sentences = [row[1] for row in found.rows(say, str)]
    assert len(sentences) > 8
    assert not [sentence for sentence in sentences if "{" in str(sentence)]
