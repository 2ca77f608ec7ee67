"""The array types that every statistic shares."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]  # scores, changes, ranks, weights
Counts = NDArray[np.int64]  # people behind each value
Whole = NDArray[np.int64]  # codes, positions and exact steps
Mask = NDArray[np.bool_]  # which values are meant
Complexes = NDArray[np.complex128]
