"""How credible is a difference between subgroups? Six questions, answered in words, no score.

After ICEMAN (Schandelmaier et al. 2020, CMAJ 192:E901), adapted to one group measured twice: the
last question is added because a factor may change the natural course by itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from lib.analysis.factor_effect import FactorEffect
from lib.analysis.subgroups import Board
from lib.study.words.natural_course import NATURAL
from lib.study.words.times import tokens

Question = Literal["direction", "evidence", "chance", "few", "cut_points", "natural"]
Said = Literal["yes", "no", "unknown"]
AnswerKey = Literal[
    "direction_yes",
    "direction_unplanned",
    "direction_no",
    "direction_unknown",
    "evidence_yes",
    "evidence_no",
    "evidence_unknown",
    "chance_none",
    "chance_very_likely",
    "chance_likely",
    "chance_possible",
    "chance_unlikely",
    "few_few",
    "few_many",
    "cut_points_number",
    "cut_points_categories",
    "cut_points_bands",
    "natural_known",
    "natural_ask",
]

ANSWERS: Mapping[str, AnswerKey] = {key: key for key in get_args(AnswerKey)}
MOST_FEW = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """One question of the card and the name of its answer, whose words are the language's."""

    question: Question
    answer: str

    @property
    def key(self) -> AnswerKey:
        """The name of question and answer together, as the words know it."""
        return ANSWERS[f"{self.question}_{self.answer}"]


def credibility(
    board: Board, effect: FactorEffect, direction: Said = "unknown", evidence: Said = "unknown"
) -> tuple[Answer, ...]:
    """The card of one factor.

    direction, evidence   what the researcher says: was the direction of the difference stated
                          before the data were seen, and does earlier research support it?
    """
    return (
        Answer("direction", _direction(effect, direction)),
        Answer("evidence", evidence),
        Answer("chance", _chance(effect.min_p)),
        Answer("few", "few" if board.tested <= MOST_FEW else "many"),
        Answer("cut_points", _cut_points(effect)),
        Answer("natural", "known" if _is_natural(effect) else "ask"),
    )


def _direction(effect: FactorEffect, said: Said) -> str:
    """A direction cannot have been stated for a factor that was not even planned."""
    if said == "yes":
        return "yes" if effect.planned else "unplanned"
    return said


def _chance(p: float | None) -> str:
    """ICEMAN's bands of the p of the difference, here of the adjusted one."""
    if p is None:
        return "none"
    if p > 0.05:
        return "very_likely"
    if p > 0.01:
        return "likely"
    return "possible" if p > 0.005 else "unlikely"


def _cut_points(effect: FactorEffect) -> str:
    if effect.factor.is_number:
        return "number"
    banded = sum(bool(re.search(r"\d", level)) for level in effect.factor.levels)
    return "bands" if 2 * banded > len(effect.factor.levels) else "categories"


def _is_natural(effect: FactorEffect) -> bool:
    return bool((set(tokens(effect.factor.key)) | set(tokens(effect.factor.label))) & NATURAL)
