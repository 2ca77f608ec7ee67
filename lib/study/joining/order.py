"""Order: which of several tables was measured first, told by their names and columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from lib.study.problem import Problem
from lib.study.table import Table
from lib.study.words.column_names import TIME
from lib.study.words.times import Moment, moment_of, spelled, tokens, worded, words_around

_EXTENSION = re.compile(r"\.(csv|tsv|txt|xlsx|xlsm|xls|ods|sav|dta)$", re.IGNORECASE)
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_. ]?(0[1-9]|1[0-2])[-_. ]?([0-3]\d)(?!\d)")
_DATE_TURNED = re.compile(r"(?<!\d)([0-3]?\d)[-_. ](0?[1-9]|1[0-2])[-_. ]((?:19|20)?\d\d)(?!\d)")
_NUMBERS = re.compile(r"\d+")
_MONTHS = (
    "jan januari january", "feb februari february", "mar maret march", "apr april",
    "mei may", "jun juni june", "jul juli july", "agu agt aug agustus august",
    "sep sept september", "okt oct oktober october", "nov nop november",
    "des dec desember december",
)  # fmt: skip
MONTH = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
# words by which a file says that it is written in Indonesian
INDONESIAN = frozenset(
    ["nilai", "skor", "nama", "kelas", "umur", "usia", "kelompok", "sebelum", "sesudah", "setelah",
     "siswa", "mahasiswa", "kode", "responden", "nim", "nis", "nisn", "peserta", "pasien",
     "kontrol", "eksperimen", "waktu", "jenis", "kelamin", "awal", "akhir", "pasca", "perlakuan"]
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A table and what it is called: its sheet, or its file."""

    name: str
    table: Table


def problems_of(source: Source) -> tuple[Problem, ...]:
    """What was noticed in a table, with its name, but for which sheet was chosen.

    >>> import pandas as pd
    >>> from lib.study.table import Dialect
    >>> noticed = Problem("blank_rows", "note", {"n": 1}, None, (4,))
    >>> source = Source("pre.csv", Table(pd.DataFrame(), Dialect("csv"), problems=(noticed,)))
    >>> [(problem.source, problem.rows) for problem in problems_of(source)]
    [('pre.csv', (4,))]
    """
    told = [problem for problem in source.table.problems if problem.key != "sheet_chosen"]
    return tuple(replace(problem, source=source.name) for problem in told)


def in_time_order(sources: Sequence[Source]) -> tuple[tuple[Source, ...], bool]:
    """The tables from the earliest to the latest, and whether anything says that order.

    Told by the words of their names (pre, posttest, Minggu 2), else by those of their columns, by
    dates, months and numbers in their names; else the order given stands.

    >>> from lib.study.table import Dialect
    >>> import pandas as pd
    >>> empty = Table(pd.DataFrame(), Dialect("csv"))
    >>> tables = [Source("nilai_post.csv", empty), Source("nilai_pre.csv", empty)]
    >>> [source.name for source in in_time_order(tables)[0]]
    ['nilai_pre.csv', 'nilai_post.csv']
    """
    for told in (_by_names, _by_columns, _by_dates, _by_numbers):
        ranks = told(sources)
        if ranks is not None:
            order = sorted(range(len(sources)), key=lambda place: ranks[place])
            return tuple(sources[place] for place in order), True
    return tuple(sources), False


def marks(sources: Sequence[Source]) -> tuple[str, ...]:
    """What stands before the names of the columns of each table, in their order.

    The word of its name that says when, else "before" and "after" in the language of the columns.

    >>> import pandas as pd
    >>> from lib.study.table import Dialect
    >>> empty = Table(pd.DataFrame(), Dialect("csv"))
    >>> marks([Source("hasil Pretest.csv", empty), Source("hasil Posttest.csv", empty)])
    ('Pretest', 'Posttest')
    """
    bare = [bare_name(source.name) for source in sources]
    around = words_around(bare)
    said = [_time_word(name, around) for name in bare]
    if _different(said):
        return tuple(word for word in said if word)
    if len(sources) > 2 or all(said):
        several = len(set(bare)) == len(bare)
        return tuple(bare) if several else tuple(str(n) for n, _ in enumerate(bare, 1))
    return ("sebelum", "sesudah") if is_indonesian(sources) else ("before", "after")


