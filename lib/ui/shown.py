"""What the overview speaks of: the answer for those selected, and what is known about arms."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lib.analysis.arms import (
    AnyArms,
    ArmsComparison,
    ArmsShown,
    SeveralArmsComparison,
    arm_alone,
    arms_shown,
)
from lib.analysis.comparison import Comparison
from lib.report import conditions
from lib.report.conditions import Facts
from lib.report.naming import Naming, decimals_of
from lib.study.study import Outcome, Selection, Study
from lib.text.words import Text
from lib.ui import answers, names


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """The answer for the selected participants of a study.

    arms    the comparison between its two arms, where both are selected and large enough
    several the comparison between three or more arms, likewise
    facts   what decides which sentences are true
    """

    study: Study
    selection: Selection
    comparison: Comparison
    arms: ArmsComparison | None
    text: Text
    facts: Facts
    several: SeveralArmsComparison | None = None

    @property
    def outcome(self) -> Outcome:
        """What was measured."""
        return self.comparison.outcome

    @property
    def compares_arms(self) -> bool:
        """Whether the answer is a comparison between arms."""
        return self.arms is not None or self.several is not None

    @property
    def label(self) -> str:
        """The name of the score in a sentence, in plain text."""
        return names.in_a_sentence(self.outcome, self.text)

    @property
    def people(self) -> str:
        """What the participants are called, in the right number."""
        return names.people(self.study, self.comparison.n, self.text)

    @property
    def only(self) -> str:
        """The one arm that is shown, escaped; "" where there is none or several."""
        alone = arm_alone(self.study, self.selection)
        return names.escaped(names.told_level(*alone, self.text)) if alone else ""

    def naming(self, *, plain: bool = False) -> Naming:
        """How factors and levels are called: `plain` for charts, else escaped for Markdown."""
        write = str if plain else names.escaped
        return Naming(
            self.text,
            lambda one: write(names.plain_factor(one, self.text)),
            lambda one, name: write(names.told_level(one, name, self.text)),
            decimals_of(self.comparison.pairs),
            write(self.outcome.unit),
        )


def shown(study: Study, outcome: Outcome, selection: Selection, text: Text) -> Shown:
    """The answer for those selected; the arms are compared where both of them are among them."""
    comparison = answers.compared(study, outcome, selection)
    arms: AnyArms | None = None
    if arms_shown(study, selection) in ("both", "all"):
        arms = answers.between_arms(study, outcome, selection)
    return of(study, selection, comparison, arms, text)


def of(
    study: Study,
    selection: Selection,
    comparison: Comparison,
    arms: AnyArms | None,
    text: Text,
) -> Shown:
    """An answer with the facts that decide which sentences are true of it."""
    told = conditions.told_by(study.one_group)
    left = _compared(arms, arms_shown(study, selection))
    facts = conditions.facts_of(comparison, left, told)
    several = arms if isinstance(arms, SeveralArmsComparison) else None
    two = arms if isinstance(arms, ArmsComparison) else None
    return Shown(study, selection, comparison, two, text, facts, several)


def _compared(arms: AnyArms | None, left: ArmsShown) -> ArmsShown:
    """What is shown of the arms: where they are too few for a comparison they stand together."""
    if left not in ("both", "all"):
        return left
    if arms is None:
        return "several"
    return "both" if isinstance(arms, ArmsComparison) else "all"


def escaped(comparison: Comparison) -> Comparison:
    """The comparison with its unit escaped, for sentences that are read as Markdown."""
    outcome = replace(comparison.outcome, unit=names.escaped(comparison.outcome.unit))
    return replace(comparison, outcome=outcome)
