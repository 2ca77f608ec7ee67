"""Answers: what a question about a file puts before a person, and what each answer makes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from lib.study.guessing.item_questions import ItemAnswer
from lib.study.joining.preparation import Preparation
from lib.study.problem import Problem, Slots
from lib.study.roles import OutcomeChoice, Roles
from lib.study.table import Table

AnswerKey = Literal[
    "right",
    "same_levels",
    "other_levels",
    "no_value",
    "a_score",
    "higher_better",
    "lower_better",
    "swapped",
    "as_it_is",
    "pair",
    "times",
    "ends",
    "only",
    "first",
    "last",
    "mean",
    "leave_out",
    "one_group",
    "control_is",
    "no_control",
    "other_people",
    "first_number",
    "second_number",
    "join",
    "join_turned",
    "join_beside",
    "sheet_alone",
    "files_apart",
    "not_pairs",
    "same_rows",
    "same_people",
    "fill_down",
    "really_empty",
    "stack",
    "one_class",
    "bands",
    ItemAnswer,
]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its words are `answer.<key>` with the slots; `roles` are what it makes.

    preparation   what is to be done to the table first, where the question is about that
    """

    key: AnswerKey
    roles: Roles
    slots: Slots = field(default_factory=dict)
    preparation: Preparation | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A problem with its answers, the likeliest first, and what more there is to know of it."""

    problem: Problem
    answers: tuple[Answer, ...]
    details: tuple[Problem, ...] = ()

    @property
    def id(self) -> str:
        """What tells it from every other question about the file, whatever has been answered."""
        about = self.problem.slots
        subject = (self.problem.column, about.get("outcome"), about.get("time"), about.get("code"))
        return "|".join([self.problem.key, *(str(part) for part in subject if part is not None)])


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What an answer starts from: the table, the roles so far, and the other likely pairs."""

    table: Table
    roles: Roles
    alternatives: tuple[OutcomeChoice, ...] = ()
