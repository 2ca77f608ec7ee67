"""Pairing: which columns are the same score before and after, told from their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lib.study.guessing.names import SURE, Name, Named, Stem, Strength, Words, read_name, settled
from lib.study.words.column_names import ASIDE, FILLERS, TOTALS
from lib.study.words.time_words import fold
from lib.study.words.times import Moment

MOST_NUMBERED = 4  # q1 … q20 are the items of a questionnaire, not twenty visits
MOST_TIMES = 12  # TIME001 … TIME048 are a series
KEPT_SHARE = 0.9  # the last time is taken that keeps nine in ten of the complete pairs


_AFTER = Moment(2)


@dataclass(frozen=True, slots=True)
class NamedPair:
    """Two columns that may be one score before and after; the primary one of its stem first.

    when   the moment of the second column
    times  all columns of that score in the order of time, where there are three or more
    """

    before: str
    after: str
    stem: Stem
    strength: Strength
    primary: bool = True
    when: Moment = _AFTER
    times: tuple[str, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether the names leave no other reading."""
        return self.strength >= SURE

    def without(self, columns: Collection[str]) -> NamedPair:
        """The pair whose times have none of these columns.

        >>> pair = NamedPair("pre", "post", (), 4, times=("pre", "post", "later"))
        >>> pair.without({"later"}).times, pair.without({"x"}).times
        ((), ('pre', 'post', 'later'))
        """
        left = tuple(column for column in self.times if column not in columns)
        return replace(self, times=left if len(left) > 2 else ())


Complete = Callable[[str, str], int]  # how many rows have both


def pairs_by_name(
    names: Sequence[str], complete: Complete, spoken: Mapping[str, str] | None = None
) -> tuple[NamedPair, ...]:
    """Every pair that the names suggest, the most certain first, then in the order of the file.

    names     columns that hold numbers, in the order of the file
    complete  how many rows have both of two columns
    spoken    column -> the text to read instead of its name (a variable label)

    >>> [pair] = pairs_by_name(["pre_score", "post_score"], lambda before, after: 20)
    >>> pair.before, pair.after, pair.stem, pair.is_sure
    ('pre_score', 'post_score', ('score',), True)
    """
    split = [Name.of(name, (spoken or {}).get(name, name)) for name in names]
    around = frozenset(word for name in split for word in name.words)
    known = Words(around)
    parsed = _adopt(settled([named for name in split for named in read_name(name, known)]))
    parsed += _unmarked(parsed, split)
    found = _families(parsed, complete)
    left = _unused(parsed, found)
    found += _families([_loosely(n) for n in left if n.strength == 4], complete, 3)
    found += _only_two(_unused(parsed, found))
    found += _conditions(_unused(parsed, found), split, found)
    taken = _surely_paired(found)
    each = {(pair.before, pair.after): pair for pair in reversed(found)}
    kept = [p for p in each.values() if p.is_sure or not taken & {p.before, p.after}]
    place = {name: index for index, name in enumerate(names)}

    def rank(pair: NamedPair) -> tuple[object, ...]:
        words = {fold(word) for word in pair.stem}
        is_sum = not words.isdisjoint(TOTALS)  # before the items that it sums up
        is_aside = not words.isdisjoint(ASIDE)
        order = place[pair.before], place[pair.after]
        return not pair.primary, -pair.strength, is_aside, not is_sum, *order

    return tuple(sorted(kept, key=rank))


def _loosely(named: Named) -> Named:
    both = zip(named.stem, named.key, strict=True)
    stem = tuple(word for word, compared in both if compared not in FILLERS)
    key = tuple(word for word in named.key if word not in FILLERS)
    return Named(named.column, stem, key, named.moment, 3)


