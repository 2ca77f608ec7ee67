"""Somebody's own words on the screen: as written, and never as Markdown."""

from __future__ import annotations

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
        ("![x](http://h/i.png)", r"!\[x\](http\://h/i.png)"),
        ("<img src=x>", r"\<img src=x\>"),
        (":red[stop]", r"\:red\[stop\]"),
        (":material/home:", r"\:material/home\:"),
        ("$a$", r"\$a\$"),
        ("# title", r"\# title"),
        ("1. first", r"1\. first"),
        ("- item", r"\- item"),
        ("www.example.org", r"www\.example.org"),
        ("a@b.org", r"a\@b.org"),
        ("two\nlines", "two lines"),
    ],
)
def test_what_markdown_acts_on_is_escaped(words: str, shown: str) -> None:
    # CommonMark 0.31 §2.4 (backslash escapes); directives: Streamlit's st.markdown
    assert escaped(words) == shown
