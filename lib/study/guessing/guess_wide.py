"""Guess a wide table: a row a person, before and after in two columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lib.study.arrays import Mask
from lib.study.columns.forms import why_no_numbers
from lib.study.columns.keys import combined, key_of, size
from lib.study.columns.profile import Profile
from lib.study.guessing.choices import (
    LARGE,
    MOST_OUTCOMES,
    OUTCOMES_AT_LARGE,
    choices,
    factors,
    says_when,
    slashed,
)
from lib.study.guessing.evidence import Evidence, Reading
from lib.study.guessing.items import ItemSet
from lib.study.guessing.long_readings import is_named
from lib.study.guessing.pairing import Complete, NamedPair, pairs_by_name
from lib.study.problem import Problem, Severity, Slots
from lib.study.roles import OutcomeChoice, Roles
from lib.study.table import Table
from lib.study.words.arms import ARM
from lib.study.words.column_names import CLUSTER, ID, NAME, NUMBER, TIME
from lib.study.words.times import Moment

REPEATS = 0.7  # of the filled cells that may differ in a column that names people several times

Known = dict[str, Profile]


@dataclass(frozen=True, slots=True)
class WideGuess:
    """What a table is if each row is a person.

    who      the column that names the participants, () for none
    pairs    the pairs that the names suggest, the likeliest first
    empty    columns without a number that would be one side of a pair
    sides    every column that is a side of a pair by its name, also of one that is not taken
    worded   pairs by name whose cells are no numbers
    items    sets of columns that look like the items of questionnaires
    """

    who: tuple[str, ...]
    pairs: tuple[NamedPair, ...]
    empty: tuple[str, ...]
    sides: frozenset[str]
    worded: tuple[NamedPair, ...]
    items: tuple[ItemSet, ...] = ()

    @property
    def is_told(self) -> bool:
        """Whether names suggest any pair, of scores or of items."""
        return bool(self.pairs or self.items)

    @property
    def is_sure(self) -> bool:
        """Whether some pair is said surely by its names."""
        return any(pair.is_sure for pair in self.pairs)


def guess_wide(table: Table, known: Known) -> WideGuess:
    """The participants' column and the pairs of a wide table."""
    who = _id(known) or _composite(table, known)
    scores = [
        p.name
        for p in known.values()
        if (p.number or p.filled == 0) and p.name not in who and not _is_no_score(p)
    ]
    complete = _complete(table, known)
    found = _with_labels(table, scores, complete)
    empty = {name for name in scores if known[name].filled == 0}
    full = [pair.without(empty) for pair in found if not empty & {pair.before, pair.after}]
    pairs = tuple(full or found)  # where all are empty, the study says so by name
    worded = _worded(known, who)
    sides = frozenset(name for pair in (*found, *worded) for name in (pair.before, pair.after))
    missed = tuple(name for name in scores if name in sides & empty and full)
    return WideGuess(who, pairs, missed, sides, worded)


def _complete(table: Table, known: Known) -> Complete:
    """How many rows have both of two columns."""
    rows = len(table.frame)
    full = {profile.name for profile in known.values() if profile.filled == rows}
    filled: dict[str, Mask] = {}

    def complete(before: str, after: str) -> int:
        if before in full and after in full:
            return rows
        for name in (before, after):
            if name not in filled:
                filled[name] = table.frame[name].notna().to_numpy()
        return int(np.count_nonzero(filled[before] & filled[after]))

    return complete


def wide_reading(wide: WideGuess, known: Known) -> Reading:
    """How much speaks for a row being a person."""
    evidence = [_of_pairs(wide)]
    if len(wide.who) > 1:
        whole = Evidence("id_differs_in_every_row", wide.who[-1])
        return Reading("wide", (*evidence, whole), wide.who)
    for name in wide.who:
        profile = known[name]
        numbers = profile.is_row_number or not profile.words & ID
        evidence.append(Evidence("rows_numbered" if numbers else "id_differs_in_every_row", name))
    for profile in known.values():
        if profile.words & ID and profile.name_length <= 4 and _repeats(profile):
            evidence.append(Evidence("id_repeats", profile.name))
            break
    return Reading("wide", tuple(evidence), wide.who)


