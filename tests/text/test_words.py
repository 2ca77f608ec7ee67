"""Words: the languages agree with each other, and slots are filled."""

import string
import tomllib

import pytest

from lib.text import words
from lib.text.words import languages, load

OTHERS = [code for code in languages() if code != "en"]


def slots(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_every_file_of_words_is_a_language():
    assert set(languages()) == {file.stem for file in words.FOLDER.glob("*.toml")}


def test_english_comes_first():
    assert languages()[:2] == ("en", "id")


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_the_keys_of_english(language):
    assert load(language).words.keys() == load("en").words.keys()


@pytest.mark.parametrize("language", OTHERS)
def test_a_sentence_has_the_slots_of_its_english(language):
    ours, english = load(language).words, load("en").words
    other = {key for key in english if slots(ours[key]) != slots(english[key])}
    assert other == set()


@pytest.mark.parametrize("language", languages())
def test_no_sentence_is_empty(language):
    assert [key for key, sentence in load(language).words.items() if not sentence.strip()] == []


@pytest.mark.parametrize("language", languages())
def test_a_singular_asks_for_no_slot_that_the_plural_lacks(language):
    text = load(language)
    more = {k for k, one in text.singular.items() if not slots(one) <= slots(text.words[k])}
    assert more == set()


@pytest.mark.parametrize("language", languages())
def test_slots_have_names(language):
    for key, sentence in load(language).words.items():
        assert all(name.isidentifier() for name in slots(sentence)), key


@pytest.mark.parametrize("language", languages())
def test_a_section_holds_nothing_but_words_and_their_singulars(language):
    content = tomllib.loads((words.FOLDER / f"{language}.toml").read_text("utf-8"))
    del content["language"]
    for section, entries in content.items():
        for key, entry in entries.items():
            fine = isinstance(entry, str) or entry.keys() == words.PLURAL
            assert fine, f"{section}.{key}"


def test_a_slot_is_filled():
    assert load("en")("chart.improved_of", k=22, n=28) == "22 of 28"


def test_numbers_in_slots_are_written_in_the_language():
    assert load("id")("chart.participants", n=1250) == "1.250 responden"


def test_one_participant_is_not_plural_in_english():
    assert load("en")("chart.participants", n=1) == "1 participant"


def test_braces_in_a_persons_text_stay_as_they_are():
    label = "{n} <b>{0.__class__}</b>"
    words = load("en")("describe.levels", label=label, n=2, levels="a 1")
    assert words == f"Bars of {label}, 2 participants: a 1."


def test_an_unknown_key_is_named():
    with pytest.raises(KeyError, match=r"no\.such"):
        load("en")("no.such")


def test_a_missing_slot_is_named_with_its_key():
    with pytest.raises(KeyError, match=r"chart\.improved_of.*'n'"):
        load("en")("chart.improved_of", k=1)


def test_an_unknown_language_is_refused():
    with pytest.raises(KeyError, match="xx"):
        load("xx")


def test_a_language_is_read_once():
    assert load("id") is load("id")


def test_items_are_joined_as_the_language_joins_them():
    assert load("id").listed(["a", "b", "c"]) == "a, b dan c"
