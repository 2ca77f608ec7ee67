"""The Times page: there for three or more times, with other two times taken as the question."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from lib.text.words import languages, load
from tests.conftest import OpenApp
from tests.ui.screen import tables
from tests.ui.test_arms_pages import opened, press, title
from tests.ui.test_data_page import upload, use

DATA = "pages/data.py"
TIMES = "pages/times.py"
EN = load("en")


def siklus(people: int = 15) -> bytes:
    """Everybody rises from time to time; two miss the last."""
    rows = []
    for i in range(people):
        last = "" if i < 2 else str(70 + i * 3 % 11)
        rows.append(f"{i + 1},{50 + i % 7},{60 + i * 2 % 9},{last}")
    return ("No,Kondisi awal,Siklus I,Siklus II\n" + "\n".join(rows) + "\n").encode()


def trial() -> bytes:
    """Three arms, four times; each arm rises by 2 a time more than the one before."""
    arms = ("waitlist", "yoga", "walking")
    rows = []
    for i in range(45):
        scores = [20 + i % 7 + time * 2 * (i % 3) + (i * (time + 3)) % 4 for time in range(4)]
        rows.append(f"{i},{arms[i % 3]},{','.join(map(str, scores))}")
    return ("no,group,T0,T1,T2,T3\n" + "\n".join(rows) + "\n").encode()


def at_times(app: AppTest) -> AppTest:
    app = app.switch_page(TIMES).run()
    assert not app.exception
    return app


@pytest.mark.parametrize("language", languages())
def test_all_times_of_one_group(open_app: OpenApp, language: str) -> None:
    app = upload(open_app(DATA, {"lang": language}), "siklus.csv", siklus())
    app = at_times(use(app))
    assert "Kondisi awal" in title(app)
    shown = tables(app)
    assert list(shown) == ["times-changes", "times-tests", "times"]
    assert [row[1:3] for row in shown["times"]["rows"]] == [["15", "0"], ["15", "0"], ["13", "2"]]
    assert [row[1] for row in shown["times-changes"]["rows"]] == ["15", "13"]
    # everybody rises each time: two of the 6^13 common orders are as far apart at each side
    assert shown["times-tests"]["rows"][0][1].startswith("χ² = 26")


def test_all_pairs_are_computed_when_opened(open_app: OpenApp) -> None:
    app = at_times(use(upload(open_app(DATA, {"lang": "en"}), "siklus.csv", siklus())))
    panel = next(each for each in app.main.expander if each.label == EN("times.pairs_title"))
    assert not panel.children
    app.session_state["open.pairs_of_times"] = True
    app.run()
    rows = tables(app)["times-pairs"]["rows"]
    assert [row[:3] for row in rows] == [
        ["Kondisi awal → Siklus I", "15", "15 / 0"],
        ["Kondisi awal → Siklus II", "13", "13 / 0"],
        ["Siklus I → Siklus II", "13", "13 / 0"],
    ]


def test_other_two_times_are_taken_for_every_page(open_app: OpenApp) -> None:
    app = at_times(use(upload(open_app(DATA, {"lang": "en"}), "siklus.csv", siklus())))
    last = next(each for each in app.main.selectbox if each.label == EN("times.after"))
    last.set_value("Siklus I").run()
    app = press(app, EN("times.use"))
    assert not app.exception
    assert "Kondisi awal and Siklus I" in "".join(each.value for each in app.main.markdown)
    app = app.switch_page("pages/result.py").run()
    assert tables(app)["ranks"]["rows"][1][1] == "15"  # nobody misses Siklus I


def test_the_arms_are_compared_at_each_time(open_app: OpenApp) -> None:
    app = at_times(opened(open_app, trial(), "T0 → T3", "Compared with waitlist"))
    assert "arms differ" in title(app)
    rows = tables(app)["times-changes"]["rows"]
    assert [row[0] for row in rows] == [
        f"{time}: {arm} − waitlist" for time in ("T1", "T2", "T3") for arm in ("walking", "yoga")
    ]
    assert "times-tests" not in tables(app)  # within all arms together it is description


def test_a_study_of_two_times_has_nothing_to_show_there(open_app: OpenApp) -> None:
    two = b"id,pre,post\n1,2,3\n2,3,5\n3,1,4\n"
    app = at_times(use(upload(open_app(DATA, {"lang": "en"}), "a.csv", two)))
    assert EN("times.none") in [each.value for each in app.main.info]
    assert "times-changes" not in tables(app)
