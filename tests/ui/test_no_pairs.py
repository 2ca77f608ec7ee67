"""A study in which nobody can say who is who: what is asked, shown, and said elsewhere."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import OpenApp
from tests.ui.screen import tables
from tests.ui.test_data_page import DATA, EN, ID, said, upload, use
from tests.ui.test_two_files import answer, drop

PRE = [2, 3, 3, 4, 2, 1, 3, 4, 2, 3, 3, 2]
POST = [4, 3, 5, 4, 3, 4, 5, 3, 4, 4]
GAPS = "Pre,Post\n" + "\n".join(f"{a},{b}" for a, b in zip(PRE, [*POST, "", ""], strict=True))
SORTED = "Pre,Post\n" + "\n".join(
    f"{a},{b}" for a, b in zip(sorted(PRE), [*sorted(POST), 5, 5], strict=True)
)
LONG = "Test,Score\n" + "".join(f"Pre,{a}\n" for a in PRE) + "".join(f"Post,{b}\n" for b in POST)


def no_pairs(app: AppTest, text=EN) -> AppTest:
    return use(answer(app, text("answer.not_pairs")))


@pytest.mark.parametrize("cells", [GAPS, SORTED, LONG], ids=["gaps", "sorted", "long"])
def test_lists_that_are_no_pairs_are_asked_about_and_compared_as_samples(
    open_app: OpenApp, cells: str
) -> None:
    app = no_pairs(upload(open_app(DATA), "anonymous.csv", cells.encode()))
    assert not app.exception
    assert app.title[0].value.endswith("tends to be higher after than before")
    assert "Two independent samples, no pairs" in said(app)
    assert "Wilcoxon" not in said(app)
    assert not [button for button in app.button if str(button.key).startswith("answer.")]


def test_rows_that_are_people_stay_pairs(open_app: OpenApp) -> None:
    app = upload(open_app(DATA), "anonymous.csv", GAPS.encode())
    app = use(answer(app, EN("answer.same_rows")))
    assert "Wilcoxon" in said(app)


@pytest.mark.parametrize("page", ["result", "subgroups", "participants"])
@pytest.mark.parametrize(("language", "text"), [("en", EN), ("id", ID)])
def test_a_page_about_pairs_says_that_there_are_none(
    open_app: OpenApp, page: str, language: str, text
) -> None:
    app = no_pairs(upload(open_app(DATA, {"lang": language}), "x.csv", GAPS.encode()), text)
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    assert text("samples.needs_pairs") in said(app)
    assert not app.get("plotly_chart")


def test_two_files_of_nobody_are_two_samples(open_app: OpenApp) -> None:
    pre = ("pre.csv", ("Score\n" + "\n".join(map(str, PRE))).encode())
    post = ("post.csv", ("Score\n" + "\n".join(map(str, POST))).encode())
    app = no_pairs(drop(open_app(DATA), post, pre))
    assert app.title[0].value.endswith("tends to be higher after than before")


def test_the_form_can_say_it_where_nothing_looks_odd(open_app: OpenApp) -> None:
    cells = "Pre,Post\n" + "".join(f"{n % 5},{(n * 3) % 7}\n" for n in range(1, 15))
    app = upload(open_app(DATA), "x.csv", cells.encode())
    app.toggle[0].set_value(True).run()
    assert "14 before · 14 after, no pairs" in said(app)
    app.toggle[0].set_value(False).run()
    assert "14 before" not in said(app)


def test_a_selection_takes_from_both_samples(open_app: OpenApp) -> None:
    cells = "Test,site,Score\n" + "".join(f"Pre,{'ab'[n % 2]},{a}\n" for n, a in enumerate(PRE))
    cells += "".join(f"Post,{'ab'[n % 2]},{b}\n" for n, b in enumerate(POST))
    app = no_pairs(upload(open_app(DATA), "sites.csv", cells.encode()))
    site = next(group for group in app.sidebar.button_group if group.label == "site")
    site.set_value(["a"]).run()
    assert not app.exception
    assert tables(app)["samples"]["rows"][0] == ["n", "6", "5"]
