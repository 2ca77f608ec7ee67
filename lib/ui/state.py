"""What a visitor has chosen and uploaded; nothing else touches session state or the URL.

The view (study, language, outcome, filters ...) is one plain dict. It is seeded from the URL once
a session; each widget is set from it before it is drawn and written back after, and what differs
from the default is mirrored into the URL. Widgets alone would lose it: on native pages a widget
belongs to its page. The URL carries the view, never data: what is private stays out of it.

Who is included and which score is looked at are choices about one study: they are kept under it,
and only where they differ from its default, so that no study is cut by a choice made in another.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import streamlit as st

from lib.study.plain_number import plain_number
from lib.study.study import Study

Value = str | tuple[str, ...] | tuple[float, float]
T = TypeVar("T", bound=Value)
U = TypeVar("U")
Place = tuple[str, *tuple[Hashable, ...]]  # of an answer: the study's fingerprint, and whose it is

MOST_ANSWERS = 24  # kept in a visit
MOST_PAIRS = 3_000_000  # distinct pairs of scores that they hold together, about 200 MB

_VIEW = "view"
_STUDIES = "studies"
_PAGE = "page"
_TURNED = "turned"
_SPOKEN = "spoken"
_SHOWN = "shown"
_BARE = "bare"  # whether the visit began at an address that names nothing but the language
_LOST = "lost"  # whether the address names a file that this session never had
_FILE = "file"  # in the address while a file is held: that there is one, and nothing of it
_TO = ".."  # a range in the URL: r.age=22..30
# the names of choices of levels and of ranges begin so
LEVELS = "f."
RANGE = "r."
STUDY = "study"
OUTCOME = "outcome"
ORDER = "order"  # of the outcomes: as in the file, or by size
CUT = "cut."  # how the scores of an outcome are read as categories
LANGUAGE = "lang"
_ANSWERS = "answers"
_OF_STUDY = (LEVELS, RANGE, OUTCOME, CUT)  # choices whose names begin so belong to a study


def open_page(page: str, first_study: str) -> None:
    """Begin a run of that page: seed the view once a session, and notice when the page turned.

    first_study   the study that is looked at where the URL names none
    """
    if _VIEW not in st.session_state:
        st.session_state[_VIEW] = {STUDY: first_study}
        st.session_state[_STUDIES] = {}
        st.session_state[_BARE] = not set(st.query_params) - {LANGUAGE, _FILE}
        st.session_state[_LOST] = _FILE in st.query_params
        _seed()
    st.session_state[_TURNED] = st.session_state.get(_PAGE) != page
    st.session_state[_PAGE] = page
    st.session_state[_SHOWN] = {}


def page() -> str:
    """The key of the page that is open."""
    return str(st.session_state.get(_PAGE, ""))


def speak(language: str) -> None:
    """Say in which language the widgets of this run are drawn."""
    st.session_state[_SPOKEN] = language


def came_bare() -> bool:
    """Whether the visit began without a link to something, so that nobody said what to look at."""
    return bool(st.session_state.get(_BARE))


def is_new(name: str, value: str) -> bool:
    """Whether a value differs from that of the run before, or the page has turned."""
    key = f"last.{name}"
    changed = st.session_state[_TURNED] or st.session_state.get(key) != value
    st.session_state[key] = value
    return bool(changed)


def get(name: str, default: T) -> T:
    """What the view holds under that name; the default where nothing of its type was chosen."""
    value = st.session_state[_VIEW].get(_place(name), default)
    return value if _alike(name, value) else default


def fresh(name: str, default: T) -> T:
    """What the widget of that name was just set to, before it is drawn; else the view."""
    key = _key(name)
    if key in st.session_state and not st.session_state[_TURNED]:
        value: T = st.session_state[key]
        return value
    return get(name, default)


def put(name: str, value: Value, default: Value, *, private: bool = False) -> None:
    """Remember a choice; it is mirrored into the URL unless it is the default or private.

    The default is not kept: what has not been chosen cannot outlive the study it was right for.
    """
    if value == default:
        st.session_state[_VIEW].pop(_place(name), None)
        return
    st.session_state[_VIEW][_place(name)] = value
    if not private:
        st.session_state[_SHOWN][name] = _written(name, value)


def look_at(study: str, first_study: str) -> None:
    """Look at that study from here on; its own choices apply, and those of others wait."""
    st.session_state[_VIEW][STUDY] = study
    if study != first_study:
        st.session_state[_SHOWN][STUDY] = [study]


def choose(name: str, value: Value) -> None:
    """Make a choice from outside its widget, which shows it from the next run on."""
    st.session_state[_VIEW][_place(name)] = value
    redraw(f"{name}.")


def redraw(prefix: str) -> None:
    """Let the widgets whose names begin so show anew what they are given when they are drawn."""
    for key in [key for key in st.session_state if str(key).startswith(f"w.{prefix}")]:
        del st.session_state[key]


def clicked(key: str) -> int | None:
    """Which point of a chart was clicked, by its position; None where the click took it back."""
    points = st.session_state[key].selection.points
    return int(points[0]["point_index"]) if points else None


def picked(key: str) -> int | None:
    """Which row of one of our own tables was clicked; None where none was."""
    told = st.session_state[key].get("pick")
    return told if isinstance(told, int) else None


def selected_columns(key: str) -> list[str]:
    """The columns that are selected in a table, by their names; [] where it was not drawn yet."""
    if key not in st.session_state:
        return []
    return [str(name) for name in st.session_state[key].selection.columns]


def set_to(key: str) -> object:
    """What the widget of that key was set to; None where it was not drawn yet."""
    return st.session_state.get(key)


def is_empty(key: str) -> bool:
    """Whether the widget of that key holds nothing."""
    return not st.session_state.get(key)


def forget(prefix: str) -> None:
    """Drop every choice whose name begins so, and the widgets that hold them.

    Of choices about a study only those about the one being looked at are dropped.
    """
    _drop(_place(prefix))
    redraw(prefix)


@contextmanager
def widget(name: str, value: object, scope: str = "") -> Iterator[str]:
    """The key of a widget that shows `value`; set afresh when the page has turned.

    scope tells widgets of one name apart whose options differ (the same factor in two studies).
    The browser keeps what a widget shows in words, so each language has a widget of its own.
    """
    key = _key(name, scope)
    if st.session_state[_TURNED] or key not in st.session_state:
        st.session_state[key] = value
    yield key


def mirror() -> None:
    """Write the view into the URL, if the URL says anything else."""
    shown = st.session_state[_SHOWN]
    now = {name: st.query_params.get_all(name) for name in st.query_params}
    if now != shown:
        st.query_params.from_dict(shown)


def hold_file(held: bool) -> None:
    """Let the address say that a file is held, so that its loss can be told after a restart."""
    if held:
        st.session_state[_SHOWN][_FILE] = ["1"]
        st.session_state[_LOST] = False


def has_lost_file() -> bool:
    """Whether a file was held at this address by a session that is gone."""
    return bool(st.session_state.get(_LOST))


def link(*, to_file: bool = False) -> dict[str, list[str]]:
    """The query parameters that lead to this view from another page.

    to_file   it leads to the page that holds a file. An address that the page would have to correct
              is one more step for the back button.
    """
    parameters = {name: value for name, value in st.session_state[_SHOWN].items() if name != _FILE}
    return {**parameters, _FILE: ["1"]} if to_file else parameters


def uploads() -> dict[str, Study]:
    """The studies this visitor uploaded, by key, in the order they came; private to the session."""
    studies: dict[str, Study] = st.session_state[_STUDIES]
    return studies


def add_upload(key: str, study: Study) -> None:
    """Keep an uploaded study for this session; nothing computed before is taken for its own."""
    _forget_answers(study)
    st.session_state[_STUDIES][key] = study


def remove_upload(key: str) -> None:
    """Forget an uploaded study, every choice made in it and what was computed from it."""
    study = st.session_state[_STUDIES].pop(key, None)
    if study is not None:
        _forget_answers(study)
    _drop(_of(key))


def keep(name: str, make: Callable[[], U]) -> U:
    """Something of this session that is made once (a parsed file before it becomes a study)."""
    if f"kept.{name}" not in st.session_state:
        st.session_state[f"kept.{name}"] = make()
    kept: U = st.session_state[f"kept.{name}"]
    return kept


def _seed() -> None:
    """Take the view from the URL, the study first: the other choices may be about it."""
    view = st.session_state[_VIEW]
    if STUDY in st.query_params:
        view[STUDY] = st.query_params[STUDY]
    for name in st.query_params:
        value = _parse(name)
        if value is not None:
            view[_place(name)] = value


def _key(name: str, scope: str = "") -> str:
    """The key of a widget: of its name, its scope and, but for that of languages, its language."""
    spoken = st.session_state.get(_SPOKEN)
    key = f"w.{name}.{scope}"
    return key if name == LANGUAGE or spoken is None else f"{key}.{spoken}"


def _place(name: str) -> str:
    """Where the view holds a choice: under the study being looked at, where it is about one."""
    if not name.startswith(_OF_STUDY):
        return name
    study: str = st.session_state[_VIEW][STUDY]
    return _of(study) + name


def _of(study: str) -> str:
    return f"{study}/"


def _drop(prefix: str) -> None:
    view = st.session_state[_VIEW]
    for place in [place for place in view if place.startswith(prefix)]:
        del view[place]


def once(place: Place, make: Callable[[], U], size: int = 0) -> U:
    """An answer of this visit, made once; of several, those longest not asked for make room.

    size  how many distinct pairs of scores it holds, where it holds any
    """
    answers = st.session_state.setdefault(_ANSWERS, {})
    if place in answers:
        answers[place] = answers.pop(place)  # the last that was asked for
    else:
        answers[place] = (make(), size)
    while len(answers) > 1 and (
        len(answers) > MOST_ANSWERS or sum(held for _, held in answers.values()) > MOST_PAIRS
    ):
        del answers[next(iter(answers))]
    answer: U = answers[place][0]
    return answer


def _forget_answers(study: Study) -> None:
    answers = st.session_state.get(_ANSWERS, {})
    for place in [place for place in answers if place[0] == study.fingerprint]:
        del answers[place]


def _alike(name: str, value: Value) -> bool:
    if name.startswith(LEVELS):
        return isinstance(value, tuple) and all(isinstance(item, str) for item in value)
    if name.startswith(RANGE):
        return isinstance(value, tuple) and all(isinstance(item, float) for item in value)
    return isinstance(value, str)


def _parse(name: str) -> Value | None:
    """A URL parameter as the view holds it; None when it is not what its name says."""
    texts = st.query_params.get_all(name)
    if name.startswith(LEVELS):
        return tuple(text for text in texts if text)
    if not name.startswith(RANGE):
        return texts[-1]
    ends = [plain_number(part) for part in texts[-1].split(_TO)]
    match ends:
        case [float(low), float(high)] if low <= high:
            return low, high
    return None


def _written(name: str, value: Value) -> list[str]:
    if isinstance(value, str):
        return [value]
    if name.startswith(RANGE):
        return [_TO.join(f"{number:g}" for number in value)]
    return [str(item) for item in value] or [""]
