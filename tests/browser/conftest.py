"""A server of the app, a real Chromium, and pages that report what they should not do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser import install
from tests.browser.journey import PATIENCE, watched
from tests.browser.server import Server, serve

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",  # nothing else can be reached
]
DESKTOP = {"viewport": {"width": 1440, "height": 900}, "locale": "en-GB"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent.name == "browser":
            item.add_marker("browser")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The app, served once for all journeys of a worker; each journey is a visitor of its own."""
    with serve() as server:
        yield server


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real Chromium; without one the journeys are skipped, on a build server they fail."""
    path = install.find()
    if path is None:
        (pytest.fail if install.is_required() else pytest.skip)("no Chromium on this machine")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def setting() -> dict[str, Any]:
    """How the browser is set up; a test asks for another by `parametrize("setting", ...)`."""
    return {}


@pytest.fixture
def context(chromium: Browser, server: Server, setting: dict[str, Any]) -> Iterator[BrowserContext]:
    """A visitor's browser, with an empty memory."""
    options = DESKTOP | {"base_url": server.url, "reduced_motion": "reduce"} | setting
    context = chromium.new_context(**options)
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """An empty tab; fails at the end if its console held errors or a request left the machine."""
    page = context.new_page()
    wrong = watched(page)
    yield page
    assert not wrong
