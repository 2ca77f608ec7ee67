"""Codes of no value among scores: 99 on a scale up to 10, −8 on one from 0, 988888 called "NR".

A code is told by the gap that parts it from the rest, not by a list alone: 9 is a score beside 8.
Both times of an outcome are looked at together, because the instrument is the same. Whatever is
found is a question; it counts as a score until somebody says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.study.arrays import Floats, Mask
from lib.study.building.persons import score_numbers
from lib.study.building.recipes import recipes_of
from lib.study.columns.levels import as_text
from lib.study.plain_number import plain_number
from lib.study.problem import Problem, Slots, rows_where
from lib.study.roles import OutcomeChoice, Roles
from lib.study.table import Table
from lib.study.words.no_answer import says_no_answer

FEWEST_CELLS = 8  # filled ones, below which nothing is far off
FEWEST_SCORES = 3  # distinct ones, without which there is no rest to be far from
MOST_CODES = 3  # on one side; more values out there are scores
MOST_SHARE = 0.2  # of the cells that hold a code
GAPS = 3.0  # a code is so many times farther off than any two neighbouring scores
OF_RANGE = 0.3  # and so much of the range of the scores
MIRROR = 3.0  # how much farther one side of a scale may reach than the other
ANY_FAR = 3.0  # ranges, beyond which any value is asked about

# 9, 99, 999 …; 8, 88 …; 7, 77 …; 96 to 98, 996 to 998 …; 988888; each also with a minus
_WRITTEN_AS_CODE = re.compile(r"-?(9+|8+|7+|6{2,}|9+[678]|98+|9+\.9)|-[1-6]")


@dataclass(frozen=True, slots=True)
class _Scores:
    """The distinct scores of an outcome, and how many cells hold each."""

    value: Floats
    count: Floats

    def where(self, kept: Mask) -> _Scores:
        return _Scores(self.value[kept], self.count[kept])


def suspected_codes(table: Table, roles: Roles) -> list[Problem]:
    """A question for each code that may mean "no value" in a score column, with its rows.

    Codes of which the roles say what they mean are left alone.
    """
    problems: list[Problem] = []
    for choice in roles.outcomes:
        columns = dict.fromkeys(_answered(choice, roles))
        if not columns:
            continue
        values = {name: _values(table, roles, choice, name) for name in columns}
        labels = {code: text for name in columns for code, text in _labels(table, name).items()}
        codes = codes_among(np.concatenate(list(values.values())), labels)
        for name, value in values.items():
            decided = {plain_number(code) for code in roles.decided(name)}
            open_codes = [code for code in codes if code in value and code not in decided]
            problems += [_asked(code, value, table.frame[name]) for code in open_codes]
    return [problem for place, problem in enumerate(problems) if problem not in problems[:place]]


def _answered(choice: OutcomeChoice, roles: Roles) -> tuple[str, ...]:
    """The columns in which a score may hold codes: its own at all times, or those of its items.

    Items that a key scores hold none, and answers beyond a known scale count as none anyway.
    """
    recipes = recipes_of(roles, choice)
    if recipes is None:
        return (choice.before, choice.after, *choice.times)
    unbounded = [recipe.items for recipe in recipes if recipe.item_ends is None]
    return tuple(name for items in unbounded for name in items)


def codes_among(value: Floats, labels: Mapping[float, str] | None = None) -> tuple[float, ...]:
    """The values that look like codes of no value, in ascending order.

    value    the scores of both times, NaN where missing
    labels   the value labels of the file, where it has some

    >>> codes_among(np.array([3, 4, 2, 98, 5, 6, 4, 2, 3, 5, 7, 98.0]))
    (98.0,)
    >>> codes_among(np.array([5, 6, 7, 6, 5, 7, 6, 5, 6, 8, 8, 7, 7, 9, 8, 7.0]))
    ()
    """
    distinct, count = np.unique(value[np.isfinite(value)], return_counts=True)
    labelled = _labelled(distinct, labels or {})
    if count.sum() < FEWEST_CELLS:
        return tuple(labelled)
    scores = _Scores(distinct, count / max(1, count.sum())).where(~np.isin(distinct, labelled))
    below = _below(scores)
    above = _far_off(scores.where(~np.isin(scores.value, below)))
    return tuple(sorted({*labelled, *below, *above}))


def _values(table: Table, roles: Roles, choice: OutcomeChoice, name: str) -> Floats:
    is_after = name == choice.after != choice.before
    part = choice.after_part if is_after else choice.before_part
    return score_numbers(table, roles, name, part).value


def _labels(table: Table, name: str) -> dict[float, str]:
    found = {}
    for code, text in table.levels.get(name, {}).items():
        number = plain_number(code)
        if number is not None:
            found[number] = text
    return found


def _labelled(distinct: Floats, labels: Mapping[float, str]) -> list[float]:
    """The values whose label says that there is no answer."""
    return [float(value) for value in distinct if says_no_answer(labels.get(float(value), ""))]


def _below(scores: _Scores) -> list[float]:
    """Codes under the scores: −9, −88, also −1 under a scale that begins at 0."""
    negative = scores.value < 0
    codes = scores.where(negative)
    rest = scores.where(~negative)
    if not codes.value.size:
        return []
    are_codes = (
        codes.value.size <= MOST_CODES
        and codes.count.sum() <= MOST_SHARE
        and rest.value.size >= FEWEST_SCORES
        and all(map(_is_written_as_code, codes.value))
    )
    # a scale from −3 to 3 reaches about as far on either side
    reach = rest.value.max(initial=0) / -codes.value[0]
    is_mirror = 1 <= reach <= MIRROR
    if are_codes and not is_mirror:
        return [float(code) for code in codes.value]
    upside_down = _Scores(-scores.value[::-1], scores.count[::-1])
    return [-code for code in _far_off(upside_down)]


def _far_off(scores: _Scores) -> list[float]:
    """The topmost values with a gap below them that no scale explains."""
    size = scores.value.size
    for n in range(1, MOST_CODES + 1):
        is_code = np.arange(size) >= size - n
        codes = scores.where(is_code)
        rest = scores.where(~is_code)
        if rest.value.size < FEWEST_SCORES or codes.count.sum() > MOST_SHARE:
            return []
        if _stands_off(codes.value, rest.value):
            return [float(code) for code in codes.value]
    return []


def _stands_off(codes: Floats, rest: Floats) -> bool:
    """Whether the gap between scores and codes is larger than scores leave between them."""
    gap = codes[0] - rest[-1]
    spread = rest[-1] - rest[0]
    if gap >= ANY_FAR * spread:
        return True
    neighbours = float(np.diff(rest).max())
    is_far = gap >= GAPS * neighbours and gap >= OF_RANGE * spread
    return bool(is_far and all(map(_is_written_as_code, np.abs(codes))))


def _is_written_as_code(value: float) -> bool:
    return _WRITTEN_AS_CODE.fullmatch(as_text(float(value))) is not None


def _asked(code: float, value: Floats, cells: pd.Series) -> Problem:
    hit = value == code
    slots: Slots = {"code": as_text(code), "n": int(hit.sum())}
    return Problem("missing_code", "warning", slots, str(cells.name), rows_where(cells.index, hit))
