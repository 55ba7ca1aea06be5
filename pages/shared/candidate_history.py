"""What happened to a candidate: corrections, mails, and the whole timeline in words."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from core.audit.queries import EventLine, FieldChange
from core.candidates.queries import CandidateFile
from core.i18n import has
from core.notifications.queries import SentMail
from pages.shared import correction_values, frame, widgets
from pages.shared.candidate_versions import field_name, written

MAIL = "mail"
TWINS = frozenset({"email_key"})  # kept to compare, says nothing more
KINDS = ("registration", "correction", "document", "candidate", MAIL)


def corrections(file: CandidateFile) -> None:
    """Show every correction, whatever became of it."""
    if not file.corrections:
        widgets.empty("candidate-no-correction")
    for one in file.corrections:
        with st.container(border=True, key=f"correction_{one.id}"):
            correction_values.head(one)
            frame.link("corrections", frame.say("corrections-open", number=one.id), id=one.id)


def mails(file: CandidateFile) -> None:
    """Show the mails, the latest first."""
    if not file.mails:
        widgets.empty("candidate-no-mail")
        return
    subject, to, state, at = (frame.say(f"candidate-column-{name}") for name in ("subject", "to", "state", "at"))
    rows = [
        {
            at: frame.moment(one.sent_at or one.created_at), subject: one.subject, to: one.recipient,
            state: frame.say(f"mail-state-{one.state}"),
        }
        for one in file.mails
    ]  # fmt: skip
    widgets.table(rows, alt_key="candidate-mails-alt")


def timeline(file: CandidateFile) -> None:
    """Show everything in the order it happened, newest first; kinds can be chosen."""
    chosen = st.pills(
        frame.say("candidate-timeline-kinds"), KINDS, selection_mode="multi", default=KINDS,
        format_func=lambda kind: frame.say(f"candidate-kind-{kind}"), key="candidate_timeline",
    )  # fmt: skip
    lines: list[tuple[datetime, str, str, str]] = [
        (one.at, frame.say(one.key), _who(one), _detail(one)) for one in file.events if one.subject_kind in chosen
    ]
    if MAIL in chosen:
        lines += [_mail(one) for one in file.mails]
    if not lines:
        widgets.empty("candidate-no-event")
        return
    at, what, who, detail = (frame.say(f"candidate-column-{name}") for name in ("at", "what", "who", "detail"))
    rows = [
        {at: frame.moment(when), what: said, who: by, detail: more}
        for when, said, by, more in sorted(lines, key=lambda line: line[0], reverse=True)
    ]
    widgets.table(rows, alt_key="candidate-timeline-alt")


def _mail(one: SentMail) -> tuple[datetime, str, str, str]:
    state = frame.say(f"mail-state-{one.state}")
    return one.sent_at or one.created_at, frame.say("candidate-kind-mail"), "", f"{one.subject} ({state})"


def _who(one: EventLine) -> str:
    return frame.say("candidate-by-job", who=one.on_behalf_of) if one.on_behalf_of else one.actor


def _detail(one: EventLine) -> str:
    changes = changed(one)
    facts = [
        f"{frame.say(key)} {value}"
        for name, value in one.facts.items()
        if has(frame.language(), key := f"candidate-fact-{name.replace('_', '-')}")
    ]
    return " · ".join([*facts, *changes, *([one.reason] if one.reason else [])])


def changed(event: EventLine) -> list[str]:
    """Write what an event changed, field by field, as people read it."""
    return [_change(one) for one in event.changes if one.field not in TWINS]


def _change(one: FieldChange) -> str:
    field, before, after = field_name(one.field), written(one.field, one.before), written(one.field, one.after)
    if not one.before:
        return frame.say("candidate-given", field=field, value=after)
    return frame.say("corrections-change", field=field, before=before, after=after)
