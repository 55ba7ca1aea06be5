"""How many registrations, day by day: counted from the registrations themselves, never from a counter kept beside."""

from __future__ import annotations

import streamlit as st

from core.access import Permission
from core.monitoring import queries
from core.monitoring.volumes import Axis
from pages.shared import frame, volumes_panels, widgets
from pages.shared.messages import plain

actor = frame.enter(Permission.VOLUMES_READ)
st.title(frame.say("page-volumes"), anchor=False)

asked = volumes_panels.selection(actor)
if asked is None:
    st.stop()
choices, selection, axis = asked
found = frame.read(queries.volumes, actor, selection, axis)
if found is None:
    st.stop()
st.caption(plain(frame.say("volumes-at", at=frame.moment(found.at))))
if not found.cells:
    widgets.empty("volumes-nothing")
    st.stop()

volumes_panels.headlines(found, selection)
volumes_panels.windows(actor, selection)
if found.saved_by_day:
    volumes_panels.by_day(found, axis, {} if axis is Axis.DOMAIN else dict(choices.academies))
volumes_panels.cells(found, choices)
volumes_panels.ended_by_day(found)
chosen = {"academies": selection.academies, "domains": selection.domains, "exam_sessions": selection.exam_sessions}
given = {name: ",".join(codes) for name, codes in chosen.items() if codes}
frame.link("exports", frame.say("volumes-export"), export="volumes", **given)
