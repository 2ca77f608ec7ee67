"""What the overview speaks of: the answer for those selected, and what is known about arms."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lib.analysis.arms import ArmsComparison, ArmsShown, arm_alone, arms_shown
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
    facts   what decides which sentences are true
    """

    study: Study
    selection: Selection
    comparison: Comparison
    arms: ArmsComparison | None
    text: Text
    facts: Facts

    @property
    def outcome(self) -> Outcome:
        """What was measured."""
        return self.comparison.outcome

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
        return names.level_name(*alone, self.text) if alone else ""

    def naming(self, *, plain: bool = False) -> Naming:
        """How factors and levels are called: `plain` for charts, else escaped for Markdown."""
        factor = names.plain_factor if plain else names.factor_name
        level = names.plain_level if plain else names.level_name
        return Naming(
            self.text,
            lambda one: factor(one, self.text),
            lambda one, name: level(one, name, self.text),
            decimals_of(self.comparison.pairs),
            self.outcome.unit if plain else names.escaped(self.outcome.unit),
        )


def shown(study: Study, outcome: Outcome, selection: Selection, text: Text) -> Shown:
    """The answer for those selected; the arms are compared where both of them are among them."""
    comparison = answers.compared(study, outcome, selection)
    arms = None
    if _arms_shown(study, selection) == "both":
        arms = answers.between_arms(study, outcome, selection)
    return of(study, selection, comparison, arms, text)


def of(
    study: Study,
    selection: Selection,
    comparison: Comparison,
    arms: ArmsComparison | None,
    text: Text,
) -> Shown:
    """An answer with the facts that decide which sentences are true of it."""
    told = conditions.told_by(study.one_group)
    left = _arms_shown(study, selection)
    if left == "both" and arms is None:
        left = "several"  # too few for a comparison, so they are shown together
    facts = conditions.facts_of(comparison, left, told)
    return Shown(study, selection, comparison, arms, text, facts)


def _arms_shown(study: Study, selection: Selection) -> ArmsShown:
    """The arms that are shown; groups that all got the same, as somebody said, are no arms."""
    return "none" if study.one_group else arms_shown(study, selection)


def escaped(comparison: Comparison) -> Comparison:
    """The comparison with its unit escaped, for sentences that are read as Markdown."""
    outcome = replace(comparison.outcome, unit=names.escaped(comparison.outcome.unit))
    return replace(comparison, outcome=outcome)
