"""Classes: tables of different people with the same columns, such as two classes on two sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lib.study.joining.order import Source, bare_name, is_indonesian
from lib.study.words.arms import ARM, says_arms
from lib.study.words.column_names import CLUSTER
from lib.study.words.time_words import fold
from lib.study.words.times import spelled, tokens, worded, words_around

_OF_GROUPS = CLUSTER | ARM


@dataclass(frozen=True, slots=True)
class Named:
    """What the classes are called together, and each of them."""

    column: str
    levels: tuple[str, ...]


def names_say_groups(names: Sequence[str]) -> bool:
    """Whether the names of tables say that they are of groups: Kelas A and Kelas B, kontrol.

    >>> names_say_groups(["Kelas 8A", "Kelas 8B"]), names_say_groups(["Kontrol", "Eksperimen"])
    (True, True)
    >>> names_say_groups(["Pretest", "Posttest"])
    False
    """
    bare = [bare_name(name) for name in names]
    around = words_around(bare)
    if any(worded(word, around) for name in bare for word in tokens(name)):
        return False
    in_each = len(bare) > 1 and all(_OF_GROUPS & set(tokens(name)) for name in bare)
    return in_each or says_arms(bare)


def have_both_times(sources: Sequence[Source]) -> bool:
    """Whether columns of one name in all tables say both before and after.

    >>> import pandas as pd
    >>> from lib.study.table import Dialect, Table
    >>> tables = [Table(pd.DataFrame({"pre": [1], "post": [2]}), Dialect("csv")) for _ in "ab"]
    >>> have_both_times([Source("A", tables[0]), Source("B", tables[1])])
    True
    """
    names = [{" ".join(tokens(str(name))) for name in s.table.frame.columns} for s in sources]
    shared = sorted(set.intersection(*names))
    around = words_around(shared)
    phases = {moment_phase(name, around) for name in shared} - {None}
    return len(phases) > 1


def moment_phase(name: str, around: frozenset[str]) -> int | None:
    """Whether a name says before (0), after (2) or a follow-up (3) by a word; None for neither.

    >>> moment_phase("skor sebelum", frozenset()), moment_phase("skor", frozenset())
    (0, None)
    """
    for word in tokens(name):
        found = worded(word, around)
        if found is not None:
            return found.phase
    return None


def named_classes(sources: Sequence[Source]) -> Named:
    """What the tables are called as classes: by the words in which their names differ.

    >>> import pandas as pd
    >>> from lib.study.table import Dialect, Table
    >>> tables = [Source(f"Kelas {c}.csv", Table(pd.DataFrame(), Dialect("csv"))) for c in "AB"]
    >>> named_classes(tables)
    Named(column='Kelas', levels=('A', 'B'))
    """
    bare = [bare_name(source.name) for source in sources]
    words = [spelled(name) for name in bare]
    folded = [[fold(word) for word in each] for each in words]
    shared = frozenset.intersection(*map(frozenset, folded))
    own = [" ".join(word for word in each if fold(word) not in shared) for each in words]
    levels = tuple(own) if all(own) and len(set(own)) == len(own) else tuple(bare)
    said = [word for word in words[0] if fold(word) in shared & _OF_GROUPS]
    taken = {str(name).casefold() for source in sources for name in source.table.frame.columns}
    column = " ".join(said) or ("kelompok" if is_indonesian(sources) else "group")
    return Named(column if column.casefold() not in taken else f"{column} (file)", levels)
