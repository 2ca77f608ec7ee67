"""Questions: what only the person can know, with the answers and the roles that each would give.

A question is a problem that somebody can settle by choosing one of a few answers. Everything else
that is odd stays in the record of the file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

import pandas as pd

from lib.study.columns.bands import bands_of
from lib.study.columns.levels import as_text, same_level
from lib.study.columns.profile import profiles
from lib.study.guessing.answers import Answer, AnswerKey, Asked, Question
from lib.study.guessing.choices import factors
from lib.study.guessing.item_questions import OF_ITEMS, item_answers
from lib.study.joining.proposals import Proposal
from lib.study.problem import Problem
from lib.study.roles import ArmsChoice, Merge, OutcomeChoice, Part, Repeats, Roles
from lib.study.table import Table
from lib.study.words.arms import control_of

MINOR = frozenset(["factor_one_level", "factor_empty"])  # of factors; the record tells them
MOST_PAIRS = 4  # offered beside each other
MOST_VALUES = 4
WAYS: tuple[Repeats, ...] = ("first", "last", "mean", "leave_out")
# what can only be looked at and found right
CONFIRMED = frozenset(
    ["pair_unsure", "long_unsure", "several_afters", "scales_differ", "constant_scores"]
)  # fmt: skip


def question(problem: Problem, asked: Asked) -> Question | None:
    """The question that a problem puts to the person; None where no answer would settle it.

    >>> from lib.study.table import Dialect
    >>> frame = pd.DataFrame({"pre": [1, 2, 999], "post": [2, 3, 4]})
    >>> table = Table(frame, Dialect("csv"))
    >>> odd = Problem("missing_code", "warning", {"code": "999", "n": 1}, "pre")
    >>> found = question(odd, Asked(table, Roles()))
    >>> [(answer.key, answer.roles.missing) for answer in found.answers]
    [('no_value', (('pre', ('999',)),)), ('a_score', ())]
    """
    make = _ANSWERS.get(problem.key)
    answers = make(problem, asked) if make is not None else ()
    if not answers and problem.key in CONFIRMED:
        answers = (Answer("right", asked.roles),)
    return Question(problem, tuple(answers)) if answers else None


def proposed(proposal: Proposal, roles: Roles) -> Question:
    """A proposal about the table itself as a question; its answers leave the roles.

    >>> from lib.study.joining.preparation import Preparation
    >>> from lib.study.joining.proposals import Offer
    >>> below = Problem("cells_below", "warning", {"columns": "id", "n": 4})
    >>> filled = Offer("fill_down", Preparation(filled=("id",)))
    >>> proposed(Proposal(below, (filled,)), Roles()).answers[0].preparation.filled
    ('id',)
    """
    answers = tuple(
        Answer(offer.key, roles, offer.slots, offer.preparation) for offer in proposal.offers
    )
    return Question(proposal.problem, answers, proposal.details)


def to_look_at(problems: Sequence[Problem], asked: Asked) -> tuple[Problem, ...]:
    """The warnings that no answer settles, and that concern more than a factor.

    >>> from lib.study.table import Dialect
    >>> asked = Asked(Table(pd.DataFrame(), Dialect("csv")), Roles())
    >>> aside = Problem("rows_set_aside", "warning", {"n": 1, "expected": 3}, rows=(6,))
    >>> to_look_at([aside, Problem("blank_rows")], asked) == (aside,)
    True
    """
    serious = [each for each in problems if each.severity == "warning" and each.key not in MINOR]
    return tuple(each for each in serious if question(each, asked) is None)


def _similar(problem: Problem, asked: Asked) -> tuple[Answer, ...]:
    column = str(problem.column)
    into = str(problem.slots["into"])
    alike = [level for level in _levels(asked.table, column) if same_level(level, into)]
    merges = tuple(Merge(column, level, into) for level in alike if level != into)
    merged = replace(asked.roles, merges=(*asked.roles.merges, *merges))
    return (
        Answer("same_levels", merged, {"into": into}),
        Answer("other_levels", asked.roles),
    )


def _code(problem: Problem, asked: Asked) -> tuple[Answer, ...]:
    column = str(problem.column)
    code = str(problem.slots["code"])
    roles = asked.roles
    missing = (*roles.missing, (column, (code,)))
    kept = (*roles.kept, (column, (code,)))
    return (
        Answer("no_value", replace(roles, missing=missing), {"code": code}),
        Answer("a_score", replace(roles, kept=kept), {"code": code}),
    )


def _mostly_worse(problem: Problem, asked: Asked) -> tuple[Answer, ...]:
    about = str(problem.slots["outcome"])

    def turned(choice: OutcomeChoice) -> OutcomeChoice:
        return replace(choice, higher_is_better=not choice.higher_is_better)

    better: AnswerKey = "lower_better"
    if any(
        called(choice) == about and not choice.higher_is_better for choice in asked.roles.outcomes
    ):
        better = "higher_better"
    answers = [Answer(better, _changed(asked.roles, about, turned))]
    if asked.roles.layout == "wide":
        answers.append(Answer("swapped", _changed(asked.roles, about, _swapped)))
    elif isinstance(asked.roles.times, tuple):
        first, second = asked.roles.times
        answers.append(Answer("swapped", replace(asked.roles, times=(second, first))))
    return (*answers, Answer("as_it_is", asked.roles))


def _direction(problem: Problem, asked: Asked) -> tuple[Answer, ...]:
    """Once for all scores of which the words do not tell it: `slots["labels"]`, one a line."""
    labels = str(problem.slots["labels"]).split("\n")

    def all_of_them(higher: bool) -> Roles:
        chosen = tuple(
            replace(choice, higher_is_better=higher) if called(choice) in labels else choice
            for choice in asked.roles.outcomes
        )
        return replace(asked.roles, outcomes=chosen)

    return (
        Answer("higher_better", all_of_them(True)),
        Answer("lower_better", all_of_them(False)),
    )


def _pairs(problem: Problem, asked: Asked) -> tuple[Answer, ...]:
    offered = dict.fromkeys((*asked.roles.outcomes, *asked.alternatives))
    answers = []
    for choice in list(offered)[:MOST_PAIRS]:
        others = tuple(each for each in asked.roles.outcomes if not _shares(each, choice))
        roles = replace(asked.roles, outcomes=(choice, *others))
        answers.append(Answer("pair", roles, {"before": choice.before, "after": choice.after}))
    return tuple(answers)


def _order(problem: Problem, asked: Asked) -> tuple[Answer, ...]:
    first = str(problem.slots["before"])
    second = str(problem.slots["after"])
    levels = [level for level in str(problem.slots["times"]).split(", ") if level]
    orders = [(first, second), (second, first)]
    orders += [(first, level) for level in levels if level not in (first, second)]
    return tuple(
        Answer("times", replace(asked.roles, times=pair), {"before": pair[0], "after": pair[1]})
        for pair in orders[:MOST_PAIRS]
    )


def _rows(problem: Problem, asked: Asked) -> tuple[Answer, ...]:
    """One number of several rows: the value of the column that tells them apart, or one for all."""
    by = problem.slots.get("by")
    only: list[Answer] = []
    if by is not None:
        for value in _levels(asked.table, str(by))[:MOST_VALUES]:
            kept = replace(asked.roles, filters=((str(by), value),))
            only.append(Answer("only", kept, {"column": str(by), "value": value}))
        return (*only, Answer("mean", replace(asked.roles, repeats="mean")))
    return tuple(Answer(way, replace(asked.roles, repeats=way)) for way in WAYS)


def _ends(problem: Problem, asked: Asked) -> tuple[Answer, ...]:
    return (Answer("ends", replace(asked.roles, times="ends")),)


def _doubled(problem: Problem, asked: Asked) -> tuple[Answer, ...]:
    return (Answer("other_people", asked.roles),)


def _arms(problem: Problem, asked: Asked) -> tuple[Answer, ...]:
    """Which level the others are compared with, that none is a control, or that none are arms."""
    column = str(problem.column)
    levels = [level for level in str(problem.slots["levels"]).split(", ") if level]
    control = control_of(levels)
    first = [] if control is None else [control]
    answers = [
        Answer("control_is", _with_arms(asked.roles, column, level), {"level": level})
        for level in dict.fromkeys([*first, *levels])
    ]
    none = Answer("no_control", _with_arms(asked.roles, column, ""))
    same = Answer("one_group", replace(asked.roles, one_group=True, arms=None))
    return (*answers, none, same) if control is not None else (none, *answers, same)


def _with_arms(roles: Roles, column: str, control: str) -> Roles:
    return replace(roles, arms=ArmsChoice(column, control), one_group=False)


def _by_place(problem: Problem, asked: Asked) -> tuple[Answer, ...]:
    """Whether rows are people; two lists side by side are two samples."""
    return (
        Answer("same_rows", asked.roles),
        Answer("not_pairs", replace(asked.roles, unpaired=True)),
    )


def _nobody(problem: Problem, asked: Asked) -> tuple[Answer, ...]:
    """Rows of nobody knows whom, measured before and after, are two samples."""
    roles = asked.roles
    if not isinstance(roles.times, tuple):
        return ()
    used = {str(roles.time), *(choice.before for choice in roles.outcomes)}
    known = profiles(asked.table)
    about = roles.factors or factors(known, used, len(asked.table.frame), None)
    return (Answer("not_pairs", replace(roles, factors=about, unpaired=True)),)


def _bands(problem: Problem, asked: Asked) -> tuple[Answer, ...]:
    """Levels that a spreadsheet took for dates, read as the bands they were."""
    column = str(problem.column)
    bands = bands_of(_levels(asked.table, column))
    merges = tuple(Merge(column, level, into) for level, into in bands.items())
    read = replace(asked.roles, merges=(*asked.roles.merges, *merges))
    return (
        Answer("bands", read, {"bands": problem.slots["bands"]}),
        Answer("as_it_is", asked.roles),
    )


def _two_numbers(problem: Problem, asked: Asked) -> tuple[Answer, ...]:
    column = problem.column
    mine = [choice for choice in asked.roles.outcomes if column in (choice.before, choice.after)]
    if not mine:
        return ()
    about = called(mine[0])
    return (
        Answer("first_number", _changed(asked.roles, about, partial(_with_part, "first"))),
        Answer("second_number", _changed(asked.roles, about, partial(_with_part, "second"))),
    )


def _with_part(part: Part, choice: OutcomeChoice) -> OutcomeChoice:
    return replace(choice, before_part=part, after_part=part)


def _of_items(problem: Problem, asked: Asked) -> tuple[Answer, ...]:
    return tuple(Answer(*each) for each in item_answers(problem, asked.roles, asked.alternatives))


def _changed(roles: Roles, label: str, change: Callable[[OutcomeChoice], OutcomeChoice]) -> Roles:
    """The roles with one score changed, told by its label."""
    outcomes = tuple(change(each) if called(each) == label else each for each in roles.outcomes)
    return replace(roles, outcomes=outcomes)


def _swapped(choice: OutcomeChoice) -> OutcomeChoice:
    return replace(
        choice,
        before=choice.after,
        after=choice.before,
        before_part=choice.after_part,
        after_part=choice.before_part,
    )


def called(choice: OutcomeChoice) -> str:
    """What a score is called in a question.

    >>> called(OutcomeChoice("pre", "post")), called(OutcomeChoice("pre", "post", "pain"))
    ('pre', 'pain')
    """
    return choice.label or choice.before


def _shares(one: OutcomeChoice, other: OutcomeChoice) -> bool:
    return bool({one.before, one.after} & {other.before, other.after})


def _levels(table: Table, column: str) -> list[str]:
    distinct = pd.unique(table.frame[column].dropna())
    return list(dict.fromkeys(as_text(value).strip() for value in distinct))


_ANSWERS: Mapping[str, Callable[[Problem, Asked], tuple[Answer, ...]]] = {
    "similar_levels": _similar,
    "missing_code": _code,
    "mostly_worse": _mostly_worse,
    "direction_unsaid": _direction,
    "pair_unsure": _pairs,
    "no_pair_found": _pairs,
    "several_afters": _pairs,
    "times_unordered": _order,
    "several_rows": _rows,
    "rows_separated": _rows,
    "time_is_continuous": _ends,
    "ids_doubled": _doubled,
    "maybe_arms": _arms,
    "two_numbers_in_a_cell": _two_numbers,
    "joined_by_place": _by_place,
    "joined_by_place_sorted": _by_place,
    "joined_by_place_gaps": _by_place,
    "no_id_in_long": _nobody,
    "levels_as_dates": _bands,
    **dict.fromkeys(OF_ITEMS, _of_items),
}
