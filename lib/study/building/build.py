"""Build: a table and the roles of its columns to a study."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from lib.study.arrays import Floats, Mask
from lib.study.building.by_place import joined_by_place
from lib.study.building.codes import suspected_codes
from lib.study.building.compress import compress
from lib.study.building.described import check_factors, check_levels
from lib.study.building.item_scores import Answers, with_items
from lib.study.building.long import long_persons
from lib.study.building.persons import Persons, listed, outcome_key
from lib.study.building.recipes import item_choices, with_scores
from lib.study.building.series import series_of, times_of
from lib.study.building.two_samples import two_samples
from lib.study.building.wide import wide_persons
from lib.study.columns.keys import combined, first_rows
from lib.study.columns.levels import as_text
from lib.study.problem import MOST_ROWS, Problem, ProblemKey, Refusal, Slots, rows_where
from lib.study.roles import FactorChoice, OutcomeChoice, Roles
from lib.study.study import Arms, Factor, Outcome, Study
from lib.study.table import Table


def build(table: Table, roles: Roles, name: str, data_fingerprint: str) -> Study:
    r"""The study that a table and the roles of its columns make.

    Raises Refusal when it cannot be one: a column is missing or holds no numbers, rows cannot be
    joined to persons, or nobody has both scores. Whatever was repaired, doubted or left out on the
    way is in `Study.problems`.

    >>> from lib.study.reading.read import read
    >>> table = read(b"id,pre,post\nA,3,5\nB,4,4\nC,2,\n", "study.csv")
    >>> roles = Roles(id=("id",), outcomes=(OutcomeChoice("pre", "post"),))
    >>> study = build(table, roles, "study", "fingerprint")
    >>> study.n, study.ids, [problem.key for problem in study.problems]
    (3, ('A', 'B', 'C'), ['only_before'])
    """
    roles = _arms_known(roles if not roles.unpaired else _without_series(roles))
    scored = with_scores(table, roles)
    table = _filtered(_checked(scored.table, roles), roles)
    persons, answers = _with_answers(table, roles)
    problems = [*table.problems, *scored.problems, *persons.problems]
    problems += suspected_codes(table, roles)
    outcomes = []
    for index, choice in enumerate(roles.outcomes):
        scores = persons.scores[index]
        outcomes.append(_outcome(choice, roles, *scores, persons.all_times[index]))
        problems += _of_scores(choice, roles, persons, scores)
    if not roles.unpaired:
        problems += _of_pairs(table, roles, persons)
    study = Study(
        name=name,
        fingerprint=fingerprint(data_fingerprint, roles),
        origin="uploaded",
        outcomes=with_items(outcomes, table, roles, answers),
        factors=tuple(persons.factors),
        count=np.ones(persons.row.size, dtype=np.int64),
        ids=persons.ids,
        left_out=persons.left_out,
        problems=tuple(problems),
        one_group=roles.one_group,
        arms=_arms(roles, persons.factors),
        unpaired=roles.unpaired,
    )
    return compress(study)


def _persons(table: Table, roles: Roles) -> Persons:
    if roles.unpaired:
        return two_samples(table, roles)
    return wide_persons(table, roles) if roles.layout == "wide" else long_persons(table, roles)


def _of_pairs(table: Table, roles: Roles, persons: Persons) -> list[Problem]:
    """What is odd about how rows became pairs; Refusal where nobody has one."""
    _refuse_without_pair(roles, persons)
    if roles.layout == "long":
        return []
    return list(joined_by_place(table.frame.loc[persons.row], roles, persons.scores))


def _refuse_without_pair(roles: Roles, persons: Persons) -> None:
    if not any(_paired(before, after).any() for before, after in persons.scores):
        first = roles.outcomes[0]
        raise Refusal("no_complete_pair", first.before, before=first.before, after=first.after)


def _of_scores(
    choice: OutcomeChoice, roles: Roles, persons: Persons, scores: tuple[Floats, Floats]
) -> list[Problem]:
    """What is odd about one outcome: who has half a pair, what the scale does not allow."""
    outside = _outside(choice, persons, *scores)
    if roles.unpaired:
        return [*_samples(choice, roles, *scores), *outside]
    return [*_half_pairs(choice, persons, *scores), *outside]


def _samples(choice: OutcomeChoice, roles: Roles, before: Floats, after: Floats) -> list[Problem]:
    """How many were measured at each time; Refusal where nobody was at one of them."""
    labels = _labels(choice, roles)
    sizes = [int(np.isfinite(scores).sum()) for scores in (before, after)]
    for label, size in zip(labels, sizes, strict=True):
        if size == 0:
            raise Refusal("one_side_empty", choice.before, time=label)
    slots: Slots = {"before": sizes[0], "after": sizes[1], "outcome": choice.label}
    return [Problem("not_pairs", "note", slots)]


def _labels(choice: OutcomeChoice, roles: Roles) -> tuple[str, str]:
    """What the two times of an outcome are called: its columns, or the texts of the times."""
    if roles.layout == "wide":
        return choice.before, choice.after
    return roles.times if isinstance(roles.times, tuple) else ("", "")


def fingerprint(data_fingerprint: str, roles: Roles) -> str:
    """SHA-256 of the file's own fingerprint and the roles: the key of every cache.

    Which outcome is declared as the primary one changes no figure, so what was computed and
    looked at stays.

    >>> fingerprint("f", Roles()) == fingerprint("f", Roles(layout="long"))
    False
    """
    undeclared = tuple(replace(choice, primary=False) for choice in roles.outcomes)
    roles = replace(roles, outcomes=undeclared)
    return hashlib.sha256(f"{data_fingerprint}\n{roles!r}".encode()).hexdigest()


def _with_answers(table: Table, roles: Roles) -> tuple[Persons, Answers]:
    """The participants with the scores of the outcomes, and with the answers that made them."""
    items = item_choices(roles)
    whole = replace(roles, outcomes=(*roles.outcomes, *items))
    persons = _persons(table, whole)
    check_levels(persons.factors)
    n = len(roles.outcomes)
    answers = persons.scores[n:]
    persons.scores = persons.scores[:n]
    return persons, answers


def _without_series(roles: Roles) -> Roles:
    """The roles of the two times alone: who is nobody's pair has no path over several."""
    outcomes = tuple(replace(choice, times=()) for choice in roles.outcomes)
    return replace(roles, all_times=(), outcomes=outcomes)


