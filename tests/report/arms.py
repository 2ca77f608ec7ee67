"""Studies with arms, as lib/report writes them."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from lib.analysis.arms import ArmsComparison, SeveralArmsComparison, compare_arms
from lib.analysis.arms_by_factor import arms_by_factor
from lib.report import (
    arm_sentences,
    arm_tables,
    conditions,
    sentences,
    several_arms,
    thesis,
)
from lib.report import arms_by_factor as modified
from lib.report.conditions import Facts
from lib.report.naming import Naming
from lib.study.study import Arms, Study
from lib.text.words import Text
from tests.report.plain import as_text, joined


def two_arms(study: Study, text: Text) -> str:
    """Two arms compared, at a size, and with everybody in one arm unchanged."""
    parts = []
    for people in (study, _still(study)):
        assert people.arms is not None
        found = compare_arms(people, people.outcomes[0], people.arms)
        assert isinstance(found, ArmsComparison)
        words = Naming(text, lambda one: one.label, lambda one, level: level, 2, "mL")
        said = [
            arm_sentences.headline(found, people.outcomes[0], "Volume", words),
            arm_sentences.figures(found, words),
            sentences.shows_arms(found, text),
            arm_sentences.within(found, words),
            *arm_sentences.arms(found, words),
            thesis.arms(found, "Volume", words) or "(nothing to take along)",
        ]
        parts.append("\n".join(said))
        by_factor = arms_by_factor(people, people.outcomes[0], found)
        parts += [
            modified.headline(by_factor, words),
            as_text(modified.table(by_factor, found, words)),
            as_text(arm_tables.two_arms(found, words)),
            as_text(arm_tables.each_arm(found, words)),
        ]
    for one_group, arms_shown in product((None, True, False), conditions.ARMS):
        told = conditions.told_by(one_group)
        facts = Facts("rise", arms=arms_shown, told=told)
        parts.append(f"{told}, {arms_shown}: {sentences.why(facts, 'A', text)}")
    return joined(parts)


def three_arms(study: Study, control: str | None, text: Text) -> str:
    """Three arms, each compared with a control or each with each."""
    found = compare_arms(study, study.outcomes[0], Arms("Treat", control))
    assert isinstance(found, SeveralArmsComparison)
    words = Naming(text, lambda one: one.label, lambda one, level: level, 2, "lb")
    said = [
        several_arms.headline(found, study.outcomes[0], "Berat", words),
        several_arms.figures(found, words),
        sentences.shows_several(found, text),
        arm_sentences.within(found, words),
        several_arms.left_out(found, words) or "(nobody left out)",
        several_arms.thesis(found, "Berat", words) or "(nothing to take along)",
    ]
    by_factor = arms_by_factor(study, study.outcomes[0], found)
    said.append(modified.headline(by_factor, words))
    said.append(f"rows that begin a factor, and its levels: {modified.heads(by_factor)}")
    tables_of_it = [modified.table(by_factor, found, words)]
    tables_of_it += [several_arms.table(found, words), arm_tables.each_arm(found, words)]
    return joined([*said, *map(as_text, tables_of_it)])


def _still(study: Study) -> Study:
    """The same people, all with the score before of 1 and the score after of 2."""
    outcome = study.outcomes[0]
    flat = replace(outcome, before=outcome.before * 0 + 1, after=outcome.after * 0 + 2)
    return replace(study, outcomes=(flat,))
