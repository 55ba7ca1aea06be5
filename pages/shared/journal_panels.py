"""The panels of the journal page: what to look for, the events found, the chain verified."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import streamlit as st

from core.access import Actor, Permission, allowed
from core.audit import Event
from core.audit.queries import PAGE, Criteria, EventLine, actors, events, verified
from pages.shared import frame, journal_words, widgets
from pages.shared.messages import plain

_BEFORE = "_journal_before"


def criteria(actor: Actor) -> Criteria:
    """Ask what to look for."""
    kinds = ["", *sorted(Event, key=lambda event: frame.say(_key(event)))]
    people = [(0, ""), *(frame.read(actors, actor) or [])]
    first, second, third = st.columns(3)
    every = frame.say("journal-every")
    kind = first.selectbox(
        frame.say("journal-column-event"), kinds, key="journal_kind", on_change=newest,
        format_func=lambda event: frame.say(_key(event)) if event else every,
    )  # fmt: skip
    who = second.selectbox(
        frame.say("journal-column-actor"), people, key="journal_actor", on_change=newest,
        format_func=lambda one: one[1] or every,
    )  # fmt: skip
    days = third.date_input(frame.say("journal-period"), [], format="DD/MM/YYYY", key="journal_days", on_change=newest)
    since, until = _period(days if isinstance(days, tuple) else (days,))
    return Criteria(name=str(kind), actor_id=who[0], since=since, until=until)


def _key(event: str) -> str:
    return f"event-{str(event).replace('.', '-').replace('_', '-')}"


def _period(days: tuple[date, ...]) -> tuple[datetime | None, datetime | None]:
    """Read days as whole days of the office."""
    zone = ZoneInfo(frame.ZONE)
    starts = [datetime.combine(day, time(0), zone).astimezone(UTC) for day in days]
    if not starts:
        return None, None
    return starts[0], datetime.combine(days[-1] + timedelta(days=1), time(0), zone).astimezone(UTC)


def newest() -> None:
    """Go back to the newest events."""
    st.session_state.pop(_BEFORE, None)


def _older(seq: int) -> None:
    st.session_state[_BEFORE] = seq


def found(actor: Actor, asked: Criteria) -> None:
    """Show a page of events, with the way to older ones."""
    before = int(st.session_state.get(_BEFORE, 0))
    lines = frame.read(events, actor, asked, before=before) or []
    if not lines:
        widgets.empty("journal-nothing")
        return
    with st.container(key="journal_table"):
        widgets.table([_row(line) for line in lines], alt_key="page-journal")
    with st.container(horizontal=True):
        st.button(frame.say("journal-newest"), key="journal_newest", on_click=newest, disabled=not before)
        st.button(
            frame.say("journal-older"), key="journal_older", on_click=_older, args=(lines[-1].seq,),
            disabled=len(lines) < PAGE,
        )  # fmt: skip


def _row(line: EventLine) -> dict[str, str]:
    return {
        frame.say("journal-column-seq"): frame.number(line.seq),
        frame.say("journal-column-at"): widgets.unbroken(frame.moment(line.at)),
        frame.say("journal-column-event"): frame.say(line.key),
        frame.say("journal-column-actor"): journal_words.who(line),
        frame.say("journal-column-subject"): journal_words.subject(line),
        frame.say("journal-column-changes"): journal_words.told(line),
    }


def verification(actor: Actor) -> None:
    """Verify the whole chain when asked, and say up to which event it is intact."""
    if not st.button(frame.say("journal-verify"), key="journal_verify", icon=":material/verified_user:"):
        return
    with st.spinner(frame.say("journal-verifying")):
        verdict = frame.read(verified, actor)
    if verdict is None:
        return
    if verdict.intact:
        st.success(plain(frame.say("journal-intact", events=verdict.events, erased=verdict.erased_values)))
    else:
        cause = frame.say(f"journal-cause-{verdict.cause.replace('_', '-')}")
        st.error(plain(frame.say("journal-broken", at=verdict.broken_at, cause=cause)))


def may_read(actor: Actor) -> bool:
    """Whether the events themselves may be shown, beside the verification."""
    return allowed(actor, Permission.JOURNAL_READ)
