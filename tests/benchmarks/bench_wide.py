"""Reading wide files and telling what each column is, beside pandas' own reading of the same bytes.

pandas finds out nothing: neither encoding nor delimiter, header, decimal mark or who is who.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd
import pyreadstat

from lib.study.guessing.guess import guess
from lib.study.reading.read import read
from tests.benchmarks.bench_guessing import QUESTION, WORDS, answers
from tests.benchmarks.table import Row, benchmark, measure, row

RUNS = 5
PEOPLE = 200
COLUMNS = 366
SHEET_COLUMNS = 290

Write = Callable[[pd.DataFrame], bytes]
Peer = Callable[[bytes], object]


def name(number: int) -> str:
    """Two times of one item after another."""
    return f"Q{number // 2}_{'post' if number % 2 else 'pre'}"


def frame(columns: int, seed: int, kind: str) -> pd.DataFrame:
    """Answers of people to many items."""
    random = np.random.default_rng(seed)
    shape = (PEOPLE, columns)
    cells = {
        "numbers": lambda: random.integers(0, 11, shape),
        "decimals": lambda: random.normal(5, 2, shape).round(2),
        "words": lambda: WORDS[random.integers(len(WORDS), size=shape)],
    }
    return pd.DataFrame(cells[kind](), columns=[name(number) for number in range(columns)])


def understood(file_name: str) -> Callable[[bytes], object]:
    """Reading and guessing a file of this name."""

    def run(data: bytes) -> object:
        return guess(read(data, file_name))

    return run


def csv(data: pd.DataFrame) -> bytes:
    """With commas."""
    return data.to_csv(index=False).encode()


def semicolons(data: pd.DataFrame) -> bytes:
    """As Excel writes it where decimals have a comma."""
    return data.to_csv(index=False, sep=";", decimal=",").encode()


def xlsx(data: pd.DataFrame) -> bytes:
    """One sheet."""
    buffer = BytesIO()
    data.to_excel(buffer, index=False)
    return buffer.getvalue()


def sav(data: pd.DataFrame) -> bytes:
    """SPSS, which pyreadstat writes to a path only."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "wide.sav")
        pyreadstat.write_sav(data, path)
        return path.read_bytes()


def read_csv(data: bytes) -> object:
    """pandas with its defaults."""
    return pd.read_csv(BytesIO(data))


def read_semicolons(data: bytes) -> object:
    """pandas told what to expect."""
    return pd.read_csv(BytesIO(data), sep=";", decimal=",")


def read_excel(data: bytes) -> object:
    """pandas with the reader that the app uses."""
    return pd.read_excel(BytesIO(data), engine="calamine")


def read_spss(data: bytes) -> object:
    """pyreadstat in this process."""
    return pyreadstat.read_sav(BytesIO(data))


@benchmark
def wide() -> Iterator[Row]:
    """Hundreds of columns: of numbers, decimals, words, whole questions; text, Excel and SPSS."""
    kinds: tuple[tuple[str, int, str, str, Write, Peer], ...] = (
        ("numbers", COLUMNS, "numbers", "w.csv", csv, read_csv),
        ("decimals", COLUMNS, "decimals", "w.csv", csv, read_csv),
        ("decimal commas", COLUMNS, "decimals", "w.csv", semicolons, read_semicolons),
        ("words", COLUMNS, "words", "w.csv", csv, read_csv),
        ("numbers, xlsx", SHEET_COLUMNS, "numbers", "w.xlsx", xlsx, read_excel),
        ("numbers, sav", SHEET_COLUMNS, "numbers", "w.sav", sav, read_spss),
    )
    for what, columns, kind, file_name, write, peer in kinds:
        files = [write(frame(columns, seed, kind)) for seed in range(RUNS)]
        beside = getattr(peer, "__name__", "")
        ours = measure(understood(file_name), files)
        yield row(f"understanding {columns} columns of {what}", ours, measure(peer, files), beside)
    for questions in (71, 150):
        files = [answers(questions, QUESTION.format, seed) for seed in range(RUNS)]
        ours = measure(understood("q.csv"), files)
        what = f"understanding {questions} whole questions as headers"
        yield row(what, ours, measure(read_csv, files), "read_csv")
