"""Guess the roles of a table that was made of others, with what is known from how it was made."""

from __future__ import annotations

from dataclasses import replace

from lib.study.columns.profile import Profile, profiles
from lib.study.guessing.choices import MOST_OUTCOMES, factors
from lib.study.guessing.guess import Guess, guess
from lib.study.joining.preparation import Prepared
from lib.study.joining.tables import Joint
from lib.study.problem import Problem, Slots
from lib.study.roles import ArmsChoice, FactorChoice, OutcomeChoice, Roles
from lib.study.words.arms import control_of, says_arms
from lib.study.words.column_names import ASIDE, ID, NAME, NUMBER, SCORE
from lib.study.words.vocabulary import factor_rank, lower_is_better

ABOUT_PAIRS = frozenset(["pair_unsure", "no_pair_found", "several_afters", "pair_not_numbers"])


def guess_prepared(prepared: Prepared) -> Guess:
    """What the columns of a prepared table probably are.

    Of joined tables the key names the people, and columns of one name are one score; of pooled ones
    nobody is told, and the table says when; stacked classes are arms where their names say so.

    >>> import pandas as pd
    >>> from lib.study.table import Dialect
    >>> from lib.study.table import Table
    >>> frame = pd.DataFrame({"id": ["A", "B"], "pre: pain": [3, 4], "post: pain": [2, 2]})
    >>> made = Prepared(Table(frame, Dialect("csv")), (("pre: pain", "post: pain"),), ("id",))
    >>> [(choice.label, choice.higher_is_better) for choice in guess_prepared(made).roles.outcomes]
    [('pain', False)]
    """
    if prepared.time is not None:
        return _pooled(prepared)
    guessed = guess(prepared.table)
    if prepared.who:
        guessed = _joined(prepared, guessed)
    return guessed if prepared.classes is None else _with_arms(prepared, guessed)


def _joined(prepared: Prepared, guessed: Guess) -> Guess:
    """The guess with the people and the scores that the joining told."""
    known = {(choice.before, choice.after): choice for choice in guessed.roles.outcomes}
    told = [_score(joint, known) for joint in prepared.scores]
    used = {name for joint in prepared.scores for name in joint}
    wide = guessed.roles.outcomes if guessed.roles.layout == "wide" else ()
    others = [c for c in wide if not used & {c.before, c.after}]
    outcomes = [*told, *others]
    taken = {*prepared.who, *used, *(n for c in others for n in (c.before, c.after))}
    about = factors(profiles(prepared.table), taken, len(prepared.table.frame), None)
    roles = replace(
        guessed.roles,
        layout="wide",
        id=prepared.who,
        outcomes=tuple(outcomes[:MOST_OUTCOMES]),
        factors=about,
        time=None,
        times=None,
        all_times=(),
    )
    alternatives = (*outcomes[MOST_OUTCOMES:], *guessed.alternatives)
    settled = ABOUT_PAIRS if told else frozenset[str]()
    left = tuple(each for each in guessed.questions if each.key not in settled)
    return Guess(roles, alternatives, left, guessed.readings)


def _score(joint: Joint, known: dict[tuple[str, str], OutcomeChoice]) -> OutcomeChoice:
    """Columns of one score as an outcome: the first against the last."""
    before = joint[0]
    after = joint[-1]
    times = joint if len(joint) > 2 else ()
    label = before.partition(": ")[2]
    fresh = OutcomeChoice(before, after, label, not lower_is_better(label))
    return replace(known.get((before, after), fresh), label=label, times=times)


def _pooled(prepared: Prepared) -> Guess:
    """A long table of nobody knows whom: the score of each time, without people."""
    known = profiles(prepared.table)
    scores = sorted((p for p in known.values() if _may_be_score(p)), key=_unlikely)
    choices = [OutcomeChoice(p.name, p.name, p.name, not lower_is_better(p.name)) for p in scores]
    used = {choice.before for choice in choices[:1]} | {str(prepared.time)}
    times = prepared.times
    roles = Roles(
        layout="long",
        outcomes=tuple(choices[:1]),
        factors=factors(known, used, len(prepared.table.frame), None),
        time=prepared.time,
        times=(times[0], times[-1]),
        all_times=times if len(times) > 2 else (),
        unpaired=True,
    )
    return Guess(roles, tuple(choices[1:]))


def _may_be_score(profile: Profile) -> bool:
    nobody = ID | NAME | NUMBER | ASIDE
    return profile.number and profile.words.isdisjoint(nobody) and not profile.is_row_number


def _unlikely(profile: Profile) -> tuple[bool, bool, bool]:
    """What puts a column of numbers behind others as the score that is compared."""
    no_score = profile.words.isdisjoint(SCORE)
    return no_score, factor_rank(profile.words) == 0, profile.is_category


def _with_arms(prepared: Prepared, guessed: Guess) -> Guess:
    """The guess in which the stacked classes are arms, where their names say that they are."""
    column = str(prepared.classes)
    levels = [str(level) for level in prepared.table.frame[column].unique()]
    roles = guessed.roles
    if column not in {factor.column for factor in roles.factors}:
        roles = replace(roles, factors=(FactorChoice(column), *roles.factors))
    if not says_arms(levels):
        slots: Slots = {"levels": ", ".join(levels)}
        asked = Problem("maybe_arms", "warning", slots, column)
        others = [problem for problem in guessed.questions if problem.key != "maybe_arms"]
        return replace(guessed, roles=roles, questions=(*others, asked))
    arms = ArmsChoice(column, control_of(levels) or "")
    roles = replace(roles, arms=arms, one_group=False)
    left: tuple[Problem, ...] = tuple(p for p in guessed.questions if p.key != "maybe_arms")
    return replace(guessed, roles=roles, questions=left)
