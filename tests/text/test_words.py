"""Words: the languages agree with each other, and the code asks only for words that exist."""

import ast
import re
import string
import tomllib
from pathlib import Path

import pytest

from lib.text import words
from lib.text.words import languages, load

ROOT = Path(__file__).parents[2]
SOURCES = [*ROOT.glob("lib/**/*.py"), *ROOT.glob("pages/*.py"), *ROOT.glob("streamlit_app.py")]
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


def asked():
    """Every key given to text(...), text.has(...) in the code: (key, file), None for a variable."""
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = node.func.value if isinstance(node.func, ast.Attribute) else node.func
            if isinstance(node.func, ast.Attribute) and node.func.attr != "has":
                continue
            if isinstance(called, ast.Name) and called.id == "text":
                yield node.args[0], file.relative_to(ROOT)


def test_every_key_in_the_code_has_words():
    known = load("en").words.keys()
    missing = {
        f"{file}: {branch.value}"
        for key, file in asked()
        for branch in ast.walk(key)
        if isinstance(branch, ast.Constant)
        and not isinstance(key, ast.JoinedStr)
        and isinstance(branch.value, str)
        and "." in branch.value
        and branch.value not in known
    }
    assert missing == set()


def test_every_key_made_from_parts_begins_like_a_known_key():
    """Unless the code first asks whether there are words, as for samples, which have their own."""
    known = load("en").words
    keys = [(key, file) for key, file in asked() if isinstance(key, ast.JoinedStr)]
    unknown = set()
    for key, file in keys:
        first = key.values[0]
        start = first.value if isinstance(first, ast.Constant) else ""
        fits = "." in start and any(one.startswith(start) for one in known)
        guarded = f"text.has({ast.unparse(key)})" in ast.unparse(ast.parse(read(file)))
        if not fits and not guarded:
            unknown.add(f"{file}: {ast.unparse(key)}")
    assert unknown == set()


def test_every_word_is_asked_for():
    """By its key, by a key made from parts, or with its section."""
    nodes = [n for file in SOURCES for n in ast.walk(ast.parse(file.read_text("utf-8")))]
    written = {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    made = {shape(n) for n in nodes if isinstance(n, ast.JoinedStr)}
    whole = {f"{name}." for name in ("language", "number", *re.findall(SECTION, sources()))}
    parts = re.compile("|".join(f"(?:{one})" for one in made if re.match(r"[a-z_]+\\\.", one)))
    left = {key for key in load("en").words if key not in written and not parts.fullmatch(key)}
    assert {key for key in left if not key.startswith(tuple(whole))} == set()


SECTION = r"text\.section\(\"(\w+)\"\)"


def sources():
    return "\n".join(file.read_text("utf-8") for file in SOURCES)


def shape(made):
    """A key made from parts as a regular expression."""
    parts = [re.escape(p.value) if isinstance(p, ast.Constant) else ".+" for p in made.values]
    return "".join(parts)


def read(file):
    return (ROOT / file).read_text("utf-8")


def test_the_code_asks_for_words_at_all():
    assert len(list(asked())) > 20


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


def test_every_reason_for_no_figure_has_words():
    from typing import get_args

    from lib.stats.results import Reason

    assert set(get_args(Reason)) <= load("en").section("reason").keys()
