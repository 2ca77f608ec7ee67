"""Key: by which columns the people of two tables are told, from names and from what matches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from lib.study.columns.profile import Profile, profiles
from lib.study.joining.matching import Matching, match
from lib.study.joining.spelling import id_keys
from lib.study.table import Table
from lib.study.words.arms import ARM
from lib.study.words.column_names import CLUSTER, ID, NAME, NUMBER, SCORE, TIME
from lib.study.words.time_words import fold

ENOUGH = 0.5  # share of the shorter table's people who must stand in the other
SURELY = 0.9  # the same where no name says that the column names people
UNIQUE = 0.85  # share of the filled cells that must differ
UNIQUE_WHERE_CALLED = 0.6  # the same where the name says that the column names people
MOST_TRIED = 12  # columns of a table
FEWEST = 3  # people who must match

Columns = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """The columns by which people are told in two tables, and who matches by them.

    share          of the people of the shorter table who stand in both
    counts_rows    the columns only count the rows, so that the order of the rows decides
    runs           they run 1, 2, 3 … in both, as ids that were given in each table anew
    """

    columns: tuple[Columns, Columns]
    matching: Matching
    share: float
    counts_rows: bool
    runs: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    columns: Columns
    named: bool
    counts_rows: bool
    runs: bool
    number: bool
    name: str


def find_key(first: Table, second: Table) -> Key | None:
    """The likeliest key of two tables; None where nothing in both says who somebody is.

    A column named so comes before others, one that tells everybody apart before one that does not,
    a number that only counts the rows comes last; two columns together where none alone will do.

    >>> import pandas as pd
    >>> from lib.study.table import Dialect
    >>> one = Table(pd.DataFrame({"id": ["A", "B", "C"], "score": [3, 4, 5]}), Dialect("csv"))
    >>> other = Table(pd.DataFrame({"id": ["C", "B", "A"], "score": [3, 4, 5]}), Dialect("csv"))
    >>> find_key(one, other).columns
    (('id',), ('id',))
    """
    tried = [_key(first, second, *pair) for pair in _alone(first, second)]
    found = [key for key, _ in filter(None, tried)]
    ranked = sorted(filter(None, tried), key=lambda each: -each[1])
    if ranked and not _has_doubled(ranked[0][0]):
        return ranked[0][0]
    together = [_key(first, second, *pair) for pair in _two_together(first, second)]
    whole = [each for each in filter(None, together) if not _has_doubled(each[0])]
    if whole:
        return max(whole, key=lambda each: each[1])[0]
    return ranked[0][0] if found else None


def of_columns(first: Table, second: Table, columns: tuple[Columns, Columns]) -> Matching:
    """Who matches by these columns.

    >>> import pandas as pd
    >>> from lib.study.table import Dialect
    >>> tables = [Table(pd.DataFrame({"id": list(ids)}), Dialect("csv")) for ids in ("AB", "BC")]
    >>> of_columns(*tables, (("id",), ("id",))).same
    ((1, 0),)
    """
    keys = [
        id_keys([table.frame[name] for name in names])
        for table, names in zip((first, second), columns, strict=True)
    ]
    return match(*keys)


def _has_doubled(key: Key) -> bool:
    return any(key.matching.twice)


def _key(
    first: Table, second: Table, one: _Candidate, other: _Candidate
) -> tuple[Key, float] | None:
    """The key that two columns make with its weight; None where too few people match."""
    matching = of_columns(first, second, (one.columns, other.columns))
    shorter = min(_filled(first, one.columns), _filled(second, other.columns))
    share = matching.n_matched / max(1, shorter)
    named = one.named and other.named
    if matching.n_matched < FEWEST or share < (ENOUGH if named else SURELY):
        return None
    counts_rows = one.counts_rows and other.counts_rows
    runs = one.runs and other.runs
    key = Key((one.columns, other.columns), matching, share, counts_rows, runs)
    doubled = sum(map(len, matching.twice)) / max(1, len(first.frame) + len(second.frame))
    weight = share + 0.5 * named + 0.3 * (one.name == other.name) - doubled - 1.0 * counts_rows
    return key, weight


def _filled(table: Table, columns: Columns) -> int:
    return int(table.frame[list(columns)].notna().all(axis=1).sum())


def _alone(first: Table, second: Table) -> Iterator[tuple[_Candidate, _Candidate]]:
    """The columns that may name people by themselves, one of each table."""
    sides = [_single(table) for table in (first, second)]
    for one, other in product(*sides):
        is_said = one.named and other.named
        alike = one.name == other.name and not one.number
        texts = not one.number and not other.number
        if is_said or alike or texts:
            yield one, other


def _single(table: Table) -> list[_Candidate]:
    known = profiles(table)
    fit = [_candidate(p) for p in known.values() if _may_name(p)]
    return sorted(fit, key=lambda each: (not each.named, each.counts_rows))[:MOST_TRIED]


def _may_name(profile: Profile) -> bool:
    """Whether the cells of a column may name people: nearly all differ, and they are no scores."""
    called = bool(profile.words & (ID | NAME | NUMBER)) and profile.name_length <= 5
    needed = UNIQUE_WHERE_CALLED if called else UNIQUE
    if profile.filled < FEWEST or profile.distinct < needed * profile.filled:
        return False
    if profile.number and not profile.whole:
        return False
    scored = profile.number and not (called or profile.is_row_number)
    return not scored and profile.words.isdisjoint(SCORE | TIME) and not profile.is_dates


def _candidate(profile: Profile) -> _Candidate:
    counts = profile.running and not profile.words & ID
    named = bool(profile.words & (ID | NAME | NUMBER)) or counts
    folded = "".join(fold(word) for word in profile.written)
    return _Candidate((profile.name,), named, counts, profile.running, profile.number, folded)


def _two_together(first: Table, second: Table) -> Iterator[tuple[_Candidate, _Candidate]]:
    """A number or name that starts again in each class, with the column of the class."""
    sides = [_pairs_of(table) for table in (first, second)]
    for one, other in product(*sides):
        if one.name == other.name:
            yield one, other


def _pairs_of(table: Table) -> list[_Candidate]:
    known = profiles(table)
    classes = [p for p in known.values() if p.is_category and p.words & (CLUSTER | ARM)]
    people = [p for p in known.values() if p.words & (ID | NAME | NUMBER) and p not in classes]
    found = []
    for group, person in product(classes, people):
        columns = (group.name, person.name)
        if not table.frame.duplicated(list(columns)).any():
            folded = "/".join(_folded(each) for each in (group, person))
            found.append(_Candidate(columns, True, False, False, False, folded))
    return found[:MOST_TRIED]


def _folded(profile: Profile) -> str:
    return "".join(fold(word) for word in profile.written)


def named_columns(columns: Sequence[str]) -> str:
    """Several columns as a sentence names them.

    >>> named_columns(("Kelas", "No"))
    'Kelas + No'
    """
    return " + ".join(columns)
