"""The looks counter: how many inferential numbers somebody has seen, and what was planned."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from lib.study.study import Selection

MOST_PLANNED = 3


@dataclass(frozen=True, slots=True)
class Look:
    """A distinct question whose answer, a p or an interval, was shown.

    data       fingerprint of the study; selection who was looked at, in a fixed spelling
    factor     the factor whose difference was tested, "" where none was
    """

    data: str
    outcome: str
    selection: str
    factor: str
    test: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Factors declared as planned: when, and after how many looks at these data (0: before)."""

    factors: tuple[str, ...]
    declared: datetime
    looks_before: int


@dataclass(frozen=True, slots=True)
class Primary:
    """An outcome declared as the primary one: when, and after how many looks (0: before)."""

    outcome: str
    declared: datetime
    looks_before: int


@dataclass(frozen=True, slots=True)
class Reset:
    """The counter was set back: when, why, and how many looks it then had."""

    when: datetime
    reason: str
    looks: int


@dataclass(slots=True)
class Ledger:
    """What one visitor has looked at and planned, by the fingerprint of the study.

    It is not a result but a record that grows; everything that is printed in an export is here.
    """

    seen: dict[Look, datetime] = field(default_factory=dict)
    plans: dict[str, Plan] = field(default_factory=dict)
    resets: dict[str, list[Reset]] = field(default_factory=dict)
    primaries: dict[str, Primary] = field(default_factory=dict)

    def looks(self, data: str) -> tuple[Look, ...]:
        """The distinct looks at these data since the last reset, in their order."""
        return tuple(look for look in self.seen if look.data == data)

    def saw(self, look: Look, when: datetime) -> None:
        """Remember a look; the same one again counts once."""
        self.seen.setdefault(look, when)

    def plan(self, data: str, factors: tuple[str, ...], when: datetime) -> Plan:
        """Declare the planned factors of these data, once. Raises ValueError for more than 3.

        A second declaration is not taken; the first one is returned.
        """
        if len(factors) > MOST_PLANNED:
            raise ValueError(f"at most {MOST_PLANNED} factors can be planned, not {len(factors)}")
        on_factors = sum(1 for look in self.looks(data) if look.factor)
        return self.plans.setdefault(data, Plan(factors, when, on_factors))

    def declare(self, data: str, outcome: str, when: datetime) -> Primary:
        """Note that an outcome of these data is declared as the primary one; the last one holds."""
        looked = len(self.looks(data)) + sum(r.looks for r in self.resets.get(data, []))
        self.primaries[data] = Primary(outcome, when, looked)
        return self.primaries[data]

    def reset(self, data: str, reason: str, when: datetime) -> None:
        """Set the counter of these data to 0 and log it. Raises ValueError without a reason."""
        if not reason.strip():
            raise ValueError("a reset needs a reason")
        gone = self.looks(data)
        self.resets.setdefault(data, []).append(Reset(when, reason.strip(), len(gone)))
        for look in gone:
            del self.seen[look]


def chance_of_any(looks: int, alpha: float = 0.05) -> float:
    """1 − (1 − α)^k: the chance of at least one p < α in k independent looks at pure noise."""
    return 1.0 - (1.0 - alpha) ** looks


def spelled(selection: Selection) -> str:
    """The selection in one fixed spelling, so that equal selections are equal looks."""
    ranges = [f"{key}:{low!r}..{high!r}" for key, (low, high) in selection.ranges.items()]
    levels = [f"{key}:{'|'.join(sorted(chosen))}" for key, chosen in selection.levels.items()]
    return ";".join(sorted(ranges + levels))
