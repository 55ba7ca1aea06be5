"""When one may register: every window of the perimeter, and what is open now by the database's clock."""

from __future__ import annotations

from dataclasses import asdict, replace

import streamlit as st

from core import clock
from core.access import Permission
from core.calendar import queries
from core.calendar.rules import Phase
from pages.shared import calendar_panels, frame, widgets, window_moves
from pages.shared.messages import plain

actor = frame.enter(Permission.CALENDAR_READ)
st.title(frame.say("page-calendar"), anchor=False)

choices = frame.read(queries.choices, actor)
if choices is None or not choices.domains:
    widgets.empty("calendar-empty")
    st.stop()
now = clock.display_now()
current = calendar_panels.counts(actor)
st.caption(plain(frame.say("calendar-intro", at=frame.moment(now))))

asked_view = st.query_params.get("view", "")
view = st.segmented_control(
    frame.say("calendar-view"), calendar_panels.VIEWS, required=True, key="calendar_view",
    default=asked_view if asked_view in calendar_panels.VIEWS else "table",
    format_func=lambda one: frame.say(f"calendar-view-{one}"),
)  # fmt: skip
asked = calendar_panels.criteria(choices, with_state=view != "matrix")
if view == "matrix":
    shown = replace(asked, phase=asked.phase or Phase.REGISTRATION, audience=asked.audience or "individual")
    shown = replace(shown, exam_session=asked.exam_session or current, foreign_group="")
    st.caption(plain(frame.say(
        "calendar-matrix-of", phase=calendar_panels.phase_name(shown.phase), exam_session=shown.exam_session,
        audience=calendar_panels.audience_name(shown.audience),
    )))  # fmt: skip
    calendar_panels.as_matrix(actor, shown)
elif view == "moves":
    window_moves.show(actor, asked)
elif view == "timeline":
    calendar_panels.as_timeline(actor, asked, now)
else:
    calendar_panels.as_table(actor, asked, now)
given = {name: value for name, value in asdict(asked).items() if value}
frame.link("exports", frame.say("calendar-export"), export="windows", **given)
