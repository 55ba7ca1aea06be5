"""Connection slips: how far each class has come, and slips for those who have not activated an account."""

from __future__ import annotations

import streamlit as st

from core.access import Permission
from core.slips import queries
from pages.shared import frame, slip_panels, widgets
from pages.shared.messages import plain

actor = frame.enter(Permission.CANDIDATE_DESK)
st.title(frame.say("page-slips"), anchor=False)
st.caption(plain(frame.say("slips-intro")))

schools = frame.read(queries.schools, actor)
if not schools:
    widgets.empty("slips-none")
    st.stop()
school = slip_panels.choice(schools)
classes = frame.read(queries.classes, actor, school.uai)
if classes is None:
    st.stop()

slip_panels.headlines(school.counts)
slip_panels.by_class(classes)
slip_panels.order(actor, school, classes)
slip_panels.latest(frame.read(queries.latest_sheets, actor, school.uai) or [])
