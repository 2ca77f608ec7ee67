"""Preparation: what somebody said of tables before their columns have roles, and what it makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lib.study.joining.classes import named_classes
from lib.study.joining.filling import fill
from lib.study.joining.key import Columns
from lib.study.joining.one_spelling import Spellings, one_spelling
from lib.study.joining.order import Source, marks
from lib.study.joining.people import Join
from lib.study.joining.pooling import pool, pool_classes, time_column
from lib.study.joining.side_by_side import Blocks, stack
from lib.study.joining.tables import Joint, join_tables, ordered
from lib.study.table import Table


@dataclass(frozen=True, slots=True)
class Preparation:
    """What is done to a table before its columns have roles: frozen and hashable, as roles are.

    join       tables of the same people that are put side by side
    pooled     names of tables of nobody knows whom, put under each other in the order of time
    classes    names of tables of different people, put under each other
    blocks     classes that stand side by side, put under each other
    filled     columns whose empty cells mean the cell above
    spellings  ids of one person that were typed in several ways
    """

    join: Join | None = None
    pooled: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    blocks: Blocks | None = None
    filled: tuple[str, ...] = ()
    spellings: tuple[Spellings, ...] = ()


NOTHING = Preparation()


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """The table that was made, and what is known of it from how it was made.

    scores   columns of each score in the order of time, of joined tables
    who      the columns that name a person, of joined tables
    time     the column that says when, and the two times, of pooled tables
    classes  the column that names the class, of stacked ones
    """

    table: Table
    scores: tuple[Joint, ...] = ()
    who: Columns = ()
    time: str | None = None
    times: tuple[str, ...] = ()
    classes: str | None = None


def prepare(sources: Sequence[Source], wanted: Preparation = NOTHING) -> Prepared:
    """The table that the first source, or several of them, make as somebody said.

    Raises Refusal where nothing is left.

    >>> import pandas as pd
    >>> from lib.study.table import Dialect
    >>> one = Source("a.csv", Table(pd.DataFrame({"id": ["R1", None]}), Dialect("csv")))
    >>> prepare([one], Preparation(filled=("id",))).table.frame["id"].tolist()
    ['R1', 'R1']
    """
    made = _together(sources, wanted)
    table = made.table
    if wanted.blocks is not None:
        table = stack(table, wanted.blocks)
    if wanted.filled:
        table = fill(table, wanted.filled)
    for spellings in wanted.spellings:
        table = one_spelling(table, spellings)
    classes = made.classes if wanted.blocks is None else wanted.blocks.column
    return Prepared(table, made.scores, made.who, made.time, made.times, classes)


def _together(sources: Sequence[Source], wanted: Preparation) -> Prepared:
    if wanted.join is not None:
        joined = join_tables(sources, wanted.join)
        return Prepared(joined.table, joined.scores, joined.who)
    if wanted.pooled:
        chosen = ordered(sources, wanted.pooled)
        return Prepared(pool(chosen), time=time_column(chosen), times=marks(chosen))
    if wanted.classes:
        chosen = ordered(sources, wanted.classes)
        return Prepared(pool_classes(chosen), classes=named_classes(chosen).column)
    return Prepared(sources[0].table)
