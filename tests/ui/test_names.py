"""Somebody's own words on the screen: as written, and never as Markdown."""

from __future__ import annotations

import re

import pytest

from lib.ui.names import escaped


@pytest.mark.parametrize(
    "words",
    ["Age (years)", "20-25", "51_messy_bp.xlsx", "HR (Visit 3 / HR)", "skor sebelum", "12,5 kg"],
)
def test_ordinary_names_reach_a_screen_reader_unchanged(words: str) -> None:
    assert escaped(words) == words


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("**bold**", r"\*\*bold\*\*"),
        ("_pre_", r"\_pre\_"),
        ("__pre__", r"\_\_pre\_\_"),
        ("__pré__x", r"\_\_pré\_\_x"),
        ("<img src=x>", r"\<img src=x\>"),
        (":red[stop]", r"\:red\[stop\]"),
        (":material/home:", r"\:material/home\:"),
        ("$a$", r"\$a\$"),
        ("# title", r"\# title"),
        ("1. first", r"1\. first"),
        ("- item", r"\- item"),
        ("two\nlines", "two lines"),
    ],
)
def test_what_markdown_acts_on_is_escaped(words: str, shown: str) -> None:
    # CommonMark 0.31 §2.4 (backslash escapes); directives: Streamlit's st.markdown
    assert escaped(words) == shown


# mdast-util-gfm-autolink-literal 2.0, lib/index.js: looked for in the text after escapes are undone
LINKS = (
    re.compile(r"(https?://|www(?=\.))([-.\w]+)([^ \t\r\n]*)", re.IGNORECASE),
    re.compile(r"([-.\w+]+)@([-\w]+(?:\.[-\w]+)+)"),
)


@pytest.mark.parametrize(
    "words",
    [
        "http://h.org/i.png",
        "see HTTPS://h.org",
        "www.example.org",
        "WWW.example.org",
        "a.b+c@b.org",
        "(é@b-c.org)",
        "![x](http://h/i.png)",
    ],
)
def test_no_name_becomes_a_link(words: str) -> None:
    assert any(link.search(words) for link in LINKS)
    shown = re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", escaped(words))
    assert not any(link.search(shown) for link in LINKS)
    assert shown.replace("\N{WORD JOINER}", "") == words
