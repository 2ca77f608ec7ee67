"""The array types that every part of a study shares."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]  # scores and other numbers, NaN where there is none
Codes = NDArray[np.int32]  # positions in a short list, -1 where unknown
Counts = NDArray[np.int64]  # people behind each row
Whole = NDArray[np.int64]  # keys, row numbers and positions
Mask = NDArray[np.bool_]  # which rows are meant
