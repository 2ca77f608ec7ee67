"""Files as they were dropped, and the tables in them: one each, or the sheets of a workbook."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from lib.study.guessing.guess import guess
from lib.study.joining.classes import names_say_groups
from lib.study.joining.order import Source
from lib.study.joining.proposals import Kind
from lib.study.problem import Problem, Refusal
from lib.study.reading.limits import Limits
from lib.study.reading.read import read
from lib.study.table import Dialect, Table
from lib.ui import state

_LOG = logging.getLogger(__name__)
MOST_SHEETS = 6  # that are looked at beside the one that is read


@dataclass(frozen=True, slots=True)
class Dropped:
    """One file of a drop.

    upload   the id of the upload, so that the bytes need not be looked at in every run
    data     makes its bytes
    """

    upload: str
    name: str
    data: Callable[[], bytes]


@dataclass(frozen=True, slots=True, eq=False)
class File:
    """The bytes of a file with what tells them from others."""

    upload: str
    name: str
    data: bytes
    digest: str

    @classmethod
    def of(cls, dropped: Dropped) -> File:
        """The file with its bytes taken."""
        data = dropped.data()
        return cls(dropped.upload, dropped.name, data, hashlib.sha256(data).hexdigest())


@dataclass(frozen=True, slots=True, eq=False)
class Sources:
    """The tables that stand beside each other.

    unread   why files dropped beside the first cannot be read
    """

    tables: tuple[Source, ...]
    kind: Kind
    unread: tuple[Problem, ...] = ()


def sources(files: Sequence[File], wanted: Dialect, limits: Limits) -> Sources:
    """The tables of several files, or of one file its table and its other sheets.

    Sheets are looked at where the one that is read holds no pair of scores by itself. Raises
    Refusal where no file can be read.
    """
    if len(files) > 1:
        return _of_files(files, wanted, limits)
    first = files[0]
    table = read(first.data, first.name, wanted, limits)
    found = [Source(table.understood.sheet or first.name, table)]
    others_in_it = [name for name in table.sheets if name != table.understood.sheet]
    if others_in_it and (names_say_groups(table.sheets) or _needs_another(table)):
        for name in others_in_it[:MOST_SHEETS]:
            sheet = _sheet(first, name, wanted, limits)
            found += [sheet] if sheet is not None else []
        place = {name: at for at, name in enumerate(table.sheets)}
        found = [found[0], *sorted(found[1:], key=lambda each: place[each.name])]
    return Sources(tuple(found), "sheets")


@cache
def limits() -> Limits:
    """How large a file may be, from the environment of the server (PRAPASCA_MAX_…)."""
    return Limits.from_settings(os.environ)


def damaged(error: Exception) -> Problem:
    """What a failure that nobody foresaw is for the person; its kind alone is logged, no data."""
    _LOG.error("A file could not be opened: %s", type(error).__name__)
    return Problem("file_damaged", "refusal")


def different(files: Sequence[File]) -> tuple[File, ...]:
    """The files without those of the same bytes, each under a name of its own."""
    kept: dict[str, File] = {}
    names: set[str] = set()
    for file in files:
        if file.digest in kept:
            continue
        name = file.name
        times = 2
        while name in names:
            name = f"{file.name} ({times})"
            times += 1
        names.add(name)
        kept[file.digest] = replace(file, name=name)
    return tuple(kept.values())


def waiting() -> list[File]:
    """The files that were dropped with others and are studies of their own."""
    return state.keep("waiting", list[File])


def _of_files(files: Sequence[File], wanted: Dialect, limits: Limits) -> Sources:
    found: list[Source] = []
    unread: list[Problem] = []
    for file in files:
        own = wanted if file is files[0] else Dialect(missing=wanted.missing)
        try:
            found.append(Source(file.name, read(file.data, file.name, own, limits)))
        except Refusal as refusal:
            unread.append(replace(refusal.problem, source=file.name))
    if not found:
        raise Refusal(unread[0].key, unread[0].column, unread[0].rows, **unread[0].slots)
    return Sources(tuple(found), "files", tuple(unread))


def _needs_another(table: Table) -> bool:
    """Whether a sheet holds no pair by itself, as far as its names say surely."""
    guessed = guess(table)
    doubts = {problem.key for problem in guessed.questions}
    return not guessed.roles.outcomes or bool(doubts & {"pair_unsure", "no_pair_found"})


def _sheet(file: File, name: str, wanted: Dialect, limits: Limits) -> Source | None:
    """Another sheet of a workbook; None where there is no table in it."""
    try:
        own = replace(wanted, sheet=name, header=None, last_row=None)
        return Source(name, read(file.data, file.name, own, limits))
    except Refusal:
        return None
