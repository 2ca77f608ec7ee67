"""The role of one column, and the roles when it is given another."""

from __future__ import annotations

from dataclasses import replace

from lib.study.roles import ArmsChoice, FactorChoice, OutcomeChoice, Roles
from lib.study.words.vocabulary import lower_is_better
from lib.ui import keys

WIDE: tuple[keys.ColumnRole, ...] = ("before", "after", "id", "arms", "about", "none")
LONG: tuple[keys.ColumnRole, ...] = ("time", "score", "id", "arms", "about", "none")


def offered(roles: Roles) -> tuple[keys.ColumnRole, ...]:
    """The roles that a column may have in that layout."""
    return WIDE if roles.layout == "wide" else LONG


def role_of(column: str, roles: Roles) -> keys.ColumnRole:
    """What a column is.

    >>> role_of("x", Roles(outcomes=(OutcomeChoice("x", "y"),)))
    'before'
    """
    for choice in roles.outcomes:
        if roles.layout == "long" and column == choice.before:
            return "score"
        if column == choice.before:
            return "before"
        if column == choice.after:
            return "after"
    arms = None if roles.arms is None else roles.arms.column
    about = {factor.column for factor in roles.factors}
    others: dict[keys.ColumnRole, bool] = {
        "id": column in roles.id,
        "time": column == roles.time,
        "arms": column == arms,
        "about": column in about,
    }
    return next((role for role, is_it in others.items() if is_it), "none")


def given(roles: Roles, column: str, role: keys.ColumnRole) -> Roles:
    """The roles with that column in another role; a pair that loses a side waits for it.

    >>> roles = given(Roles(), "x", "before")
    >>> given(roles, "y", "after").outcomes[0].label
    'x → y'
    """
    freed = _freed(roles, column, keeps_side=role in ("before", "after"))
    if role in ("before", "after"):
        return _as_side(freed, column, role == "before")
    if role in ("about", "arms"):
        known = replace(freed, factors=(*freed.factors, FactorChoice(column)))
        return replace(known, arms=ArmsChoice(column), one_group=False) if role == "arms" else known
    changed: dict[keys.ColumnRole, Roles] = {
        "id": replace(freed, id=(column,)),
        "time": replace(freed, time=column, times=None),
        "score": _with_score(freed, column),
    }
    return changed.get(role, freed)


def _with_score(roles: Roles, column: str) -> Roles:
    score = OutcomeChoice(column, column, column, not lower_is_better(column))
    return replace(roles, outcomes=(*roles.outcomes, score))


def _freed(roles: Roles, column: str, *, keeps_side: bool) -> Roles:
    """The roles in which a column is nothing."""
    outcomes = roles.outcomes
    if not keeps_side:
        outcomes = tuple(c for c in outcomes if column not in (c.before, c.after))
    return replace(
        roles,
        id=tuple(name for name in roles.id if name != column),
        time=None if roles.time == column else roles.time,
        factors=tuple(factor for factor in roles.factors if factor.column != column),
        outcomes=outcomes,
        arms=None if roles.arms is not None and roles.arms.column == column else roles.arms,
    )


def _as_side(roles: Roles, column: str, is_before: bool) -> Roles:
    """A column becomes a side: of the pair it is in, of one that waits, or of the only one."""
    outcomes = list(roles.outcomes)
    own = [i for i, c in enumerate(outcomes) if column in (c.before, c.after)]
    waiting = [i for i, c in enumerate(outcomes) if "" in (c.before, c.after)]
    fitting = [i for i in waiting if (outcomes[i].before == "") == is_before]
    place = (own or fitting or ([0] if len(outcomes) == 1 and not waiting else []))[:1]
    if not place:
        fresh = OutcomeChoice(column, "") if is_before else OutcomeChoice("", column)
        return replace(roles, outcomes=(*outcomes, fresh))
    old = outcomes[place[0]]
    if column in (old.before, old.after):  # the other side now: they change places
        before, after = (
            (old.after, old.before)
            if is_before == (column == old.after)
            else (
                old.before,
                old.after,
            )
        )
    else:
        before = column if is_before else old.before
        after = old.after if is_before else column
    label = f"{before} → {after}"
    higher = not lower_is_better(label)
    outcomes[place[0]] = OutcomeChoice(before, after, label, higher)
    return replace(roles, outcomes=tuple(outcomes))