def wide_roles(
    table: Table, known: Known, wide: WideGuess
) -> tuple[Roles, list[OutcomeChoice], list[Problem]]:
    """The roles of a wide table, what else may be compared, and what has to be asked."""
    rows = len(table.frame)
    offered = list(zip(wide.pairs, choices(wide.pairs), strict=True))
    most = MOST_OUTCOMES if rows < LARGE else OUTCOMES_AT_LARGE
    likely = [(pair, c) for pair, c in offered if pair.is_sure or not wide.is_sure]
    # the other times of a score are in its series, and no outcomes of their own
    taken = [c for pair, c in likely if pair.primary or not pair.times][:most]
    used = {*wide.who[-1:], *wide.sides}  # the group of a composite id describes people
    described = factors(known, used, rows, None)
    rest = [c for _, c in offered if c not in taken]
    by_place = [] if offered or wide.items else _by_place(known, set(wide.who))
    roles = Roles("wide", wide.who, tuple(taken), described)
    worded = zip(wide.worded, choices(wide.worded), strict=True)
    in_words = [choice for pair, choice in worded if not _is_slashed(pair, known)]
    others = [*rest, *slashed(known), *(in_words if not offered else []), *by_place]
    return roles, others, _questions(table, wide)


def _is_slashed(pair: NamedPair, known: Known) -> bool:
    return known[pair.before].slashed and known[pair.after].slashed


def _questions(table: Table, wide: WideGuess) -> list[Problem]:
    questions = []
    if not wide.pairs and wide.items:
        pass  # the items are asked about
    elif not wide.pairs and wide.worded:
        questions.append(_not_numbers(table, wide.worded[0]))
    elif not wide.pairs:
        questions.append(Problem("no_pair_found", "warning"))
    elif not wide.is_sure and not wide.items:
        questions.append(Problem("pair_unsure", "warning"))
    questions += _several_afters(wide.pairs)
    if wide.empty:
        slots: Slots = {"columns": ", ".join(wide.empty)}
        questions.append(Problem("columns_empty", "note", slots))
    return questions


def _not_numbers(table: Table, pair: NamedPair) -> Problem:
    """That a pair is told by its names, but holds no numbers: what it holds, and what to do."""
    sides = (pair.before, pair.after)
    told = [found for name in sides if (found := why_no_numbers(table.frame[name]))]
    if not told:
        example = str(table.frame[pair.before].dropna().iloc[0]).strip()
        slots: Slots = {"before": pair.before, "after": pair.after, "example": example}
        return Problem("pair_not_numbers", "warning", slots, pair.before)
    said: Slots = {"columns": f"{pair.before} → {pair.after}", "example": told[0].example}
    return Problem(told[0].key, "warning", said)


def _several_afters(pairs: tuple[NamedPair, ...]) -> list[Problem]:
    """Which of several later measurements is compared; where only a number tells, to be asked."""
    if not pairs or pairs[0].when == Moment(2):
        return []
    first = pairs[0]
    same = [pair for pair in pairs if (pair.before, pair.stem) == (first.before, first.stem)]
    if len(same) < 2:
        return []
    afters = ", ".join(pair.after for pair in sorted(same, key=lambda pair: pair.when))
    slots: Slots = {"before": first.before, "after": first.after, "afters": afters}
    severity: Severity = "warning" if first.when.phase == 2 else "note"
    return [Problem("several_afters", severity, slots, first.after)]


