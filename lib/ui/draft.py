"""A file that is being opened: its bytes, how it is to be read, and what its columns are to be.

It is held in this session's memory until another file takes its place or it is taken out: by the
uploader, or with the study that was made of it.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache

from lib.study.building.build import build
from lib.study.guessing.guess import Guess, guess
from lib.study.problem import Problem, Refusal
from lib.study.reading.limits import Limits
from lib.study.reading.read import read
from lib.study.reading.turns import turn
from lib.study.roles import Roles
from lib.study.study import Study
from lib.study.table import Dialect, Table
from lib.ui import keys, state

_PLACE = "draft"
_LOG = logging.getLogger(__name__)

# told a step and how much of the way lies behind it
Progress = Callable[[keys.Step, float], object]


def _silent(step: str, share: float) -> None:
    """Tell nobody."""


@dataclass(slots=True, eq=False)
class Draft:
    """The file as far as it has come.

    wanted    what the person decided about reading it; all else is found out
    table     what was read, None with `refusal`
    roles     what the columns are, as guessed and then as changed
    taken     the keys of the studies that were made of it
    """

    upload: str
    name: str
    data: bytes
    digest: str
    wanted: Dialect = field(default_factory=Dialect)
    table: Table | None = None
    guess: Guess | None = None
    roles: Roles | None = None
    refusal: Problem | None = None
    taken: set[str] = field(default_factory=set)
    _built: tuple[Roles, Study | Problem] | None = None

    @property
    def scope(self) -> str:
        """What tells this reading of this file from any other: the keys of its widgets."""
        return hashlib.sha256(f"{self.digest}{self.wanted!r}".encode()).hexdigest()[:12]

    def read(self, told: Progress = _silent) -> None:
        """Read the file anew and guess its roles anew; `told` hears how far it is.

        Whatever goes wrong with a file ends in words: it may be made to break a reader. Few files
        are read at once, so that those who read no file keep their share of the server.
        """
        self.table = self.guess = self.roles = self.refusal = self._built = None
        try:
            told("reading", 0.1)
            with turn():
                table = read(self.data, self.name, self.wanted, limits())
                told("columns", 0.6)
                guessed = guess(table)
        except Refusal as refusal:
            self.refusal = refusal.problem
            return
        except Exception as error:
            self.refusal = _damaged(error)
            return
        self.table = table
        self.guess = guessed
        self.roles = guessed.roles
        told("pairs", 0.9)
        self.study()

    def study(self) -> Study | Problem:
        """The study that the roles make, or why they make none; made once for the same roles."""
        if self.table is None or self.roles is None:
            raise ValueError("there is no table yet")
        if self._built is None or self._built[0] != self.roles:
            try:
                made: Study | Problem = build(self.table, self.roles, self.name, self.digest)
            except Refusal as refusal:
                made = refusal.problem
            except Exception as error:
                made = _damaged(error)
            self._built = self.roles, made
        return self._built[1]

    def understand(self, **wanted: object) -> None:
        """Take the person's word for part of the dialect; what follows from it is read anew."""
        if "sheet" in wanted:  # another sheet has another header
            self.wanted = replace(self.wanted, header=None, last_row=None)
        self.wanted = replace(self.wanted, **wanted)  # type: ignore[arg-type]
        self.read()


def _damaged(error: Exception) -> Problem:
    """What a failure that nobody foresaw is for the person; its kind alone is logged, no data."""
    _LOG.error("A file could not be opened: %s", type(error).__name__)
    return Problem("file_damaged", "refusal")


@cache
def limits() -> Limits:
    """How large a file may be, from the environment of the server (PRAPASCA_MAX_…)."""
    return Limits.from_settings(os.environ)


def current() -> Draft | None:
    """The file that this visitor is opening."""
    return _held().get(_PLACE)


def start(upload: str, name: str, data: Callable[[], bytes], told: Progress = _silent) -> Draft:
    """Begin with a file just dropped in; the same upload, or the same bytes, goes on where it was.

    upload   the id of the upload, so that the bytes need not be looked at in every run
    """
    held = current()
    if held is not None and held.upload == upload:
        return held
    content = data()
    digest = hashlib.sha256(content).hexdigest()
    if held is not None and (held.digest, held.name) == (digest, name):
        held.upload = upload
        return held
    draft = Draft(upload, name, content, digest)
    draft.read(told)
    _held()[_PLACE] = draft  # only now: a run that was broken off begins anew
    return draft


def drop() -> None:
    """Forget the file."""
    _held().pop(_PLACE, None)


def _held() -> dict[str, Draft]:
    return state.keep(_PLACE, dict[str, Draft])
