"""What the names and cells leave unsaid: the direction of benefit, and a second measurement."""

from __future__ import annotations

from collections.abc import Collection

from lib.study.guessing.answers import Asked
from lib.study.guessing.questions import called
from lib.study.problem import Problem, Slots
from lib.study.roles import Roles
from lib.study.words.vocabulary import direction_is_told

MOST_NAMED = 4


def direction_unsaid(roles: Roles, known: Collection[str] = ()) -> tuple[Problem, ...]:
    """Whether higher or lower is better, once for all scores whose words do not say it.

    known   the labels of scores of which it is known, or is asked otherwise

    >>> from lib.study.roles import OutcomeChoice
    >>> roles = Roles(outcomes=(OutcomeChoice("a", "b", "pain"), OutcomeChoice("c", "d", "wt")))
    >>> [problem.slots["scores"] for problem in direction_unsaid(roles)]
    ['wt']
    """
    labels = [called(choice) for choice in roles.outcomes]
    unsaid = [label for label in labels if label not in known and not direction_is_told(label)]
    if not unsaid:
        return ()
    more = ", …" if len(unsaid) > MOST_NAMED else ""
    shown = ", ".join(unsaid[:MOST_NAMED]) + more
    slots: Slots = {"labels": "\n".join(unsaid), "n": len(unsaid), "scores": shown}
    return (Problem("direction_unsaid", "warning", slots),)


def only_one_measurement(asked: Asked) -> Problem | None:
    """What is wrong with a table that holds a single score; None where it holds more or none.

    >>> import pandas as pd
    >>> from lib.study.table import Dialect, Table
    >>> table = Table(pd.DataFrame({"id": [1, 2], "score": [3, 4]}), Dialect("csv"))
    >>> only_one_measurement(Asked(table, Roles(id=("id",)))).key
    'one_measurement'
    """
    roles = asked.roles
    if roles.layout != "wide" or roles.outcomes or asked.alternatives:
        return None
    numbers = asked.table.frame.select_dtypes("number").columns
    free = [str(name) for name in numbers if str(name) not in roles.columns]
    return Problem("one_measurement", "refusal", {}, free[0]) if len(free) == 1 else None
