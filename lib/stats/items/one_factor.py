"""One common factor by maximum likelihood, for many covariance matrices at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lib.stats.arrays import Floats, Mask

LEAST_UNIQUE = 0.005  # of an item's variance, as R's factanal holds it
CLOSE = 1e-7
MOST_STEPS = 200  # of each of two ways
MOST_HALVINGS = 8


@dataclass(frozen=True, slots=True, eq=False)
class OneFactor:
    """One factor fitted to several covariance matrices.

    loading   of each item, in its own unit, shape (b, m)
    unique    the variance that is an item's own, shape (b, m)
    arrived   whether the fit came to rest, shape (b,)
    """

    loading: Floats
    unique: Floats
    arrived: Mask

    @property
    def omega(self) -> Floats:
        """(Σλ)² / ((Σλ)² + Σθ) of each, shape (b,); NaN where nothing varies."""
        common = self.loading.sum(axis=1) ** 2
        whole = common + self.unique.sum(axis=1)
        nothing = np.full(common.size, np.nan)
        found: Floats = np.divide(common, whole, out=nothing, where=whole > 0)
        return found


def one_factor(covariance: Floats, close: float = CLOSE) -> OneFactor:
    """One factor by maximum likelihood for each of some covariance matrices, shape (b, m, m).

    At the maximum λ = SΣ⁻¹λ and θ = diag(S) − λ² (Lawley 1940); the two are solved by turns on
    correlations, where every second pair of steps is drawn out (Varadhan 2008). An item that does
    not vary has neither loading nor variance.

    close   how little a loading moves in a step that has arrived

    >>> fitted = one_factor(np.array([[[1.0, 0.5, 0.5], [0.5, 1.0, 0.5], [0.5, 0.5, 1.0]]]))
    >>> fitted.loading.round(3).tolist(), round(float(fitted.omega[0]), 3)
    ([[0.707, 0.707, 0.707]], 0.75)
    """
    spread = np.sqrt(np.diagonal(covariance, axis1=1, axis2=2))
    inverse = np.divide(1.0, spread, out=np.zeros_like(spread), where=spread > 0)
    correlation = covariance * inverse[:, :, None] * inverse[:, None, :]
    loading = _start(correlation)
    arrived = np.zeros(len(loading), dtype=np.bool_)
    for turn in (_drawn_out, _scored):  # the quick way first, then the one that cannot swing
        for _ in range(MOST_STEPS):
            ahead = np.flatnonzero(~arrived)
            if ahead.size == 0:
                break
            loading[ahead], moved = turn(correlation[ahead], loading[ahead])
            arrived[ahead] = moved < close
    own = np.maximum(1.0 - loading**2, LEAST_UNIQUE)
    varies = spread > 0
    return OneFactor(loading * spread, np.where(varies, own, 0.0) * spread**2, arrived)


def _start(correlation: Floats) -> Floats:
    """First loadings: each item's correlation with the sum of all, on the first axis's side."""
    _, vectors = np.linalg.eigh(correlation.mean(axis=0))
    first = vectors[:, -1]
    first = first * (np.sign(first.sum()) or 1.0)
    with_sum = correlation @ first
    size = np.sqrt(np.maximum(with_sum @ first, 1e-12))
    found: Floats = np.clip(with_sum / size[:, None], -0.99, 0.99)
    return found


def _step(correlation: Floats, loading: Floats) -> Floats:
    """One turn: unique variances from the loadings, then loadings from the unique variances."""
    unique = np.maximum(1.0 - loading**2, LEAST_UNIQUE)
    weighed = loading / unique
    scale = 1.0 + np.einsum("bi,bi->b", weighed, loading)
    turned: Floats = np.einsum("bij,bj->bi", correlation, weighed) / scale[:, None]
    return turned


def _drawn_out(correlation: Floats, loading: Floats) -> tuple[Floats, Floats]:
    """Two turns, a leap along them, and one more turn; and how far that last turn moved."""
    one = _step(correlation, loading)
    two = _step(correlation, one)
    r = one - loading
    v = two - one - r
    bend = np.sqrt(np.einsum("bi,bi->b", v, v))
    reach = np.sqrt(np.einsum("bi,bi->b", r, r))
    ratio = np.divide(reach, bend, out=np.ones_like(reach), where=bend > 1e-14)
    leap = -np.clip(ratio, 1.0, 50.0)[:, None]
    ahead = np.clip(loading - 2.0 * leap * r + leap**2 * v, -1.0, 1.0)
    last = _step(correlation, ahead)
    moved: Floats = np.abs(last - ahead).max(axis=1)
    return np.clip(last, -1.0, 1.0), moved


def _scored(correlation: Floats, loading: Floats) -> tuple[Floats, Floats]:
    """One step of scoring on the logarithms of the unique variances (Jöreskog 1967).

    For given unique variances the best loadings are the first axis of the scaled correlations, so
    the likelihood is one of the unique variances alone; at their lower limit they rest.
    """
    unique = np.maximum(1.0 - loading**2, LEAST_UNIQUE)
    best, slope, curve = _around(correlation, unique)
    at_rest = (unique <= LEAST_UNIQUE * 1.001) & (slope > 0)
    free = ~at_rest
    curve = np.where(free[:, :, None] & free[:, None, :], curve, 0.0)
    ridge = np.where(free, 1e-6, 1.0)[:, :, None] * np.eye(slope.shape[1])
    downhill = np.where(free, slope, 0.0)[:, :, None]
    step = np.clip(np.linalg.solve(curve + ridge, downhill)[:, :, 0], -1.0, 1.0)
    ahead = _no_worse(correlation, unique, step)
    moved: Floats = np.abs(ahead - unique).max(axis=1)
    signs = np.where(best < 0, -1.0, 1.0)
    return signs * np.sqrt(1.0 - ahead), moved


def _no_worse(correlation: Floats, unique: Floats, step: Floats) -> Floats:
    """The unique variances after the step, or after so much of it that they fit no worse."""
    fit = _misfit(correlation, unique)
    share = np.ones(len(step))
    ahead = unique
    for _ in range(MOST_HALVINGS):
        moved = unique * np.exp(-share[:, None] * step)
        ahead = np.clip(moved, LEAST_UNIQUE, 1.0)
        worse = _misfit(correlation, ahead) > fit + 1e-13
        if not worse.any():
            break
        share = np.where(worse, share / 2.0, share)
    return ahead


def _scaled(correlation: Floats, unique: Floats) -> tuple[Floats, Floats, Floats]:
    root = np.sqrt(unique)
    values, vectors = np.linalg.eigh(correlation / (root[:, :, None] * root[:, None, :]))
    return values, vectors, root


def _misfit(correlation: Floats, unique: Floats) -> Floats:
    """What the likelihood loses on the axes that are not the factor's, shape (b,)."""
    values, _, _ = _scaled(correlation, unique)
    rest = np.maximum(values[:, :-1], 1e-300)
    found: Floats = (rest - np.log(rest)).sum(axis=1)
    return found


def _around(correlation: Floats, unique: Floats) -> tuple[Floats, Floats, Floats]:
    """The best loadings for unique variances, and slope and curve of the misfit there."""
    values, vectors, root = _scaled(correlation, unique)
    axis = vectors[:, :, -1]
    axis = axis * np.where(axis.sum(axis=1) < 0, -1.0, 1.0)[:, None]
    best = root * axis * np.sqrt(np.maximum(values[:, -1:] - 1.0, 0.0))
    slope = (best**2 + unique - 1.0) / unique
    beside = np.eye(axis.shape[1]) - axis[:, :, None] * axis[:, None, :]
    return best, slope, beside**2
