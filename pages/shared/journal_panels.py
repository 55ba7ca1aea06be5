"""The panels of the journal page: what to look for, the events found, the chain verified."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import streamlit as st

from core.access import Actor, Permission, allowed
from core.audit import Event
from core.audit.queries import PAGE, Criteria, EventLine, actors, events, verified
from core.i18n import has
from pages.shared import frame, widgets
from pages.shared.candidate_history import changed
from pages.shared.messages import plain

_BEFORE = "_journal_before"
MOST_SIGNS = 240
DIGEST, SHORT_DIGEST = 64, 12
# Marks of the machine: they tie lines together in the file, and say nothing to a person, or what the line says already.
MARKS = frozenset({
    "account", "base_version", "candidate", "cause_id", "correction", "evidence", "fields", "grant", "import",
    "import_id", "person", "proposer", "registration", "session", "undoes",
})  # fmt: skip


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
    widgets.table([_row(line) for line in lines], alt_key="page-journal")
    with st.container(horizontal=True):
        st.button(frame.say("journal-newest"), key="journal_newest", on_click=newest, disabled=not before)
        st.button(
            frame.say("journal-older"), key="journal_older", on_click=_older, args=(lines[-1].seq,),
            disabled=len(lines) < PAGE,
        )  # fmt: skip


def _row(line: EventLine) -> dict[str, str]:
    who = f"{line.actor} ({line.on_behalf_of})" if line.on_behalf_of else line.actor
    return {
        frame.say("journal-column-seq"): frame.number(line.seq),
        frame.say("journal-column-at"): widgets.unbroken(frame.moment(line.at)),
        frame.say("journal-column-event"): frame.say(line.key),
        frame.say("journal-column-actor"): who,
        frame.say("journal-column-subject"): f"{_subject(line.subject_kind)} {line.subject_id or ''}",
        frame.say("journal-column-changes"): _told(line),
    }


def _told(line: EventLine) -> str:
    """Write what changed and what else is known, short enough for a line; the file holds all of it."""
    facts = (frame.say("candidate-given", field=_field(name), value=_value(name, value)) for name, value in
             line.facts.items() if name not in MARKS)  # fmt: skip
    told = " · ".join(part for part in (*changed(line), *facts, line.reason) if part)
    return told if len(told) <= MOST_SIGNS else f"{told[:MOST_SIGNS]}…"


def _value(name: str, value: object) -> str:
    """Write a fact on a line: a count by name in words, a digest by its beginning, a code by its sentence."""
    if isinstance(value, dict):
        return ", ".join(f"{name} {count}" for name, count in value.items())
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    code = text.replace("_", "-").replace(" ", "-")
    for family in (name, f"journal-{name}", f"version-{name}"):
        if has(frame.language(), f"{family}-{code}"):
            return frame.say(f"{family}-{code}")
    return f"{text[:SHORT_DIGEST]}…" if len(text) == DIGEST and text.isalnum() else text


def _field(name: str) -> str:
    keys = (f"{family}-{name.replace('_', '-')}" for family in ("journal-fact", "field"))
    return next((frame.say(key) for key in keys if has(frame.language(), key)), name)


def _subject(kind: str) -> str:
    key = f"subject-{kind.replace('_', '-')}"
    return frame.say(key) if has(frame.language(), key) else kind


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
