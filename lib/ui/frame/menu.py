"""The pages of the app, listed once: the menu, the tests and the links all read it here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lib.study.study import Study
from lib.ui import keys

Need = Literal["nothing", "times", "outcomes", "items"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its key (words under `page.<key>`), its file and its icon.

    has_filters   whether who is included changes what it shows
    needs         what a study must have for the page to stand in its menu: an outcome with three
                  or more times, two or more outcomes, an outcome made of items
    """

    key: keys.Page
    file: str
    icon: str
    has_filters: bool = True
    needs: Need = "nothing"


PAGES = (
    Page("dashboard", "streamlit_app.py", ":material/insights:"),
    Page("result", "pages/result.py", ":material/query_stats:"),
    Page("categories", "pages/categories.py", ":material/stacked_bar_chart:"),
    Page("times", "pages/times.py", ":material/timeline:", needs="times"),
    Page("items", "pages/items.py", ":material/checklist:", needs="items"),
    Page("outcomes", "pages/outcomes.py", ":material/format_list_numbered:", needs="outcomes"),
    Page("subgroups", "pages/subgroups.py", ":material/account_tree:"),
    Page("participants", "pages/participants.py", ":material/groups:"),
    Page("data", "pages/data.py", ":material/upload_file:", has_filters=False),
    Page("methods", "pages/methods.py", ":material/menu_book:", has_filters=False),
)


def in_menu(study: Study | None) -> list[Page]:
    """The pages that the menu of a study offers; without a study those that need nothing."""
    return [page for page in PAGES if page.needs in _has(study)]


def _has(study: Study | None) -> set[Need]:
    has: set[Need] = {"nothing"}
    if study is None:
        return has
    if len(study.outcomes) > 1:
        has.add("outcomes")
    if any(outcome.series is not None for outcome in study.outcomes):
        has.add("times")
    if any(outcome.items is not None for outcome in study.outcomes):
        has.add("items")
    return has
