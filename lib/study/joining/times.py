"""Times in a table as it was typed: which columns say when, before anybody says who."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lib.study.columns.profile import Profile
from lib.study.words.column_names import TIME
from lib.study.words.times import is_no_level, moment_of, words_around

MOST_TIMES = 12


def time_columns(known: Mapping[str, Profile]) -> list[str]:
    """The columns whose levels say several times: pre and post, T0 and T1, Minggu 1 and 2.

    >>> import pandas as pd
    >>> from lib.study.columns.profile import profiles
    >>> from lib.study.table import Dialect, Table
    >>> frame = pd.DataFrame({"Waktu": ["Sebelum", "Sesudah"] * 3, "Skor": [1, 2, 3, 4, 5, 6]})
    >>> time_columns(profiles(Table(frame, Dialect("csv"))))
    ['Waktu']
    """
    return [name for name, profile in known.items() if _says_when(profile)]


def _says_when(profile: Profile) -> bool:
    if not 2 <= profile.distinct <= MOST_TIMES:
        return False
    if profile.number:
        return bool(profile.words & TIME) and profile.name_length <= 3 and profile.whole
    return says_times(profile.levels)


def says_times(levels: Sequence[str]) -> bool:
    """Whether each of several levels says another time.

    >>> says_times(["Pre", "Post"]), says_times(["A", "Post"])
    (True, False)
    """
    around = words_around(levels)
    moments = [moment_of(each, around) for each in levels if not is_no_level(each, around)]
    return len(moments) > 1 and None not in moments and len(set(moments)) > 1
