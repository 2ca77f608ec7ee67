"""What has been computed in this visit: once for a study, an outcome and a selection.

Turning the page, opening a panel or changing the language then costs nothing. It is kept in the
visitor's own session, a few at a time, and goes when the study is removed.
"""

from __future__ import annotations

from lib.analysis.arms import AnyArms, compare_arms
from lib.analysis.arms_by_factor import ArmsByFactor, arms_by_factor
from lib.analysis.categories import InCategories, in_categories
from lib.analysis.comparison import Comparison, compare
from lib.analysis.cuts import Cuts, EveryCut, cuts_of, every_cut
from lib.analysis.details import Details, details
from lib.analysis.gain import GroupGain, gains_of
from lib.analysis.items import ItemAnalysis, analyse_items
from lib.analysis.outcomes import OutcomesTable, outcomes_table
from lib.analysis.samples import Samples, compare_samples
from lib.analysis.scores import pairs_of
from lib.analysis.selected_rest import SelectedAgainstRest, selected_vs_rest
from lib.analysis.times import OverTimes, over_times
from lib.stats import PairOfTimes, Pairs, all_pairs
from lib.study.study import Categories, Outcome, Selection, Study
from lib.ui import state


def compared(study: Study, outcome: Outcome, selection: Selection) -> Comparison:
    """The main answer for the selected participants."""
    return state.once(
        _of("compared", study, outcome, selection),
        lambda: compare(study.where(selection), outcome.key),
        outcome.before.size,
    )


def detailed(study: Study, outcome: Outcome, selection: Selection) -> Details:
    """Everything else about the same comparison."""
    return state.once(
        _of("detailed", study, outcome, selection),
        lambda: details(compared(study, outcome, selection)),
    )


def against_rest(study: Study, outcome: Outcome, selection: Selection) -> SelectedAgainstRest:
    """The selected participants beside all others."""
    return state.once(
        _of("against_rest", study, outcome, selection),
        lambda: selected_vs_rest(study, outcome, selection),
        outcome.before.size,
    )


def rest(study: Study, outcome: Outcome, selection: Selection) -> Pairs:
    """The scores of those who are not selected."""

    def make() -> Pairs:
        others = study.rows(~study.chosen(selection))
        return pairs_of(others, others.outcome(outcome.key))

    return state.once(_of("rest", study, outcome, selection), make, outcome.before.size)


def between_arms(study: Study, outcome: Outcome, selection: Selection) -> AnyArms | None:
    """The arms of the selected participants compared; None without arms that can be."""

    def make() -> AnyArms | None:
        if study.arms is None:
            return None
        some = study.where(selection)
        return compare_arms(some, some.outcome(outcome.key), study.arms)

    return state.once(_of("arms", study, outcome, selection), make, outcome.before.size)


def modified(study: Study, outcome: Outcome) -> tuple[ArmsByFactor, ...]:
    """Whether the difference between the arms depends on other factors, of everybody."""

    def make() -> tuple[ArmsByFactor, ...]:
        compared = between_arms(study, outcome, Selection())
        return () if compared is None else arms_by_factor(study, outcome, compared)

    return state.once(_of("modified", study, outcome, Selection()), make)


def cuts(study: Study, outcome: Outcome) -> Cuts:
    """Where the scores may be cut; it does not hang on who is selected."""
    place = _of("cuts", study, outcome, Selection())
    return state.once(place, lambda: cuts_of(pairs_of(study, outcome), outcome))


def at_every_cut(found: InCategories, study: Study, selection: Selection) -> EveryCut:
    """The answer at every cut of the selected participants' scores."""
    place = _of("every cut", study, found.outcome, selection)
    return state.once(place, lambda: every_cut(found.pairs, found.outcome))


def categorised(
    study: Study, outcome: Outcome, selection: Selection, categories: Categories
) -> InCategories:
    """The selected participants by category, before and after."""

    def make() -> InCategories:
        some = study.where(selection)
        return in_categories(some, some.outcome(outcome.key), categories)

    place = _of(f"categories {categories!r}", study, outcome, selection)
    return state.once(place, make, outcome.before.size)


def two_samples(study: Study, outcome: Outcome, selection: Selection) -> Samples:
    """Before and after of the selected as two samples, where nobody can say who is who."""

    def make() -> Samples:
        some = study.where(selection)
        return compare_samples(some, some.outcome(outcome.key))

    return state.once(_of("samples", study, outcome, selection), make, outcome.before.size)


def itemised(study: Study, outcome: Outcome, selection: Selection) -> ItemAnalysis | None:
    """The items of a score for the selected participants; None where it is made of none."""

    def make() -> ItemAnalysis | None:
        some = study.where(selection)
        return analyse_items(some, some.outcome(outcome.key))

    return state.once(_of("items", study, outcome, selection), make, outcome.before.size)


def at_all_times(study: Study, outcome: Outcome, selection: Selection) -> OverTimes:
    """Everything about all times of the selected participants; the outcome has three or more."""

    def make() -> OverTimes:
        some = study.where(selection)
        return over_times(some, some.outcome(outcome.key))

    place = _of("times", study, outcome, selection)
    return state.once(place, make, _sequences(outcome))


def pairs_of_times(study: Study, outcome: Outcome, selection: Selection) -> tuple[PairOfTimes, ...]:
    """Every two times of the selected participants compared."""
    return state.once(
        _of("pairs of times", study, outcome, selection),
        lambda: all_pairs(at_all_times(study, outcome, selection).sequences),
    )


def _sequences(outcome: Outcome) -> int:
    return 0 if outcome.series is None else int(outcome.series.scores.shape[0])


def gained(study: Study, outcome: Outcome, selection: Selection) -> tuple[GroupGain, ...]:
    """The normalised gain of the selected participants, or of each of their arms."""

    def make() -> tuple[GroupGain, ...]:
        some = study.where(selection)
        return gains_of(some, some.outcome(outcome.key))

    return state.once(_of("gained", study, outcome, selection), make, outcome.before.size)


def all_outcomes(study: Study, selection: Selection) -> OutcomesTable:
    """Every outcome of the selected participants, adjusted for how many they are."""
    size = sum(outcome.before.size for outcome in study.outcomes)
    place = _of("all outcomes", study, study.outcomes[0], selection)
    return state.once(place, lambda: outcomes_table(study, selection), size)


def _of(what: str, study: Study, outcome: Outcome, selection: Selection) -> state.Place:
    """The place of an answer: the study's fingerprint first, by which it is forgotten."""
    ranges = tuple(sorted(selection.ranges.items()))
    levels = tuple(sorted((key, tuple(sorted(some))) for key, some in selection.levels.items()))
    return study.fingerprint, what, outcome.key, ranges, levels
