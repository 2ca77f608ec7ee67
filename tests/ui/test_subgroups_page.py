"""The page of subgroups as a visitor meets it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from lib.analysis.subgroups import subgroups
from lib.report.forest_rows import forest_rows
from lib.study.samples import shipped
from lib.study.study import Selection
from lib.text.words import languages, load
from lib.ui.names import told_level
from lib.ui.views.subgroup_views import _is_selected, naming
from tests.analysis.studies import category, study
from tests.source import ROOT, START
from tests.ui.screen import tables

PAGE = "pages/subgroups.py"


def words(app) -> str:
    return " ".join(str(e.value) for kind in (app.main.markdown, app.main.caption) for e in kind)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("study", shipped.KEYS)
def test_the_page_opens_on_every_sample_in_every_language(open_app, study, language):
    app = open_app(PAGE, {"study": study, "lang": language})
    assert not app.exception
    assert app.main.title


def test_the_published_sample_finds_nothing_and_says_what_is_too_few(open_app):
    app = open_app(PAGE, {"lang": "en"})
    assert app.main.title[0].value == "No clear difference in change by any of 6 factors"
    assert "Too few to compare by Delivery" in words(app)


def test_a_filter_leaves_the_board_alone_and_is_compared_with_the_rest(open_app):
    everyone = open_app(PAGE, {"lang": "en"})
    filtered = open_app(PAGE, {"lang": "en", "f.parity": "multipara"})
    assert filtered.main.title[0].value == everyone.main.title[0].value
    assert board_of(filtered)["rows"] == board_of(everyone)["rows"]
    assert "Selected against the rest" in words(filtered)


def test_nobody_is_told_of_a_selection_when_everyone_is_in(open_app):
    assert not open_app(PAGE, {"lang": "en"}).main.info


def test_the_board_counts_its_tests_as_looks(open_app):
    app = open_app(PAGE, {"lang": "en"})
    assert "Looks so far: 6, 0 of them planned" in words(app)


def test_looking_again_adds_no_look(open_app):
    app = open_app(PAGE, {"lang": "en"}).run()
    assert "Looks so far: 6," in words(app)


def test_looking_closer_at_quade_is_another_look(open_app):
    app = open_app(PAGE, {"lang": "en"})
    closer = next(group for group in app.main.button_group if group.value == "age")
    closer.set_value("parity").run()
    assert "Allowing for different starting scores" in words(app)
    assert "Looks so far: 7," in words(app)


def test_the_arms_come_first_where_there_are_two(open_app):
    app = open_app(PAGE, {"study": "simulated_two_arm", "lang": "en"})
    assert app.main.header[0].value == load("en")("subgroups.arms_title")
    assert "The picture shows the arms together" in words(app)


def test_a_reset_without_a_reason_is_refused(open_app):
    app = open_app(PAGE, {"lang": "en"})
    reset_button(app).click().run()
    assert app.main.warning[0].value == "Type a reason first."
    assert "Looks so far: 6," in words(app)


def test_a_reset_is_logged_with_its_reason(open_app):
    app = open_app(PAGE, {"lang": "en"})
    app.main.text_input[0].set_value("second protocol")
    reset_button(app).click().run()
    assert "from 6 looks: second protocol" in words(app)


def test_factors_can_be_declared_and_are_then_labelled(open_app):
    app = open_app(PAGE, {"lang": "en"})
    app.main.multiselect[0].set_value(["parity"]).run()
    next(b for b in app.main.button if b.label == "Declare as planned").click().run()
    assert "Planned: Parity. Declared" in words(app)
    assert "after 6 looks at factors" in words(app)
    name, said = board_of(app)["rows"][1]
    assert name == "Parity"
    assert said.startswith("planned · ")


def test_a_row_is_selected_when_exactly_its_level_is():
    one = Selection(levels={"work": frozenset(["W"])})
    assert _is_selected(("work", "W"), one)
    assert not _is_selected(("work", "N"), one)
    assert not _is_selected((None, None), Selection())
    assert not _is_selected(("work", "W"), Selection({"age": (1.0, 2.0)}, one.levels))


def test_a_factor_of_many_levels_is_one_row_of_the_forest():
    towns = category("town", [f"town {i % 13}" for i in range(39)])
    people = study([0] * 39, list(range(39)), towns)
    board = subgroups(people, "score")
    rows = forest_rows(board, naming(board, people, load("en"), plain=True))
    assert [row.kind for row in rows] == ["overall", "factor"]


def own_file() -> AppTest:
    """The page with a visitor's own file, whose words try to be Markdown and markup."""
    side = category("**side** [a](http://b.c)", ["<b>l</b>"] * 8 + ["$r$"] * 8)
    other = category("other", ["x", "y"] * 8)
    upload = replace(study([0] * 16, [*range(8), *range(8)], side, other), origin="uploaded")
    app = AppTest.from_file(ROOT / START, default_timeout=30)
    app.session_state["view"] = {"study": "file-1", "lang": "en"}
    app.session_state["studies"] = {"file-1": upload}
    app.switch_page(PAGE)
    return app.run()


