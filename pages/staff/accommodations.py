"""Requests for accommodations: those to examine, those awaited, decisions that nobody has read; and one of them."""

from __future__ import annotations

import streamlit as st

from core.access import Permission
from core.accommodations import queries
from pages.shared import accommodation_panels, frame, widgets
from pages.shared.messages import plain

actor = frame.enter(Permission.ACCOMMODATION_DECIDE)
number = frame.asked_number("id")
one = frame.read(queries.one, actor, number) if number else None

if one is not None:
    frame.link("accommodations", frame.say("desk-accommodations-back"))
    st.title(frame.say("desk-accommodations-one", number=str(one.line.id)), anchor=False)
    accommodation_panels.head(one.line)
    frame.link("candidate", frame.say("desk-accommodations-candidate"), id=one.line.candidate_id)
    left, right = st.columns([3, 2], gap="large")
    with left:
        accommodation_panels.asked(one)
    with right:
        accommodation_panels.deciding(actor, one)
    st.stop()

st.title(frame.say("page-accommodations"), anchor=False)
st.caption(plain(frame.say("desk-accommodations-intro")))
view = st.segmented_control(
    frame.say("desk-accommodations-view"), queries.VIEWS, default=queries.TO_DO, required=True,
    format_func=lambda name: frame.say(f"desk-accommodations-{name.replace('_', '-')}"), key="accommodations_view",
)  # fmt: skip
lines = frame.read(queries.worklist, actor, view or queries.TO_DO) or []
if not lines:
    widgets.empty(f"desk-accommodations-none-{(view or queries.TO_DO).replace('_', '-')}")
for line in lines:
    with st.container(border=True, key=f"accommodation_{line.id}"):
        left, right = st.columns([3, 1], vertical_alignment="center")
        with left:
            accommodation_panels.head(line)
        with right:
            frame.link("accommodations", frame.say("desk-accommodations-open", number=str(line.id)), id=line.id)
