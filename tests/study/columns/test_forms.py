"""Forms of cells that are no numbers, each named with a cell."""

from __future__ import annotations

import pandas as pd
import pytest

from lib.study.columns.forms import why_no_numbers
from lib.study.guessing.guess import guess
from tests.study.tables import table


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        (["2025-02-03", "2025-03-04"], "cells_dates"),
        (["Apr-03", "5 Mei", "7/12/2024"], "cells_dates"),
        (["2:47", "12:03:10"], "cells_durations"),
        (["8–12", "3 to 4", "5 s/d 6"], "cells_ranges"),
        (["<2", "≥ 10", "> 5"], "cells_limits"),
        (["3 (30%)", "12 (1.5)", "4 ± 2"], "cells_two"),
        (["Baik", "Cukup"], "cells_words"),
    ],
)
def test_what_stands_instead_of_numbers_is_named(cells, key):
    found = why_no_numbers(pd.Series(cells))
    assert found is not None
    assert (found.key, found.example) == (key, cells[0])


def test_a_pair_of_which_one_side_holds_ranges_is_named():
    columns = {"pre": ["3-4", "4-5", "5-6", "2-3"], "post": [5, 6, 7, 4]}
    asked = [(q.key, q.slots["columns"]) for q in guess(table(columns)).questions]
    assert asked == [("cells_ranges", "pre → post")]
