"""Simulate: the recipe of data/simulated_two_arm.csv, so that anybody can make it again.

python -m lib.study.samples.simulate > data/simulated_two_arm.csv
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence

from lib.study.csv_cells import Cell, csv_text

SEED = 20_240_817
MOTHERS_AN_ARM = 40
HEADER = (
    "participant_id", "group", "age", "occupation", "education", "parity", "working_time",
    "before_ml", "after_ml", "data_origin",
)  # fmt: skip

# shares as in the second study's margins where it prints them (9, 11, 21 and 13 of 24)
OCCUPATION = {"farm labourer": 9, "entrepreneur": 6, "employee": 6, "civil servant": 3}
EDUCATION = {"SD": 4, "SMP": 6, "SMA": 11, "PT": 3}
PARITY = {"primipara": 3, "multipara": 21}
WORKING_TIME = {"long": 13, "short": 11}

NATURAL_RISE = 44.0  # mL a day from day 3 to day 7 without massage, as in published controls
MASSAGE = 14.0  # mL a day that the massage adds in this simulation, alike for everybody
NO_AFTER = (7, 23, 48, 61, 74)  # participants who did not come to the second measurement
NO_BEFORE = (35,)


def two_arm() -> list[list[Cell]]:
    """The rows of the study: 80 mothers, a massage and a control arm, milk in mL a day.

    Volumes before are log-normal around 25 mL; the rise is normal around 44 mL (SD 16), and 14 mL
    more in the massage arm. No factor changes the rise: whatever a subgroup seems to show here is
    chance. Only `random.Random` is used, whose numbers do not change between versions of Python.

    >>> len(two_arm())
    80
    """
    chance = random.Random(SEED)
    arms = ["massage", "control"] * MOTHERS_AN_ARM
    chance.shuffle(arms)
    return [_mother(number, arm, chance) for number, arm in enumerate(arms, start=1)]


def two_arm_csv() -> str:
    r"""The file: `two_arm` under its header, lines ended by LF.

    >>> two_arm_csv().count("\n")  # a header and 80 mothers
    81
    """
    return csv_text([HEADER, *two_arm()]).replace("\r\n", "\n")


def _mother(number: int, arm: str, chance: random.Random) -> list[Cell]:
    age = min(44, max(18, round(chance.gauss(29, 5.5))))
    known = [_one_of(shares, chance) for shares in (OCCUPATION, EDUCATION, PARITY, WORKING_TIME)]
    before = round(chance.lognormvariate(3.2, 0.4))
    rise = chance.gauss(NATURAL_RISE + (MASSAGE if arm == "massage" else 0.0), 16.0)
    after = max(0, round(before + rise))
    scores: Sequence[Cell] = (
        None if number in NO_BEFORE else before,
        None if number in NO_AFTER else after,
    )
    return [f"S{number:02d}", arm, age, *known, *scores, "simulated"]


def _one_of(shares: dict[str, int], chance: random.Random) -> str:
    return chance.choices(list(shares), weights=list(shares.values()))[0]


if __name__ == "__main__":
    sys.stdout.write(two_arm_csv())
