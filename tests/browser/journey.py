"""What a visitor does and sees, in the words of the tests."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, FilePayload, Locator, Page, expect
from playwright.sync_api import TimeoutError as TooLate

from lib.text.words import load
from lib.ui.frame.menu import Page as MenuPage
from tests.source import START

# opened by its own address, a page asks beside itself where the server is, before it asks above
FINDS_ITS_BASE = re.compile(r"/[^/]+/_stcore/(health|host-config)$")
IDLE = (
    '[data-testid="stApp"][data-test-connection-state="CONNECTED"]'
    '[data-test-script-state="notRunning"]'
)
BUSY = '[data-testid="stAppSkeleton"], [data-testid="stSkeleton"], [data-stale="true"]'
PATIENCE = 60_000  # milliseconds for one answer on a busy machine
TRIES = 5
EN = load("en")


def visit(page: Page, address: str = "/") -> None:
    """Open an address of the app and wait for its answer."""
    page.goto(address)
    answered(page)


def answered(page: Page) -> None:
    """Wait until the script has run without error, nothing is stale and every chart is drawn."""
    expect(page.locator(IDLE)).to_be_visible(timeout=PATIENCE)
    assert page.get_by_test_id("stException").count() == 0, "an error is on the page"
    expect(page.locator(BUSY)).to_have_count(0)
    charts = page.get_by_test_id("stPlotlyChart")
    expect(charts.filter(has_not=page.locator(".main-svg"))).to_have_count(0)


def address(page: MenuPage) -> str:
    """Where the browser finds a page of the menu."""
    return "/" if page.file == START else "/" + Path(page.file).stem


def turn_to(page: Page, key: str) -> None:
    """Go to another page by the menu, in the same visit."""
    sidebar(page).get_by_role("link", name=EN(f"page.{key}")).click()
    expect(page).to_have_title(re.compile(re.escape(EN(f"page.{key}"))))
    answered(page)


def drop(page: Page, file: FilePayload | Path) -> None:
    """Drop a file on the Data page, which is open, and wait until it is understood or refused."""
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([file])
    understood, refused = (page.get_by_text(EN(f"data.{it}")) for it in ("understood", "refused"))
    expect(understood.or_(refused)).to_be_visible(timeout=PATIENCE)
    answered(page)


def use(page: Page) -> None:
    """Take the file as it is understood, and arrive at its answer."""
    page.get_by_role("button", name=EN("data.use")).click()
    expect(page).to_have_title(re.compile(EN("page.dashboard")))
    answered(page)


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of the list of that label; a list that closes meanwhile is opened again."""
    box = page.get_by_role("combobox", name=label, exact=True)
    offered = page.get_by_role("option", name=option, exact=True)
    box.scroll_into_view_if_needed()  # a list that is open closes when the page scrolls
    for _ in range(TRIES):
        box.click()
        try:
            offered.click(timeout=PATIENCE / 10)
        except TooLate:  # it closed while the panel around it was unfolding
            page.keyboard.press("Escape")
        else:
            break
    answered(page)


def sidebar(page: Page) -> Locator:
    """The menu, the studies and the filters."""
    return page.get_by_test_id("stSidebar")


def selected(page: Page, some: int, total: int = 28) -> Locator:
    """The line in the sidebar that says how many are looked at."""
    counts = EN("filter.selected", selected=some, total=total)
    return sidebar(page).get_by_text(counts, exact=True)


def headline(page: Page) -> Locator:
    """The answer in one line."""
    return page.get_by_role("heading", level=1)


def figures(page: Page) -> Locator:
    """The line below it, with the interval and the p."""
    return page.get_by_test_id("stMain").get_by_text(re.compile(r"p [=<] .*\(Wilcoxon"))


def improved(page: Page) -> Locator:
    """How many improved, in words."""
    return page.locator(".shares-words span").first


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
