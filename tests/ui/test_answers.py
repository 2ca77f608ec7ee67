"""What a visit computes is computed once, kept by selection, few at a time, and forgotten."""

from __future__ import annotations

from collections import Counter

import pytest
from streamlit.testing.v1 import AppTest

from lib.analysis import comparison
from lib.ui import answers, state
from tests.conftest import OpenApp
from tests.ui.test_data_page import upload, use

FILE = b"id,age,before,after\n" + b"".join(b"%d,%d,%d,%d\n" % (i, i, i, 2 * i) for i in range(1, 9))


@pytest.fixture
def computed(monkeypatch: pytest.MonkeyPatch) -> Counter[int]:
    """How often the main answer was computed, by the number of people in it."""
    times: Counter[int] = Counter()

    def counted(study, outcome_key):
        times[study.n] += 1
        return comparison.compare(study, outcome_key)

    monkeypatch.setattr(answers, "compare", counted)
    return times


def kept(app: AppTest) -> list[str]:
    """The fingerprints of the studies that something is kept of."""
    return [place[0] for place in app.session_state["answers"]]


def test_each_selection_is_computed_once_a_visit(open_app: OpenApp, computed: Counter[int]) -> None:
    app = open_app("streamlit_app.py")
    assert computed == {28: 1}
    app.switch_page("pages/result.py").run()
    app.sidebar.button_group[0].set_value("id").run()
    assert computed == {28: 1}
    slider = app.sidebar.slider[0]
    low, high = slider.value
    slider.set_value((low + 2, high)).run()
    assert len(computed) == 2
    app.sidebar.slider[0].set_value((low, high)).run()
    assert computed[28] == 1
    assert set(computed.values()) == {1}


def test_another_visitor_shares_nothing(open_app: OpenApp, computed: Counter[int]) -> None:
    open_app("streamlit_app.py")
    open_app("streamlit_app.py")
    assert computed == {28: 2}


def test_what_was_computed_goes_with_the_study(open_app: OpenApp) -> None:
    app = use(upload(open_app("pages/data.py"), "eight.csv", FILE))
    (study,) = app.session_state["studies"].values()
    assert study.fingerprint in kept(app)
    app = app.switch_page("pages/data.py").run()
    next(each for each in app.main.button if each.key == "remove").click().run()
    assert not app.session_state["studies"]
    assert study.fingerprint not in kept(app)


def test_few_are_kept_and_the_last_asked_for_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """25 answers in a row, the first asked for between; then one too large for the others."""
    session: dict[str, object] = {}
    monkeypatch.setattr(state.st, "session_state", session)
    for number in range(state.MOST_ANSWERS + 1):
        assert state.once(("f", number), lambda number=number: number) == number
        state.once(("f", 0), lambda: -1)
    assert len(session["answers"]) == state.MOST_ANSWERS
    assert state.once(("f", 0), lambda: -1) == 0
    assert ("f", 1) not in session["answers"]
    state.once(("f", "large"), lambda: "large", state.MOST_PAIRS)
    state.once(("f", "larger"), lambda: "larger", state.MOST_PAIRS)
    assert list(session["answers"]) == [("f", "larger")]
