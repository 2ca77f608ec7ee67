"""Run by statistical.py as a process of its own: SPSS and Stata files through pyreadstat.

The C library below pyreadstat can crash on a damaged file. Here that ends this process, not the
server and everybody's session with it. The file comes through a pipe and goes back through one:
nothing touches the disk. Only the standard library and pyreadstat are imported.
"""

from __future__ import annotations

import contextlib
import io
import pickle
import sys

MOST_MEMORY = 4_000_000_000  # bytes


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # not on every system
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def main() -> None:
    """Read (data, kind, encoding, most cells) from stdin, write a dictionary to stdout."""
    data, kind, encoding, most_cells = pickle.load(sys.stdin.buffer)
    _limit_memory()
    import pyreadstat  # noqa: PLC0415  after the limit

    reader = pyreadstat.read_sav if kind == "sav" else pyreadstat.read_dta
    how = {"encoding": encoding, "output_format": "dict"}
    try:
        _, before = reader(io.BytesIO(data), metadataonly=True, **how)
        width, declared = before.number_columns or 0, before.number_rows
        answer = {"width": width, "declared": declared}
        if max(declared or 0, 0) * width <= most_cells:
            row_limit = most_cells // max(width, 1) + 1
            cells, meta = reader(io.BytesIO(data), row_limit=row_limit, **how)
            answer |= {
                "cells": {name: list(values) for name, values in cells.items()},
                "labels": dict(zip(meta.column_names, meta.column_labels, strict=True)),
                "codes": meta.variable_value_labels,
                "encoding": meta.file_encoding,
            }
    except Exception as error:  # pyreadstat's errors share no narrower base
        answer = {"error": str(error)}
    sys.stdout.buffer.write(pickle.dumps(answer))


if __name__ == "__main__":
    main()
