"""Proposals: what seems to be meant by tables that were dropped, for somebody to confirm or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from lib.study.joining.classes import have_both_times, named_classes
from lib.study.joining.filling import cells_to_fill
from lib.study.joining.key import Key, find_key, named_columns, of_columns
from lib.study.joining.one_spelling import ids_alike
from lib.study.joining.order import Source, in_time_order
from lib.study.joining.people import Join
from lib.study.joining.preparation import Preparation, Prepared
from lib.study.joining.side_by_side import find_blocks
from lib.study.joining.spelling import id_keys, shown
from lib.study.joining.tables import join_tables, ordered
from lib.study.problem import Problem, ProblemKey, Slots
from lib.study.table import Table
from lib.study.words.times import tokens

MOST_COLUMNS = 300  # of a table that somebody typed; more are an export, and nothing is proposed
MOST_NAMED = 8
Kind = Literal["sheets", "files"]
OfferKey = Literal[
    "join",
    "join_turned",
    "join_beside",
    "sheet_alone",
    "files_apart",
    "not_pairs",
    "same_people",
    "other_people",
    "fill_down",
    "really_empty",
    "stack",
    "one_class",
]


@dataclass(frozen=True, slots=True)
class Offer:
    """One answer to a proposal: its words are `answer.<key>`, `preparation` what it makes."""

    key: OfferKey
    preparation: Preparation
    slots: Slots = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What seems to be meant, with the answers, the likeliest first, and what follows from it."""

    problem: Problem
    offers: tuple[Offer, ...]
    details: tuple[Problem, ...] = ()


def proposals(
    sources: Sequence[Source], kind: Kind, prepared: Prepared, said: Preparation
) -> tuple[Proposal, ...]:
    """Everything to ask about these tables before their columns have roles, in order.

    sources    the tables that were dropped together, or the sheets of a workbook
    prepared   what they make so far, as somebody said

    >>> import pandas as pd
    >>> from lib.study.table import Dialect
    >>> ids = ["A1", "A2", "A3"]
    >>> frame = pd.DataFrame({"id": ids, "score": [1, 2, 4]})
    >>> pre = Source("pre.csv", Table(frame, Dialect("csv")))
    >>> post = Source("post.csv", Table(frame.assign(score=[2, 2, 5]), Dialect("csv")))
    >>> [asked] = proposals([pre, post], "files", Prepared(pre.table), Preparation())
    >>> asked.problem.key, [offer.key for offer in asked.offers]
    ('join_files', ['join', 'join_turned', 'files_apart'])
    """
    found: list[Proposal | None] = []
    if said.join is not None:
        found.append(_same_ids(sources, said.join, said))
    elif not (said.pooled or said.classes) and len(sources) > 1:
        found.append(_together(sources, kind, said))
    if len(prepared.table.frame.columns) <= MOST_COLUMNS:
        found += _of_one_table(prepared.table, said)
    return tuple(each for each in found if each is not None)


def _of_one_table(table: Table, said: Preparation) -> list[Proposal | None]:
    if said.blocks is None:
        blocks = find_blocks(table)
        if blocks is not None:
            slots: Slots = {"levels": ", ".join(blocks.levels), "names": ", ".join(blocks.names)}
            stacked = Offer("stack", replace(said, blocks=blocks))
            return [
                Proposal(
                    Problem("side_by_side", "warning", slots), (stacked, Offer("one_class", said))
                )
            ]
    found: list[Proposal | None] = []
    columns = cells_to_fill(table) if not said.filled else ()
    if columns:
        slots = {"columns": ", ".join(columns), "n": int(table.frame[columns[-1]].isna().sum())}
        filled = Offer("fill_down", replace(said, filled=columns))
        problem = Problem("cells_below", "warning", slots)
        found.append(Proposal(problem, (filled, Offer("really_empty", said))))
    alike = ids_alike(table) if said.join is None else None
    if alike is not None:
        merged = replace(said, spellings=(*said.spellings, alike))
        slots = {"n": len(alike.same), "names": alike.said}
        problem = Problem("ids_alike", "warning", slots, alike.column)
        found.append(Proposal(problem, (Offer("same_people", merged), Offer("other_people", said))))
    return found


def _together(sources: Sequence[Source], kind: Kind, said: Preparation) -> Proposal | None:
    """That tables hold the same people, or that nothing in them says who is who."""
    order, is_said = in_time_order(sources)
    keyed = _keyed(order)
    runs = any(key is not None and key.runs for _, key in keyed)
    alone = Offer(
        "sheet_alone" if kind == "sheets" else "files_apart", said, {"name": sources[0].name}
    )
    if (len(keyed) < 2 or runs) and have_both_times(sources):
        same = [Offer("same_people", Preparation(join=_likely(keyed)))] if runs else []
        return _classes(sources, [*same, alone])
    if len(keyed) > 1:
        return _join(keyed, kind, alone)
    if not _have_scores_in_common(order) or (kind == "sheets" and not is_said):
        return None if kind == "sheets" else _apart(order, alone)
    names = tuple(source.name for source in order)
    pooled = Offer("not_pairs", Preparation(pooled=names))
    slots: Slots = {"tables": _arrows(names)}
    return Proposal(Problem("join_no_key", "warning", slots), (pooled, alone))


