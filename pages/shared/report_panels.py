"""One error reported by a candidate: what the register says, what is asked, the proof, the answer."""

from __future__ import annotations

import streamlit as st

from core.access import Actor
from core.corrections.answering import Report, answer_report, waiting_reports
from pages.shared import correction_values, frame, widgets
from pages.shared.widgets import plain

LONGEST = 2_000


def show(actor: Actor, report: Report) -> None:
    """Show a report that waits, with its answer to write."""
    with st.container(border=True, key=f"report_{report.id}"):
        who = correction_values.person(report.number, report.birth_name, report.first_names)
        st.header(plain(f"{who} – {correction_values.field_name(report.field)}"), anchor=False)
        st.caption(plain(frame.say("reports-sent", at=frame.moment(report.sent_at))))
        _facts(report)
        with st.container(horizontal=True):
            if report.has_file:
                frame.file_link("report", report.id, frame.say("reports-proof"))
            frame.link("candidate", frame.say("reports-file"), id=report.candidate_id)
            frame.link("correct", frame.say("reports-correct"), candidate=report.candidate_id, report=report.id)
        _answer(actor, report)


def _facts(report: Report) -> None:
    left, right = st.columns(2)
    with left:
        widgets.fact("reports-shown", report.shown or "—")
    with right:
        widgets.fact("reports-wanted", report.wanted)
    if report.message:
        widgets.fact("reports-message", report.message)
    if not report.has_file:
        st.caption(plain(frame.say("reports-no-proof")))


def _answer(actor: Actor, report: Report) -> None:
    st.text_area(
        frame.say("reports-answer"), key=f"answer_{report.id}", max_chars=LONGEST, help=frame.say("reports-answer-help")
    )
    with st.container(horizontal=True):
        for refused, label in ((False, "reports-send"), (True, "reports-refuse")):
            name = f"{label}_{report.id}"
            st.button(
                frame.say(label), key=name, type="secondary" if refused else "primary", on_click=_send,
                args=(actor, report.id, refused, frame.one_use_key(name)),
            )  # fmt: skip


def _send(actor: Actor, report_id: int, refused: bool, key: str) -> None:  # noqa: FBT001 - a callback's argument
    text = str(st.session_state.get(f"answer_{report_id}") or "")
    if frame.perform(answer_report, actor, report_id, text, refused=refused, key=key) is not None:
        frame.tell("reports-done")


def of_candidate(actor: Actor, candidate_id: int) -> None:
    """Remind whoever corrects a candidate of what that candidate reported and still waits for."""
    for report in frame.read(waiting_reports, actor, candidate_id) or []:
        said = frame.say("reports-reminder", field=correction_values.field_name(report.field), wanted=report.wanted)
        st.info(plain(said), icon=":material/flag:")
        frame.link("reports", frame.say("reports-to-answer"))
