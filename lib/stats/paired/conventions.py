"""What other programs print for the same before/after data, and the rule that makes it so."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from lib.stats.paired.location import hodges_lehmann
from lib.stats.paired.signed_rank import SignedRank, signed_rank
from lib.stats.pairs import Pairs
from lib.stats.results import Method, Reason

Program = Literal["spss", "r", "jasp", "jamovi", "scipy", "pingouin", "ggstatsplot"]
Why = Literal[
    "always_asymptotic",  # the normal approximation whatever the size
    "no_continuity_correction",
    "continuity_correction",  # of a half
    "exact_below_50_untied",  # exact with fewer than 50 changed, no tie and no zero
    "exact_to_50_untied",  # exact to 50 participants, no tie and no zero
    "exact_to_13",  # with ties or zeros all sign flips, to 13 participants
    "z_without_ties",  # the z beside the p has no tie term and no correction
    "location_of_changed",  # Hodges–Lehmann without the unchanged, found to four digits
    "before_minus_after",  # signs turned: negative means a rise
]


@dataclass(frozen=True, slots=True)
class Convention:
    """One program's figures for the paired Wilcoxon test, scores entered as (before, after).

    statistic    as printed: Z of SPSS; V or W, the rank sum of the falls (positive ranks of
                 before − after); W, the smaller rank sum, of SciPy and pingouin
    z            the z printed beside it, if any
    p            two-sided; `method` is how it comes about
    effect       rank-biserial correlation of before − after, where the program gives one
    location     Hodges–Lehmann of before − after over the changed, where the program gives one;
                 exact here, while with ties or zeros R looks for a root, and ends within 1e-4 of
                 it or anywhere between the two middle Walsh averages
    why          the rules that tell it from the exact conditional p and from the others
    reason       why nothing is printed: "no_pairs" or "no_change"
    """

    program: Program
    statistic_name: str
    statistic: float | None
    p: float | None
    method: Method | None
    why: tuple[Why, ...]
    z: float | None = None
    effect: float | None = None
    location: float | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class _Figures:
    """What the rules below choose from."""

    ranks: SignedRank
    location: float | None

    @property
    def untied(self) -> bool:
        """No tie among the changes and no zero."""
        return self.ranks.tie_term == 0 and self.ranks.unchanged == 0

    @property
    def biserial(self) -> float:
        """Rank-biserial correlation of before − after."""
        whole = self.ranks.w_plus + self.ranks.w_minus
        return (self.ranks.w_minus - self.ranks.w_plus) / whole

    def p(self, method: Method, corrected: bool) -> float | None:
        """The two-sided p: exact, or normal with or without the continuity correction."""
        normal = self.ranks.corrected if corrected else self.ranks.asymptotic
        tails = self.ranks.exact if method == "exact" else normal
        return None if tails is None else tails.two_sided


def conventions(pairs: Pairs) -> tuple[Convention, ...]:
    """The same data by SPSS, R ≤ 4.5, JASP, jamovi, SciPy, pingouin and ggstatsplot.

    Each follows its documented rule on exact differences; a program that subtracts in binary
    floats can break ties that are there (0.3 − 0.2 against 0.2 − 0.1) and print yet another p.
    Where nobody changed, statistic and p are None with the reason.

    >>> pairs = Pairs.of([3, 5, 4, 6, 5], [5, 6, 4, 9, 4])
    >>> printed = {one.program: one for one in conventions(pairs)}
    >>> round(printed["spss"].z, 3), round(printed["spss"].p, 3)
    (-1.289, 0.197)
    """
    ranks = signed_rank(pairs)
    if ranks.reason is not None:
        return tuple(
            Convention(program, name, None, None, None, why, reason=ranks.reason)
            for program, name, why in _UNPRINTED
        )
    value = hodges_lehmann(pairs, over="changed").value
    figures = _Figures(ranks, None if value is None else 0.0 - value)
    return tuple(rule(figures) for rule in _RULES)


def _spss(data: _Figures) -> Convention:
    p = data.p("asymptotic", False)
    z = data.ranks.spss_z
    return Convention("spss", "Z", z, p, "asymptotic", _SPSS, z)


def _r(data: _Figures) -> Convention:
    p, method = _r_rule(data)
    return Convention("r", "V", data.ranks.w_minus, p, method, _R, location=data.location)


def _jasp(data: _Figures) -> Convention:
    p, method = _r_rule(data)
    n = data.ranks.n_used
    plain = math.sqrt(n * (n + 1) * (2 * n + 1) / 24)
    z = (data.ranks.w_minus - n * (n + 1) / 4) / plain
    return Convention(
        "jasp", "W", data.ranks.w_minus, p, method, _JASP, z, data.biserial, data.location
    )


def _jamovi(data: _Figures) -> Convention:
    p, method = _r_rule(data)
    effect = data.biserial
    location = data.location
    return Convention(
        "jamovi", "W", data.ranks.w_minus, p, method, _R, effect=effect, location=location
    )


def _scipy(data: _Figures) -> Convention:
    method = _scipy_method(data)
    smaller = min(data.ranks.w_plus, data.ranks.w_minus)
    return Convention("scipy", "W", smaller, data.p(method, False), method, _SCIPY)


def _pingouin(data: _Figures) -> Convention:
    method = _scipy_method(data)
    smaller = min(data.ranks.w_plus, data.ranks.w_minus)
    p = data.p(method, True)
    effect = data.biserial
    return Convention("pingouin", "W", smaller, p, method, _PINGOUIN, effect=effect)


def _ggstatsplot(data: _Figures) -> Convention:
    p = data.p("asymptotic", True)
    v = data.ranks.w_minus
    effect = data.biserial
    return Convention("ggstatsplot", "V", v, p, "asymptotic", _GGSTATSPLOT, effect=effect)


def _r_rule(data: _Figures) -> tuple[float | None, Method]:
    """R ≤ 4.5: exact with fewer than 50 changes and no tie or zero, else normal, corrected."""
    method: Method = "exact" if data.untied and data.ranks.n_used < 50 else "asymptotic"
    return data.p(method, True), method


def _scipy_method(data: _Figures) -> Method:
    """SciPy's `auto`: exact to 50 without tie or zero, with them to 13 by all sign flips."""
    most = 50 if data.untied else 13
    return "exact" if data.ranks.n <= most else "asymptotic"


