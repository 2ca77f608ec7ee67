"""The watch that every journey is under notices what it should."""

from __future__ import annotations

from tests.browser.journey import watched


def test_an_error_in_the_console_is_noticed(context):
    tab = context.new_page()
    wrong = watched(tab)
    tab.evaluate("console.error('broken')")
    assert wrong == ["console: broken "]


def test_a_request_that_leaves_the_machine_is_noticed(context):
    tab = context.new_page()
    wrong = watched(tab)
    tab.evaluate("fetch('https://example.org/font').catch(() => null)")
    assert "left the machine: https://example.org/font" in wrong
