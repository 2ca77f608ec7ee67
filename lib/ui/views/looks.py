"""The looks counter and the planned factors of this visit: kept, shown, set back with a reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from lib.analysis.looks import MOST_PLANNED, Ledger, Look, Plan, chance_of_any, spelled
from lib.analysis.subgroups import varying
from lib.stats import HypothesisTest
from lib.study.study import Factor, Outcome, Selection, Study
from lib.text.words import Text
from lib.ui import names, state

ALPHA = 0.05


def ledger() -> Ledger:
    """What this visitor has looked at and planned; the export of the subgroups prints it."""
    return state.keep("ledger", Ledger)


def saw(study: Study, outcome: Outcome, selection: Selection, factor: str, test: str) -> None:
    """Count a look: a p was shown for this question. `factor` is "" where none was tested."""
    look = Look(study.fingerprint, outcome.key, spelled(selection), factor, test)
    ledger().saw(look, datetime.now(UTC))


def saw_tests(
    study: Study, outcome: Outcome, selection: Selection, tests: Sequence[HypothesisTest]
) -> None:
    """Count a look for every test of the whole selection whose p was shown."""
    for test in tests:
        if test.p is not None:
            saw(study, outcome, selection, "", test.name)


def carry(old: str, new: str) -> None:
    """Keep what was seen and planned of a study of which other two times became the question.

    old, new   the fingerprints of the study before and after

    The looks at the old question stay looks; a question that is taken up again counts once.
    """
    kept = ledger()
    mark = f" @{old[:8]}"
    for look, when in list(kept.seen.items()):
        if look.data == old and f" @{new[:8]}" not in look.test:
            test = look.test if " @" in look.test else look.test + mark
            kept.saw(replace(look, data=new, test=test), when)
    if old in kept.plans:
        kept.plans.setdefault(new, kept.plans[old])
    if old in kept.resets:
        kept.resets.setdefault(new, kept.resets[old])


def planned(study: Study) -> tuple[str, ...]:
    """Keys of the factors that were declared as planned; being a group is no declaration."""
    plan = ledger().plans.get(study.fingerprint)
    return plan.factors if plan else ()


def before_looking(study: Study, text: Text) -> None:
    """For a visitor's own file: ask once what was planned, before anything is shown."""
    if study.origin != "uploaded" or study.fingerprint in ledger().plans:
        return
    if _to_plan(study):
        with st.container(border=True):
            st.header(text("looks.before"), anchor=False)
            _declare(study, text)
        st.stop()


def show(study: Study, text: Text) -> None:
    """Planned or exploratory, how often was looked, and the way to set the counter back."""
    st.header(text("looks.title"), anchor=False)
    plan, count, *resets = lines(study, text)
    st.markdown(f"{plan} {count}")
    st.caption(text("looks.what"))
    for reset in resets:
        st.caption(reset)
    with st.container(horizontal=True, gap="small"):
        if study.fingerprint not in ledger().plans and _to_plan(study):
            with st.popover(text("looks.declare"), icon=":material/edit_calendar:"):
                _declare(study, text)
        with st.popover(text("looks.reset"), icon=":material/restart_alt:"):
            _reset(study, text)


def lines(study: Study, text: Text, *, plain: bool = False) -> list[str]:
    """The plan, the number of looks, and each time the counter was set back.

    plain   for exports; else what somebody wrote is escaped for Markdown
    """
    write = str if plain else names.escaped
    resets = ledger().resets.get(study.fingerprint, [])
    return [
        _plan_words(study, text, write),
        _count_words(study, text),
        *(
            text("looks.reset_logged", n=r.looks, when=_when(r.when), reason=write(r.reason))
            for r in resets
        ),
    ]


def _to_plan(study: Study) -> list[Factor]:
    """The factors that may be planned; the arms are the question itself."""
    arms = None if study.arms is None else study.arms.factor
    return [factor for factor in varying(study) if factor.key != arms]


def _declare(study: Study, text: Text) -> None:
    st.markdown(text("looks.before_what"))
    chosen = st.multiselect(
        text("looks.choose"),
        [factor.key for factor in _to_plan(study)],
        format_func=lambda key: names.plain_factor(study.factor(key), text),
        max_selections=MOST_PLANNED,
        placeholder=text("looks.choose_here"),
        key=f"plan.{study.fingerprint[:12]}.{text.language}",
    )
    with st.container(horizontal=True, gap="small"):
        # the button that goes on is the one that says what has been chosen
        declared = st.button(
            text("looks.declare"),
            type="primary" if chosen else "secondary",
            disabled=not chosen,
        )
        nothing = st.button(
            text("looks.nothing"), type="secondary" if chosen else "primary", disabled=bool(chosen)
        )
    if nothing or (declared and chosen):
        factors = () if nothing else tuple(chosen)
        ledger().plan(study.fingerprint, factors, datetime.now(UTC))
        st.rerun()


def _reset(study: Study, text: Text) -> None:
    with st.form("reset", border=False, clear_on_submit=True):
        reason = st.text_input(text("looks.reset_why"), max_chars=200)
        st.caption(text("looks.reset_what"))
        wanted = st.form_submit_button(text("looks.reset"))
    if wanted and reason.strip():
        ledger().reset(study.fingerprint, reason, datetime.now(UTC))
        st.rerun()
    if wanted:
        st.warning(text("looks.reset_needed"))


def _plan_words(study: Study, text: Text, write: Callable[[str], str]) -> str:
    plan: Plan | None = ledger().plans.get(study.fingerprint)
    if plan is None:
        return text("looks.undeclared")
    before = text("looks.before_some", n=plan.looks_before)
    if not plan.looks_before:
        before = text("looks.before_any")
    when = _when(plan.declared)
    if not plan.factors:
        return text("looks.declared_none", when=when, before=before)
    named = [names.plain_factor(study.factor(key), text) for key in plan.factors]
    factors = text.listed([write(name) for name in named])
    return text("looks.declared", factors=factors, when=when, before=before)


def _count_words(study: Study, text: Text) -> str:
    looks = ledger().looks(study.fingerprint)
    if not looks:
        return text("looks.none")
    in_plan = sum(1 for look in looks if look.factor in planned(study))
    return text(
        "looks.count",
        n=len(looks),
        planned=in_plan,
        alpha=text.effect(ALPHA),
        percent=text.percent(chance_of_any(len(looks)), 0),
    )


def _when(moment: datetime) -> str:
    """Date and time where the visitor is; UTC, and so labelled, where that is not known."""
    try:
        local = moment.astimezone(ZoneInfo(st.context.timezone or "UTC"))
    except (ZoneInfoNotFoundError, ValueError):
        local = moment
    return local.strftime("%Y-%m-%d %H:%M %Z")