def _families(parsed: Iterable[Named], complete: Complete, most: Strength = 4) -> list[NamedPair]:
    """Pairs of columns of one stem: the earliest with each later one."""
    families: dict[Stem, dict[Moment, Named]] = defaultdict(dict)
    for named in parsed:
        family = families[named.key]
        held = family.get(named.moment)
        if held is None or held.strength < named.strength:
            family[named.moment] = named
    found = []
    for family in families.values():
        members = [family[moment] for moment in sorted(family)]
        found += _from_first(members, complete, _trust(members, most))
    return found


def _trust(members: list[Named], most: Strength) -> Strength | None:
    """How sure columns of one stem are the times of one score at best; None when they are not.

    Where only numbers tell them apart, many of them are items, variables or a series.
    """
    if any(member.strength == 4 for member in members):
        return most
    n = len(members)
    numbers = [int(member.moment.number) for member in members]
    years = [number for number in numbers if 50 <= number < 100 or 1900 <= number < 2100]
    counted_on = n > 2 and numbers == list(range(numbers[0], numbers[0] + n))
    if members[0].strength == 0 or n > MOST_TIMES:
        return most if n <= MOST_NUMBERED else None
    if any(member.strength == 0 for member in members) or (years and counted_on):
        return 0 if n <= MOST_NUMBERED else None  # item49, item50, item51
    is_bare = members[0].stem == () and n > MOST_NUMBERED
    return 1 if is_bare and counted_on and numbers[0] != 0 else most


def _from_first(members: list[Named], complete: Complete, most: Strength | None) -> list[NamedPair]:
    if most is None or len(members) < 2:
        return []
    first, *later = members
    several = [member for member in later if member.moment.phase == 0]  # Pre1, Pre2, Post
    later = [m for m in later if m.column != first.column and m.moment.phase != 0]
    if not later:
        return []
    both = [complete(first.column, member.column) for member in later]
    after = the_after(first.moment, [member.moment for member in later], both)
    pairs = []
    for index, member in enumerate(later):
        strength = _strength(first, member, most)
        sure: Strength = 1 if several and strength > 1 else strength
        pair = NamedPair(first.column, member.column, first.stem, sure, index == after)
        pairs.append(replace(pair, when=member.moment, times=_series(members)))
    primary = pairs[after]
    return pairs + [replace(primary, before=other.column, primary=False) for other in several]


def _series(members: list[Named]) -> tuple[str, ...]:
    """The columns of one score in the order of time; () where there are only two."""
    columns = tuple(dict.fromkeys(member.column for member in members))
    return columns if len(columns) > 2 else ()


def _strength(first: Named, member: Named, most: Strength) -> Strength:
    """How sure one pair is: "V3" beside a baseline is a visit."""
    is_based = first.strength == 4 and first.moment.phase == 0 and member.moment.phase == 1
    own: Strength = 2 if is_based and first.stem == () else member.strength
    return min(first.strength, own, most)


def the_after(first: Moment | None, later: Sequence[Moment | None], both: Sequence[int]) -> int:
    """Which of the later times is the "after" of the first, by its position.

    "post" is the after of "pre" even when a follow-up is measured too; of several the one without
    a number, else the last. Otherwise it is the last time that keeps nine in ten of the complete
    pairs.

    both  how many people have the score at the first time and at each later one

    >>> pre, post, followup = Moment(0), Moment(2), Moment(3)
    >>> the_after(pre, [post, followup], [28, 28])
    0
    >>> the_after(Moment(1, 0), [Moment(1, 4), Moment(1, 8)], [28, 20])  # too few came in week 8
    0
    """
    is_before = first is not None and first.phase == 0
    said = [i for i, moment in enumerate(later) if is_before and moment and moment.phase == 2]
    plain = [i for i in said if later[i] == Moment(2)]
    among = plain or said or list(range(len(both)))
    kept = [i for i in among if both[i] >= KEPT_SHARE * max(both[j] for j in among)]
    return kept[-1]


def _unused(parsed: Iterable[Named], found: Iterable[NamedPair]) -> list[Named]:
    used = _surely_paired(found)
    return [named for named in parsed if named.column not in used]


