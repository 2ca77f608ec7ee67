"""The result page: what to report first, then the tables, folded what few ask for."""

from __future__ import annotations

import pytest

from lib.text.words import languages, load
from tests.ui.screen import tables

PAGE = "pages/result.py"
EN = load("en")


def test_the_row_to_report_comes_first_and_has_test_p_estimate_and_effect(open_app):
    shown = tables(open_app(PAGE, {"lang": "en"}))
    assert next(iter(shown)) == "recommended"
    (row,) = shown["recommended"]["rows"]
    # all 28 rose: p = 2 / 2^28; Hodges–Lehmann 5.5 at the level that the exact test reaches
    assert row[0] == "Wilcoxon signed-rank, exact"
    assert row[1] == "< .001 (7.5 × 10⁻⁹)"
    assert row[2] == "+5.5; 95.2% CI [4.5, 6.5]"
    assert row[3].startswith("1.00; 95% CI [.70, 1.00]")


def test_the_effect_sizes_are_one_table_that_says_when_each_is_asked_for(open_app):
    app = open_app(PAGE, {"lang": "en"})
    assert "effect-sizes" not in tables(app)
    assert not app.main.metric
    app.session_state["open.effects"] = True
    made = tables(app.run())["effect-sizes"]
    assert len(made["rows"]) == 15
    assert all(value and when for _, value, _, when in made["rows"])


@pytest.mark.parametrize("language", languages())
def test_every_table_can_be_copied_and_downloaded_in_the_language(open_app, language):
    text = load(language)
    app = open_app(PAGE, {"lang": language, "study": "simulated_two_arm"})
    for made in tables(app).values():
        assert made["words"]["copy"] == text("table.copy")
        assert made["copy"] == made["rows"]
        first = made["csv"].splitlines()[1]
        assert (";" in first) is text.decimal_comma


def test_a_name_that_a_spreadsheet_would_run_is_guarded_in_the_copy():
    from lib.ui.elements.word_table import _pasted

    assert _pasted(["=1+1", "+cmd", "+5.5 [4.5, 6.5]"]) == ["'=1+1", "'+cmd", "+5.5 [4.5, 6.5]"]
