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

Program = Literal["spss", "r", "jasp", "jamovi", "stata", "scipy", "pingouin", "ggstatsplot"]
Why = Literal[
    "exact",  # the exact conditional p, as it is here
    "always_asymptotic",  # the normal approximation whatever the data
    "asymptotic_for_ties",  # the normal approximation because changes are tied
    "asymptotic_for_zeros",  # because somebody did not change
    "asymptotic_for_both",
    "asymptotic_for_size",  # because there are too many changes
    "no_continuity_correction",
    "continuity_correction",  # of a half
    "sign_flips",  # with ties or zeros all sign flips, to 13 participants
    "zeros_ranked",  # the unchanged are ranked with the others, then left out (Pratt)
    "z_without_ties",  # the z beside the p has no tie term and no correction
    "location_of_changed",  # Hodges–Lehmann without the unchanged, found to four digits
    "before_minus_after",  # signs turned: negative means a rise
]

R_MOST = 49  # changed, to which R ≤ 4.5 is exact
SCIPY_MOST = 50  # participants, to which SciPy is exact without ties and zeros
SCIPY_MOST_TIED = 13  # participants, to which SciPy flips all signs
STATA_MOST = 200  # participants, to which Stata adds the exact p


@dataclass(frozen=True, slots=True)
class Convention:
    """One program's figures for the paired Wilcoxon test, scores entered as (before, after).

    statistic    as printed: Z of SPSS; V or W, the rank sum of the falls (positive ranks of
                 before − after); W, the smaller rank sum, of SciPy and pingouin
    z            the z printed beside it, if any
    p            two-sided; `method` is how it comes about
    exact_p      a second, exact p beside it, where the program adds one
    effect       rank-biserial correlation of before − after, where the program gives one
    location     Hodges–Lehmann of before − after over the changed, where the program gives one;
                 exact here, while with ties or zeros R looks for a root, and ends within 1e-4 of
                 it or anywhere between the two middle Walsh averages
    why          the rules that make a difference for these data, and no others
    reason       why nothing is printed: "no_pairs" or "no_change"
    """

    program: Program
    statistic_name: str
    statistic: float | None
    p: float | None
    method: Method | None
    why: tuple[Why, ...]
    z: float | None = None
    exact_p: float | None = None
    effect: float | None = None
    location: float | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class _Figures:
    """What the rules below choose from."""

    ranks: SignedRank
    pratt: SignedRank
    location: float | None

    @property
    def untied(self) -> bool:
        """No tie among the changes and no zero."""
        return self.ranks.tie_term == 0 and self.ranks.unchanged == 0

    @property
    def hindered(self) -> Why:
        """What keeps a program that is exact for untied changes alone from being exact here."""
        tied = self.ranks.tie_term > 0
        still = self.ranks.unchanged > 0
        if tied and still:
            return "asymptotic_for_both"
        if tied:
            return "asymptotic_for_ties"
        return "asymptotic_for_zeros" if still else "asymptotic_for_size"

    def turned(self) -> tuple[Why, ...]:
        """Before − after turns the signs, unless both rank sums are equal."""
        return () if self.ranks.w_plus == self.ranks.w_minus else ("before_minus_after",)

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
    """The same data by SPSS, R ≤ 4.5, JASP, jamovi, Stata, SciPy, pingouin and ggstatsplot.

    Each follows its documented rule on exact differences; a program that subtracts in binary
    floats can break ties that are there (0.3 − 0.2 against 0.2 − 0.1) and print yet another p.
    Where nobody changed, statistic and p are None with the reason.

    >>> pairs = Pairs.of([3, 5, 4, 6, 5], [5, 6, 4, 9, 4])
    >>> printed = {one.program: one for one in conventions(pairs)}
    >>> round(printed["spss"].z, 3), round(printed["spss"].p, 3)
    (-1.289, 0.197)
    >>> printed["r"].why[0]  # one stayed, and two changed by as much
    'asymptotic_for_both'
    """
    ranks = signed_rank(pairs)
    if ranks.reason is not None:
        return tuple(
            Convention(program, name, None, None, None, (), reason=ranks.reason)
            for program, name in _UNPRINTED
        )
    value = hodges_lehmann(pairs, over="changed").value
    pratt = signed_rank(pairs, zeros="pratt") if ranks.unchanged else ranks
    figures = _Figures(ranks, pratt, None if value is None else 0.0 - value)
    return tuple(rule(figures) for rule in _RULES)


def _spss(data: _Figures) -> Convention:
    p = data.p("asymptotic", False)
    z = data.ranks.spss_z
    why: tuple[Why, ...] = ("always_asymptotic", "no_continuity_correction")
    return Convention("spss", "Z", z, p, "asymptotic", why, z)


