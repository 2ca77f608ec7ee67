"""The Ranks and Test Statistics tables beside what SPSS itself printed."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from lib.analysis.comparison import compare
from lib.report import tables
from lib.study.study import Study
from lib.text.words import load
from tests.analysis.studies import golden, study
from tests.report.cases import PRINTED_CHANGES, changed

EN = load("en")


@dataclass(frozen=True)
class Printout:
    """What SPSS prints of some pairs: N, mean rank and sum of both sides, ties, Z, p, based on."""

    people: Study
    negative: tuple[str, str, str]
    positive: tuple[str, str, str]
    ties: str
    z: str
    p: str
    based: str


PRINTOUTS = {
    "40 pairs, 6 of them negative": Printout(
        people=changed(PRINTED_CHANGES),
        negative=("6", "6.92", "41.50"),
        positive=("33", "22.38", "738.50"),
        ties="1",
        z="−4.866",
        p="< .001",
        based="Z is based on negative ranks.",
    ),
    # SPSS printout, scribd.com/doc/95752322
    "spss_wilcoxon_all_tied": Printout(
        people=changed([-1] * 16 + [1] * 9 + [0] * 25),
        negative=("16", "13.00", "208.00"),
        positive=("9", "13.00", "117.00"),
        ties="25",
        z="−1.400",
        p=".162",
        based="Z is based on positive ranks.",
    ),
    # angelfire.com nonpar.txt, T = 6
    "spss_weaver": Printout(
        people=study(
            [20, 18, 24, 14, 5, 26, 15, 29, 15, 9, 25, 31, 35, 12],
            [40, 25, 38, 27, 31, 21, 32, 38, 25, 18, 32, 28, 33, 29],
        ),
        negative=("3", "2.00", "6.00"),
        positive=("11", "9.00", "99.00"),
        ties="0",
        z="−2.921",
        p=".003",
        based="Z is based on negative ranks.",
    ),
    "golden28": Printout(
        people=golden(),
        negative=("1", "6.50", "6.50"),
        positive=("22", "12.25", "269.50"),
        ties="5",
        z="−4.122",
        p="< .001",
        based="Z is based on negative ranks.",
    ),
}
printouts = pytest.mark.parametrize("printed", PRINTOUTS.values(), ids=PRINTOUTS)


@printouts
def test_the_ranks_are_those_that_spss_prints(printed):
    rows = tables.ranks(compare(printed.people, "score"), EN).rows
    assert rows[0] == ("Negative ranks ᵃ", *printed.negative)
    assert rows[1] == ("Positive ranks ᵇ", *printed.positive)
    assert rows[2] == ("Ties ᶜ", printed.ties, "", "")
    assert rows[3] == ("Total", str(printed.people.n), "", "")


@printouts
def test_the_statistics_are_those_that_spss_prints(printed):
    table = tables.test_statistics(compare(printed.people, "score").test, EN)
    figures = dict(table.rows)
    assert figures["Z"] == printed.z
    assert figures["Asymp. Sig. (2-tailed)"].split(" (")[0] == printed.p
    assert table.notes[0] == printed.based


@printouts
def test_changes_turned_around_swap_the_two_rows(printed):
    rows = tables.ranks(compare(turned(printed.people), "score"), EN).rows
    assert rows[0][1:] == printed.positive
    assert rows[1][1:] == printed.negative


def test_each_letter_stands_beside_what_its_note_says():
    table = tables.ranks(compare(golden(), "score"), EN)
    assert table.notes == ("a. After < before", "b. After > before", "c. After = before")


def turned(people: Study) -> Study:
    outcome = people.outcomes[0]
    before, after = outcome.before[outcome.cell], outcome.after[outcome.cell]
    return study(after.tolist(), before.tolist())
