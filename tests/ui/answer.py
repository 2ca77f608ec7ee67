"""The answer of the overview as a visitor reads it: headline, figures, and the three counts."""

from __future__ import annotations

import re

from streamlit.testing.v1 import AppTest

COUNT = re.compile(r"<b>([\d.,]+)</b> (\w+)")


def headline(app: AppTest) -> str:
    """The answer in one line."""
    return app.title[0].value


def figures(app: AppTest) -> str:
    """The line with the interval and the p; "" where there is none."""
    return next((each.value for each in app.markdown if "Wilcoxon" in each.value), "")


def counts(app: AppTest) -> dict[str, str]:
    """How many improved, stayed and got worse, by the words for it."""
    bars = [each.proto.body for each in app.get("html") if "shares-words" in each.proto.body]
    return {name: count for bar in bars for count, name in COUNT.findall(bar)}


def taken_along(app: AppTest) -> str:
    """The sentence that is to be copied."""
    return app.code[0].value


def cards(app: AppTest) -> dict[str, str]:
    """The English answer figure by figure: who improved, the p, and the typical change."""
    found = counts(app)
    people = sum(int(count.replace(",", "")) for count in found.values())
    shown = {"Improved": f"{found.get('improved', '0')} of {people}"}
    p = re.search(r"p (?:= )?((?:< )?\.\d+)", figures(app))
    if p:
        shown["Exact p"] = p.group(1)
    change = re.search(r"(rose|fell) .*typically by ([\d.,]+)", headline(app))
    if change:
        sign = "+" if change.group(1) == "rose" else "−"
        shown["Typical change"] = sign + change.group(2)
    return shown
