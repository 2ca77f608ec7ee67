"""Reading a large file, from its bytes, beside pandas, which finds out and checks nothing."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pandas as pd

from lib.study.building.build import build
from lib.study.guessing.guess import guess
from lib.study.reading.read import read
from tests.benchmarks.studies import frame_of
from tests.benchmarks.table import Row, benchmark, measure, row

RUNS = 3
NAME = "scores.csv"
COLUMNS = ["id", "age", "parity", "delivery", "pre_score", "post_score"]


def table(data: bytes) -> object:
    """Encoding, delimiter, decimal sign, header, types, missing values."""
    return read(data, NAME)


def study(data: bytes) -> object:
    """And on: what each column is, who is who, checked, compressed."""
    found = read(data, NAME)
    return build(found, guess(found).roles, NAME, "0" * 64)


def pandas(data: bytes) -> object:
    """With its defaults."""
    return pd.read_csv(BytesIO(data))


@benchmark
def reading() -> Iterator[Row]:
    """Six columns: a million rows of more are larger than what the app takes (50 MB)."""
    for people in (400_000, 1_000_000):
        frames = (frame_of(people, seed)[COLUMNS] for seed in range(RUNS))
        cases = [frame.to_csv(index=False).encode() for frame in frames]
        peer = measure(pandas, cases)
        yield row(f"reading a CSV of {people:,} rows", measure(table, cases), peer, "pd.read_csv")
        what = f"reading and building a study of {people:,} rows"
        yield row(what, measure(study, cases), peer, "pd.read_csv")
