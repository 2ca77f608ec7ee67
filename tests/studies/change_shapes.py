"""Populations of changes whose true figures are known: ten on scales, six of amounts.

Every shape is a table of changes with their probabilities, amounts too: they are recorded in
steps of .01, as a real instrument does. So each true figure is computed from the table, not
simulated.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, signal, stats

from tests.stats import golden28

Floats = NDArray[np.float64]
Law = Callable[[Floats], Floats]  # a distribution function

FIVE, ELEVEN = np.arange(-4.0, 5.0), np.arange(-10.0, 11.0)  # the changes a scale allows
AMOUNTS = np.arange(-3000, 3001) / 100


@dataclass(frozen=True, eq=False)
class Shape:
    """The distinct changes of a population in rising, even steps and how probable each is."""

    name: str
    values: Floats
    chance: Floats

    @property
    def is_scale(self) -> bool:
        """Whether the changes are those of a short scale, full of ties and zeros."""
        return self.values.size < 100

    @property
    def rise(self) -> float:
        """The share of the population that rises."""
        return float(self.chance[self.values > 0].sum())

    @property
    def fall(self) -> float:
        """The share that falls."""
        return float(self.chance[self.values < 0].sum())

    @property
    def net(self) -> float:
        """The net improvement; the paired probability of superiority is (1 + net) / 2."""
        return self.rise - self.fall

    @property
    def mean(self) -> float:
        """The mean change."""
        return float(self.values @ self.chance)

    @property
    def d_z(self) -> float:
        """Mean / SD."""
        return self.mean / math.sqrt(float((self.values - self.mean) ** 2 @ self.chance))

    @cached_property
    def rank_biserial(self) -> float:
        """What (W⁺ − W⁻)/(W⁺ + W⁻) tends to as the sample grows.

        A midrank divided by n′ tends to the share of the changed with a smaller |d| and half of
        those with the same; call it G(|d|). As E G = 1/2, r = 2 E sign(d) G(|d|) over the changed.
        """
        magnitude, group = np.unique(np.abs(self.values), return_inverse=True)
        changed = np.where(self.values == 0, 0.0, self.chance) / (self.rise + self.fall)
        share = np.bincount(group, changed, magnitude.size)
        smaller_or_half = np.cumsum(share) - share / 2
        return 2 * float(np.sign(self.values) * changed @ smaller_or_half[group])

    @cached_property
    def pseudomedian(self) -> float:
        """The median of (D₁ + D₂)/2, which the Hodges–Lehmann shift estimates."""
        of_sum = np.cumsum(signal.fftconvolve(self.chance, self.chance))
        step = self.values[1] - self.values[0]
        return float(self.values[0] + step / 2 * np.searchsorted(of_sum, 0.5 - 1e-12))

    def draw(self, samples: int, n: int, random: np.random.Generator) -> Floats:
        """Changes of so many studies of n participants, (samples, n)."""
        reached = np.searchsorted(np.cumsum(self.chance), random.random((samples, n)), "right")
        return self.values[np.minimum(reached, self.values.size - 1)]


def recorded(law: Law, values: Floats) -> Floats:
    """The chance of each value where a change is rounded to the nearest; the ends take the rest."""
    between = law((values[1:] + values[:-1]) / 2)
    return np.diff(np.r_[0.0, between, 1.0])


def with_effect(law: str, effect: float) -> Shape:
    """One of LAWS, moved to where the rank-biserial of what is recorded is `effect`."""
    spread, values = LAWS[law]
    return moved_to(f"{law}, r = {effect}", spread, values, effect)


def moved_to(name: str, law: Law, values: Floats, effect: float) -> Shape:
    """A law moved to where the rank-biserial of what is recorded is `effect`."""

    def moved(shift: float) -> Shape:
        return Shape(name, values, recorded(lambda x: law(x - shift), values))

    end = float(values[-1])
    return moved(optimize.brentq(lambda s: moved(s).rank_biserial - effect, -end, end, xtol=1e-12))


def mostly_unchanged(name: str, shape: Shape, unchanged: float) -> Shape:
    """The same changes, but that share of the population does not change."""
    chance = np.where(shape.values == 0, 0.0, shape.chance) / (shape.rise + shape.fall)
    return Shape(
        name, shape.values, np.where(shape.values == 0, unchanged, (1 - unchanged) * chance)
    )


def _golden() -> Shape:
    chance = [(value == golden28.CHANGE).mean() for value in FIVE]
    return Shape("as golden28", FIVE, np.array(chance))


# how changes are spread, and the values on which they are recorded
LAWS: dict[str, tuple[Law, Floats]] = {
    "5 points": (stats.norm(0, 1).cdf, FIVE),
    "11 points": (stats.norm(0, 2).cdf, ELEVEN),
    "normal": (stats.norm.cdf, AMOUNTS),
    "skewed": (stats.expon.cdf, AMOUNTS),
    "heavy tails": (stats.t(3).cdf, AMOUNTS),
}
EFFECTS = [
    *(("5 points", r) for r in (0, 0.5, 0.8, 0.92, 0.97)),
    *(("11 points", r) for r in (0.5, 0.92, 0.97)),
    *(("normal", r) for r in (0.5, 0.92, 0.97)),
    ("skewed", 0.5),
    *(("heavy tails", r) for r in (0.5, 0.92)),
]


def _shapes() -> list[Shape]:
    moved = [with_effect(law, effect) for law, effect in EFFECTS]
    idle = mostly_unchanged("5 points, r = 0.5, 60 % unchanged", with_effect("5 points", 0.5), 0.6)
    return [*moved[:5], idle, _golden(), *moved[5:]]


SHAPES = {shape.name: shape for shape in _shapes()}
