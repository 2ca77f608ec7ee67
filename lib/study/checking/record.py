"""The pair doctor: what was done with a file, who was left out and why, and what looks odd."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from lib.study.building.persons import listed
from lib.study.checking.privacy import personal_columns
from lib.study.checking.suspicion import suspicions
from lib.study.csv_cells import Cell
from lib.study.problem import Problem, Slots
from lib.study.study import Outcome, Study
from lib.study.table import Table

LEFT_OUT = frozenset(
    ["blank_rows", "rows_without_id", "several_rows_leave_out", "left_out", "only_before",
     "only_after", "no_score", "items_too_few"]
)  # fmt: skip

Part = Literal["done", "left_out", "suspicious"]
Say = Callable[[Problem], str]  # a problem in the person's language


@dataclass(frozen=True, slots=True)
class PairsMade:
    """How many participants of an outcome have both scores, and how many have not."""

    outcome: str
    label: str
    complete: int
    incomplete: int


@dataclass(frozen=True, slots=True)
class Record:
    """What was done with a file.

    rows_read     data rows of the table
    participants  people in the study
    pairs         complete and incomplete pairs of each outcome
    done          what was repaired or decided on the way
    left_out      who or what does not count, and why
    suspicious    what should be looked at
    """

    rows_read: int
    participants: int
    pairs: tuple[PairsMade, ...]
    done: tuple[Problem, ...]
    left_out: tuple[Problem, ...]
    suspicious: tuple[Problem, ...]

    def rows(self, say: Say, named: Callable[[Part], str]) -> list[list[Cell]]:
        """The record as a table: part, sentence, column, rows of the file.

        say, named   a problem and a part of the record in the person's language
        """
        parts: tuple[tuple[Part, tuple[Problem, ...]], ...] = (
            ("done", self.done),
            ("left_out", self.left_out),
            ("suspicious", self.suspicious),
        )
        return [
            [named(part), say(problem), problem.column, " ".join(map(str, problem.rows))]
            for part, problems in parts
            for problem in problems
        ]


def examine(study: Study, table: Table) -> Record:
    """The record of a study that was built from a table."""
    rows_read = len(table.frame)
    pairs = tuple(_pairs_made(study, outcome) for outcome in study.outcomes)
    counted = [
        Problem("rows_read", "note", {"n": rows_read}),
        Problem("participants_found", "note", {"n": study.n}),
        *(
            Problem("pairs_made", "note", {"n": p.complete, "of": study.n, "outcome": p.label})
            for p in pairs
            if not study.unpaired
        ),
    ]
    left = [problem for problem in study.problems if problem.key in LEFT_OUT]
    if study.left_out and not any(p.key == "several_rows_leave_out" for p in left):
        slots: Slots = {"n": len(study.left_out), "names": listed(study.left_out)}
        left.append(Problem("left_out", "warning", slots))
    rest = [problem for problem in study.problems if problem.key not in LEFT_OUT]
    return Record(
        rows_read,
        study.n,
        pairs,
        (*counted, *(p for p in rest if p.severity == "note")),
        tuple(left),
        (
            *(p for p in rest if p.severity != "note"),
            *suspicions(study),
            *personal_columns(table),
        ),
    )


def _pairs_made(study: Study, outcome: Outcome) -> PairsMade:
    count = study.cells(outcome)
    complete = int(count[np.isfinite(outcome.before) & np.isfinite(outcome.after)].sum())
    return PairsMade(outcome.key, outcome.label, complete, study.n - complete)
