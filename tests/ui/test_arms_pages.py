"""A study with arms: the question on the Data page, and what every page leads with then."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from lib.text.words import languages, load
from tests.conftest import OpenApp
from tests.ui.screen import tables
from tests.ui.test_data_page import upload, use

DATA = "pages/data.py"
EN = load("en")
HEAD = "no,{name},sex,before,after\n"
ARMS = ("waitlist", "yoga", "walking")


def trial(name: str = "group", arms: tuple[str, ...] = ARMS, people: int = 36) -> bytes:
    """Each arm rises by 4 more than the one before it, and by 0 to 4 besides."""
    rows: list[str] = []
    for i in range(people):
        arm = i % len(arms)
        before = 20 + i % 7
        after = before + 4 * arm + i * i % 5
        rows.append(f"{i},{arms[arm]},{'fm'[i // 3 % 2]},{before},{after}")
    return (HEAD.format(name=name) + "\n".join(rows) + "\n").encode()


def press(app: AppTest, label: str) -> AppTest:
    button = next(each for each in app.main.button if each.label == label)
    return button.click().run()


def title(app: AppTest) -> str:
    return app.main.title[0].value


def opened(open_app: OpenApp, data: bytes, *answers: str, language: str = "en") -> AppTest:
    app = upload(open_app(DATA, {"lang": language}), "trial.csv", data)
    for answer in answers:
        app = press(app, answer)
    return use(app)


def test_the_control_is_asked_with_each_arm_as_an_answer(open_app: OpenApp) -> None:
    app = upload(open_app(DATA, {"lang": "en"}), "trial.csv", trial())
    labels = [button.label for button in app.main.button]
    offered = [label for label in labels if label.startswith("Compared with")]
    assert offered == [f"Compared with {arm}" for arm in ("waitlist", "walking", "yoga")]
    assert EN("answer.no_control") in labels
    assert EN("answer.one_group") in labels


def test_three_arms_are_led_by_their_differences_from_the_control(open_app: OpenApp) -> None:
    app = opened(open_app, trial(), "Compared with waitlist")
    assert title(app).startswith("Compared with waitlist, ")
    assert "higher with yoga" in title(app)
    app = app.switch_page("pages/result.py").run()
    shown = tables(app)
    assert list(shown)[:2] == ["between-arms", "each-arm"]
    named = [row[0] for row in shown["between-arms"]["rows"]]
    assert named == ["walking − waitlist", "yoga − waitlist"]
    assert "ranks" not in shown


@pytest.mark.parametrize("language", languages())
def test_an_arm_that_is_too_small_is_named(open_app: OpenApp, language: str) -> None:
    rows = trial(arms=("control", "massage")) + b"90,talks,f,20,24\n91,talks,m,21,23\n"
    compare = load(language)("answer.control_is", level="control")
    app = opened(open_app, rows, compare, language=language)
    said = " ".join(each.value for each in app.main.markdown)
    assert load(language)("several.left_out", arms="talks") in said


def test_arms_that_are_codes_are_named_with_their_column(open_app: OpenApp) -> None:
    app = opened(open_app, trial(arms=("1", "2", "3")), "Compared with 1")
    assert title(app).startswith("Compared with group 1, ")
    assert "higher with group 3" in title(app)
    app = app.switch_page("pages/result.py").run()
    named = [row[0] for row in tables(app)["between-arms"]["rows"]]
    assert named == ["group 2 − group 1", "group 3 − group 1"]


def test_without_a_control_every_pair_is_compared(open_app: OpenApp) -> None:
    app = opened(open_app, trial(), EN("answer.no_control"))
    app = app.switch_page("pages/result.py").run()
    assert len(tables(app)["between-arms"]["rows"]) == 3


def test_who_says_that_all_got_the_same_sees_one_group(open_app: OpenApp) -> None:
    app = opened(open_app, trial(), EN("answer.one_group"))
    assert "Compared with" not in title(app)
    app = app.switch_page("pages/result.py").run()
    assert "between-arms" not in tables(app)
    assert "ranks" in tables(app)


def test_a_name_and_a_control_are_proposed_until_somebody_answers(open_app: OpenApp) -> None:
    app = opened(open_app, trial())
    assert title(app).startswith("Compared with waitlist, ")
    assert [b.label for b in app.main.button if b.label == "Compared with waitlist"]


def test_a_name_alone_is_asked_and_nothing_is_said_that_depends_on_it(open_app: OpenApp) -> None:
    app = opened(open_app, trial(arms=("A", "B", "D")))
    assert "Compared" not in title(app)
    said = " ".join(each.value for each in app.main.markdown)
    assert "All got the same" not in said


def test_a_filter_that_leaves_one_arm_says_so(open_app: OpenApp) -> None:
    app = opened(open_app, trial(), "Compared with waitlist")
    levels = next(each for each in app.sidebar.button_group if "yoga" in each.options)
    levels.set_value(["yoga"]).run()
    said = " ".join(each.value for each in app.main.markdown)
    assert "Only yoga is shown here" in said


def test_two_arms_have_their_own_table_and_the_others_wait_folded(open_app: OpenApp) -> None:
    app = opened(open_app, trial(arms=("control", "massage")), "Compared with control")
    app = app.switch_page("pages/result.py").run()
    shown = tables(app)
    assert shown["between-arms"]["rows"][0][0] == EN("arms.ancova")
    assert "ranks" not in shown
    app.session_state["open.together"] = True
    assert "ranks" in tables(app.run())


@pytest.mark.parametrize("language", languages())
def test_subgroups_ask_whether_the_difference_depends_on_who_they_are(
    open_app: OpenApp, language: str
) -> None:
    app = open_app("pages/subgroups.py", {"lang": language, "study": "simulated_two_arm"})
    made = tables(app)["arms-by-factor"]
    assert made["name"] == load(language)("modified.table")
    heads = [row for row in made["rows"] if row[-1]]  # a factor and its p, then its levels
    assert title(app) == load(language)("modified.not_found", n=len(heads))
    assert not app.exception


def test_the_arms_are_no_factor_that_could_have_been_planned(open_app: OpenApp) -> None:
    app = (
        opened(open_app, trial(), "Compared with waitlist").switch_page("pages/subgroups.py").run()
    )
    (choice,) = app.main.multiselect
    assert choice.options == ["sex"]


def test_the_share_of_a_category_is_compared_between_arms(open_app: OpenApp) -> None:
    app = (
        opened(open_app, trial(), "Compared with waitlist").switch_page("pages/categories.py").run()
    )
    rows = tables(app)["categories-arms"]["rows"]
    assert [row[0] for row in rows] == ["walking − waitlist", "yoga − waitlist"]
