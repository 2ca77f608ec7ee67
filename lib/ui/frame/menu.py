"""The pages of the app, listed once: the menu, the tests and the links all read it here."""

from __future__ import annotations

from dataclasses import dataclass

from lib.ui import keys


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its key (words under `page.<key>`), its file and its icon.

    has_filters   whether who is included changes what it shows
    """

    key: keys.Page
    file: str
    icon: str
    has_filters: bool = True


PAGES = (
    Page("dashboard", "streamlit_app.py", ":material/insights:"),
    Page("result", "pages/result.py", ":material/query_stats:"),
    Page("subgroups", "pages/subgroups.py", ":material/account_tree:"),
    Page("participants", "pages/participants.py", ":material/groups:"),
    Page("data", "pages/data.py", ":material/upload_file:", has_filters=False),
    Page("methods", "pages/methods.py", ":material/menu_book:", has_filters=False),
)