def _classes(sources: Sequence[Source], others: Sequence[Offer]) -> Proposal:
    """That tables with before and after each are of different groups of people."""
    names = tuple(source.name for source in sources)
    slots: Slots = {"tables": ", ".join(names), "column": named_classes(sources).column}
    under = Offer("stack", Preparation(classes=names))
    return Proposal(Problem("classes_apart", "warning", slots), (under, *others))


def _apart(order: Sequence[Source], alone: Offer) -> Proposal:
    """That files have nothing in common; the first is read, the others wait."""
    slots: Slots = {"tables": ", ".join(source.name for source in order)}
    return Proposal(Problem("join_unlike", "warning", slots), (alone,))


def _keyed(order: Sequence[Source]) -> list[tuple[Source, Key | None]]:
    """The tables that hold the people of the first that has a key with another, in order."""
    for place, first in enumerate(order[:-1]):
        found: list[tuple[Source, Key | None]] = [(first, None)]
        who = None
        for other in order[place + 1 :]:
            key = find_key(first.table, other.table)
            if key is not None and who in (None, key.columns[0]):
                who = key.columns[0]
                found.append((other, key))
        if len(found) > 1:
            return found
    return []


def _join(keyed: Sequence[tuple[Source, Key | None]], kind: Kind, alone: Offer) -> Proposal:
    keys = [key for _, key in keyed if key is not None]
    sources = [source for source, _ in keyed]
    join = _likely(keyed)
    names = join.names
    slots: Slots = {
        "tables": _arrows(names),
        "first": names[0],
        "second": names[-1],
        "key": named_columns(join.columns[0]),
        "n": min(key.matching.n_matched for key in keys),
        "percent": round(100 * min(key.share for key in keys)),
    }
    problem: ProblemKey = "join_sheets" if kind == "sheets" else "join_files"
    if any(key.counts_rows for key in keys):
        problem = "join_by_rows"
    joined = join_tables(sources, join)
    offers = _offers(join, has_times=bool(joined.scores))
    if problem == "join_by_rows":
        offers.append(Offer("not_pairs", Preparation(pooled=names)))
    details = tuple(each for each in joined.problems if each.key != "tables_joined")
    return Proposal(Problem(problem, "warning", slots), (*offers, alone), details)


def _likely(keyed: Sequence[tuple[Source, Key | None]]) -> Join:
    """The tables joined by their keys, in their order."""
    keys = [key for _, key in keyed if key is not None]
    names = tuple(source.name for source, _ in keyed)
    return Join(names, (keys[0].columns[0], *(key.columns[1] for key in keys)))


def _offers(join: Join, *, has_times: bool) -> list[Offer]:
    """To join the tables, and of two with one score also in the other order of time."""
    if not has_times:
        return [Offer("join_beside", Preparation(join=join))]
    offers = [Offer("join", Preparation(join=join), {"first": join.names[0]})]
    if len(join.names) == 2:
        turned = Preparation(join=join.turned)
        offers.append(Offer("join_turned", turned, {"first": join.names[1]}))
    return offers


def _same_ids(sources: Sequence[Source], join: Join, said: Preparation) -> Proposal | None:
    """That ids which differ between joined tables are of the same people."""
    if join.alike is not None:
        return None
    first, *others = ordered(sources, join.names)
    told = []
    for source, columns in zip(others, join.columns[1:], strict=True):
        matching = of_columns(first.table, source.table, (join.columns[0], columns))
        one = id_keys([first.table.frame[name] for name in join.columns[0]])
        other = id_keys([source.table.frame[name] for name in columns])
        told += [f"{shown(one[a])} = {shown(other[b])}" for a, b in matching.alike]
    if not told:
        return None
    more = ", …" if len(told) > MOST_NAMED else ""
    slots: Slots = {"n": len(told), "names": ", ".join(told[:MOST_NAMED]) + more}
    problem = Problem("ids_alike", "warning", slots, named_columns(join.columns[0]))
    same = Offer("same_people", replace(said, join=replace(join, alike=True)))
    other_people = Offer("other_people", replace(said, join=replace(join, alike=False)))
    return Proposal(problem, (same, other_people))


def _have_scores_in_common(sources: Sequence[Source]) -> bool:
    """Whether tables have a column of numbers of one name."""
    names = [
        {" ".join(tokens(str(name))) for name in source.table.frame.select_dtypes("number").columns}
        for source in sources
    ]
    return bool(set.intersection(*names))


def _arrows(names: Sequence[str]) -> str:
    return " → ".join(names)
