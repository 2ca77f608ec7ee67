"""Files whose people have to be found first: two files, two sheets, merged cells, two classes.

The figures are those of the README beside the files, W+ and W− of after − before, zeros dropped.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.stats.paired.signed_rank import signed_rank
from lib.stats.pairs import Pairs
from lib.study.reading.limits import Limits
from lib.study.study import Study
from lib.study.table import Dialect
from lib.ui.dropped import File, sources
from tests.study.joining.tables import answered, asked, study_of

CASES = Path(__file__).parents[2].parent / "shared" / "cases"

pytestmark = pytest.mark.skipif(not CASES.exists(), reason="the files are not here")


def dropped(*names: str):
    files = [File(name, Path(name).name, (CASES / name).read_bytes(), name) for name in names]
    return sources(files, Dialect(), Limits())


def figures(study: Study) -> tuple[int, float, float]:
    outcome = study.outcomes[0]
    pairs = Pairs.of(outcome.before, outcome.after, study.cells(outcome))
    found = signed_rank(pairs)
    return pairs.n, found.w_plus, found.w_minus


@pytest.mark.parametrize(
    ("files", "answers", "right"),
    [
        (("reading/merge_pre.csv", "reading/merge_post.csv"), ("join",), (9, 45, 0)),
        (("reading/merge_post.csv", "reading/merge_pre.csv"), ("join",), (9, 45, 0)),
        (("reading/pre_and_post_sheets.xlsx",), ("join",), (9, 45, 0)),
        (("reports/27.xlsx",), ("join",), (11, 66, 0)),
        (("reports/14.csv",), ("same_people",), (8, 36, 0)),
        (("reports/24.xlsx",), ("fill_down",), (8, 36, 0)),
        (("reports/24b.csv",), ("fill_down",), (8, 36, 0)),
    ],
    ids=str,
)
def test_the_figures_of_the_people_who_were_found(files, answers, right):
    found = dropped(*files)
    prepared = answered(list(found.tables), *answers, kind=found.kind)
    assert figures(study_of(prepared)) == right


def test_two_classes_side_by_side_are_twenty_people_in_two_arms():
    found = dropped("reports/28.xlsx")
    study = study_of(answered(list(found.tables), "stack", kind=found.kind))
    assert study.factors[0].levels == ("Eksperimen", "Kontrol")
    assert figures(study)[0] == 20


@pytest.mark.parametrize(
    "file", ["reading/leak_age.csv", "reading/composite_key_and_date.csv", "reports/26.xlsx"]
)
def test_nothing_is_asked_of_a_table_that_is_one_already(file):
    found = dropped(file)
    assert asked(list(found.tables), kind=found.kind) == ()
