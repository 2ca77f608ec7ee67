"""Ids that are the same, alike, or told apart by more than their spelling."""

import pytest

from lib.study.joining.matching import match


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AB01", "ab01"),
        ("EF03", "EF 03"),
        ("IJ05", "IJ-05"),
        ("OP08", "OP8"),
        ("gh04", "gh04 "),
        ("P_07", "p07"),
        ("2021.001", "2021001"),
        ("0012", "12"),
        ("Siti Aminah", "siti  aminah"),
        ("R1", "R\u200b1"),
        ("S/12", "s12"),
        ("2101.0", "2101"),
        ("\uff21\uff11", "A1"),
    ],
)
def test_ids_that_were_typed_in_two_ways_are_alike_and_not_the_same(one, other):
    found = match([one, "Z99"], [other, "Z99"])
    assert found.same == ((1, 1),)
    assert found.alike == ((0, 0),)


@pytest.mark.parametrize(
    ("one", "other"),
    [("1-12", "11-2"), ("A1", "A10"), ("P01", "Q01"), ("1.10", "11.0"), ("-", ".")],
)
def test_ids_that_differ_in_their_letters_or_numbers_are_not_alike(one, other):
    found = match([one], [other])
    assert (found.same, found.alike) == ((), ())
    assert found.only == ((0,), (0,))


def test_an_id_that_is_like_two_others_is_nobodys():
    found = match(["AB01", "ab01"], ["Ab-01"])
    assert (found.same, found.alike) == ((), ())


def test_an_id_that_is_the_same_is_not_alike_to_a_third():
    found = match(["AB01", "X"], ["AB01", "ab01"])
    assert found.same == ((0, 0),)
    assert found.alike == ()


def test_an_id_like_one_that_is_matched_already_is_nobodys():
    found = match(["AB01", "ab01"], ["AB01", "Ab-01"])
    assert found.same == ((0, 0),)
    assert found.alike == ()


def test_an_id_like_one_that_stands_twice_is_nobodys():
    assert match(["ab01", "ab01", "AB01"], ["Ab-01"]).alike == ()


def test_an_id_that_stands_twice_is_told_and_not_matched():
    found = match(["A", "B", "B"], ["A", "B"])
    assert found.same == ((0, 0),)
    assert found.twice == ((1, 2), ())
    assert found.only == ((), (1,))


def test_no_id_is_nobody():
    assert match(["", "A"], ["", "A"]).same == ((1, 1),)
