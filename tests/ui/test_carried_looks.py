"""Looks at a study stay counted when other two of its times become the question."""

from __future__ import annotations

from datetime import UTC, datetime

from lib.analysis.looks import Ledger, Look, Plan
from lib.ui.views import looks

OLD = "a" * 64
NEW = "b" * 64
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def look(data: str, test: str) -> Look:
    return Look(data, "y", "", "", test)


def test_looks_and_plans_go_along_and_come_back_once(monkeypatch):
    ledger = Ledger()
    monkeypatch.setattr(looks, "ledger", lambda: ledger)
    ledger.saw(look(OLD, "wilcoxon"), NOW)
    ledger.plans[OLD] = Plan(("sex",), NOW, 0)
    looks.carry(OLD, NEW)
    assert len(ledger.looks(NEW)) == 1
    assert ledger.plans[NEW] is ledger.plans[OLD]
    ledger.saw(look(NEW, "wilcoxon"), NOW)  # the same test of the other two times is another look
    assert len(ledger.looks(NEW)) == 2
    looks.carry(NEW, OLD)
    assert len(ledger.looks(OLD)) == 2
    looks.carry(OLD, NEW)
    assert len(ledger.looks(NEW)) == 2
