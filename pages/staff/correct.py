"""Correct the locked personal data of one candidate: what, why, with which proof, and what would follow."""

from __future__ import annotations

import streamlit as st

from core.access import Permission
from core.corrections.preview import consequences
from core.corrections.starting import correctable, note_opened
from pages.shared import (
    contact_form,
    correction_effects,
    correction_proposing,
    correction_values,
    frame,
    identity_form,
    report_panels,
    widgets,
)

actor = frame.enter(Permission.CORRECTION_PROPOSE)
st.title(frame.say("page-correct"), anchor=False)

number = frame.asked_number("candidate")
report = frame.asked_number("report") or 0
start = frame.read(correctable, actor, number, report) if number else None
if start is None:
    widgets.empty("correct-nobody")
    frame.link("search", frame.say("page-search"))
    st.stop()
if st.session_state.get("_opened_to_correct") != number and frame.done(note_opened, actor, number):
    st.session_state["_opened_to_correct"] = number

who = correction_values.person(start.number, start.birth_name, start.first_names)
st.header(widgets.plain(who), anchor=False)
frame.link("candidate", frame.say("correct-back"), id=start.candidate_id)
report_panels.of_candidate(actor, start.candidate_id)

identity, contact = st.tabs([frame.say("correct-identity"), frame.say("correct-contact")])
with contact:
    st.caption(frame.say("correct-contact-explained"))
    contact_form.show(actor, start)
with identity:
    if start.open_correction:
        st.info(frame.say("correct-already-open"))
        frame.link("corrections", frame.say("correct-see-open"), id=start.open_correction)
        st.stop()
    st.caption(frame.say("correct-locked" if start.locked_at else "correct-unlocked"))
    asks = identity_form.shows(start.wanted)
    unlocked = st.toggle(frame.say("correct-unlock"), asks, key=f"correct_{number}_unlock")
    form, panel = st.columns([3, 2], gap="large")
    with form:
        asked = identity_form.show(start, unlocked=unlocked)
        correction_proposing.show(actor, start, asked)
    with panel:
        st.header(frame.say("correct-consequences"), anchor=False)
        preview = frame.read(consequences, actor, start.candidate_id, asked) if asked.values else None
        if preview is not None:
            correction_values.in_lines(preview.changes)
            correction_effects.show(preview)
        elif not asked.values:
            widgets.empty("correct-no-change")
