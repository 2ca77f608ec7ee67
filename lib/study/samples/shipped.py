"""Samples: the studies that ship with the app, and their roles.

What a sample, its outcomes, factors and levels are called is in lib/text; the labels here are the
keys of those words. Origin and codebook of each: data/README.md.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO

import pandas as pd

from lib.study.building.build import build
from lib.study.roles import ArmsChoice, FactorChoice, OutcomeChoice, Roles
from lib.study.samples.margins import DATA
from lib.study.study import Categories, Origin, Scale, Study
from lib.study.table import Dialect, Table


@dataclass(frozen=True, slots=True)
class Sample:
    """A study that ships: its file in data/, where its rows come from, and its roles."""

    key: str
    origin: Origin
    roles: Roles

    @property
    def file(self) -> str:
        """The name of its file in data/."""
        return f"{self.key}.csv"


SAMPLES = (
    Sample(
        "blooto_2021",
        "reconstructed",
        Roles(
            id=("participant_id",),
            outcomes=(
                OutcomeChoice(
                    "pre_score",
                    "post_score",
                    "outcome.fluency",
                    scale=Scale(0, 10),
                    key="fluency",
                    categories=Categories((5,), ("not fluent", "fluent")),
                ),
            ),
            factors=(
                FactorChoice("age", "factor.age", "number"),
                FactorChoice("parity", "factor.parity"),
                FactorChoice("delivery", "factor.delivery"),
                FactorChoice("work_status", "factor.work_status"),
                FactorChoice("age_group", "factor.age_group"),
                FactorChoice("weight_kg", "factor.weight_kg", "number"),
                FactorChoice("weight_group", "factor.weight_group"),
            ),
            one_group=True,
        ),
    ),
    Sample(
        "simulated_two_arm",
        "simulated",
        Roles(
            id=("participant_id",),
            outcomes=(
                OutcomeChoice(
                    "before_ml", "after_ml", "outcome.milk_volume", unit="mL", key="milk_volume"
                ),
            ),
            factors=(
                FactorChoice("group", "factor.group"),
                FactorChoice("age", "factor.age", "number"),
                FactorChoice("occupation", "factor.occupation"),
                FactorChoice("education", "factor.education"),
                FactorChoice("parity", "factor.parity"),
                FactorChoice("working_time", "factor.working_time"),
            ),
            one_group=False,
            arms=ArmsChoice("group", "control"),
        ),
    ),
)
KEYS = tuple(sample.key for sample in SAMPLES)


@cache
def load(key: str) -> Study:
    """The sample of that key as a study named by its key; KeyError when there is none.

    >>> load("blooto_2021").n
    28
    """
    for sample in SAMPLES:
        if sample.key == key:
            study = build(table(key), sample.roles, key, _fingerprint(sample))
            return replace(study, origin=sample.origin)
    raise KeyError(key)


@cache
def table(key: str) -> Table:
    """The cells of a sample's file, rows numbered as a spreadsheet shows them.

    >>> table("blooto_2021").frame.shape, table("blooto_2021").frame.index[0]
    ((28, 13), 2)
    """
    frame = pd.read_csv(BytesIO((DATA / f"{key}.csv").read_bytes()))
    frame.index = pd.RangeIndex(2, len(frame) + 2)
    return Table(frame, Dialect("csv", "utf-8", ",", ".", "", (1,), len(frame) + 1))


def _fingerprint(sample: Sample) -> str:
    return hashlib.sha256((DATA / sample.file).read_bytes()).hexdigest()
