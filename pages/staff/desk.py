"""Register a candidate at the desk: the same form, checks and numbers as in the candidate space."""

from __future__ import annotations

import streamlit as st

from core.access import Permission
from core.candidates.consulting import note_reading
from core.registrations.form.desk import at_the_desk
from core.registrations.form.reading import draft
from pages.shared import correction_values, desk_choice, desk_form, frame, widgets

_NOTED = "_desk_noted"

actor = frame.enter(Permission.CANDIDATE_DESK)
st.title(frame.say("page-desk"), anchor=False)

number = frame.asked_number("candidate")
file = frame.read(at_the_desk, actor, number) if number else None
if file is None:
    widgets.empty("desk-nobody")
    frame.link("new_candidate", frame.say("page-newcomer"))
    st.stop()
if st.session_state.get(_NOTED) != number:
    if not frame.done(note_reading, actor, file.candidate_id):
        st.stop()  # a record is shown only once its reading is written down (1.31)
    st.session_state[_NOTED] = number

who = correction_values.person(file.number, file.birth_name, file.first_names)
st.header(widgets.plain(who), anchor=False)
with st.container(horizontal=True):
    frame.link("candidate", frame.say("correct-back"), id=file.candidate_id)
    frame.link("correct", frame.say("candidate-correct"), candidate=file.candidate_id)

asked = frame.asked_number("draft")
found = frame.read(draft, actor, asked) if asked else None
if found is None:
    desk_choice.show(actor, file)
elif found.candidate_id == file.candidate_id:
    desk_form.show(actor, found)
