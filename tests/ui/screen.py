"""Everything that a page puts before a visitor's eyes, found in what is sent to the browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

# fields of Streamlit's messages that nobody reads: names of things, not their words
NOT_WORDS = {
    "accept", "color", "columns", "config", "file_name", "format", "icon", "id", "page", "src",
    "page_name", "page_script_hash", "query_string", "raw_value", "raw_values", "tag", "type",
    "url",
}  # fmt: skip
MARKDOWN = {"body", "caption", "content", "help", "label", "title"}  # fields read as Markdown
DRAWN = {"customdata", "hovertemplate", "hovertext", "name", "text", "texttemplate", "ticktext"}
EMPTY = "None"  # what a data frame shows for no value, unless told otherwise


@dataclass(frozen=True)
class Words:
    """What stands at one place; `is_markdown` where Streamlit would act on its marks."""

    place: str
    words: str
    is_markdown: bool


def screen(app: AppTest) -> list[Words]:
    """Every piece of text on the page: in elements, tables and charts, on hover too."""
    return [words for node in app._tree for words in _of(node)]


def _of(node: Any) -> Iterator[Words]:
    if node.type == "plotly_chart":
        yield from _drawn(json.loads(node.proto.spec), is_words=False)
        yield Words("chart alt", node.proto.alt, is_markdown=False)
    elif node.type == "html":
        return  # style sheets: nothing of ours shows words so
    elif node.type == "bidi_component":
        yield from _component(json.loads(node.proto.json))
    elif node.type in ("table", "dataframe"):
        yield from _cells(node)
    elif isinstance(getattr(node, "proto", None), Message):
        yield from _strings(node.type, node.proto)


def _strings(place: str, message: Message) -> Iterator[Words]:
    for field, value in message.ListFields():
        if field.name in NOT_WORDS or field.name.endswith("_id"):
            continue
        here = f"{place}.{field.name}"
        for part in value if field.is_repeated else [value]:
            if isinstance(part, str):
                yield Words(here, part, field.name in MARKDOWN)
            elif isinstance(part, Message):
                yield from _strings(here, part)


def tables(app: AppTest) -> dict[str, dict[str, Any]]:
    """Our own tables on the page, by the names of their files: what is sent to the browser."""
    sent = [json.loads(node.proto.json) for node in app._tree if node.type == "bidi_component"]
    return {
        table["file"].removeprefix("prapasca-").removesuffix(".csv"): table
        for table in sent
        if "rows" in table
    }


def _component(sent: dict[str, Any]) -> Iterator[Words]:
    """Words of a component of ours: a table, or one that is handed words by their names."""
    if "rows" in sent:
        yield from _table(sent)
    else:
        words = sent.get("words", {})
        yield from (Words("component", one, is_markdown=False) for one in words.values())


def _table(sent: dict[str, Any]) -> Iterator[Words]:
    """Words of a table of ours, which are set as text."""
    place = f"table {sent['file']}"
    parts = [sent["name"], *sent["head"], *sent["notes"], *sent["words"].values()]
    parts += [words for meaning in sent["meanings"] for words in meaning]
    yield from (Words(place, words, is_markdown=False) for words in parts)
    for row in sent["rows"]:
        # a row may end in one cell that spans the rest
        for head, cell in zip(sent["head"], row, strict=False):
            yield Words(f"{place}, {head}", cell, is_markdown=False)


def _cells(node: Any) -> Iterator[Words]:
    frame = node.value
    is_markdown = node.type == "table"
    empty = "" if is_markdown else node.proto.placeholder or EMPTY
    for name in frame.columns:
        if not (is_markdown and node.proto.hide_header):
            yield Words(f"{node.type} header", str(name), is_markdown)
        cells = frame[name].astype(object).where(frame[name].notna(), empty)
        yield from (Words(f"{node.type}, {name}", str(cell), is_markdown) for cell in cells)


def _drawn(part: Any, is_words: bool) -> Iterator[Words]:
    if isinstance(part, dict):
        for name, inner in part.items():
            yield from _drawn(inner, is_words or name in DRAWN)
    elif isinstance(part, list):
        for inner in part:
            yield from _drawn(inner, is_words)
    elif is_words and isinstance(part, str):
        yield Words("chart", part, is_markdown=False)
