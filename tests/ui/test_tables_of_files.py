"""Files that are open together: what tells them from others, and what is kept of them."""

from __future__ import annotations

from lib.study.reading.limits import Limits
from lib.study.roles import Roles
from lib.study.table import Dialect
from lib.ui.dropped import Dropped, File, different
from lib.ui.tables import Tables

PRE = b"id,score\n" + b"".join(f"P{n},{n}\n".encode() for n in range(1, 9))
POST = b"id,score\n" + b"".join(f"P{n},{n * 2}\n".encode() for n in range(8, 0, -1))


def file(name: str, data: bytes) -> File:
    return File.of(Dropped(name, name, lambda: data))


def joined(pre: bytes, post: bytes) -> Tables:
    tables = Tables((file("pre.csv", pre), file("post.csv", post)))
    tables.read(Dialect(), Limits())
    tables.prepared()
    [question] = tables.questions(Roles())
    preparation = question.answers[0].preparation
    assert preparation is not None
    tables.preparation = preparation
    return tables


def test_the_digest_of_one_file_is_its_own():
    one = file("pre.csv", PRE)
    assert Tables((one,)).digest == one.digest


def test_a_byte_of_either_file_and_the_order_of_time_tell_studies_apart():
    first = joined(PRE, POST)
    other = joined(PRE, POST.replace(b"P8,16", b"P8,17"))
    turned = joined(PRE, POST)
    turned.turn()
    assert len({first.digest, other.digest, turned.digest, joined(PRE, POST).digest}) == 3


def test_what_was_joined_and_taken_back_is_as_it_was_dropped():
    tables = joined(PRE, POST)
    tables.said.add("join_files")
    tables.take_back()
    tables.prepared()
    assert [question.problem.key for question in tables.questions(Roles())] == ["join_files"]


def test_the_same_bytes_dropped_twice_are_one_file_and_one_name_is_used_once():
    files = different([file("a.csv", PRE), file("copy.csv", PRE), file("a.csv", POST)])
    assert [each.name for each in files] == ["a.csv", "a.csv (2)"]