def button(app, label):
    return next(one for one in app.main.button if one.label == label)


def test_an_own_file_is_asked_for_its_plan_before_anything_is_shown():
    app = own_file()
    assert not app.exception
    assert app.main.header[0].value == load("en")("looks.before")
    assert not app.main.title
    assert not tables(app)


def test_a_plan_declared_before_looking_says_so():
    app = own_file()
    app.main.multiselect[0].set_value(["other"]).run()
    button(app, "Declare as planned").click().run()
    assert "Planned: other. Declared" in words(app)
    assert "before looking at any factor" in words(app)
    # a test a factor, and Quade's of the planned one, which is looked at closer
    assert "Looks so far: 3, 2 of them planned" in words(app)


def test_nothing_planned_opens_the_board_as_exploratory():
    app = own_file()
    button(app, "None was planned").click().run()
    assert app.main.title[0].value == "No clear difference in change by any of 2 factors"
    assert "No factor was planned. Declared" in words(app)


def test_words_of_a_file_are_shown_as_written():
    app = own_file()
    button(app, "None was planned").click().run()
    shown = words(app)
    assert "\\*\\*side\\*\\* \\[a\\](http\N{WORD JOINER}\\://b.c)" in shown
    assert "**side** [a](http" not in shown
    assert r"\<b\>l\</b\>" in shown


def test_the_button_that_goes_on_is_the_one_that_says_what_was_chosen():
    app = own_file()
    assert button(app, "Declare as planned").disabled
    assert not button(app, "None was planned").disabled
    app.main.multiselect[0].set_value(["other"]).run()
    assert not button(app, "Declare as planned").disabled
    assert button(app, "None was planned").disabled


def test_the_groups_of_a_study_are_not_called_planned(open_app):
    app = open_app(PAGE, {"study": "simulated_two_arm", "lang": "en"})
    factors = {row[0]: row[1] for row in board_of(app)["rows"] if len(row) == 2}
    assert factors["Group"].startswith("the groups of the study · ")
    assert "0 of them planned" in words(app)


def test_a_level_that_is_chosen_elsewhere_is_marked_in_the_table(open_app):
    made = board_of(open_app(PAGE, {"lang": "en", "f.parity": "multipara"}))
    (chosen,) = made["chosen"]
    assert made["rows"][chosen][0].strip() == "multipara"


def test_a_copy_of_the_table_hides_small_levels(open_app):
    made = board_of(open_app(PAGE, {"lang": "en"}))
    preterm = [row for row in made["copy"] if row[0].strip() == "preterm"]
    assert [row[1:3] for row in preterm] == [["<5", ""]]


@pytest.mark.parametrize("code", ["1", "2"])
def test_a_level_that_is_a_bare_code_stands_behind_its_factor(code):
    factor = category("Class", ["1", "2"])
    assert told_level(factor, code, load("en")) == f"Class {code}"
    assert told_level(category("Class", ["1a"]), "1a", load("en")) == "1a"


def board_of(app) -> dict:
    """The table of the page, unfolded."""
    app.session_state["open.board"] = True
    return tables(app.run())["subgroups"]


def reset_button(app):
    return next(b for b in app.main.button if b.label == "Set the counter back")
