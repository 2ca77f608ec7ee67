"""Files that try to break a page: names that are markup, and numbers with nothing to compute."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lib.study.building.build import build
from lib.study.guessing.guess import guess
from lib.study.problem import Refusal
from lib.study.reading.limits import Limits
from lib.study.reading.read import read
from lib.study.study import Study
from lib.study.table import Dialect

NAMES = {
    "markup": "<img src=x onerror=alert(1)>",
    "link": "[x](javascript:alert(1))",
    "icon": ":material/home:",
    "long": "how the mother felt about feeding " * 9,
    "emoji": "\N{BABY BOTTLE}\N{ZERO WIDTH JOINER}\N{FACE WITH TEARS OF JOY}",
    "newline": "two\nlines **bold**\n\n# and a title",
}
SCORES = [(3, 5), (2, 2), (4, 7), (1, 6), (5, 4), (2, 3), (3, 6), (2, 7), (4, 4), (1, 2), (2, 5)]


@dataclass(frozen=True)
class File:
    """A file, and what a visitor then lets through: nothing of some factors."""

    name: str
    data: bytes
    view: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def study(self) -> Study | None:
        """What is made of it without help; None where it is refused."""
        digest = hashlib.sha256(self.data).hexdigest()
        try:
            table = read(self.data, self.name, Dialect(), Limits())
            return build(table, guess(table).roles, self.name, digest)
        except Refusal:
            return None


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    return text.getvalue().encode()


def scores(pairs: Sequence[tuple[object, object]]) -> bytes:
    """A table of these scores with a category and a number for each person."""
    rows = [(f"P{i}", "ab"[i % 2], 20 + i, *pair) for i, pair in enumerate(pairs)]
    return table(("id", "side", "age", "score_pre", "score_post"), rows)


def named(words: str) -> File:
    """The same words wherever a person can write some: file, id, scores, factors and levels."""
    header = (f"id {words}", f"{words} pre", f"{words} post", f"{words} 1", f"{words} 2", "age")
    rows = [
        (f"{words} {i}", before, after, f"{words} {i % 2}", f"{words} {i % 3}", 20 + i)
        for i, (before, after) in enumerate(SCORES)
    ]
    return File(f"{words}.csv", table(header, rows))


ARMS = table(
    ("id", "group", "score_pre", "score_post"),
    [(i, ("control", "treatment")[i % 2], 3, 4) for i in range(12)],
)
FILES = {name: named(words) for name, words in NAMES.items()} | {
    "empty": File("empty.csv", b""),
    "header alone": File("header.csv", scores([])),
    "one participant": File("one.csv", scores([(3, 5)])),
    "one complete": File("gaps.csv", scores([(3, 5), (2, ""), ("", 4), (1, "")])),
    "nobody changed": File("same.csv", scores([(a, a) for a, _ in SCORES])),
    "all scores equal": File("flat.csv", scores([(3, 3)] * 9)),
    "all changes equal": File("shift.csv", scores([(a, a + 1) for a, _ in SCORES])),
    "nobody selected": File("nobody.csv", scores(SCORES), {"f.side": ()}),
    "gaps": File("gaps.csv", scores([*SCORES, (2, ""), ("", 3)])),
    "two equal arms": File("arms.csv", ARMS),
    "large numbers": File("large.csv", scores([(a * 4e15, b * 5e15) for a, b in SCORES])),
    "small numbers": File("small.csv", scores([(a * 4e-12, b * 5e-12) for a, b in SCORES])),
    "huge numbers": File("huge.csv", scores([(a * 1e307, -b * 2e307) for a, b in SCORES])),
}
