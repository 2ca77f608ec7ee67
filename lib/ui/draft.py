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
from typing import Literal

from lib.study.building.build import build
from lib.study.checking.record import Record, examine
from lib.study.guessing.assignment import arms_question
from lib.study.guessing.doubts import open_doubts
from lib.study.guessing.guess import Guess, guess
from lib.study.guessing.other_layout import guess_in
from lib.study.guessing.questions import (
    Answer,
    Asked,
    Question,
    question,
    to_look_at,
)
from lib.study.guessing.unsaid import direction_unsaid, only_one_measurement
from lib.study.problem import Problem, Refusal
from lib.study.reading.limits import Limits
from lib.study.reading.read import read
from lib.study.reading.turns import turn
from lib.study.roles import Layout, Roles
from lib.study.study import Study
from lib.study.table import Dialect, Table
from lib.ui import keys, state

_PLACE = "draft"
_OF_STUDIES = "drafts"  # of the studies of this visit, by their keys
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
    taken     the key of the study that was made of it
    settled   the questions that were answered, by their ids
    directed  the scores of which the person said whether higher or lower is better
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
    taken: str | None = None
    settled: set[str] = field(default_factory=set)
    directed: set[str] = field(default_factory=set)
    _built: tuple[Roles, Study | Problem] | None = None
    _record: tuple[Study, Record] | None = None

    @property
    def scope(self) -> str:
        """What tells this reading of this file from any other: the keys of its widgets."""
        return hashlib.sha256(f"{self.digest}{self.wanted!r}".encode()).hexdigest()[:12]

    def read(self, told: Progress = _silent) -> None:
        """Read the file anew and guess its roles anew; `told` hears how far it is.

        Whatever goes wrong with a file ends in words: it may be made to break a reader. Few files
        are read at once, so that those who read no file keep their share of the server.
        """
        self.table = self.guess = self.roles = self.refusal = self._built = self._record = None
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
                made: Study | Problem = build(self.table, self._whole, self.name, self.digest)
            except Refusal as refusal:
                made = refusal.problem
            except Exception as error:
                made = _damaged(error)
            self._built = self.roles, made
        return self._built[1]

    @property
    def waits_for(self) -> Literal["before", "after"] | None:
        """Which side of a pair of columns has not been pointed at yet."""
        for choice in () if self.roles is None else self.roles.outcomes:
            if not choice.before:
                return "before"
            if not choice.after:
                return "after"
        return None

    @property
    def one_measurement(self) -> Problem | None:
        """What is wrong where nothing but one measurement stands in the file."""
        asked = self._asked()
        return None if asked is None else only_one_measurement(asked)

    def lay_out(self, layout: Layout) -> None:
        """Take the person's word for how the rows lie, and guess anew for that."""
        if self.table is None or self.roles is None:
            return
        self.guess = guess_in(layout, self.table, self.roles)
        self.roles = self.guess.roles

    @property
    def _whole(self) -> Roles:
        """The roles without a pair of which one side is not chosen yet."""
        if self.roles is None:
            raise ValueError("there is no table yet")
        whole = tuple(choice for choice in self.roles.outcomes if choice.before and choice.after)
        return replace(self.roles, outcomes=whole)

    def record(self) -> Record | None:
        """What was done with the file, made once a study; None where there is no study."""
        study = self.study()
        if self.table is None or not isinstance(study, Study):
            return None
        if self._record is None or self._record[0] is not study:
            self._record = study, examine(study, self.table)
        return self._record[1]

    def questions(self) -> tuple[Question, ...]:
        """What only the person can know and has not said yet; the likeliest answers first."""
        asked = self._asked()
        if asked is None:
            return ()
        found = {}
        for problem in self._doubts():
            one = question(problem, asked)
            if one is not None and not self._is_settled(one):
                found[one.id] = one
        return tuple(found.values())

    def warned(self) -> tuple[Problem, ...]:
        """What should be looked at before the study is used and has no answers to choose from."""
        asked = self._asked()
        if asked is None:
            return ()
        record = self.record()
        return to_look_at(asked.table.problems if record is None else record.suspicious, asked)

    def answer(self, question: Question, answer: Answer) -> None:
        """Take the person's word; the question is not put again."""
        self.settled.add(question.id)
        if question.problem.key == "direction_unsaid":
            self.directed.update(str(question.problem.slots["labels"]).split("\n"))
        self.roles = answer.roles

    def _asked(self) -> Asked | None:
        if self.table is None or self.roles is None:
            return None
        alternatives = () if self.guess is None else self.guess.alternatives
        return Asked(self.table, self.roles, alternatives)

    def _doubts(self) -> list[Problem]:
        """Every problem that may be a question: of the guess, of the study, of the scores."""
        doubts = []
        if self.guess is not None and self.roles is not None:
            doubts = [*open_doubts(self.guess, self.roles)]
        study = self.study()
        if isinstance(study, Problem):
            return [study, *doubts]  # what forbids the study comes first
        record = self.record()
        suspicious = () if record is None else record.suspicious
        worse = {str(p.slots["outcome"]) for p in suspicious if p.key == "mostly_worse"}
        odd = [p for p in suspicious if p.key != "mostly_worse" or self._may_be_turned(p)]
        unsaid = direction_unsaid(self._whole, worse | self.directed)
        arms = () if self.table is None else arms_question(self.table, self._whole)
        return [*doubts, *arms, *odd, *unsaid]

    def _is_settled(self, question: Question) -> bool:
        return question.id in self.settled and question.problem.key != "direction_unsaid"

    def _may_be_turned(self, problem: Problem) -> bool:
        """Whether nobody has said which direction is better for the score of a problem."""
        return problem.slots["outcome"] not in self.directed

    def understand(self, **wanted: object) -> None:
        """Take the person's word for part of the dialect; what follows from it is read anew."""
        if "sheet" in wanted:  # another sheet has another header
            self.wanted = replace(self.wanted, header=None, last_row=None)
        self.wanted = replace(self.wanted, **wanted)  # type: ignore[arg-type]
        self.settled = set()
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
    draft.taken = _replaced().pop(_PLACE, None)
    draft.read(told)
    _held()[_PLACE] = draft  # only now: a run that was broken off begins anew
    return draft


def drop() -> None:
    """Close the file; a study that was made of it stays, and can be opened again."""
    _held().pop(_PLACE, None)


def open_again(key: str) -> None:
    """Go on with the file of a study of this visit, in the form as it was."""
    held = of_study(key)
    if held is not None:
        _held()[_PLACE] = held


def replace_study(key: str) -> None:
    """Let the next file take the place of that study."""
    drop()
    _replaced()[_PLACE] = key


def of_study(key: str) -> Draft | None:
    """The file that a study of this visit was made of."""
    return _studies().get(key)


def taken(draft: Draft, key: str) -> None:
    """A study was made of the file, and is known by that key."""
    draft.taken = key
    _studies()[key] = draft


def forget(key: str) -> Draft | None:
    """Forget the file of a study; returns it for whoever wants it back."""
    held = _studies().pop(key, None)
    if held is not None and current() is held:
        drop()
    return held


def _replaced() -> dict[str, str]:
    return state.keep("replaced", dict[str, str])


def _studies() -> dict[str, Draft]:
    return state.keep(_OF_STUDIES, dict[str, Draft])


def _held() -> dict[str, Draft]:
    return state.keep(_PLACE, dict[str, Draft])
