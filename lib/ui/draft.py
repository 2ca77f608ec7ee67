"""A file that is being opened: its bytes, how it is to be read, and what its columns are to be.

Several files dropped together are one draft as long as they may be of the same people.

lib/ui/drafts.py holds those of a visit.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Literal

from lib.study.building.build import build
from lib.study.checking.record import Record, examine
from lib.study.guessing.answers import Answer, Asked, Question
from lib.study.guessing.assignment import arms_question
from lib.study.guessing.doubts import open_doubts
from lib.study.guessing.guess import Guess
from lib.study.guessing.guess_prepared import guess_prepared
from lib.study.guessing.other_layout import guess_in
from lib.study.guessing.questions import question, to_look_at
from lib.study.guessing.unsaid import direction_unsaid, only_one_measurement
from lib.study.joining.preparation import Preparation
from lib.study.problem import Problem, Refusal
from lib.study.reading.turns import turn
from lib.study.roles import Layout, Roles
from lib.study.study import Study
from lib.study.table import Dialect, Table
from lib.ui import dropped, keys
from lib.ui.dropped import Dropped, damaged, limits
from lib.ui.tables import Tables

KEEPS_COLUMNS = frozenset(["missing", "decimal", "thousands"])  # of a dialect; the rest may not

# told a step and how much of the way lies behind it
Progress = Callable[[keys.Step, float], object]


def silent(step: str, share: float) -> None:
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
    tables    the files that are open, and what is done to their tables first
    """

    tables: Tables
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
    def name(self) -> str:
        """What the file is called; several that were joined by all their names."""
        return self.tables.name

    @property
    def upload(self) -> str:
        """The ids of the uploads."""
        return "+".join(file.upload for file in self.tables.files)

    @property
    def scope(self) -> str:
        """What tells this reading of this file from any other: the keys of its widgets."""
        return hashlib.sha256(f"{self.tables.digest}{self.wanted!r}".encode()).hexdigest()[:12]

    def read(self, told: Progress = silent) -> None:
        """Read the file anew and guess its roles anew; `told` hears how far it is.

        Whatever goes wrong with a file ends in words: it may be made to break a reader. Few files
        are read at once, so that those who read no file keep their share of the server.
        """
        told("reading", 0.1)
        with self._in_words(), turn():
            self.tables.read(self.wanted, limits())
            told("columns", 0.6)
            self._guess()
        if self.refusal is None:
            told("pairs", 0.9)
            self.study()

    def swap(self) -> None:
        """Let tables that were joined change places in time."""
        self.tables.turn()
        self._prepare()

    def as_dropped(self) -> None:
        """Go back to the tables as they were dropped."""
        self.tables.take_back()
        self._prepare()

    def _prepare(self) -> None:
        """Guess anew what the columns are, after what is done to the tables has changed."""
        if self.tables.are_read:
            with self._in_words():
                self._guess()

    def _guess(self) -> None:
        prepared = self.tables.prepared()
        guessed = guess_prepared(prepared)
        self.table = prepared.table
        self.guess = guessed
        self.roles = guessed.roles

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        """Begin anew; what goes wrong with a file is a refusal."""
        self.table = self.guess = self.roles = self.refusal = self._built = self._record = None
        self.settled = set()
        try:
            yield
        except Refusal as refusal:
            self.refusal = refusal.problem
        except Exception as error:
            self.refusal = damaged(error)

    def add(self, files: Sequence[Dropped], told: Progress = silent) -> None:
        """Let more files stand beside this one, as a second measurement of the same people."""
        if self.tables.add(files):
            self.read(told)

    def study(self) -> Study | Problem:
        """The study that the roles make, or why they make none; made once for the same roles."""
        if self.table is None or self.roles is None:
            raise ValueError("there is no table yet")
        if self._built is None or self._built[0] != self.roles:
            try:
                made: Study | Problem = build(
                    self.table, self._whole, self.name, self.tables.digest
                )
            except Refusal as refusal:
                made = refusal.problem
            except Exception as error:
                made = damaged(error)
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

    @property
    def asks_of_tables(self) -> bool:
        """Whether it is not settled yet what is done to the tables before columns have roles."""
        asked = self._asked()
        return asked is not None and bool(self.tables.questions(asked.roles))

    def questions(self) -> tuple[Question, ...]:
        """What only the person can know and has not said yet; the likeliest answers first."""
        asked = self._asked()
        if asked is None:
            return ()
        of_tables = self.tables.questions(asked.roles)
        if of_tables:  # the rest is asked of the table that they make
            return of_tables
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
        found = asked.table.problems if record is None else record.suspicious
        return (*self.tables.unread, *to_look_at(found, asked))

    def answer(self, question: Question, answer: Answer) -> None:
        """Take the person's word; the question is not put again."""
        if answer.preparation is not None:
            self._answer_of_tables(question, answer, answer.preparation)
            return
        self.settled.add(question.id)
        if question.problem.key == "direction_unsaid":
            self.directed.update(str(question.problem.slots["labels"]).split("\n"))
        self.roles = answer.roles

    def _answer_of_tables(self, question: Question, answer: Answer, wanted: Preparation) -> None:
        self.tables.said.add(question.id)
        if answer.key == "files_apart":
            dropped.waiting().extend(self.tables.let_go())
            self.read()
        elif wanted != self.tables.preparation:
            self.tables.preparation = wanted
            self._prepare()

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
        if study.unpaired:
            return [*doubts, *odd]  # nobody is said to have improved
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
        if not wanted.keys() <= KEEPS_COLUMNS:
            self.tables.take_back()
        self.read()
