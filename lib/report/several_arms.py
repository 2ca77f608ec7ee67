"""Three or more arms in words and tables; every difference is an arm minus the control."""

from __future__ import annotations

from lib.analysis.arms import AnyArms, SeveralArmsComparison
from lib.analysis.comparison import ALPHA
from lib.charts.keys import REASON
from lib.charts.view import summary_decimals
from lib.report.naming import Naming, begun, in_own_unit, p_words, ranged
from lib.report.tables import TextTable, p_in_full
from lib.stats import ArmContrast, HypothesisTest
from lib.study.study import Outcome
from lib.text.words import Text

MOST_SAID = 3  # differences that a line can hold


def headline(compared: SeveralArmsComparison, outcome: Outcome, label: str, naming: Naming) -> str:
    """Which arms ended higher or lower, in one line; `label` says what was measured."""
    text = naming.text
    clear = [one for one in compared.found.contrasts if is_clear(one)]
    unclear = [one for one in compared.found.contrasts if not is_clear(one)]
    if not clear:
        return begun(_none_clear(compared, label, naming))
    if compared.control is None:
        return begun(_pairs(compared, clear, (outcome, label), naming))
    control = naming.level(compared.factor, compared.control)
    said = [_ended(one, compared, outcome, naming) for one in clear]
    key = "several.headline" if not unclear else "several.headline_and"
    others = text.listed([_arm(compared, one.between[0], naming) for one in unclear])
    return text(key, control=control, label=label, ended=text.listed(said), others=others)


def is_clear(contrast: ArmContrast) -> bool:
    """Whether a difference is clear, adjusted for all the others."""
    p = contrast.adjusted.p
    return p is not None and p < ALPHA


def figures(compared: SeveralArmsComparison, naming: Naming) -> str:
    """The differences with their simultaneous intervals, and the p of all arms at once."""
    text = naming.text
    overall = compared.found.overall
    p = p_words(overall, text) if overall.p is not None else reason(overall, text)
    contrasts = compared.found.contrasts
    if len(contrasts) > MOST_SAID or contrasts[0].difference.value is None:
        return text("several.figures_many", p=p)
    said = [
        f"{pair_name(compared, one, naming)} {ranged(one.difference, naming)}" for one in contrasts
    ]
    return text("several.figures", differences=" · ".join(said), p=p)


def left_out(compared: AnyArms, naming: Naming) -> str:
    """The arms that are too small to be compared; "" where there is none."""
    if not compared.left_out:
        return ""
    text = naming.text
    names = [naming.level(compared.factor, arm.level[0]) for arm in compared.left_out]
    return text("several.left_out", arms=text.listed(names))


def thesis(compared: SeveralArmsComparison, label: str, naming: Naming) -> str:
    """The differences between the arms in one sentence; "" where they are not defined."""
    text = naming.text
    found = compared.found
    if found.overall.p is None:
        return ""
    said: list[str] = []
    for one in found.contrasts[: MOST_SAID * 2]:
        name = pair_name(compared, one, naming)
        value = ranged(one.difference, naming)
        said.append(
            text("several.thesis_one", pair=name, value=value, p=p_words(one.adjusted, text))
        )
    return text(
        "several.thesis",
        label=label,
        f=text.number(found.overall.statistic, 2),
        df=text.integer(found.overall.df),
        error=text.integer(found.contrasts[0].alone.df),
        p=p_words(found.overall, text),
        differences="; ".join(said),
        n=len(found.contrasts),
    )


def table(compared: SeveralArmsComparison, naming: Naming) -> TextTable:
    """Every comparison: difference, p adjusted, alone and by Holm, and by ranks."""
    text = naming.text
    header = (
        text("several.comparison"),
        text("several.p_adjusted"),
        text("several.difference"),
        text("several.p_alone"),
        text("several.p_holm"),
        text("several.p_ranks"),
    )
    rows = [_row(compared, one, naming) for one in compared.found.contrasts]
    overall = compared.found.overall
    ranks = compared.found.ranks
    notes = [
        text("several.note", n=len(rows)),
        text("several.note_overall", p=_p(overall, text), ranks=_p(ranks, text)),
    ]
    return TextTable(text("several.table"), header, tuple(rows), tuple(notes))


def pair_name(compared: SeveralArmsComparison, contrast: ArmContrast, naming: Naming) -> str:
    """What a difference is called: FT − Cont."""
    first, second = (_arm(compared, place, naming) for place in contrast.between)
    return naming.text("several.pair", first=first, second=second)


def reason(test: HypothesisTest, text: Text) -> str:
    """Why there is no p."""
    return text(REASON(test.reason)) if test.reason else ""


def _row(compared: SeveralArmsComparison, one: ArmContrast, naming: Naming) -> tuple[str, ...]:
    text = naming.text
    return (
        pair_name(compared, one, naming),
        _p(one.adjusted, text),
        ranged(one.difference, naming),
        _p(one.alone, text),
        text.p_bare(one.holm),
        text.p_bare(one.ranks_holm),
    )


def _p(test: HypothesisTest, text: Text) -> str:
    return p_in_full(test.p, test.log10_p, text) if test.p is not None else reason(test, text)


def _none_clear(compared: SeveralArmsComparison, label: str, naming: Naming) -> str:
    text = naming.text
    names = [naming.level(compared.factor, arm.level[0]) for arm in compared.arms]
    if compared.control is None:
        return text("several.unclear_pairs", label=label, arms=text.listed(names))
    control = naming.level(compared.factor, compared.control)
    others = [name for name in names if name != control]
    return text("several.unclear", label=label, control=control, arms=text.listed(others))


def _pairs(
    compared: SeveralArmsComparison,
    clear: list[ArmContrast],
    about: tuple[Outcome, str],
    naming: Naming,
) -> str:
    text = naming.text
    outcome, label = about
    if len(clear) > MOST_SAID:
        of = len(compared.found.contrasts)
        return text("several.clear_pairs", label=label, k=len(clear), of=of)
    said: list[str] = []
    for one in clear:
        value = one.difference.value or 0.0
        high, low = one.between if value > 0 else one.between[::-1]
        size = _size(value, compared, outcome, naming)
        first = _arm(compared, high, naming)
        second = _arm(compared, low, naming)
        said.append(text("several.pair_ended", size=size, first=first, second=second))
    return text("several.headline_pairs", label=label, ended=text.listed(said))


def _ended(
    one: ArmContrast, compared: SeveralArmsComparison, outcome: Outcome, naming: Naming
) -> str:
    value = one.difference.value or 0.0
    key = "several.higher" if value > 0 else "several.lower"
    size = _size(value, compared, outcome, naming)
    return naming.text(key, size=size, arm=_arm(compared, one.between[0], naming))


def _size(value: float, compared: SeveralArmsComparison, outcome: Outcome, naming: Naming) -> str:
    decimals = summary_decimals(compared.arms[0].pairs)
    return in_own_unit(abs(value), decimals, outcome, naming.text)


def _arm(compared: SeveralArmsComparison, place: int, naming: Naming) -> str:
    return naming.level(compared.factor, compared.arms[place].level[0])
