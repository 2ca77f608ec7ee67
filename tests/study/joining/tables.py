"""Small tables, as a person types them."""

from __future__ import annotations

from math import isnan

from lib.study.building.build import build
from lib.study.checking.record import Record, examine
from lib.study.guessing.guess_prepared import guess_prepared
from lib.study.joining.order import Source
from lib.study.joining.preparation import NOTHING, Preparation, Prepared, prepare
from lib.study.joining.proposals import Kind, Proposal, proposals
from lib.study.reading.read import read
from lib.study.study import Study


def source(name: str, text: str) -> Source:
    return Source(name, read(text.encode(), name))


def asked(
    sources: list[Source], said: Preparation = NOTHING, kind: Kind = "files"
) -> tuple[Proposal, ...]:
    return proposals(sources, kind, prepare(sources, said), said)


def answered(sources: list[Source], *answers: str, kind: Kind = "files") -> Prepared:
    """What the tables make once each of these answers was given to the question that has it."""
    said = NOTHING
    for answer in answers:
        offers = [offer for proposal in asked(sources, said, kind) for offer in proposal.offers]
        said = next(offer.preparation for offer in offers if offer.key == answer)
    return prepare(sources, said)


def study_of(prepared: Prepared) -> Study:
    return build(prepared.table, guess_prepared(prepared).roles, "study", "fingerprint")


def record_of(prepared: Prepared) -> Record:
    return examine(study_of(prepared), prepared.table)


def pairs_of(study: Study) -> dict[str, tuple[float, float]]:
    """Before and after of each person of the first outcome, of those who have both."""
    outcome = study.outcomes[0]
    found = {}
    for name, cell in zip(study.ids, outcome.cell, strict=True):
        before, after = float(outcome.before[cell]), float(outcome.after[cell])
        if not (isnan(before) or isnan(after)):
            found[name] = (before, after)
    return found