def is_indonesian(sources: Sequence[Source]) -> bool:
    """Whether the columns or names of tables are Indonesian.

    >>> import pandas as pd
    >>> from lib.study.table import Dialect
    >>> is_indonesian([Source("kelas", Table(pd.DataFrame({"skor": [1]}), Dialect("csv")))])
    True
    """
    texts = [str(name) for source in sources for name in source.table.frame.columns]
    texts += [source.name for source in sources]
    return any(not INDONESIAN.isdisjoint(tokens(text)) for text in texts)


def bare_name(name: str) -> str:
    """The name of a table without the ending of a file.

    >>> bare_name("nilai pre.csv"), bare_name("Sheet1")
    ('nilai pre', 'Sheet1')
    """
    return _EXTENSION.sub("", name).strip()


def _time_word(name: str, around: frozenset[str]) -> str | None:
    """The word of a name that says when, the whole name where only a number does."""
    if _moment(name, around) is None:
        return None
    for word in spelled(name):
        if worded(word.casefold(), around) is not None:
            return word
    return name


def _moment(name: str, around: frozenset[str]) -> Moment | None:
    words = tokens(name)
    counted = [word for word in words if word in TIME]
    told = [found for word in words if (found := worded(word, around)) is not None]
    if told:
        return moment_of(name, around)
    return moment_of(name, around) if counted or (len(words) <= 2 and not name.isdigit()) else None


def _different(ranks: Sequence[object | None]) -> bool:
    return None not in ranks and len(set(ranks)) == len(ranks)


def _by_names(sources: Sequence[Source]) -> list[Moment] | None:
    bare = [bare_name(source.name) for source in sources]
    return _ranked([_moment(name, words_around(bare)) for name in bare])


def _ranked(moments: Sequence[Moment | None]) -> list[Moment] | None:
    """The moments where they differ; one alone of two that says before or after parts them too."""
    known = [moment for moment in moments if moment is not None]
    if _different(moments):
        return known
    if len(known) > 1 and _different(known):  # the others are of no time, such as who they are
        nowhere = Moment(-1)
        return [nowhere if moment is None else moment for moment in moments]
    if len(moments) == 2 and len(known) == 1 and known[0].phase != 1:
        other = Moment(1)
        return [other if moment is None else moment for moment in moments]
    return None


def _by_columns(sources: Sequence[Source]) -> list[Moment] | None:
    """By what the names of the columns say that no other table has."""
    names = [{str(name) for name in source.table.frame.columns} for source in sources]
    moments: list[Moment | None] = []
    for place, own in enumerate(names):
        others = set().union(*(each for index, each in enumerate(names) if index != place))
        words = [word for name in sorted(own - others) for word in tokens(name)]
        around = words_around(own)
        moments_said = [worded(word, around) for word in words]
        said = [moment for moment in moments_said if moment is not None]
        phases = {moment.phase for moment in said}
        moments.append(min(said) if len(phases) == 1 else None)
    return _ranked(moments)


def _by_dates(sources: Sequence[Source]) -> list[tuple[int, int, int]] | None:
    days = [_day(bare_name(source.name)) for source in sources]
    return [day for day in days if day is not None] if _different(days) else None


def _day(name: str) -> tuple[int, int, int] | None:
    """The date in a name, or its month (and year)."""
    if match := _DATE.search(name):
        found = int(match[1]), int(match[2]), int(match[3])
    elif match := _DATE_TURNED.search(name):
        year = int(match[3])
        found = year if year > 99 else 2000 + year, int(match[2]), int(match[1])
    else:
        months = [MONTH[word] for word in tokens(name) if word in MONTH]
        years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", name)
        year = int(years[0]) if years else 0
        return (year, months[0], 0) if len(months) == 1 else None
    try:
        date(*found)
    except ValueError:
        return None
    return found


def _by_numbers(sources: Sequence[Source]) -> list[tuple[int, ...]] | None:
    """By the numbers in names that are the same but for them: Sheet1, Sheet2."""
    names = [bare_name(source.name) for source in sources]
    around = {_NUMBERS.sub("#", name) for name in names}
    numbers = [tuple(int(number[:9]) for number in _NUMBERS.findall(name)) for name in names]
    return numbers if len(around) == 1 and _different(numbers) else None
