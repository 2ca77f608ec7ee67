"""One bibliography: each work that the app cites stands in lib/REFERENCES.md, and none besides."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from dataclasses import dataclass

import pytest

from tests.source import ROOT, Source, app

ENTRY = re.compile(r"- \*\*(?P<first>[^\W\d]+) (?P<year>\d{4})\*\* — (?P<work>.+)")
YEAR = re.compile(r"(?<![\w*.,/:^-])(?:18|19|20)\d\d(?![\w*]|[,.:-]\d)")
REACH = 90  # letters before a year in which its authors stand
# "Johnson and Mizoguchi", "Fagerland, Lydersen and Laake", right before a year
TOGETHER = re.compile(
    r"(?P<names>(?:[A-Z][^\W\d]+, )*[A-Z][^\W\d]+ (?:and|&|dan) [A-Z][^\W\d]+)(?:'s)? \(?$"
)
NO_CITATION = {"Blooto"}  # a place, whose study has a year


@dataclass(frozen=True)
class Citation:
    """A year in running text and the words before it, where the authors are."""

    where: str
    before: str
    year: str

    @property
    def names(self) -> set[str]:
        return set(re.findall(r"[A-Z][^\W\d_]+", self.before.replace("'s", "")))

    @property
    def together(self) -> list[str]:
        found = TOGETHER.search(self.before)
        return re.split(r", | and | & | dan ", found["names"]) if found else []


def entries() -> dict[tuple[str, str], str]:
    lines = (ROOT / "lib" / "REFERENCES.md").read_text("utf-8").splitlines()
    found = [ENTRY.fullmatch(line) for line in lines if line.startswith("- ")]
    assert all(found), "an entry is **First-author year** — the work"
    keys = [(entry["first"], entry["year"]) for entry in found if entry]
    assert keys == sorted(keys, key=lambda key: (key[0].replace("ö", "o").lower(), key[1]))
    assert len(set(keys)) == len(keys)
    return {(entry["first"], entry["year"]): entry["work"] for entry in found if entry}


def citations() -> list[Citation]:
    found = []
    for source in app():
        if source.room == "study":  # years are data there: names of columns, dates
            continue
        for words in prose(source):
            found += cited(str(source), words)
    for path in sorted((ROOT / "lib" / "text").glob("*.toml")):
        for line in path.read_text("utf-8").splitlines():
            found += cited(path.name, line.partition(" = ")[2])
    return [one for one in found if not one.names & NO_CITATION]


def prose(source: Source) -> list[str]:
    """The docstrings of a file, and its comments as one text."""
    documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    nodes = [node for node in ast.walk(source.tree) if isinstance(node, documented)]
    tokens = tokenize.generate_tokens(io.StringIO(source.text).readline)
    comments = [token.string.lstrip("# ") for token in tokens if token.type == tokenize.COMMENT]
    return [*(ast.get_docstring(node) or "" for node in nodes), " ".join(comments)]


def cited(where: str, words: str) -> list[Citation]:
    flat = " ".join(words.split())
    found = []
    last = 0
    for year in YEAR.finditer(flat):
        before = flat[max(last, year.start() - REACH) : year.start()]
        found.append(Citation(where, before, year[0]))
        last = year.end()
    return found


def test_each_citation_has_its_entry():
    known = entries()
    lost = [
        f"{one.where}: …{one.before}{one.year}"
        for one in citations()
        if not any((name, one.year) in known for name in one.names)
    ]
    assert not lost, "\n".join(lost)


def test_authors_named_together_are_the_entry_s():
    known = entries()
    wrong = [
        f"{one.where}: {' '.join(one.together)} {one.year}"
        for one in citations()
        if one.together
        and not all(
            re.search(rf"\b{name}\b", known.get((one.together[0], one.year), ""))
            for name in one.together
        )
    ]
    assert not wrong, "\n".join(wrong)


def test_each_entry_is_cited():
    seen = {(name, one.year) for one in citations() for name in one.names}
    assert not sorted(set(entries()) - seen)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Bonett and Price's (2012) interval", [("Bonett and Price's (", "2012")]),
        ("Stuart (1955) and Maxwell (1970)", [("Stuart (", "1955"), (") and Maxwell (", "1970")]),
        (
            "up to 2**2000 subsets, 1,000 of 2000, 10.1080/1927",
            [("up to 2**2000 subsets, 1,000 of ", "2000")],
        ),
    ],
)
def test_years_are_found_with_what_stands_before_them(words, found):
    assert [(one.before, one.year) for one in cited("", words)] == found


DOI = re.compile(r"doi:(10\.\d{4,5}/[^\s,;]*[\w)])$")


def test_each_doi_is_one_and_no_two_works_share_it():
    marked = {key: work for key, work in entries().items() if "doi" in work.lower()}
    dois = [DOI.search(work) for work in marked.values()]
    assert len(dois) > 40
    assert all(dois), [key for key, doi in zip(marked, dois, strict=True) if doi is None]
    assert len({doi[1].lower() for doi in dois}) == len(dois)


def test_each_entry_names_the_people_of_its_key():
    strange = [key for key, work in entries().items() if not work.startswith(f"{key[0]} ")]
    assert not strange
