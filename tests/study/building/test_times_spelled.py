"""Times that people typed in several ways are one time; a sign makes another."""

from __future__ import annotations

from lib.study.building.build import build
from lib.study.guessing.guess import guess
from lib.study.reading.read import read

BEFORE = ["Pre", "pre ", "PRE"]
AFTER = ["Post", " post", "POST"]


def test_times_that_differ_in_case_and_blanks_are_one():
    rows = [
        f"P{number},{time},{score}"
        for number in range(9)
        for time, score in ((BEFORE[number % 3], number), (AFTER[number % 3], number + 2))
    ]
    table = read("\n".join(["id,time,score", *rows]).encode(), "long.csv")
    guessed = guess(table)
    study = build(table, guessed.roles, "study", "fingerprint")
    assert guessed.roles.times == ("Pre", "Post")
    assert "several_times" not in {question.key for question in guessed.questions}
    changes = study.outcomes[0].after - study.outcomes[0].before
    assert (study.n, set(changes.tolist())) == (9, {2.0})
