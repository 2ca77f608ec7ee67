"""Words in a language: every sentence a person sees, by its key, with its slots filled."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lib.text.numbers import Numbers, separators

FOLDER = Path(__file__).parent
PLURAL = {"one", "other"}

Slot = str | int | float


@dataclass(frozen=True)
class Text(Numbers):
    """One language: its words, and its numbers (see Numbers).

    language   the code of the language, as in the name of its file
    name       what its speakers call it
    words      "section.key" -> sentence with {slots}
    singular   the sentences that differ where the slot n is 1
    """

    language: str
    name: str
    words: Mapping[str, str]
    singular: Mapping[str, str]

    def __call__(self, key: str, /, **slots: Slot) -> str:
        """The words of that key; whole numbers and floats in slots are written in the language.

        Raises KeyError that names the key when there is none, or when a slot is not filled.
        """
        words = self.singular if slots.get("n") == 1 and key in self.singular else self.words
        try:
            sentence = words[key]
        except KeyError:
            raise KeyError(f"no words for {key!r} in {self.language}.toml") from None
        if not slots:
            return sentence
        filled = {name: self._written(value) for name, value in slots.items()}
        try:
            return sentence.format_map(filled)
        except KeyError as missing:
            raise KeyError(f"{key!r} needs the slot {missing}") from None

    def has(self, key: str) -> bool:
        """Whether there are words of that key."""
        return key in self.words

    def listed(self, items: tuple[str, ...] | list[str]) -> str:
        """Items joined as the language joins them: a, b and c."""
        if len(items) < 2:
            return "".join(items)
        return self("number.list", items=", ".join(items[:-1]), last=items[-1])

    def _written(self, value: Slot) -> str:
        if isinstance(value, str):
            return value
        return self.integer(value) if isinstance(value, int) else self.score(value)


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The codes of the languages that have a file here, English (the fallback) first."""
    codes = sorted(file.stem for file in FOLDER.glob("*.toml"))
    return tuple(sorted(codes, key=lambda code: code != "en"))


@lru_cache(maxsize=8)
def load(language: str) -> Text:
    """The words of a language, read once. Raises KeyError for a language without a file."""
    if language not in languages():
        raise KeyError(f"no language {language!r}; there are {', '.join(languages())}")
    content = tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
    about = content["language"]
    words, singular = _flat(content)
    symbols, percent_sign = separators(about["locale"])
    return Text(
        symbols=symbols,
        percent_sign=percent_sign,
        leading_zero=about["leading_zero"],
        patterns=content["number"],
        language=language,
        name=about["name"],
        words=words,
        singular=singular,
    )


def _flat(content: Mapping[str, Mapping[str, object]]) -> tuple[dict[str, str], dict[str, str]]:
    """The sections as "section.key" -> words, and the same for those that have a singular."""
    words: dict[str, str] = {}
    singular: dict[str, str] = {}
    for section, entries in content.items():
        for name, entry in entries.items():
            key = f"{section}.{name}"
            if isinstance(entry, dict) and entry.keys() == PLURAL:
                words[key] = entry["other"]
                singular[key] = entry["one"]
            elif isinstance(entry, str):
                words[key] = entry
    return words, singular
