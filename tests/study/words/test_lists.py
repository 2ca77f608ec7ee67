"""The lists of words of the field: which exclude each other, and that nothing stands in two."""

from itertools import combinations

import pytest

from lib.study.words import (
    arms,
    column_names,
    markers,
    natural_course,
    personal,
    time_words,
    vocabulary,
)

# one word in both would make a column two things at once
EXCLUDING = [
    (column_names.ID, column_names.TIME),
    (column_names.ID, column_names.SCORE),
    (column_names.ID, column_names.CHANGE),
    (column_names.ID, column_names.CLUSTER),
    (column_names.TIME, column_names.SCORE),
    (column_names.TIME, column_names.CHANGE),
    (column_names.TIME, column_names.CLUSTER),
    (column_names.SCORE, column_names.CHANGE),
    (column_names.NAME, column_names.ID),
    (arms.ARM, arms.BESIDE_ARM),
    (arms.ARM, arms.CONTROL),
    (arms.ARM, column_names.ID),
    (arms.ARM, column_names.TIME),
    (arms.CONTROL, markers.EMPTY),
    (arms.CONTROL, vocabulary.LOWER_IS_BETTER),
    (natural_course.NATURAL, arms.ARM),
    (frozenset(time_words.WORDS), arms.CONTROL),
    (frozenset(time_words.WORDS), column_names.CHANGE),
    (frozenset(time_words.WORDS), column_names.ID),
    (vocabulary.FACTOR, column_names.SCORE),
    (vocabulary.FACTOR, column_names.CHANGE),
]


@pytest.mark.parametrize(("one", "other"), EXCLUDING)
def test_no_word_stands_in_both(one, other):
    assert one.isdisjoint(other)


def test_a_personal_name_is_of_one_kind():
    for one, other in combinations(personal.PERSONAL.values(), 2):
        assert one.isdisjoint(other)


def test_words_are_folded_as_names_are_read():
    lists = [
        *(words for pair in EXCLUDING for words in pair),
        *personal.PERSONAL.values(),
        column_names.FILLERS,
        column_names.TOTALS,
    ]
    lists += [arms.ARM_LEVELS, column_names.ASIDE, time_words.WORDS, time_words.NUMBERED]
    assert not [word for words in lists for word in words if word != time_words.fold(word)]