def _surely_paired(found: Iterable[NamedPair]) -> set[str]:
    """The columns of the pairs that their names say surely."""
    columns = set()
    for pair in found:
        if pair.is_sure:
            columns.add(pair.before)
            columns.add(pair.after)
    return columns


def _adopt(parsed: list[Named]) -> list[Named]:
    """Give a lone "baseline" or "Kondisi awal" to number3m, number12m or Siklus 1, Siklus 2."""
    worded = [named for named in parsed if named.strength == 4]
    bases = [named for named in worded if named.moment.phase == 0]
    counted = {n.key: n.stem for n in parsed if n.strength == 2 and n.moment.phase == 1}
    based = {base.key for base in bases}
    orphans = [key for key in counted if key not in based]
    if len(bases) != 1 or len(worded) != 1 or len(orphans) != 1:
        return parsed
    base = bases[0]
    key = orphans[0]
    is_bare = not [word for word in base.key if word not in FILLERS]
    others = [named for named in parsed if named.column != base.column]
    strength: Strength = 2 if is_bare or key == () else 1
    return [*others, base, Named(base.column, counted[key], key, base.moment, strength)]


def _unmarked(parsed: list[Named], split: Sequence[Name]) -> list[Named]:
    """The columns of which only the other side says when: strength beside strength_post.

    glucose beside glucose2 is such a column too, less surely.
    """
    marked = {named.column for named in parsed if named.strength >= SURE}
    plain = {name.words: name.column for name in split if name.column not in marked}
    families: dict[Stem, list[Named]] = defaultdict(list)
    for named in parsed:
        families[named.key].append(named)
    found = []
    for stem, members in families.items():
        column = plain.get(stem) if stem else None
        if column is not None and column not in {member.column for member in members}:
            found += _other_side(column, min(members, key=lambda member: member.moment))
    return found


def _other_side(column: str, first: Named) -> list[Named]:
    """What an unmarked column is beside the earliest column of its name that is marked."""
    phase = first.moment.phase
    if first.strength == 4 and phase >= 2:
        return [replace(first, column=column, moment=Moment(0), strength=3 if phase == 2 else 2)]
    if first.strength == 4 and phase == 0:
        return [replace(first, column=column, moment=Moment(2), strength=1)]
    if first.strength == 2 and first.moment.number > 1:
        return [replace(first, column=column, moment=Moment(0), strength=1)]
    if first.strength == 0 and first.moment.number == 2:
        return [replace(first, column=column, moment=Moment(1, 1))]
    return []


def _only_two(left: Sequence[Named]) -> list[NamedPair]:
    """The one column left that says "before" and the one that says "after".

    Names that share no word may speak of two things.
    """
    said = [named for named in left if named.strength == 4]
    before = [named for named in said if named.moment.phase == 0]
    after = [named for named in said if named.moment.phase == 2]
    if len({n.column for n in before}) != 1 or len({n.column for n in after}) != 1:
        return []
    first = before[0]
    second = after[0]
    if first.column == second.column:
        return []
    shares = bool(set(first.key) & set(second.key) - FILLERS) or not (first.key and second.key)
    return [NamedPair(first.column, second.column, (), 2 if shares else 1)]


def _conditions(
    left: Sequence[Named], split: Sequence[Name], found: list[NamedPair]
) -> list[NamedPair]:
    """HR_baseline with HR_anger: a baseline, and the same words with a condition instead."""
    timed = {named.column for named in left if named.strength >= SURE}
    spoken_for = _surely_paired(found) | timed
    free = [name for name in split if name.column not in spoken_for]
    bases = [n for n in left if n.stem and n.moment.phase == 0 and n.strength == 4]
    pairs: list[NamedPair] = []
    for base in bases:
        shared = len(base.key)
        for name in free:
            if len(name.words) > shared and name.words[:shared] == base.key:
                is_first = not pairs
                pairs.append(NamedPair(base.column, name.column, base.stem, 1, is_first))
    return pairs
