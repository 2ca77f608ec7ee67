"""The tables of the files that are open, and what is done to them before columns have roles."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lib.study.guessing.answers import Question
from lib.study.guessing.questions import proposed
from lib.study.joining.preparation import NOTHING, Preparation, Prepared, prepare
from lib.study.joining.proposals import Proposal, proposals
from lib.study.problem import Problem
from lib.study.reading.limits import Limits
from lib.study.roles import Roles
from lib.study.table import Dialect
from lib.ui.dropped import Dropped, File, Sources, different, sources


@dataclass(slots=True, eq=False)
class Tables:
    """Files that were dropped together and may be of the same people, and what they make.

    files         the first is the one whose reading is shown and can be changed
    preparation   what is done to the tables, as the person said
    said          the questions about that which were answered, by their ids
    """

    files: tuple[File, ...]
    preparation: Preparation = NOTHING
    said: set[str] = field(default_factory=set)
    _found: Sources | None = None
    _proposed: tuple[Proposal, ...] = ()

    @property
    def name(self) -> str:
        """What the file is called; several that were joined by all their names."""
        join = self.preparation.join
        names = self.preparation.pooled if join is None else join.names
        return " + ".join(names) if len(self.files) > 1 and names else self.files[0].name

    @property
    def names(self) -> str:
        """The names of all files that were dropped together."""
        return " + ".join(file.name for file in self.files)

    @property
    def digest(self) -> str:
        """SHA-256 of the file, or of all files and what is done to their tables."""
        if len(self.files) == 1 and self.preparation == NOTHING:
            return self.files[0].digest
        parts = [*(file.digest for file in self.files), repr(self.preparation)]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    @property
    def unread(self) -> tuple[Problem, ...]:
        """Why files that were dropped with others could not be read."""
        return () if self._found is None else self._found.unread

    @property
    def are_read(self) -> bool:
        """Whether the tables are there, to be prepared in another way."""
        return self._found is not None

    def read(self, wanted: Dialect, limits: Limits) -> None:
        """Read the files; Refusal where none can be read."""
        self._found = None
        self._proposed = ()
        self._found = sources(self.files, wanted, limits)

    def prepared(self) -> Prepared:
        """The table that they make, and from here on what there is to ask of them."""
        if self._found is None:
            raise ValueError("nothing has been read")
        self._proposed = ()
        made = prepare(self._found.tables, self.preparation)
        self._proposed = proposals(self._found.tables, self._found.kind, made, self.preparation)
        return made

    def questions(self, roles: Roles) -> tuple[Question, ...]:
        """What is not settled about the tables; their answers leave the roles."""
        each = (proposed(proposal, roles) for proposal in self._proposed)
        return tuple(question for question in each if question.id not in self.said)

    def take_back(self) -> None:
        """Go back to the tables as they were dropped; what was asked of them is asked again."""
        self.preparation = NOTHING
        self.said = set()

    def turn(self) -> None:
        """Let tables that were joined change places in time."""
        join = self.preparation.join
        if join is not None:
            self.preparation = replace(self.preparation, join=join.turned)

    def add(self, files: Sequence[Dropped]) -> bool:
        """Let more files stand beside these; whether any of them is new."""
        new = different([*self.files, *(File.of(each) for each in files)])
        is_new = len(new) > len(self.files)
        if is_new:
            self.files = new
            self.take_back()
        return is_new

    def let_go(self) -> tuple[File, ...]:
        """Keep the first file alone; returns the others."""
        others = self.files[1:]
        self.files = self.files[:1]
        return others
