"""Twenty-eight invented participants with four factors (golden.json golden28)."""

import numpy as np

BEFORE = [1, 2, 2, 3, 1, 2, 3, 2, 1, 2, 4, 3, 2, 1, 2, 3, 2, 2, 1, 3, 2, 4, 1, 2, 3, 2, 1, 3]
AFTER = [3, 3, 4, 4, 2, 2, 5, 4, 3, 3, 4, 5, 3, 2, 4, 3, 4, 3, 1, 4, 2, 5, 3, 1, 4, 3, 3, 5]
CHANGE = np.subtract(AFTER, BEFORE)
FACTORS = {
    "age": "BBCBABCBABCBBABCBBACBCABBBAC",
    "parity": "MPMMPPMMPMMMPPMMMPPMPMPPMMPM",
    "delivery": "VVSVVSVVVVSVSVVVSVSVVVSVVVVS",
    "work": "NWNNWWNNWNNWWNNWNNWNWNNWNWNN",
}


def codes(factor: str) -> np.ndarray:
    """The factor as codes of its letters in alphabetical order."""
    letters = FACTORS[factor]
    return np.array([sorted(set(letters)).index(letter) for letter in letters])
