"""What things are called on the screen: samples in the visitor's language, uploads as written.

A sample's name is its key in the words (`sample.<name>`); what people wrote themselves is escaped
wherever Streamlit reads Markdown, so that a column name can neither link nor load anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from lib.charts.figure import shortened
from lib.study.problem import Problem
from lib.study.study import Categories, Factor, Outcome, Selection, Study
from lib.text.words import Text
from lib.ui import keys

# what Markdown and Streamlit's directives act on, anywhere, at the edge of a word, at the start
_ACTIVE = re.compile(r"[\\`*\[\]<>$:~|&]|(?<![^\W_])_|_(?![^\W_])")
# what becomes a link without any mark is looked for after escapes are undone, so these are parted
_LINK = re.compile(r"(?<=http)(?=s?://)|(?<=www)(?=\.)|(?<=[\w.+-])(?=@[\w-])", re.IGNORECASE)
SHORT_NAME = 16  # letters of a factor that stand before the code of a level
_WORD_JOINER = "\u2060"  # has no width and breaks no line
LONGEST_IN_A_SENTENCE = 60  # letters
_AT_START = re.compile(r"^(?:\d+(?=[.)](?:\s|$))|(?=[#+-]+(?:\s|$)))")  # a list or a heading


def escaped(words: str) -> str:
    """Somebody's own words, so that Markdown shows them as they are, on one line.

    As little as possible is escaped, because screen readers are read the words of a label as they
    are sent.
    """
    line = " ".join(words.split())
    parted = _LINK.sub(_WORD_JOINER, line)
    return _AT_START.sub(r"\g<0>\\", _ACTIVE.sub(r"\\\g<0>", parted))


def study_name(key: str, upload: Study | None, text: Text) -> str:
    """The name of a study in the picker, which shows plain text."""
    if upload is not None:
        return upload.name
    if key in keys.SAMPLE.members:
        return text(keys.SAMPLE(key))
    return text("frame.elsewhere", key=key)


def about(study: Study, text: Text) -> str:
    """One line about the study, above its answer."""
    return (
        text(keys.SAMPLE_ABOUT(study.name)) if _is_sample(study) else f"**{escaped(study.name)}**"
    )


def people(study: Study, n: int, text: Text) -> str:
    """What the participants are called, in the right number: mothers, participants."""
    key = keys.SAMPLE_PEOPLE(study.name) if _is_sample(study) else "headline.people"
    return text(key, n=n)


def own_why(study: Study, text: Text) -> str | None:
    """What a sample cannot show, in its own terms; None where there are none."""
    explained = _is_sample(study) and study.name in keys.SAMPLE_WHY.members
    return text(keys.SAMPLE_WHY(study.name)) if explained else None


def factor_name(factor: Factor, text: Text) -> str:
    """The name of a factor, escaped."""
    return escaped(plain_factor(factor, text))


def level_name(factor: Factor, level: str, text: Text) -> str:
    """The name of one level of a factor, escaped."""
    return escaped(plain_level(factor, level, text))


def plain_outcome(outcome: Outcome, text: Text) -> str:
    """The name of a score where nothing is read as Markdown: in charts and lists."""
    return text(outcome.label) if text.has(outcome.label) else outcome.label


def in_a_sentence(outcome: Outcome, text: Text) -> str:
    """The name of a score as a sentence bears it: in one line, shortened, plain.

    Two columns without a name in common are a score.
    """
    if outcome.label == f"{outcome.before_label} → {outcome.after_label}":
        return text("frame.outcome")
    return shortened(plain_outcome(outcome, text), LONGEST_IN_A_SENTENCE)


def selection(study: Study, chosen: Selection, text: Text) -> str:
    """Who is selected, in plain words: Parity: multipara, Age (years): 20 to 30; "" for all."""
    parts = []
    for factor in study.factors:
        name = plain_factor(factor, text)
        if factor.key in chosen.ranges:
            low, high = (text.score(end) for end in chosen.ranges[factor.key])
            parts.append(text("filter.range", factor=name, low=low, high=high))
        picked = chosen.levels.get(factor.key, frozenset())
        levels = [plain_level(factor, one, text) for one in factor.levels if one in picked]
        if levels:
            parts.append(text("filter.level", factor=name, level=" / ".join(levels)))
    return ", ".join(parts)


def plain_about(study: Study, text: Text) -> str:
    """One line about the study where nothing is read as Markdown."""
    return text(keys.SAMPLE_ABOUT(study.name)) if _is_sample(study) else study.name


def plain_factor(factor: Factor, text: Text) -> str:
    """The name of a factor where nothing is read as Markdown."""
    return text(factor.label) if text.has(factor.label) else factor.label


def plain_level(factor: Factor, level: str, text: Text) -> str:
    """The name of a level where nothing is read as Markdown; a sample's has words of its own."""
    named = f"{factor.key}_{level}"
    if text.has(factor.label) and named in keys.LEVEL.members:
        return text(keys.LEVEL(named))
    return level


def plain_categories(outcome: Outcome, categories: Categories, text: Text) -> Categories:
    """The categories with their names as the visitor reads them, where nothing is Markdown."""
    named = []
    for name in categories.names:
        key = f"{outcome.key}_{name}"
        is_ours = text.has(outcome.label) and key in keys.CATEGORY.members
        named.append(text(keys.CATEGORY(key)) if is_ours else name)
    return replace(categories, names=tuple(named))


def told_level(factor: Factor, level: str, text: Text) -> str:
    """The name of a level in a sentence or a picture: a bare code stands behind its factor's name.

    1, 2 and 3 alone say nothing beside other numbers: class 1.
    """
    plain = plain_level(factor, level, text)
    name = plain_factor(factor, text)
    if plain.isdecimal() and len(name) <= SHORT_NAME:
        return text("subgroups.level_code", factor=name, level=plain)
    return plain


def in_words(study: Study, text: Text) -> Study:
    """The study with all its names as the visitor reads them: for pictures and tables."""
    outcomes = tuple(replace(o, label=plain_outcome(o, text)) for o in study.outcomes)
    factors = tuple(_factor_in_words(factor, text) for factor in study.factors)
    return replace(study, outcomes=outcomes, factors=factors)


def _factor_in_words(factor: Factor, text: Text) -> Factor:
    levels = tuple(plain_level(factor, level, text) for level in factor.levels)
    return replace(factor, label=plain_factor(factor, text), levels=levels)


def problem(told: Problem, text: Text) -> str:
    """A problem as a sentence, escaped; its column and rows follow where it does not name them."""
    return say(told, text, escaped)


def say(told: Problem, text: Text, write: Callable[[str], str] = str) -> str:
    """A problem as a sentence; `write` prepares the words that are somebody's own."""
    slots = dict(told.sentence_slots)
    for name, value in slots.items():
        if isinstance(value, str):
            slots[name] = write(value)
    words = text.words[keys.PROBLEM(told.key)]
    where = [write(told.source)] if told.source else []
    if told.column is not None and "{column}" not in words:
        where.append(text("data.column_is", column=slots["column"]))
    if told.rows and "{rows}" not in words:
        where.append(text("data.rows_are", n=len(told.rows), rows=slots["rows"]))
    sentence = text(keys.PROBLEM(told.key), **slots)
    return f"{sentence} ({'; '.join(where)})" if where else sentence


def _is_sample(study: Study) -> bool:
    return study.origin != "uploaded" and study.name in keys.SAMPLE.members
