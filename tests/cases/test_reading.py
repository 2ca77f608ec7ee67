"""Polluted files of public test suites and reports: what is read of each, and what is told.

The files are not part of the project; where they are missing, nothing is tested.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lib.study.problem import Refusal
from lib.study.reading.read import read
from lib.study.table import Table

CASES = Path(__file__).parents[2].parent / "shared" / "cases"

# file -> (rows, columns), the problems that name what was repaired or is in doubt
READ: dict[str, tuple[tuple[int, int], set[str]]] = {
    "suites/01_decimal_comma_in_one_row.csv": ((19, 5), {"rows_set_aside"}),
    "suites/02_extra_delimiter_in_one_row.csv": ((19, 5), {"rows_set_aside"}),
    "suites/03_stray_quote_near_the_end.csv": ((20, 4), {"quotes_unbalanced"}),
    "suites/05_stray_quote_in_the_header.csv": ((20, 4), {"quotes_unbalanced"}),
    "suites/06_forms_answers_end_with_semicolon.csv": ((14, 6), set()),
    "suites/08_list_with_pipe.csv": ((14, 4), set()),
    "suites/09_pasted_blocks_header_repeated.csv": ((20, 3), {"header_repeated"}),
    "suites/11_headerless_last_column_mostly_empty.csv": ((20, 5), {"no_header"}),
    "suites/12_headerless_last_person_without_scores.csv": ((6, 3), {"no_header"}),
    "suites/13_short_row_shifts.csv": ((19, 4), {"rows_set_aside"}),
    "suites/14_row_in_another_delimiter.csv": ((20, 4), {"rows_filled_up"}),
    "suites/15_header_line_over_100_kB.csv": ((20, 401), set()),
    "suites/16_long_answers_over_100_kB.csv": ((120, 4), set()),
    "suites/17_one_date_out_of_range.sav": ((3, 4), set()),
    "suites/20_one_stray_cell_XFD1.xlsx": ((20, 5), {"far_empty"}),
    "suites/22_names_over_two_cells.csv": ((14, 2), {"title_rows"}),
    "suites/23_stream_in_capitals.xls": ((20, 3), set()),
    "reading/header_comma_shift.csv": ((12, 5), {"names_rejoined"}),
    "reading/header_with_unquoted_commas.csv": ((8, 5), {"names_rejoined"}),
    "reading/stacked_two_row_headers.xlsx": ((16, 6), {"blank_rows", "header_repeated"}),
    "reports/05.csv": ((8, 3), set()),
    "reports/05b.csv": ((8, 4), set()),
    "reports/05c.csv": ((8, 3), {"empty_columns"}),
    "reports/05d.csv": ((8, 4), {"row_names"}),
    "reports/23.xlsx": ((9, 3), set()),
    "reports/42.xlsx": ((10, 7), {"uncalculated_cells"}),
    "reports/43a.csv": ((10, 3), {"lines_unwrapped"}),
    "reports/47d.csv": ((10, 3), set()),
    "reports/51e.csv": ((10, 3), set()),
}
REFUSED = {
    "suites/18_stata_7.dta": "file_early_stata",
    "suites/19_encrypted.sav": "file_encrypted",
    "suites/24_password.xls": "file_encrypted",
    "reports/41d.xls": "file_web_page",
    "reports/42b.xlsx": "never_calculated",
}
# what stood in other columns, was swallowed or was taken for a name
FACTS: dict[str, Callable[[Table], bool]] = {
    "suites/01_decimal_comma_in_one_row.csv": lambda found: 5 not in found.frame["post"].tolist(),
    "suites/02_extra_delimiter_in_one_row.csv": lambda found: found.frame["pre"].dtype.kind == "i",
    "suites/03_stray_quote_near_the_end.csv": lambda found: bool(found.frame["post"].notna().all()),
    "suites/06_forms_answers_end_with_semicolon.csv": lambda found: (
        found.frame["Reasons"].iloc[0] == "Time;" and found.frame["Post"].dtype.kind == "i"
    ),
    "suites/08_list_with_pipe.csv": lambda found: found.frame["tags"].iloc[0] == "a|b|c|d",
    "suites/22_names_over_two_cells.csv": lambda found: list(found.frame) == ["pre", "post"],
    "reports/05d.csv": lambda found: list(found.frame)[1:] == ["age", "pre", "post"],
    "reports/23.xlsx": lambda found: list(found.frame)[1] == "2025-01-10",
}


def opened(name: str) -> Table:
    path = CASES / name
    if not path.exists():
        pytest.skip("the shared cases are not here")
    return read(path.read_bytes(), path.name)


@pytest.mark.parametrize("name", READ)
def test_a_polluted_file_is_read_whole_and_what_was_done_is_told(name):
    shape, expected = READ[name]
    found = opened(name)
    assert found.frame.shape == shape
    assert {problem.key for problem in found.problems} == expected


@pytest.mark.parametrize("name", FACTS)
def test_its_cells_stand_in_their_columns(name):
    assert FACTS[name](opened(name))


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_read_is_refused_for_its_true_reason(name):
    with pytest.raises(Refusal) as refused:
        opened(name)
    assert refused.value.problem.key == REFUSED[name]
