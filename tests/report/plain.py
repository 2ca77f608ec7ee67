"""Tables and snapshots as plain text."""

from __future__ import annotations

from collections.abc import Sequence

from lib.report.tables import TextTable


def as_text(table: TextTable) -> str:
    """A table as plain text."""
    rows = [" | ".join(row).rstrip() for row in (table.header, *table.rows)]
    return "\n".join([f"# {table.title}", *rows, *(f"({note})" for note in table.notes)])


def joined(parts: Sequence[str]) -> str:
    """The parts of a snapshot."""
    return "\n\n".join(parts) + "\n"
