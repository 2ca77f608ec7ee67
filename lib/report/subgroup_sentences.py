"""A board of subgroups in words: found, not found, too few.

The wording is "difference in change", never "works better in".
"""

from __future__ import annotations

from collections.abc import Sequence

from lib.analysis.detectable import Detectable
from lib.analysis.factor_effect import FactorEffect
from lib.analysis.selected_rest import SelectedAgainstRest
from lib.analysis.subgroups import Board
from lib.report import keys
from lib.report.naming import Naming, amount, change_words, effect_words, p_words
from lib.text.words import Text


def headline(board: Board, naming: Naming) -> str:
    """The answer over all factors in one line."""
    text = naming.text
    if not board.factors:
        return text("subgroups.headline_no_factor")
    found = [naming.factor(e.factor) for e in board.factors if e.finding == "found"]
    if found:
        return text("subgroups.headline_found", factors=text.listed(found))
    if not board.tested:
        return text("subgroups.headline_too_few")
    return text("subgroups.headline_none", n=board.tested)


def summary(board: Board, naming: Naming) -> list[str]:
    """All factors in a few sentences: what was found, what was not, what was too few to ask."""
    text = naming.text
    lines = [finding(e, board.tested, naming) for e in board.factors if e.finding == "found"]
    rest = [e for e in board.factors if e.finding == "not_found"]
    if rest:
        smallest = text.p_bare(min(e.min_p for e in rest if e.min_p is not None))
        factors = _listed(rest, naming)
        lines.append(text("subgroups.not_found_list", factors=factors, p=smallest))
        lines += _reach(rest, naming)
    few = [e for e in board.factors if e.finding == "too_few"]
    if few:
        lines.append(text("subgroups.too_few_list", factors=_listed(few, naming)))
    return lines


def finding(effect: FactorEffect, tested: int, naming: Naming) -> str:
    """One factor in one sentence. `tested` is how many factors the p is adjusted for."""
    text = naming.text
    factor = naming.factor(effect.factor)
    if effect.finding == "too_few":
        return _too_few(effect, factor, naming)
    shape = _shape(effect)
    slots = {
        "factor": factor,
        "p": p_words(effect.test, text),
        "adjusted": text("subgroups.adjusted", n=tested, p=text.p(effect.min_p)),
        "status": status(effect, naming),
    }
    if shape == "number":
        slots["rho"] = text.effect(effect.difference.correlation)
    elif shape == "two":
        slots |= _two(effect, naming)
    else:
        slots["means"] = "; ".join(
            text("subgroups.level_mean", level=name, mean=text.signed(mean, naming.decimals))
            for name, mean in _means(effect, naming)
        )
    answer = keys.FOUND if effect.finding == "found" else keys.NOT_FOUND
    return text(answer(shape), **slots)


def detectable(effect: FactorEffect, naming: Naming) -> str | None:
    """What a study of this size could have found; None where that is not defined."""
    text = naming.text
    found = effect.difference.detectable
    if effect.finding == "too_few" or found is None:
        return None
    if found.correlation is not None:
        rho = text.effect(found.correlation)
        return text("subgroups.detectable_number", n=effect.test.n, rho=rho)
    if found.points is None or found.sd is None:
        return None
    sizes = {level.level[0]: level.n for level in effect.levels}
    first, second = found.between
    key = "subgroups.detectable_two" if _shape(effect) == "two" else "subgroups.detectable_many"
    return text(
        key,
        first=naming.level(effect.factor, first),
        second=naming.level(effect.factor, second),
        first_n=sizes[first],
        second_n=sizes[second],
        points=amount(found.points, naming),
        sd=text.number(found.sd),
    )


def details(effect: FactorEffect, naming: Naming) -> list[str]:
    """A factor's second lines: starting level, superiority, other programs, who is left out."""
    text = naming.text
    factor = effect.factor
    size = effect.difference
    lines = []
    if size.quade is not None and size.quade.p is not None:
        lines.append(text("subgroups.quade", p=p_words(size.quade, text)))
    if size.superiority is not None and size.superiority.interval is not None:
        first, second = (naming.level(factor, name) for name in effect.compared)
        value = effect_words(size.superiority, text)
        lines.append(text("subgroups.superiority", first=first, second=second, value=value))
    if effect.asymptotic.p is not None:
        lines.append(_asymptotic(effect, text))
    if effect.left_out and effect.finding != "too_few":
        lines.append(text("subgroups.left_out", levels=_sizes(effect, effect.left_out, naming)))
    if effect.unknown:
        name = naming.factor(factor)
        lines.append(text("subgroups.unknown", n=effect.unknown, factor=name))
    return lines


