"""Choices: pairs of columns as outcomes, and the columns that describe people as factors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from lib.study.columns.profile import Profile
from lib.study.guessing.names import SURE, Name, Stem, read_name
from lib.study.guessing.pairing import NamedPair, pairs_by_name
from lib.study.roles import FactorChoice, OutcomeChoice, Part
from lib.study.words.vocabulary import factor_rank, lower_is_better

MOST_OUTCOMES = 8  # taken without being asked; all others are offered
MOST_FACTORS = 12
LARGE = 100_000  # rows from which on fewer are taken, so that equal people can be counted together
OUTCOMES_AT_LARGE = 2
FACTORS_AT_LARGE = 4

Known = dict[str, Profile]


def choices(pairs: Sequence[NamedPair]) -> list[OutcomeChoice]:
    """Pairs as outcomes, each named by what its two columns share."""
    afters: dict[Stem, set[str]] = defaultdict(set)
    for pair in pairs:
        afters[pair.stem].add(pair.after)
    return [_choice(pair, len(afters[pair.stem]) > 1) for pair in pairs]


def _choice(pair: NamedPair, is_one_of_several: bool) -> OutcomeChoice:
    stem = " ".join(pair.stem)
    label = stem if any(c.isalpha() for c in stem) else f"{pair.before} → {pair.after}"
    is_whole = pair.primary and bool(pair.times)  # a score with its times, not one of two of them
    if label == stem and is_one_of_several and not is_whole:
        label = f"{stem} ({pair.after})"
    higher = not lower_is_better(label)
    return OutcomeChoice(pair.before, pair.after, label, higher, times=pair.times)


def slashed(known: Known) -> list[OutcomeChoice]:
    """Scores inside cells like "120/80": offered, never taken without being asked."""
    names = [profile.name for profile in known.values() if profile.slashed]
    found = pairs_by_name(names, lambda before, after: 1)
    parts: tuple[Part, Part] = ("first", "second")
    offered = []
    for whole in choices(found):
        offered += [replace(whole, before_part=part, after_part=part) for part in parts]
    paired = {name for pair in found for name in (pair.before, pair.after)}
    alone = [name for name in names if name not in paired]
    return offered + [
        OutcomeChoice(name, name, name, True, before_part="first", after_part="second")
        for name in alone
    ]


def factors(
    known: Known, used: set[str], rows: int, constant: frozenset[str] | None
) -> tuple[FactorChoice, ...]:
    """The columns that describe people: few levels, or a number such as age.

    used      columns that are something else already
    constant  long tables: the columns that do not vary within a person
    """
    most = MOST_FACTORS if rows < LARGE else FACTORS_AT_LARGE
    fit = [
        p
        for p in known.values()
        if p.name not in used
        and (constant is None or p.name in constant)
        and (p.is_category or (p.number and factor_rank(p.words) == 0))
        and not (p.is_change or p.is_row_number or p.slashed or p.is_dates or is_measured_later(p))
    ]
    chosen = sorted(fit, key=lambda p: factor_rank(p.words))[:most]
    names = {profile.name for profile in chosen}
    return tuple(FactorChoice(name) for name in known if name in names)


def says_when(name: str) -> bool:
    """Whether a name says by a word when something was measured.

    >>> says_when("skor sebelum"), says_when("skor2")
    (True, False)
    """
    return any(named.strength > SURE for named in read_name(Name.of(name, name)))


def is_measured_later(profile: Profile) -> bool:
    """Whether a column is measured after something, or is a number measured before it.

    What was known about people before (preOp_smoking) describes them.
    """
    said = [
        named for named in read_name(Name.of(profile.name, profile.name)) if named.strength > SURE
    ]
    if not profile.is_category:
        return bool(said)
    return any(named.moment.phase > 0 for named in said)
