"""Guessing the columns of wide tables, beside pandas' own reading of the same file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO

import numpy as np
import pandas as pd

from lib.study.guessing.guess import guess
from lib.study.reading.read import read
from lib.study.table import Table
from tests.benchmarks.table import Row, benchmark, measure, row

RUNS = 4
PEOPLE = 60
WORDS = np.array(["Strongly agree", "Agree", "Neutral", "Disagree", "Never"])
QUESTION = (
    "When I think of the people who are around me during visit {} how likely is it that I feel"
    " nervous before it starts"
)


def answers(columns: int, name: Callable[[int], str], seed: int) -> bytes:
    """A questionnaire whose answers are words, as CSV."""
    drawn = np.random.default_rng(seed).integers(len(WORDS), size=(PEOPLE, columns))
    frame = pd.DataFrame(WORDS[drawn], columns=[name(number) for number in range(columns)])
    return frame.to_csv(index=False).encode()


def guessed(table: Table) -> object:
    """What each column is."""
    return guess(table)


def pandas(data: bytes) -> object:
    """With its defaults."""
    return pd.read_csv(BytesIO(data))


@benchmark
def guessing() -> Iterator[Row]:
    """Many columns of words, and headers that are whole questions."""
    kinds = (
        ("366 columns of words", 366, lambda n: f"Q{n // 2}_{'post' if n % 2 else 'pre'}"),
        ("150 questions as headers", 150, QUESTION.format),
    )
    for what, columns, name in kinds:
        files = [answers(columns, name, seed) for seed in range(RUNS)]
        tables = [read(data, "answers.csv") for data in files]
        peer = measure(pandas, files)
        yield row(f"guessing {what}", measure(guessed, tables), peer, "pd.read_csv")