def against(compared: SelectedAgainstRest, naming: Naming) -> str:
    """The selected against the rest in one line."""
    text = naming.text
    if compared.rest.n == 0:
        return text("subgroups.against_nobody")
    if compared.test.p is None:
        return text("subgroups.against_too_few")
    shift = change_words(compared.shift, naming)
    return text("subgroups.against", shift=shift, p=p_words(compared.test, text))


def status(effect: FactorEffect, naming: Naming) -> str:
    """The groups of the study by its design, planned, or exploratory."""
    return naming.text(keys.STATUS(kind(effect, naming)))


def kind(effect: FactorEffect, naming: Naming) -> keys.Status:
    """Why the factor is compared: it says who got what, was planned, or is there to explore."""
    if effect.factor.key == naming.by_design:
        return "by_design"
    return "planned" if effect.planned else "exploratory"


def detectable_words(found: Detectable | None, naming: Naming) -> str:
    """The detectable difference for a cell of a table."""
    text = naming.text
    if found is None:
        return text.number(None)
    if found.correlation is not None:
        return f"ρ {text.effect(found.correlation)}"
    points = text.number(found.points, naming.decimals)
    return text("subgroups.in_sd", points=points, sd=text.number(found.sd))


def _listed(effects: Sequence[FactorEffect], naming: Naming) -> str:
    return naming.text.listed([naming.factor(effect.factor) for effect in effects])


def _reach(effects: Sequence[FactorEffect], naming: Naming) -> list[str]:
    """The detectable differences of the factors with levels, from the smallest to the largest."""
    found = [e.difference.detectable for e in effects]
    points = sorted(one.points for one in found if one is not None and one.points is not None)
    if not points:
        return []
    low, high = (amount(end, naming) for end in (points[0], points[-1]))
    key = "subgroups.reach_one" if low == high else "subgroups.reach"
    return [naming.text(key, low=low, high=high)]


def _shape(effect: FactorEffect) -> keys.Shape:
    if effect.factor.is_number:
        return "number"
    return "two" if len(effect.compared) == 2 else "many"


def _means(effect: FactorEffect, naming: Naming) -> list[tuple[str, float | None]]:
    """The compared levels with their mean change, in the order in which they are compared."""
    means = {level.level[0]: level.mean.value for level in effect.levels}
    return [(naming.level(effect.factor, name), means[name]) for name in effect.compared]


def _two(effect: FactorEffect, naming: Naming) -> dict[str, str]:
    (first, first_mean), (second, second_mean) = _means(effect, naming)
    change = effect.difference.change
    return {
        "first": first,
        "second": second,
        "first_mean": naming.text.signed(first_mean, naming.decimals),
        "second_mean": naming.text.signed(second_mean, naming.decimals),
        "difference": naming.text.number(None) if change is None else change_words(change, naming),
    }


def _too_few(effect: FactorEffect, factor: str, naming: Naming) -> str:
    text = naming.text
    if effect.test.reason in ("one_level", "constant_scores"):
        return text("subgroups.one_level", factor=factor)
    if effect.factor.is_number:
        return text("subgroups.too_few_number", factor=factor)
    present = [level.level[0] for level in effect.levels if level.n]
    levels = _sizes(effect, present, naming)
    return text("subgroups.too_few", factor=factor, levels=levels)


def _sizes(effect: FactorEffect, levels: Sequence[str], naming: Naming) -> str:
    n = {level.level[0]: level.n for level in effect.levels}
    named = [
        naming.text("subgroups.level_n", level=naming.level(effect.factor, one), n=n[one])
        for one in levels
    ]
    return naming.text.listed(named)


def _asymptotic(effect: FactorEffect, text: Text) -> str:
    kind: keys.Samples = "two" if len(effect.compared) == 2 else "levels"
    if effect.asymptotic.name == "jonckheere":
        kind = "ordered"
    elif effect.asymptotic.name == "spearman":
        kind = "number"
    return text(
        "subgroups.asymptotic",
        test=text(keys.ASYMPTOTIC(kind)),
        p=p_words(effect.asymptotic, text),
        holm=text.p(effect.holm),
    )
