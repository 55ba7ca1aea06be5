"""Records that look alike: the queue, and two of them side by side to say whether they are of one person."""

from __future__ import annotations

import streamlit as st

from core.access import Permission
from core.duplicates.side_by_side import note_compared, side_by_side
from pages.shared import duplicate_deciding, duplicate_proposing, duplicate_queue, duplicate_sides, frame, widgets
from pages.shared.messages import plain

_NOTED = "_duplicate_noted"

actor = frame.enter(Permission.CORRECTION_PROPOSE)
number = frame.asked_number("id")
if number is None:
    st.title(frame.say("page-duplicates"), anchor=False)
    st.caption(plain(frame.say("duplicates-lead")))
    duplicate_queue.show(actor)
    st.stop()

frame.link("duplicates", frame.say("duplicates-back"))
st.title(frame.say("duplicates-one", number=number), anchor=False)
found = frame.read(side_by_side, actor, number)
if found is None:
    widgets.empty("duplicates-unseen")
    st.stop()
if st.session_state.get(_NOTED) != number:
    if not frame.done(note_compared, actor, number):
        st.stop()  # two records are shown only once their reading is written down (1.31)
    st.session_state[_NOTED] = number
duplicate_sides.head(found)
duplicate_sides.show(found)
duplicate_deciding.show(actor, found)
duplicate_proposing.show(actor, found)
