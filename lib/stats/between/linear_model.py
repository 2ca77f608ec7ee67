"""Least squares over counted people, with errors that need no equal spreads (HC3)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lib.stats.arrays import Counts, Floats
from lib.stats.probability import f_upper
from lib.stats.results import HypothesisTest, Reason

NOISE = 1e-24  # of squared residuals against squared responses: below is rounding
LEAST_LEFT = 1e-9  # 1 − leverage: less is one person deciding a coefficient


@dataclass(frozen=True, slots=True, eq=False)
class LinearModel:
    """Coefficients of response = design · coefficients, and how far they err together.

    coefficients  (p,); covariance their HC3 covariance (MacKinnon and White 1985), (p, p)
    df            n − p, of t and F
    reason        why there is no covariance: "too_few" people for the coefficients,
                  "constant_scores" where columns determine each other, "not_defined" where nothing
                  is left to vary or one person decides a coefficient
    """

    coefficients: Floats
    covariance: Floats | None
    n: int
    df: float
    reason: Reason | None = None

    @property
    def errors(self) -> Floats:
        """The covariance. Raises ValueError where there is none."""
        if self.covariance is None:
            raise ValueError(f"no covariance: {self.reason}")
        return self.covariance

    def wald(self, contrasts: Floats, name: str) -> HypothesisTest:
        """Whether all contrasts, (m, p), are zero: F on their rank and n − p degrees of freedom.

        >>> design = np.array([[1.0, 0], [1, 0], [1, 1], [1, 1]])
        >>> model = fit(design, np.array([1.0, 3.0, 5.0, 9.0]), np.ones(4, int))
        >>> round(model.wald(np.array([[0.0, 1.0]]), "slope").statistic, 3)
        2.5
        """
        if self.covariance is None:
            return HypothesisTest(name, None, n=self.n, reason=self.reason)
        estimates = contrasts @ self.coefficients
        spread = contrasts @ self.covariance @ contrasts.T
        rank = int(np.linalg.matrix_rank(spread, hermitian=True))
        if rank == 0:
            return HypothesisTest(name, None, n=self.n, reason="not_defined")
        squared = float(estimates @ np.linalg.pinv(spread, hermitian=True) @ estimates)
        f = max(squared, 0.0) / rank
        tail = f_upper(f, float(rank), self.df)
        return HypothesisTest(name, tail.p, f, "asymptotic", tail.log10_p, self.n, float(rank))


def fit(design: Floats, response: Floats, count: Counts) -> LinearModel:
    """Fit by least squares, each row standing for `count` people.

    design    (rows, p); columns on scales near 1 and centred keep their digits best
    response  (rows,)

    >>> design = np.array([[1.0, 0], [1, 0], [1, 1], [1, 1]])
    >>> model = fit(design, np.array([1.0, 3.0, 5.0, 9.0]), np.array([2, 2, 2, 2]))
    >>> model.coefficients.round(6).tolist(), model.df
    ([2.0, 5.0], 6.0)
    """
    n = int(count.sum())
    size = design.shape[1]
    root = np.sqrt(count)
    solved = np.linalg.lstsq(design * root[:, None], response * root, rcond=None)
    coefficients: Floats = solved[0].astype(np.float64)
    rank = int(solved[2])
    df = float(n - size)
    if rank < size:
        return LinearModel(coefficients, None, n, df, "constant_scores")
    if df < 1:
        return LinearModel(coefficients, None, n, df, "too_few")
    residual = response - design @ coefficients
    inverse = np.linalg.inv((design * count[:, None]).T @ design)
    left = 1.0 - np.einsum("ij,jk,ik->i", design, inverse, design)
    varies = float(count @ residual**2) > NOISE * float(count @ response**2)
    if not varies or np.any(left < LEAST_LEFT):
        return LinearModel(coefficients, None, n, df, "not_defined")
    weight = count * (residual / left) ** 2
    middle = (design * weight[:, None]).T @ design
    return LinearModel(coefficients, inverse @ middle @ inverse, n, df)
