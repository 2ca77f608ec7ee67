"""Keys of words that are made from the members of a Literal, never from free strings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Member = TypeVar("Member", bound=str)


@dataclass(frozen=True, init=False)
class Family(Generic[Member]):
    """The keys that one pattern makes of its members: "reason.{}" of every Reason.

    pattern   a key with {} where the member stands
    members   all that may stand there; a test walks them in every language

    Annotated with the Literal (`REASON: Family[Reason]`) mypy refuses what is no member.

    >>> fruit = Family("basket.{}_is", ("apple", "pear"))
    >>> fruit("pear")
    'basket.pear_is'
    >>> fruit.keys
    ('basket.apple_is', 'basket.pear_is')
    """

    pattern: str
    members: tuple[Member, ...]

    def __init__(self, pattern: str, members: Iterable[Member]) -> None:
        object.__setattr__(self, "pattern", pattern)
        object.__setattr__(self, "members", tuple(members))

    def __call__(self, member: Member) -> str:
        """The key of a member. Raises KeyError for what is none."""
        if member not in self.members:
            raise KeyError(f"{member!r} is no member of {self.pattern!r}")
        return self.pattern.format(member)

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key of the family, in the order of its members."""
        return tuple(self.pattern.format(member) for member in self.members)
