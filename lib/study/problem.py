"""Problems: what is wrong with a file or a study, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from lib.study.arrays import Mask, Whole

Slots = dict[str, str | int | float]
MOST_ROWS = 1_000  # of a problem that are listed
MOST_ROWS_SAID = 10  # in its sentence
ProblemKey = Literal[
    "file_too_large",
    "unpacked_too_large",
    "too_many_columns",
    "too_many_cells",
    "server_busy",
    "too_many_parts",
    "too_many_merged",
    "too_much_work",
    "file_empty",
    "file_pdf",
    "file_image",
    "file_r",
    "file_compressed",
    "file_database",
    "file_document",
    "file_sas",
    "file_jasp",
    "file_jamovi",
    "file_spss_output",
    "file_spss_portable",
    "file_numbers",
    "file_google_link",
    "file_json",
    "file_prism",
    "file_xlsb",
    "file_encrypted",
    "file_early_stata",
    "file_web_page",
    "file_xml",
    "file_damaged",
    "file_unknown",
    "format_does_not_fit",
    "encoding_does_not_fit",
    "delimiter_does_not_fit",
    "sheet_not_found",
    "no_table",
    "no_rows",
    "decimals_split",
    "rows_ragged",
    "undecodable",
    "quotes_unbalanced",
    "names_over_cells",
    "names_rejoined",
    "cells_rejoined",
    "rows_filled_up",
    "lines_unwrapped",
    "rows_set_aside",
    "sheet_chosen",
    "error_cells",
    "never_calculated",
    "uncalculated_cells",
    "trailing_notes",
    "summary_rows",
    "titles_within",
    "rows_unlike",
    "blank_rows",
    "header_repeated",
    "second_table",
    "row_names",
    "empty_columns",
    "far_empty",
    "names_repeated",
    "declared_missing",
    "missing_markers",
    "other_decimal",
    "decimal_unclear",
    "labels_partial",
    "no_header",
    "title_rows",
    "no_outcome",
    "column_missing",
    "same_column",
    "outcome_twice",
    "too_many_factors",
    "too_many_levels",
    "filter_leaves_nothing",
    "two_numbers_in_a_cell",
    "column_not_numeric",
    "column_empty",
    "no_complete_pair",
    "no_id_in_long",
    "no_times",
    "time_not_found",
    "same_time",
    "several_rows",
    "several_rows_first",
    "several_rows_last",
    "several_rows_mean",
    "several_rows_leave_out",
    "rows_without_id",
    "ids_doubled",
    "factor_varies",
    "not_a_number",
    "unit_stripped",
    "words_stripped",
    "out_of_stripped",
    "characters_replaced",
    "thousands_or_decimal",
    "missing_code",
    "similar_levels",
    "levels_as_dates",
    "blanks_stripped",
    "only_before",
    "only_after",
    "no_score",
    "left_out",
    "outside_scale",
    "rows_read",
    "participants_found",
    "pairs_made",
    "mostly_worse",
    "scales_differ",
    "constant_scores",
    "many_at_lowest",
    "many_at_highest",
    "factor_one_level",
    "factor_empty",
    "personal_name",
    "personal_phone",
    "personal_email",
    "personal_number",
    "personal_address",
    "personal_birth",
    "pair_unsure",
    "no_pair_found",
    "long_unsure",
    "transposed",
    "times_unordered",
    "rows_separated",
    "time_is_continuous",
    "several_times",
    "several_afters",
    "pair_not_numbers",
    "cells_dates",
    "cells_durations",
    "cells_ranges",
    "cells_limits",
    "cells_marked",
    "cells_two",
    "cells_words",
    "maybe_arms",
    "columns_empty",
    "joined_by_place",
    "joined_by_place_sorted",
    "joined_by_place_gaps",
    "direction_unsaid",
    "one_measurement",
    "join_nobody",
    "join_sheets",
    "join_files",
    "join_by_rows",
    "join_no_key",
    "join_unlike",
    "tables_joined",
    "join_only_in",
    "join_twice",
    "join_nameless",
    "join_differs",
    "tables_pooled",
    "ids_alike",
    "ids_joined",
    "cells_below",
    "cells_filled",
    "side_by_side",
    "classes_apart",
    "blocks_stacked",
    "not_pairs",
    "one_side_empty",
    "words_scored",
    "items_summed",
    "items_averaged",
    "items_reversed",
    "items_keyed",
    "items_filled",
    "items_too_few",
    "item_outside",
    "items_found",
    "items_beside_total",
    "items_against_rest",
]
Severity = Literal["refusal", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to tell the person; its sentence is `problem.<key>` in lib/text.

    slots    the values of the sentence, as strings and numbers
    column   the column it is about, as the person named it
    rows     the rows of the file (1-based, as a spreadsheet numbers them), the first 1,000
    source   of several files or sheets the one in which the rows are
    """

    key: ProblemKey
    severity: Severity = "note"
    slots: Mapping[str, str | int | float] = field(default_factory=dict)
    column: str | None = None
    rows: tuple[int, ...] = ()
    source: str = ""

    @property
    def sentence_slots(self) -> Slots:
        """The values of the sentence: `slots`, and {column} and {rows} (the first ten)."""
        shown = ", ".join(map(str, self.rows[:MOST_ROWS_SAID]))
        more = ", …" if len(self.rows) > MOST_ROWS_SAID else ""
        return {"column": self.column or "", "rows": shown + more, **self.slots}


def rows_where(rows: Whole | pd.Index, hit: Mask) -> tuple[int, ...]:
    """The first 1,000 of the rows for which the mask is true, as `Problem.rows` lists them.

    >>> import numpy as np
    >>> rows_where(np.array([2, 3, 4]), np.array([True, False, True]))
    (2, 4)
    """
    return tuple(rows[hit][:MOST_ROWS].tolist())


class Refusal(Exception):
    """A file or a choice that cannot become a study; `problem` says why, where and what to do."""

    def __init__(
        self,
        key: ProblemKey,
        column: str | None = None,
        rows: tuple[int, ...] = (),
        **slots: str | int | float,
    ) -> None:
        super().__init__(key)
        self.problem = Problem(key, "refusal", slots, column, rows)
