"""N-Gain, as lib/report writes it."""

from __future__ import annotations

from lib.analysis.gain import gains_of, single_gains
from lib.report import gain_tables
from lib.study.study import Study
from lib.text.words import Text
from tests.report.plain import as_text, joined


def gains(study: Study, text: Text) -> str:
    """The gain of everybody or of each arm: sentences and tables."""
    outcome = study.outcomes[0]
    groups = gains_of(study, outcome)
    said = [gain_tables.shows(group, text) for group in groups]
    said.append(gain_tables.thesis(groups, "skor tes", str, text) or "(nothing to take along)")
    shown = [
        gain_tables.of_groups(groups, str, text),
        gain_tables.in_classes(groups, str, text),
        gain_tables.of_people(single_gains(study, outcome)[:12], text),
    ]
    return joined([*said, *map(as_text, shown)])
