"""The Outcomes page: there for two or more outcomes, one of which can be declared as primary."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from lib.text.words import languages, load
from tests.conftest import OpenApp
from tests.ui.screen import tables
from tests.ui.test_arms_pages import opened, press, title
from tests.ui.test_data_page import upload, use

DATA = "pages/data.py"
OUTCOMES = "pages/outcomes.py"
EN = load("en")


def clinic(people: int = 14) -> bytes:
    """Pain falls in everybody, sleep rises in most, weight goes up and down, 2 miss it after."""
    rows = []
    for i in range(people):
        pain = 7 + i % 3
        sleep = 40 + i * 3 % 8
        weight = 60 + i
        later = "" if i < 2 else str(weight + (-1) ** i * (i % 4))
        after = f"{pain - 2 - i % 2},{sleep + i % 5},{later}"
        rows.append(f"P{i},{'fm'[i % 2]},{pain},{sleep},{weight},{after}")
    head = "id,sex,pain_pre,sleep_pre,weight_pre,pain_post,sleep_post,weight_post\n"
    return (head + "\n".join(rows) + "\n").encode()


def trial(people: int = 36) -> bytes:
    """The treated end 4 higher in y and no higher in z."""
    rows = []
    for i in range(people):
        treated = i % 2
        y = 20 + i % 7
        z = 50 + i * 5 % 9
        ends = f"{y + 4 * treated + i * i % 5},{z + i * 3 % 7}"
        rows.append(f"{i},{('control', 'massage')[treated]},{y},{z},{ends}")
    return ("no,group,y_pre,z_pre,y_post,z_post\n" + "\n".join(rows) + "\n").encode()


def at_outcomes(app: AppTest) -> AppTest:
    app = app.switch_page(OUTCOMES).run()
    assert not app.exception
    return app


def menu(app: AppTest) -> list[str]:
    return [link.proto.label.strip("*") for link in app.sidebar.get("page_link")]


@pytest.mark.parametrize("language", languages())
def test_every_outcome_has_a_row(open_app: OpenApp, language: str) -> None:
    app = upload(open_app(DATA, {"lang": language}), "clinic.csv", clinic())
    app = at_outcomes(use(app))
    text = load(language)
    assert title(app) == text("outcomes.headline_some", k=2, m=3)
    shown = tables(app)["outcomes"]
    assert [row[2] for row in shown["rows"]] == ["14", "14", "12"]
    # all fourteen fell: 2/2^14, which the joint p keeps in part and Holm trebles
    pain = shown["rows"][0]
    assert pain[8].startswith("< " + text.effect(0.001, 3))
    assert text("outcomes.leading_is", outcome="pain", n=2) in app.main.markdown[2].value
    assert len([row for row in shown["rows"] if text("outcomes.role_exploratory") in row[1]]) == 2


def test_a_study_of_one_outcome_sees_no_new_entry(open_app: OpenApp) -> None:
    app = open_app("streamlit_app.py", {"lang": "en"})
    assert EN("page.outcomes") not in menu(app)
    app = at_outcomes(app)
    assert EN("outcomes.only_one") in [each.value for each in app.main.info]


def test_several_outcomes_have_an_entry_in_the_menu(open_app: OpenApp) -> None:
    app = use(upload(open_app(DATA, {"lang": "en"}), "clinic.csv", clinic()))
    assert EN("page.outcomes") in menu(app)


def test_the_primary_outcome_leads_every_page_and_changes_no_figure(open_app: OpenApp) -> None:
    app = at_outcomes(use(upload(open_app(DATA, {"lang": "en"}), "clinic.csv", clinic())))
    before = [row[2:] for row in tables(app)["outcomes"]["rows"]]
    choose = next(each for each in app.main.selectbox if each.label == EN("outcomes.choose"))
    choose.set_value(choose.options[1]).run()
    app = press(app, EN("outcomes.declare_this"))
    assert not app.exception
    rows = tables(app)["outcomes"]["rows"]
    assert [row[2:] for row in rows] == before
    assert [EN("outcomes.role_primary") in row[1] for row in rows] == [False, True, False]
    assert "secondary" in rows[0][1]
    said = " ".join(each.value for each in app.main.markdown)
    assert "after 3 looks" in said
    app = app.switch_page("streamlit_app.py").run()
    assert "leep" in title(app)
    app = press(at_outcomes(app), EN("outcomes.take_back"))
    assert EN("outcomes.role_leading") in tables(app)["outcomes"]["rows"][0][1]


def test_a_filter_leaves_its_people(open_app: OpenApp) -> None:
    app = at_outcomes(use(upload(open_app(DATA, {"lang": "en"}), "clinic.csv", clinic())))
    pills = next(each for each in app.sidebar.button_group if "sex" in each.label.lower())
    pills.set_value(["f"]).run()
    assert [row[2] for row in tables(app)["outcomes"]["rows"]] == ["7", "7", "6"]


def test_outcomes_by_size_begin_with_the_largest(open_app: OpenApp) -> None:
    app = at_outcomes(use(upload(open_app(DATA, {"lang": "en"}), "clinic.csv", clinic())))
    order = next(each for each in app.main.button_group if each.label == EN("outcomes.order"))
    order.set_value("size").run()
    sizes = [row[7] for row in tables(app)["outcomes"]["rows"]]
    found = [abs(float(size.split(" ")[0].replace("−", "-"))) for size in sizes]
    assert found == sorted(found, reverse=True)


def test_with_arms_the_rows_compare_the_arms(open_app: OpenApp) -> None:
    app = at_outcomes(opened(open_app, trial(), "Compared with control"))
    assert title(app) == EN("outcomes.two_some", k=1, m=2)
    shown = tables(app)["outcomes"]
    assert shown["head"][3] == "massage − control"
    assert [row[2] for row in shown["rows"]] == ["36", "36"]
