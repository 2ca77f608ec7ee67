"""What every test of the app starts from."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.source import ROOT, START

PATIENCE = 30  # seconds for one run of a page on a busy machine

OpenApp = Callable[..., AppTest]


@pytest.fixture
def open_app() -> OpenApp:
    """Opens a page as a fresh visitor: `open_app("pages/result.py", {"lang": "id"})`."""

    def open_page(page: str = START, link: dict[str, str | list[str]] | None = None) -> AppTest:
        app = AppTest.from_file(ROOT / START, default_timeout=PATIENCE)
        for name, value in (link or {}).items():
            app.query_params[name] = value
        if page != START:
            app.switch_page(page)
        return app.run()

    return open_page
