"""Characters that cannot be seen, and digits of other scripts."""

from __future__ import annotations

import unicodedata

import pytest

from lib.study.plain_text import plain_text
from lib.study.reading.read import read

UNSEEN = ["\u200b", "\u200e", "\u200f", "\u2060", "\ufeff", "\u00ad", "\u202a", "\u2066"]


@pytest.mark.parametrize("mark", UNSEEN)
@pytest.mark.parametrize("place", ["{0}12", "12{0}", "1{0}2", "{0}12{0}"])
def test_invisible_characters_around_digits_are_dropped(mark, place):
    assert plain_text(place.format(mark)) == "12"


@pytest.mark.parametrize("zero", ["٠", "۰", "०", "๐", "０", "০", "႐"])
def test_digits_of_every_script_are_read(zero):
    """Witness: Unicode's decimal property of the ten characters from zero on."""
    written = "".join(chr(ord(zero) + digit) for digit in (4, 0, 7))
    assert [unicodedata.decimal(character) for character in written] == [4, 0, 7]
    assert plain_text(written) == "407"


def test_words_keep_their_letters_and_joiners():
    for word in ("می\u200cخواهم", "क्\u200dष", "naïve", "after–care", "Ny.\u00a0A"):
        assert plain_text(word) == word


@pytest.mark.parametrize("cells", [("\u200b3", "4\u200e"), ("٣", "٤"), ("３", "４")])
def test_such_a_column_is_numbers_and_that_is_noted(cells):
    rows = "\n".join(f"P{n},{cells[n % 2]},{n}" for n in range(1, 9))
    found = read(f"id,pre,post\n{rows}\n".encode(), "study.csv")
    assert found.frame["pre"].tolist() == [4, 3, 4, 3, 4, 3, 4, 3]
    noted = next(p for p in found.problems if p.key == "characters_replaced")
    assert (noted.column, noted.slots["n"]) == ("pre", 8)
