"""One candidate, everything about them on one screen, most used first."""

from __future__ import annotations

from functools import partial

import streamlit as st

from core.access import Permission
from core.candidates.consulting import note_reading
from core.candidates.queries import one_file
from pages.shared import (
    candidate_history,
    candidate_panels,
    candidate_trail,
    duplicate_badge,
    frame,
    inviting,
    litigation_panels,
    mail_panels,
    widgets,
)

_NOTED = "_candidate_noted"

actor = frame.enter(Permission.CANDIDATE_READ)
number = frame.asked_number("id")
candidate_trail.show(actor, number)
file = frame.read(one_file, actor, number) if number else None
if file is None:
    st.title(frame.say("page-candidate"), anchor=False)
    widgets.empty("candidate-nobody")
    st.stop()
if st.session_state.get(_NOTED) != number:
    if not frame.done(note_reading, actor, file.id):
        st.stop()  # a record is shown only once its reading is written down (1.31)
    st.session_state[_NOTED] = number

candidate_panels.head(file)
duplicate_badge.show(actor, file.id)
names = ("registrations", "identity", "corrections", "requests", "mails", "timeline")
shown = st.tabs([frame.say(f"candidate-tab-{name}") for name in names], key="candidate_tabs")
panels = (
    candidate_panels.registrations, candidate_panels.identity, candidate_history.corrections,
    candidate_history.requests, partial(mail_panels.of_record, actor), candidate_history.timeline,
)  # fmt: skip
for tab, panel in zip(shown, panels, strict=True):
    with tab:
        panel(file)
        if panel is candidate_panels.identity and file.may_edit:
            inviting.offer(actor, file.id)
        if panel is candidate_history.timeline and file.may_make_litigation_file:
            litigation_panels.offer(actor, file.id)