def _arms_known(roles: Roles) -> Roles:
    """The roles in which the column of the arms is also something known about the participants."""
    arms = roles.arms
    if arms is None or arms.column in {factor.column for factor in roles.factors}:
        return roles
    return replace(roles, factors=(*roles.factors, FactorChoice(arms.column, kind="category")))


def _arms(roles: Roles, factors: Sequence[Factor]) -> Arms | None:
    """Who got what, where its column has two arms or more; a control that nobody has is none."""
    if roles.arms is None:
        return None
    place = [factor.column for factor in roles.factors].index(roles.arms.column)
    factor = factors[place]
    if factor.code is None or len(factor.levels) < 2:
        return None
    control = roles.merged(roles.arms.column).get(roles.arms.control, roles.arms.control)
    return Arms(factor.key, control if control in factor.levels else None)


def _checked(table: Table, roles: Roles) -> Table:
    """The table, where the roles fit it."""
    if not roles.outcomes:
        raise Refusal("no_outcome")
    for column in roles.columns:
        if column not in table.frame.columns:
            raise Refusal("column_missing", column)
    for choice in roles.outcomes:
        if (
            roles.layout == "wide"
            and choice.before == choice.after
            and choice.before_part == choice.after_part
        ):
            raise Refusal("same_column", choice.before)
    check_factors(roles)
    keys = [outcome_key(choice) for choice in roles.outcomes]
    if len(set(keys)) < len(keys):
        raise Refusal("outcome_twice", roles.outcomes[0].before)
    return table


def _filtered(table: Table, roles: Roles) -> Table:
    """The rows that the filters keep."""
    frame = table.frame
    for column, wanted in roles.filters:
        code, distinct = pd.factorize(frame[column])
        fits = [as_text(value).strip() == wanted for value in distinct]
        frame = frame[np.array([*fits, False], dtype=np.bool_)[code]]
        if frame.empty:
            raise Refusal("filter_leaves_nothing", column, value=wanted)
    return table if frame is table.frame else replace(table, frame=frame)


def _outcome(
    choice: OutcomeChoice, roles: Roles, before: Floats, after: Floats, all_times: Floats
) -> Outcome:
    codes = []
    sides = []
    for scores in (before, after):
        code, distinct = pd.factorize(scores, sort=True, use_na_sentinel=True)
        codes.append(np.asarray(code, dtype=np.int64))
        sides.append(np.append(np.asarray(distinct, dtype=np.float64), np.nan))
    cell = combined(codes)
    first = first_rows(cell)
    labels = _labels(choice, roles)
    return Outcome(
        key=outcome_key(choice),
        label=choice.label or outcome_key(choice),
        cell=cell.astype(np.int32),
        before=sides[0][codes[0][first]],
        after=sides[1][codes[1][first]],
        before_label=labels[0],
        after_label=labels[1],
        higher_is_better=choice.higher_is_better,
        scale=choice.scale,
        unit=choice.unit,
        categories=choice.categories,
        series=series_of(times_of(choice, roles), all_times, labels),
        primary=choice.primary,
    )


def _paired(before: Floats, after: Floats) -> Mask:
    return np.isfinite(before) & np.isfinite(after)


def _half_pairs(
    choice: OutcomeChoice, persons: Persons, before: Floats, after: Floats
) -> list[Problem]:
    """Who has one score only, and who has none, by name and row."""
    has_before = np.isfinite(before)
    has_after = np.isfinite(after)
    missing: dict[ProblemKey, Mask] = {
        "only_before": has_before & ~has_after,
        "only_after": has_after & ~has_before,
        "no_score": ~has_before & ~has_after,
    }
    return [_warning(key, choice, persons, mask) for key, mask in missing.items() if mask.any()]


def _outside(
    choice: OutcomeChoice, persons: Persons, before: Floats, after: Floats
) -> list[Problem]:
    """Scores that the declared scale does not allow."""
    if choice.scale is None:
        return []
    low = choice.scale.low
    high = choice.scale.high
    outside_before = (before < low) | (before > high)
    outside_after = (after < low) | (after > high)
    hit = outside_before | outside_after
    return [_warning("outside_scale", choice, persons, hit)] if hit.any() else []


def _warning(key: ProblemKey, choice: OutcomeChoice, persons: Persons, hit: Mask) -> Problem:
    """A warning about the participants for whom the mask is true, by name and row."""
    names = [persons.ids[i] for i in np.flatnonzero(hit)[:MOST_ROWS]] if persons.ids else ["…"]
    slots: Slots = {
        "n": int(hit.sum()),
        "names": listed(names),
        "outcome": choice.label or outcome_key(choice),
    }
    if choice.scale is not None and key == "outside_scale":
        slots |= {"low": choice.scale.low, "high": choice.scale.high}
    column = choice.before if choice.before == choice.after else None
    return Problem(key, "warning", slots, column, rows_where(persons.row, hit))
