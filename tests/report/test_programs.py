"""The digits that other programs print, held to what they print."""

from __future__ import annotations

import re

import numpy as np
import pytest

from lib.report.programs import here, printed, programs, significant, tied_changes
from lib.stats import Pairs, conventions
from lib.text.words import languages, load

EN = load("en")
# a paper's example (Pingouin's docstring), and thirty changes of which many tie
BEFORE = [20, 18, 24, 14, 5, 26, 15, 29, 15, 9, 25, 31, 35, 12]
AFTER = [40, 25, 38, 27, 31, 21, 32, 38, 25, 18, 32, 28, 33, 29]
TIED = Pairs.of([0] * 30, [1, 2, 3] * 9 + [-1, -2, 0])


def lines(pairs: Pairs) -> dict[str, str]:
    return {each.program: printed(each) for each in conventions(pairs) if each.program != _UNKNOWN}


_UNKNOWN = "ggstatsplot"  # how it prints is not documented, so it is not shown


@pytest.mark.parametrize(
    ("value", "digits", "shown"),
    [
        # the rule of R: format(), the shorter of both notations
        (0.0103394, 4, "0.01034"),
        (0.00971, 4, "0.00971"),
        (0.0001, 4, "1e-04"),
        (0.00012, 4, "0.00012"),
        (0.000123456, 4, "0.0001235"),
        (0.0000135, 4, "1.35e-05"),
        (1.0, 4, "1"),
        (0.0, 4, "0"),
        (738.5, 5, "738.5"),
        (830.0, 5, "830"),
        (100000.0, 5, "1e+05"),
        (123456.7, 5, "123457"),
    ],
)
def test_numbers_are_written_as_r_writes_them(value, digits, shown):
    assert significant(value, digits) == shown


def test_the_seven_lines_of_a_real_print():
    # R: wilcox.test(before, after, paired = TRUE): V = 41.5, p-value = 1.181e-06; SPSS: a print
    # on Scribd (6 / 41.50, 33 / 738.50, Z -4.866, .000)
    from tests.report.cases import PRINTED_CHANGES

    shown = lines(Pairs.of([50] * 40, [50 + change for change in PRINTED_CHANGES]))
    assert shown["spss"] == "Z -4.866, Asymp. Sig. (2-tailed) <.001 (.000)"
    assert shown["r"] == "V = 41.5, p-value = 1.181e-06"
    assert shown["jasp"].endswith("p < .001")


def test_pingouin_and_scipy_print_these_digits():
    import pingouin
    from scipy.stats import wilcoxon

    shown = lines(Pairs.of(BEFORE, AFTER))
    row = pingouin.wilcoxon(np.asarray(BEFORE), np.asarray(AFTER)).to_string()
    for digits in re.findall(r"[\d.]+", shown["pingouin"]):
        assert digits in row
    theirs = wilcoxon(BEFORE, AFTER).pvalue
    digits = shown["scipy"].split("pvalue=")[1].rstrip("…")
    assert f"{theirs:.7g}" == digits


def test_stata_prints_the_example_of_its_manual():
    # [R] signrank: z = -1.973, Prob > |z| = 0.0485, Exact prob = 0.0479
    mpg1 = [20, 23, 21, 25, 18, 17, 18, 24, 20, 24, 23, 19]
    mpg2 = [24, 25, 21, 22, 23, 18, 17, 28, 24, 27, 21, 23]
    expected = "z = -1.973, Prob > |z| = 0.0485, Exact prob = 0.0479"
    assert lines(Pairs.of(mpg1, mpg2))["stata"] == expected


def test_what_is_told_of_the_data_is_true_of_them():
    # ten changed by 1, ten by 2, nine by 3, up or down; one did not
    assert tied_changes(TIED) == 29
    assert here(TIED, EN).startswith(
        "Of 30 participants 1 did not change, and of the 29 who did, 29"
    )
    untied = Pairs.of([0, 0, 0], [1, 2, 4])
    assert here(untied, EN) == EN("result.here_neither")


@pytest.mark.parametrize("language", languages())
def test_no_reason_stands_there_that_these_data_do_not_give(language):
    text = load(language)
    table = programs(Pairs.of([0] * 8, [1.5, 2, 3, 4, 5.5, 6, 7, 8]), text)
    whys = " ".join(row[-1] for row in table.rows)
    for key in ("asymptotic_for_ties", "zeros_ranked", "location_of_changed", "z_without_ties"):
        assert text(f"program.{key}") not in whys.lower()
    assert text("program.exact") in whys.lower()


@pytest.mark.parametrize(("before", "after"), [([], []), ([1, 2], [1, 2])])
def test_without_change_each_row_says_why_nothing_is_printed(before, after):
    table = programs(Pairs.of(before, after), EN)
    assert {row[1] for row in table.rows} == {""}
    assert all(row[2] for row in table.rows)
