"""Labelled codes: the numbers behind value labels, for scores whose every value has one."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from lib.study.plain_number import plain_number

FEWEST_CODES = 3  # two are a yes and a no


def coded(cells: pd.Series, labels: Mapping[str, str]) -> pd.Series:
    """The numbers whose labels the cells are; the cells themselves where they are not all labels.

    SPSS and Stata compute with the number of "4 = Agree". Text stays text where two numbers share
    a label, or fewer than three are labelled.

    labels   code -> label, the codes as a person writes them

    >>> answers = pd.Series(["Never", "Often", None], name="q1")
    >>> coded(answers, {"1": "Never", "2": "Sometimes", "3": "Often"}).tolist()
    [1.0, 3.0, nan]
    """
    if len(labels) < FEWEST_CODES or pd.api.types.is_numeric_dtype(cells.dtype):
        return cells
    number_of = {label: plain_number(code) for code, label in labels.items()}
    if len(number_of) < len(labels) or None in number_of.values():
        return cells
    filled = cells.dropna()
    if not set(pd.unique(filled)) <= number_of.keys():
        return cells
    return cells.map(number_of).astype("float64")
