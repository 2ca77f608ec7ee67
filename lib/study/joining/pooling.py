"""Pooling: tables in which nobody can be told, under each other with a column that says when."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from lib.study.columns.levels import as_text
from lib.study.joining.classes import Named, named_classes
from lib.study.joining.decimals import in_one_decimal
from lib.study.joining.order import Source, is_indonesian, marks, problems_of
from lib.study.problem import Problem, Slots
from lib.study.table import Dialect, Table
from lib.study.words.times import tokens, worded


def time_column(sources: Sequence[Source]) -> str:
    """What the column that says when is called.

    >>> time_column([Source("pre", Table(pd.DataFrame({"score": [1]}), Dialect("csv")))])
    'time'
    """
    names = {str(name).casefold() for source in sources for name in source.table.frame.columns}
    wanted = "waktu" if is_indonesian(sources) else "time"
    return wanted if wanted not in names else f"{wanted} (file)"


def pool(sources: Sequence[Source]) -> Table:
    """The rows of all tables under each other, numbered from 1, and when each was measured.

    Columns of one name are one column, whatever stands in them and whenever it says.

    >>> one = Source("pre", Table(pd.DataFrame({"score": [1, 2]}), Dialect("csv")))
    >>> other = Source("post", Table(pd.DataFrame({"Score": [3]}), Dialect("csv")))
    >>> pool([one, other]).frame.values.tolist()
    [['pre', 1], ['pre', 2], ['post', 3]]
    """
    named = Named(time_column(sources), marks(sources))
    return _stacked(sources, named, _without_times)


def pool_classes(sources: Sequence[Source]) -> Table:
    """The rows of tables of different people under each other, and which class each is of.

    >>> one = Source("Kelas A", Table(pd.DataFrame({"pre": [1], "post": [2]}), Dialect("csv")))
    >>> other = Source("Kelas B", Table(pd.DataFrame({"Post": [4], "Pre": [3]}), Dialect("csv")))
    >>> pool_classes([one, other]).frame.values.tolist()
    [['A', 1, 2], ['B', 3, 4]]
    """
    return _stacked(sources, named_classes(sources), tokens)


def _stacked(
    sources: Sequence[Source], named: Named, words_of: Callable[[str], list[str]]
) -> Table:
    """The tables under each other; columns of the same words are one."""
    said = named.column
    called: dict[str, str] = {}
    parts = []
    for source, mark in zip(in_one_decimal(sources), named.levels, strict=True):
        frame = source.table.frame
        names = _names(frame, called, words_of)
        part = frame.set_axis(names, axis=1)
        part.insert(0, said, pd.array([mark] * len(part), dtype="str"))
        parts.append(part)
    frame = under_each_other(parts)
    frame.index = pd.RangeIndex(1, len(frame) + 1)
    first = sources[0].table
    tables = " → ".join(source.name for source in sources)
    slots: Slots = {"n": len(frame), "tables": tables, "column": said}
    own = [problem for source in sources for problem in problems_of(source)]
    problems = (*own, Problem("tables_pooled", "note", slots))
    understood = Dialect(first.understood.format, decimal=first.understood.decimal)
    return Table(frame, understood, first.labels, first.levels, first.sheets, problems)


def under_each_other(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Tables under each other; a column of numbers and texts becomes one of texts.

    >>> parts = [pd.DataFrame({"x": [1, 2]}), pd.DataFrame({"x": ["a"]})]
    >>> under_each_other(parts)["x"].tolist()
    ['1', '2', 'a']
    """
    names = dict.fromkeys(name for part in parts for name in part.columns)
    mixed = [name for name in names if _is_mixed([p[name] for p in parts if name in p.columns])]
    alike = []
    for part in parts:
        texts = {
            name: part[name].map(as_text, na_action="ignore").astype("str")
            for name in mixed
            if name in part.columns
        }
        alike.append(part.assign(**texts))
    return pd.concat(alike, ignore_index=True)


def _is_mixed(columns: Sequence[pd.Series]) -> bool:
    return len({pd.api.types.is_numeric_dtype(each.dtype) for each in columns}) > 1


def _without_times(name: str) -> list[str]:
    """The words of a name but for those that say when."""
    return [word for word in tokens(name) if worded(word) is None]


def _names(
    frame: pd.DataFrame, called: dict[str, str], words_of: Callable[[str], list[str]]
) -> list[str]:
    """The names of columns as the first table that has them writes them; each once."""
    names: list[str] = []
    for name in map(str, frame.columns):
        words = words_of(name)
        own = called.setdefault(" ".join(words) or name, name)
        names.append(name if own in names else own)
    return names
