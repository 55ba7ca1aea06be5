"""What happened to a candidate: corrections, requests, mails, and the whole timeline in words."""

from __future__ import annotations

import streamlit as st

from core.audit.queries import EventLine
from core.candidates import words
from core.candidates.queries import CandidateFile
from core.candidates.timeline import Kind, moments
from core.registrations.rules import number_text
from pages.shared import charts, correction_values, frame, widgets
from pages.shared.candidate_versions import field_name
from pages.shared.messages import plain

COLUMNS = ("at", "kind", "what", "who", "detail")


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


def requests(file: CandidateFile) -> None:
    """Show what the candidate asked: errors reported, accommodations, and what was answered."""
    if not file.reports and not file.accommodations:
        widgets.empty("candidate-file-no-request")
    for report in file.reports:
        with st.container(border=True):
            said = frame.say("candidate-file-report", field=field_name(report.field), at=frame.moment(report.sent_at))
            st.text(said)
            st.badge(plain(frame.say(f"candidate-file-report-{report.state}")))
            widgets.fact("reports-shown", correction_values.shown(report.field, report.shown))
            widgets.fact("reports-wanted", correction_values.shown(report.field, report.wanted))
            _said(report.message, report.answer)
    for one in file.accommodations:
        with st.container(border=True):
            number, at = number_text(one.registration_number), frame.moment(one.asked_at)
            st.text(frame.say("candidate-file-accommodation", number=number, at=at))
            st.badge(plain(frame.say(f"accommodation-state-{one.state.replace('_', '-')}")))
            st.text("\n".join(f"• {words.measure(frame.language(), code)}" for code in one.measures))
            _said(one.message, one.answer)
            frame.link("accommodations", frame.say("candidate-file-accommodations"), id=one.id)


def _said(asked: str, answered: str) -> None:
    if asked:
        widgets.fact("candidate-file-message", asked)
    if answered:
        widgets.fact("candidate-file-answer", answered)


def timeline(file: CandidateFile) -> None:
    """Show everything in the order it happened, newest first, as a chart and its table; kinds can be chosen."""
    whole = moments(file.events, file.mails)
    kinds = list(Kind)  # the same for every record: what is chosen stays so from one to the next
    chosen = st.pills(
        frame.say("candidate-timeline-kinds"), kinds, selection_mode="multi", default=kinds,
        format_func=_kind, key="candidate_timeline",
    )  # fmt: skip
    lines = [one for one in whole if one.kind in chosen]
    if not lines:
        widgets.empty("candidate-no-event")
        return
    marks = [
        (one.at, _kind(one.kind), words.what(frame.language(), one), words.who(frame.language(), one)) for one in lines
    ]
    names = [_kind(kind) for kind in Kind if any(one.kind is kind for one in lines)]
    charts.moments(marks, names, key="candidate_timeline_chart", alt_text=frame.say("candidate-timeline-alt"))
    if file.older_events:
        st.caption(plain(frame.say("candidate-file-older")))
    at, kind, what, who, detail = (frame.say(f"candidate-column-{name}") for name in COLUMNS)
    rows = [
        {
            at: frame.moment(one.at), kind: _kind(one.kind), what: words.what(frame.language(), one),
            who: words.who(frame.language(), one), detail: words.detail(frame.language(), one),
        }
        for one in lines
    ]  # fmt: skip
    with st.container(key="candidate_timeline_table"):
        widgets.table(rows, alt_key="candidate-timeline-alt")


def _kind(kind: str) -> str:
    return frame.say(f"candidate-file-kind-{kind}")


def changed(event: EventLine) -> list[str]:
    """Write what an event changed, field by field, as people read it."""
    return words.changed(frame.language(), event)