def _r(data: _Figures) -> Convention:
    p, method = _r_rule(data)
    why = _r_why(data, method)
    return Convention("r", "V", data.ranks.w_minus, p, method, why, location=data.location)


def _jasp(data: _Figures) -> Convention:
    p, method = _r_rule(data)
    n = data.ranks.n_used
    plain = math.sqrt(n * (n + 1) * (2 * n + 1) / 24)
    w = data.ranks.w_minus
    z = (w - n * (n + 1) / 4) / plain
    why = _r_why(data, method)
    if data.ranks.tie_term:
        why = (*why, "z_without_ties")
    return Convention(
        "jasp", "W", w, p, method, why, z, effect=data.biserial, location=data.location
    )


def _jamovi(data: _Figures) -> Convention:
    p, method = _r_rule(data)
    why = _r_why(data, method)
    effect = data.biserial
    location = data.location
    return Convention(
        "jamovi", "W", data.ranks.w_minus, p, method, why, effect=effect, location=location
    )


def _stata(data: _Figures) -> Convention:
    """Stata's signrank: zeros are ranked, no correction; an exact p beside it to 200 people."""
    ranks = data.pratt
    tails = ranks.asymptotic
    exact = ranks.exact if ranks.n <= STATA_MOST else None
    why: list[Why] = ["always_asymptotic", "no_continuity_correction"]
    if ranks.unchanged:
        why.append("zeros_ranked")
    return Convention(
        "stata",
        "z",
        None if ranks.z is None else 0.0 - ranks.z,
        None if tails is None else tails.two_sided,
        "asymptotic",
        (*why, *data.turned()),
        exact_p=None if exact is None else exact.two_sided,
    )


def _scipy(data: _Figures) -> Convention:
    method = _scipy_method(data)
    smaller = min(data.ranks.w_plus, data.ranks.w_minus)
    why = _scipy_why(data, method, corrected=False)
    return Convention("scipy", "W", smaller, data.p(method, False), method, why)


def _pingouin(data: _Figures) -> Convention:
    method = _scipy_method(data)
    smaller = min(data.ranks.w_plus, data.ranks.w_minus)
    p = data.p(method, True)
    why = _scipy_why(data, method, corrected=True)
    effect = data.biserial
    return Convention("pingouin", "W", smaller, p, method, why, effect=effect)


def _ggstatsplot(data: _Figures) -> Convention:
    p = data.p("asymptotic", True)
    v = data.ranks.w_minus
    why: tuple[Why, ...] = ("always_asymptotic", "continuity_correction", *data.turned())
    effect = data.biserial
    return Convention("ggstatsplot", "V", v, p, "asymptotic", why, effect=effect)


def _r_rule(data: _Figures) -> tuple[float | None, Method]:
    """R ≤ 4.5: exact with fewer than 50 changes and no tie or zero, else normal, corrected."""
    small = data.ranks.n_used <= R_MOST
    method: Method = "exact" if data.untied and small else "asymptotic"
    return data.p(method, True), method


def _r_why(data: _Figures, method: Method) -> tuple[Why, ...]:
    why: list[Why] = ["exact"]
    if method == "asymptotic":
        too_many = data.ranks.n_used > R_MOST
        why = ["asymptotic_for_size" if too_many else data.hindered, "continuity_correction"]
    if data.ranks.unchanged:
        why.append("location_of_changed")
    return (*why, *data.turned())


def _scipy_method(data: _Figures) -> Method:
    """SciPy's `auto`: exact to 50 without tie or zero, with them to 13 by all sign flips."""
    most = SCIPY_MOST if data.untied else SCIPY_MOST_TIED
    return "exact" if data.ranks.n <= most else "asymptotic"


def _scipy_why(data: _Figures, method: Method, corrected: bool) -> tuple[Why, ...]:
    if method == "exact":
        return ("sign_flips",) if data.ranks.unchanged else ("exact",)
    too_many = data.ranks.n > SCIPY_MOST
    return (
        "asymptotic_for_size" if too_many else data.hindered,
        "continuity_correction" if corrected else "no_continuity_correction",
    )


_RULES: tuple[Callable[[_Figures], Convention], ...] = (
    _spss,
    _r,
    _jasp,
    _jamovi,
    _stata,
    _scipy,
    _pingouin,
    _ggstatsplot,
)
_UNPRINTED: tuple[tuple[Program, str], ...] = (
    ("spss", "Z"),
    ("r", "V"),
    ("jasp", "W"),
    ("jamovi", "W"),
    ("stata", "z"),
    ("scipy", "W"),
    ("pingouin", "W"),
    ("ggstatsplot", "V"),
)