def _with_labels(table: Table, scores: list[str], complete: Complete) -> list[NamedPair]:
    """The pairs that names and variable labels suggest; the surer of the two come first."""
    by_name = list(pairs_by_name(scores, complete))
    spoken = {name: label for name, label in table.labels.items() if name in set(scores) and label}
    if not spoken or any(pair.is_sure for pair in by_name):
        return by_name
    by_label = list(pairs_by_name(scores, complete, spoken))
    if any(pair.is_sure for pair in by_label):
        return [*by_label, *_of_others(by_name, by_label)]
    return [*by_name, *_of_others(by_label, by_name)]


def _of_others(pairs: list[NamedPair], taken: list[NamedPair]) -> list[NamedPair]:
    """The pairs of columns that are in no taken pair."""
    said = {name for pair in taken for name in (pair.before, pair.after)}
    return [pair for pair in pairs if not said & {pair.before, pair.after}]


def _worded(known: Known, who: tuple[str, ...]) -> tuple[NamedPair, ...]:
    """The pairs that names say surely, of columns whose cells are no numbers."""
    filled = [p for p in known.values() if p.filled and p.name not in who]
    if all(profile.number for profile in filled):
        return ()
    names = [profile.name for profile in filled]
    sure = [pair for pair in pairs_by_name(names, lambda *pair: 1) if pair.is_sure]
    return tuple(p for p in sure if not (known[p.before].number and known[p.after].number))


def _id(known: Known) -> tuple[str, ...]:
    """The column that names the participants: by its name, else the row numbers, else names."""
    unique = [p for p in known.values() if p.unique and (p.whole or not p.number)]
    named = [p for p in unique if p.words & ID and p.name_length <= 5]
    numbering = [p for p in unique if p.is_row_number]
    numbered = {p.name for p in numbering}
    ranked = [
        *(p for p in named if p.name not in numbered),
        *named,
        *numbering,
        *(p for p in unique if p.words & NAME),  # last: nobody need be named
        *(p for p in unique if _is_code(p)),
    ]
    return (ranked[0].name,) if ranked else ()


def _composite(table: Table, known: Known) -> tuple[str, ...]:
    """A number that starts again in each group or clinic, with the column that completes it."""
    for number in known.values():
        if not is_named(number, ID | NUMBER) or number.filled < number.rows:
            continue
        for cluster in known.values():
            if cluster.is_category and is_named(cluster, CLUSTER | ARM) and cluster is not number:
                keys = [key_of(table.frame[each.name]) for each in (cluster, number)]
                if size(combined(keys)) == len(table.frame):
                    return cluster.name, number.name
    return ()


def _is_code(profile: Profile) -> bool:
    """A column whose cells prove that it names rows: short, without blanks, all different."""
    return profile.is_codes and not profile.number and profile.filled == profile.rows


def _is_no_score(profile: Profile) -> bool:
    """Whether a column only numbers the rows, holds days, or is a ready-made change.

    Scores that happen to be 1, 2, 3 say when.
    """
    return (
        profile.is_change
        or profile.is_dates
        or (profile.is_row_number and not says_when(profile.name))
    )


def _of_pairs(wide: WideGuess) -> Evidence:
    if not wide.pairs and wide.items:
        return Evidence("pair_numbered", wide.items[0].before[0])
    if not wide.pairs:
        return Evidence("no_pair")
    best = max(wide.pairs, key=lambda pair: pair.strength)
    if best.strength > 2:
        return Evidence("pair_named", best.before)
    return Evidence("pair_numbered" if best.is_sure else "pair_weak", best.before)


def _repeats(profile: Profile) -> bool:
    return 1 < profile.distinct <= REPEATS * profile.filled


def _by_place(known: Known, taken: set[str]) -> list[OutcomeChoice]:
    """The only two columns of scores, whatever they are called: offered, never taken."""
    no_score = ID | TIME | NAME | NUMBER
    numbers = [p for p in known.values() if p.number and p.filled and p.name not in taken]
    scores = [
        p.name for p in numbers if not (p.is_category or p.words & no_score or _is_no_score(p))
    ]
    if len(scores) != 2:
        return []
    return [OutcomeChoice(scores[0], scores[1], f"{scores[0]} → {scores[1]}")]
