"""What a visitor does and sees, in the words of the tests."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Locator, Page, expect

from lib.ui.menu import Page as MenuPage
from tests.source import START

# opened by its own address, a page asks beside itself where the server is, before it asks above
FINDS_ITS_BASE = re.compile(r"/[^/]+/_stcore/(health|host-config)$")
IDLE = (
    '[data-testid="stApp"][data-test-connection-state="CONNECTED"]'
    '[data-test-script-state="notRunning"]'
)
BUSY = '[data-testid="stAppSkeleton"], [data-testid="stSkeleton"], [data-stale="true"]'
PATIENCE = 30_000  # milliseconds for one answer on a busy machine


def visit(page: Page, address: str = "/") -> None:
    """Open an address of the app and wait for its answer."""
    page.goto(address)
    answered(page)


def answered(page: Page) -> None:
    """Wait until the script has run, nothing stale is left and every chart is drawn."""
    expect(page.locator(IDLE)).to_be_visible(timeout=PATIENCE)
    expect(page.locator(BUSY)).to_have_count(0)
    charts = page.get_by_test_id("stPlotlyChart")
    expect(charts.filter(has_not=page.locator(".main-svg"))).to_have_count(0)


def address(page: MenuPage) -> str:
    """Where the browser finds a page of the menu."""
    return "/" if page.file == START else "/" + Path(page.file).stem


def number(page: Page, label: str) -> Locator:
    """The number of the card with that label."""
    labels = page.get_by_test_id("stMetricLabel").get_by_text(label, exact=True)
    card = page.get_by_test_id("stMetric").filter(has=labels)
    return card.get_by_test_id("stMetricValue")


def watched(page: Page) -> list[str]:
    """The list into which everything is written that the page should not do."""
    wrong: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        source = message.location["url"]
        if message.type == "error" and not FINDS_ITS_BASE.search(source):
            wrong.append(f"console: {message.text} {source}")

    def on_request(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1":
            wrong.append(f"left the machine: {url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: wrong.append(f"uncaught: {error}"))
    page.on("request", lambda request: on_request(request.url))
    page.on("websocket", lambda socket: on_request(socket.url))
    return wrong
