"""What a visitor chose: kept over runs and pages, mirrored into the URL, never the private."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from lib.ui import state


class Link(dict):
    """The query parameters of a page, as streamlit offers them."""

    def __getitem__(self, name):
        return super().__getitem__(name)[-1]

    def get_all(self, name):
        return list(super().__getitem__(name))

    def from_dict(self, shown):
        self.clear()
        self.update({name: list(values) for name, values in shown.items()})


@pytest.fixture
def visit(monkeypatch):
    """A visitor's session and URL in place of streamlit's."""
    found = SimpleNamespace(session_state={}, query_params=Link())
    monkeypatch.setattr(state, "st", found)
    return found


@pytest.fixture
def opened(visit):
    """The same visitor in the second run of a page."""
    state.open_page("data", "first")
    state.open_page("data", "first")
    return visit


def test_the_view_is_seeded_from_the_url_once(visit):
    visit.query_params.update(
        {
            "study": ["one", "two"],
            "f.parity": ["primipara", "", "multipara"],
            "r.age": ["22..30"],
            "r.weight": ["70..60"],
            "r.height": ["tall"],
            "r.depth": ["1..2..3"],
        }
    )
    state.open_page("data", "first")
    assert state.get("study", "") == "two"
    assert state.get("f.parity", ()) == ("primipara", "multipara")
    assert state.get("r.age", (0.0, 1.0)) == (22.0, 30.0)
    for name in ("r.weight", "r.height", "r.depth"):
        assert state.get(name, (0.0, 1.0)) == (0.0, 1.0)
    visit.query_params["study"] = ["three"]
    state.open_page("data", "first")
    assert state.get("study", "") == "two"


def test_a_range_may_be_one_number(visit):
    visit.query_params["r.age"] = ["22..22"]
    state.open_page("data", "first")
    assert state.get("r.age", (0.0, 1.0)) == (22.0, 22.0)


def test_what_is_of_another_type_counts_as_not_chosen(opened):
    of_first = {"first/f.a": "x", "first/f.b": (1,), "first/r.c": ("x",), "first/r.d": "x"}
    opened.session_state["view"] |= {**of_first, "e": ()}
    assert state.get("f.a", ("no",)) == ("no",)
    assert state.get("f.b", ("no",)) == ("no",)
    assert state.get("r.c", (0.0, 1.0)) == (0.0, 1.0)
    assert state.get("r.d", (0.0, 1.0)) == (0.0, 1.0)
    assert state.get("e", "no") == "no"


def test_a_value_is_new_once_and_again_when_the_page_turns(visit):
    state.open_page("data", "first")
    assert state.is_new("title", "Data") is True
    state.open_page("data", "first")
    assert state.is_new("title", "Data") is False
    assert state.is_new("title", "Other") is True
    state.open_page("result", "first")
    assert state.is_new("title", "Other") is True


def test_the_url_mirrors_what_differs_from_the_default_and_is_not_private(opened):
    state.put("note", "b", "a")
    state.put("same", "a", "a")
    state.put("secret", "b", "a", private=True)
    state.put("f.parity", ("x", "y"), ())
    state.put("f.none", (), ("x",))
    state.put("r.age", (22.0, 30.5), (0.0, 99.0))
    state.mirror()
    assert opened.query_params == {
        "note": ["b"],
        "f.parity": ["x", "y"],
        "f.none": [""],
        "r.age": ["22..30.5"],
    }
    assert state.link() == opened.query_params
    assert state.get("secret", "") == "b"


def test_the_url_is_left_alone_when_it_says_the_same(opened, monkeypatch):
    state.put("note", "b", "a")
    state.mirror()
    monkeypatch.setattr(Link, "from_dict", lambda *_: pytest.fail("written without need"))
    state.mirror()


def test_a_link_is_a_copy(opened):
    state.put("note", "b", "a")
    state.link().clear()
    assert state.link() == {"note": ["b"]}


def test_only_a_link_to_the_page_of_the_file_says_that_there_is_one(opened):
    # what a page must correct in its address would be one more step for the back button
    state.put("note", "b", "a")
    state.hold_file(True)
    assert state.link() == {"note": ["b"]}
    assert state.link(to_file=True) == {"note": ["b"], "file": ["1"]}


def test_a_widget_keeps_its_value_until_the_page_turns(visit):
    state.open_page("data", "first")
    state.open_page("data", "first")
    with state.widget("note", "a", "scope") as key:
        assert key == "w.note.scope"
    assert visit.session_state[key] == "a"
    visit.session_state[key] = "chosen"
    with state.widget("note", "a", "scope"):
        assert visit.session_state[key] == "chosen"
    state.open_page("result", "first")
    with state.widget("note", "a", "scope"):
        assert visit.session_state[key] == "a"


def test_a_widget_tells_its_value_before_it_is_drawn_unless_the_page_turned(visit):
    state.open_page("data", "first")
    state.open_page("data", "first")
    state.put("note", "kept", "")
    assert state.fresh("note", "default") == "kept"
    with state.widget("note", "drawn"):
        pass
    assert state.fresh("note", "default") == "drawn"
    state.open_page("result", "first")
    assert state.fresh("note", "default") == "kept"


def test_a_choice_from_outside_redraws_its_widget_and_no_other(opened):
    for name in ("note", "note2"):
        with state.widget(name, "a"):
            pass
    state.choose("note", "b")
    assert state.get("note", "") == "b"
    assert "w.note." not in opened.session_state
    assert "w.note2." in opened.session_state


def test_forgetting_drops_choices_and_widgets_of_that_beginning(opened):
    state.put("f.parity", ("x",), ())
    state.put("r.age", (1.0, 2.0), (0.0, 9.0))
    with state.widget("f.parity", ("x",)):
        pass
    state.forget(state.LEVELS)
    assert state.get("f.parity", ()) == ()
    assert state.get("r.age", (0.0, 9.0)) == (1.0, 2.0)
    assert "w.f.parity." not in opened.session_state


def test_uploads_keep_the_order_they_came_in_and_can_go(opened):
    assert state.uploads() == {}
    state.add_upload("b", "study b")
    state.add_upload("a", "study a")
    assert list(state.uploads()) == ["b", "a"]
    state.remove_upload("b")
    state.remove_upload("never came")
    assert state.uploads() == {"a": "study a"}


def test_what_is_kept_is_made_once(opened):
    made = []

    def make():
        made.append(1)
        return "file"

    assert state.keep("draft", make) == "file"
    assert state.keep("draft", make) == "file"
    assert made == [1]


def test_a_click_tells_its_point_and_taking_it_back_tells_none(opened):
    point = SimpleNamespace(points=[{"point_index": 3}])
    opened.session_state["chart"] = SimpleNamespace(selection=point)
    assert state.clicked("chart") == 3
    opened.session_state["chart"] = SimpleNamespace(selection=SimpleNamespace(points=[]))
    assert state.clicked("chart") is None


def test_a_row_of_our_own_tables_that_was_clicked(opened):
    opened.session_state["grid.board"] = {"pick": 3}
    assert state.picked("grid.board") == 3
    opened.session_state["grid.board"] = {"pick": "3; anything"}
    assert state.picked("grid.board") is None


def test_each_language_has_widgets_of_its_own_that_show_the_same_value(opened):
    state.speak("en")
    with state.widget("note", "kept") as english:
        pass
    state.speak("id")
    with state.widget("note", "kept") as indonesian:
        pass
    assert english != indonesian
    assert opened.session_state[english] == opened.session_state[indonesian] == "kept"


def test_empty_widgets(opened):
    assert state.is_empty("nothing") is True
    opened.session_state["file"] = "a file"
    assert state.is_empty("file") is False


def test_choices_of_a_study_wait_while_another_is_looked_at(opened):
    state.put("f.parity", ("x",), ())
    state.look_at("second", "first")
    assert state.get("f.parity", ()) == ()
    assert state.link() == {"f.parity": ["x"], "study": ["second"]}
    state.look_at("first", "first")
    assert state.get("f.parity", ()) == ("x",)


def test_taking_the_default_forgets_the_choice(opened):
    state.put("f.parity", ("x",), ())
    state.put("f.parity", ("y",), ("y",))
    assert state.get("f.parity", ()) == ()


def test_the_url_names_the_study_that_its_choices_are_about(visit):
    visit.query_params.update({"f.parity": ["x"], "study": ["second"]})
    state.open_page("data", "first")
    assert state.get("f.parity", ()) == ("x",)
    state.look_at("first", "first")
    assert state.get("f.parity", ()) == ()


def test_an_upload_takes_its_choices_with_it(opened):
    state.add_upload("file", "study")
    state.look_at("file", "first")
    state.put("f.parity", ("x",), ())
    state.remove_upload("file")
    assert state.get("f.parity", ()) == ()