_SPSS: tuple[Why, ...] = ("always_asymptotic", "no_continuity_correction")
_R: tuple[Why, ...] = (
    "exact_below_50_untied",
    "continuity_correction",
    "location_of_changed",
    "before_minus_after",
)
_JASP: tuple[Why, ...] = (*_R, "z_without_ties")
_SCIPY: tuple[Why, ...] = ("exact_to_50_untied", "exact_to_13", "no_continuity_correction")
_PINGOUIN: tuple[Why, ...] = (
    "exact_to_50_untied",
    "exact_to_13",
    "continuity_correction",
    "before_minus_after",
)
_GGSTATSPLOT: tuple[Why, ...] = (
    "always_asymptotic",
    "continuity_correction",
    "before_minus_after",
)
_RULES: tuple[Callable[[_Figures], Convention], ...] = (
    _spss,
    _r,
    _jasp,
    _jamovi,
    _scipy,
    _pingouin,
    _ggstatsplot,
)
_UNPRINTED: tuple[tuple[Program, str, tuple[Why, ...]], ...] = (
    ("spss", "Z", _SPSS),
    ("r", "V", _R),
    ("jasp", "W", _JASP),
    ("jamovi", "W", _R),
    ("scipy", "W", _SCIPY),
    ("pingouin", "W", _PINGOUIN),
    ("ggstatsplot", "V", _GGSTATSPLOT),
)
