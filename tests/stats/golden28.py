"""Twenty-eight invented participants with four factors (golden.json golden28)."""

import numpy as np

from tests.reference.golden import golden

GOLDEN = golden()["golden28"]
BEFORE = GOLDEN["pre"]
AFTER = GOLDEN["post"]
CHANGE = np.subtract(AFTER, BEFORE)
FACTORS = {key: GOLDEN[key] for key in ("age", "parity", "delivery", "work")}


def codes(factor: str) -> np.ndarray:
    """The factor as codes of its letters in alphabetical order."""
    letters = FACTORS[factor]
    return np.array([sorted(set(letters)).index(letter) for letter in letters])
