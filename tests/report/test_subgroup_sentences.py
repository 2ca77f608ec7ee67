"""Sentences and the table of the board: found, not found, too few, in both languages."""

from __future__ import annotations

import numpy as np
import pytest

from lib.analysis.selected_rest import selected_vs_rest
from lib.analysis.subgroups import Board, subgroups
from lib.report.naming import Naming
from lib.report.subgroup_sentences import against, details, detectable, finding, headline, summary
from lib.report.subgroup_table import COLUMNS, board_rows, board_table
from lib.study.study import Selection
from lib.text.words import languages, load
from tests.analysis.studies import category, golden, number, study

# what a difference in change does not say, in either language
CLAIMS = ("works", "efektif", "effective", "significant", "signifikan", "bermakna")


def naming(language: str = "en") -> Naming:
    return Naming(load(language), lambda factor: factor.label, lambda factor, level: level)


@pytest.fixture(scope="module")
def board() -> Board:
    return subgroups(golden(), "score")


@pytest.fixture(scope="module")
def clear() -> Board:
    """Everybody on the right changed by 10 more than everybody on the left; ages follow."""
    after = [*range(10), *range(10, 20)]
    sides = category("side", ["left"] * 10 + ["right"] * 10)
    thirds = category("third", ["a"] * 7 + ["b"] * 6 + ["c"] * 7)
    lone = category("lone", ["x"] * 3 + ["y"] * 17)
    ages = number("age", np.arange(20) + 20.0)
    return subgroups(study([0] * 20, after, sides, thirds, ages, lone), "score")


def test_a_difference_not_found_names_its_size_and_both_p(board):
    words = finding(board.factor("work"), board.tested, naming())
    assert words == (
        "The change did not clearly differ by work: difference in change, N − W, +0.83, "
        "95% CI [0.16, 1.51] (p = .020, adjusted for 4 factors p = .067; exploratory)."
    )


def test_the_same_in_indonesian(board):
    words = finding(board.factor("work"), board.tested, naming("id"))
    assert words == (
        "Perubahan tidak berbeda secara jelas menurut work: perbedaan perubahan, N − W, +0,83, "
        "IK 95% 0,16–1,51 (p = 0,020, terkoreksi untuk 4 faktor p = 0,067; eksploratif)."
    )


def test_not_found_comes_with_what_could_have_been_found(board):
    words = detectable(board.factor("work"), naming())
    assert words.startswith("With 17 against 11, a single test would find")
    assert "0.85 points (1.13 SD)" in words


def test_found_by_two_levels_says_which_was_how_high(clear):
    words = finding(clear.factor("side"), clear.tested, naming())
    assert words.startswith(
        "The change differed by side: mean change +4.50 in left, +14.50 in right; "
        "difference in change, left − right, −10.00"
    )


@pytest.mark.parametrize("language", languages())
def test_no_sentence_says_that_it_works_better(clear, board, language):
    for one in (clear, board):
        for effect in one.factors:
            words = finding(effect, one.tested, naming(language)).lower()
            assert [claim for claim in CLAIMS if claim in words] == []


@pytest.mark.parametrize("language", languages())
def test_every_kind_of_factor_has_its_sentence(clear, language):
    for key in ("side", "third", "age", "lone"):
        effect = clear.factor(key)
        words = [
            finding(effect, clear.tested, naming(language)),
            *details(effect, naming(language)),
        ]
        assert all("{" not in line for line in words)
        assert key in words[0]


def test_too_few_says_how_many_there_are(clear):
    words = finding(clear.factor("lone"), clear.tested, naming())
    assert words.endswith("(x: n = 3 and y: n = 17).")


def test_the_headline_lists_what_was_found(clear, board):
    assert headline(clear, naming()) == "The change differed by side, third and age"
    assert headline(board, naming()) == "No clear difference in change by any of 4 factors"


def test_the_summary_is_short_when_nothing_was_found(board):
    words = summary(board, naming())
    assert len(words) == 2
    assert "smallest adjusted p is .067" in words[0]


def test_selected_against_the_rest_in_one_line():
    people = golden()
    work = Selection(levels={"work": frozenset("W")})
    words = against(selected_vs_rest(people, people.outcome("score"), work), naming())
    assert words.startswith("Selected against the rest, difference in change: −1.00")
    assert "p = .020" in words


def test_no_row_of_a_level_has_a_p(board):
    place = COLUMNS.index("p")
    assert all(row.cells[place] == "" for row in board_rows(board, naming()) if row.level)


def test_small_levels_are_hidden_in_documents_and_counted_on_screen(clear):
    screen = {row.level: row.cells for row in board_rows(clear, naming())}
    paper = {cells[0].strip(): cells for cells in board_table(clear, naming()).rows}
    assert screen["x"][1:3] == ("3", "2 / 1 / 0")
    assert paper["x"][1:] == ("<5", *[""] * (len(COLUMNS) - 2))
