"""The palette: seen on both pages, and told apart without colour."""

import pytest

from lib.charts import palette

PAGES = ["#ffffff", "#f4f6f8", "#10161d", "#0e1117", "#19222c"]  # .streamlit/config.toml, defaults
COLOURS = [palette.IMPROVED, palette.UNCHANGED, palette.WORSENED, palette.TIME, palette.NEUTRAL]


def luminance(colour):
    # WCAG 2.2, relative luminance
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("colour", COLOURS)
def test_a_colour_reaches_three_to_one_on_every_page(colour, page):
    lighter, darker = sorted([luminance(colour), luminance(page)], reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 3


def test_the_three_kinds_differ_in_colour_dash_and_symbol():
    for attribute in ("colour", "dash", "symbol"):
        assert len({getattr(mark, attribute) for mark in palette.MARKS.values()}) == 3


def test_a_tint_is_the_same_colour_let_through():
    assert palette.tint("#1b7fc4", 0.25) == "rgba(27,127,196,0.25)"
