"""`streamlit` with a stopwatch: `python -m tests.benchmarks.timed_server run SCRIPT ...`.

The processor time that the script thread spends on each run, the collection of garbage after it
included, is written as a line (seconds) to the file that RERUN_TIMES names. With MILLION_ROWS set
the app has one more sample, "million": a million participants on an 11-point scale.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.web.cli import main

TIMES, MILLION = "RERUN_TIMES", "MILLION_ROWS"


def time_every_run(file: Path) -> None:
    """Write the script thread's processor time of every run to the file."""
    run_script = ScriptRunner._run_script

    def timed(runner: ScriptRunner, *arguments: object) -> None:
        begin = time.thread_time()
        try:
            run_script(runner, *arguments)
        finally:
            spent = time.thread_time() - begin
            with file.open("a") as lines:
                lines.write(f"{spent}\n")

    ScriptRunner._run_script = timed


def add_a_million() -> None:
    """Put the large study among the samples."""
    from lib.study.samples import shipped
    from tests.benchmarks import studies

    study, load = studies.study_of(studies.MILLION, seed=1), shipped.load
    shipped.KEYS = (*shipped.KEYS, "million")
    shipped.load = lambda key: study if key == "million" else load(key)


if __name__ == "__main__":
    time_every_run(Path(os.environ[TIMES]))
    if os.environ.get(MILLION):
        add_a_million()
    main()
