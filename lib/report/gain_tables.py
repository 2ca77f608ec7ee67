"""N-Gain in words and in the tables that a thesis has."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lib.analysis.gain import GroupGain, PersonGain, effectiveness
from lib.charts.keys import REASON
from lib.charts.view import summary_decimals
from lib.report import keys
from lib.report.naming import begun, effect_words
from lib.report.tables import TextTable
from lib.stats import Estimate, gain_class
from lib.text.words import Text

Called = Callable[[str], str]


def of_groups(groups: Sequence[GroupGain], called: Called, text: Text) -> TextTable:
    """A row a group: means, the gain of the class and of its people, their class and its name."""
    header = (
        text("gain.group"),
        text("describe.n"),
        text("gain.before"),
        text("gain.after"),
        text("gain.of_class"),
        text("gain.of_people"),
        text("gain.percent"),
        text("gain.class"),
        text("gain.meaning"),
    )
    rows = tuple(_group(group, called, text) for group in groups)
    notes = (text("gain.note_class"), text("gain.note_people"), text("gain.note_meaning"))
    return TextTable(text("gain.title"), header, rows, notes)


def in_classes(groups: Sequence[GroupGain], called: Called, text: Text) -> TextTable:
    """How many people have a high, medium or low gain, with the classes' limits."""
    header: list[str] = [text("gain.class"), text("gain.limits")]
    for group in groups:
        name = called(group.level) if group.level else ""
        header += [text("gain.frequency", group=name).strip(), text("gain.share")]
    rows: list[tuple[str, ...]] = []
    for name in keys.GAIN_CLASS.members:
        cells = [text(keys.GAIN_CLASS(name)), text(keys.GAIN_LIMITS(name))]
        for group in groups:
            people = group.gain.in_class(name)
            cells += _counted(people, group.gain.with_gain, text)
        rows.append(tuple(cells))
    total = [text("gain.total"), ""]
    for group in groups:
        total += _counted(group.gain.with_gain, group.gain.with_gain, text)
    notes = [text("gain.source"), *_left_out(groups, called, text)]
    return TextTable(text("gain.classes"), tuple(header), (*rows, tuple(total)), tuple(notes))


def of_people(people: Sequence[PersonGain], text: Text) -> TextTable:
    """The scores, the gain and its class of each participant."""
    header = (
        text("gain.person"),
        text("gain.score_before"),
        text("gain.score_after"),
        text("gain.score"),
        text("gain.percent"),
        text("gain.class"),
    )
    rows: list[tuple[str, ...]] = []
    for one in people:
        scores = (one.name, text.score(one.before), text.score(one.after))
        if one.gain is None or one.named is None:
            why = text("gain.above" if one.beyond else "gain.no_room")
            rows.append((*scores, text.number(None), text.number(None), why))
        else:
            named = text(keys.GAIN_CLASS(one.named))
            rows.append((*scores, _gain(one.gain, text), text.percent(one.gain), named))
    return TextTable(text("gain.people"), header, tuple(rows), (text("gain.source"),))


def shows(group: GroupGain, text: Text) -> str:
    """The share of the possible gain, in a sentence; "" where there is none."""
    value = group.gain.of_class.value
    if value is None:
        reason = group.gain.of_class.reason
        return text(REASON(reason)) if reason else ""
    key = "gain.shows" if value >= 0.0 else "gain.shows_loss"
    return text(key, share=text.percent(abs(value)), n=group.gain.n)


def thesis(groups: Sequence[GroupGain], label: str, called: Called, text: Text) -> str:
    """The gains in one sentence; "" where nobody has one."""
    said: list[str] = []
    for group in groups:
        found = group.gain
        if found.of_class.value is None or found.of_people.value is None:
            continue
        one = text(
            "gain.thesis_one",
            of_class=effect_words(found.of_class, text),
            named=text(keys.GAIN_CLASS(gain_class(found.of_class.value))).lower(),
            of_people=effect_words(found.of_people, text),
            high=found.in_class("high"),
            medium=found.in_class("medium"),
            low=found.in_class("low"),
            n=found.with_gain,
        )
        said.append(f"{called(group.level)}: {one}" if group.level else one)
    if not said:
        return ""
    return begun(text("gain.thesis", label=label, each="; ".join(said)))


def _group(group: GroupGain, called: Called, text: Text) -> tuple[str, ...]:
    found = group.gain
    decimals = summary_decimals(group.pairs) + 1
    mean = found.of_people.value
    of_class = found.of_class.value
    return (
        called(group.level) if group.level else text("subgroups.everyone"),
        text.integer(found.n),
        text.number(found.before, decimals),
        text.number(found.after, decimals),
        _estimate(found.of_class, text),
        _estimate(found.of_people, text),
        text.percent(mean),
        "" if of_class is None else text(keys.GAIN_CLASS(gain_class(of_class))),
        "" if mean is None else text(keys.EFFECTIVENESS(effectiveness(mean))),
    )


def _estimate(estimate: Estimate, text: Text) -> str:
    """A gain with its interval, or the reason there is none."""
    if estimate.value is None:
        return text(REASON(estimate.reason)) if estimate.reason else ""
    return effect_words(estimate, text)


def _gain(value: float, text: Text) -> str:
    return text.effect(value) if abs(value) <= 1.0 else text.number(value)


def _counted(people: int, of: int, text: Text) -> list[str]:
    return [text.integer(people), text.percent(people / of if of else None)]


def _left_out(groups: Sequence[GroupGain], called: Called, text: Text) -> list[str]:
    """Who has no gain, and who lost, for each group."""
    said: list[str] = []
    for group in groups:
        found = group.gain
        counts = (
            ("gain.at_top", found.at_top),
            ("gain.beyond", found.beyond),
            ("gain.fallen", found.fallen),
        )
        name = f"{called(group.level)}: " if group.level else ""
        said += [f"{name}{text(key, n=people)}" for key, people in counts if people]
    return said
