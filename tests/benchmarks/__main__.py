"""Print the table of timings: `python -m tests.benchmarks [part of a name ...]`.

Each figure is a median of processor time after a warm-up; its peer ran in the same minute on the
same machine, so the ratio holds elsewhere even where the milliseconds do not.
"""

# ruff: noqa: T201 (a command speaks by printing)
from __future__ import annotations

import argparse

from tests.benchmarks.table import discover, head, line


def main() -> None:
    """Run the benchmarks that were named, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", help="run only what has one of these in its name")
    parser.add_argument("--list", action="store_true", help="only say what there is")
    asked = parser.parse_args()
    chosen = {
        name: run
        for name, run in discover().items()
        if not asked.names or any(part in name for part in asked.names)
    }
    if asked.list:
        print("\n".join(chosen))
        return
    print(head(), flush=True)
    for run in chosen.values():
        for row in run():
            print(line(row), flush=True)


if __name__ == "__main__":
    main()
