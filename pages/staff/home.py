"""What awaits me, what closes next, what I did last."""

from __future__ import annotations

import streamlit as st

from core.audit import queries as journal
from core.monitoring.awaiting import awaiting, next_to_close
from pages.shared import frame, widgets

COLUMNS, WIDE, NARROW = 3, 560, 360

actor = frame.enter(None)
st.title(frame.say("page-home"), anchor=False)

if not actor.scopes:
    widgets.empty("home-no-role")
    st.stop()

st.subheader(frame.say("home-awaiting"), anchor=False)
waiting = frame.read(awaiting, actor) or []
if not waiting:
    widgets.empty("home-nothing")
for start in range(0, len(waiting), COLUMNS):
    for place, one in zip(st.columns(COLUMNS), waiting[start : start + COLUMNS], strict=False):
        with place:
            sentence = frame.say(f"awaiting-{one.key}", count=one.count)
            widgets.count_card(one.count, sentence, one.page, frame.say(f"awaiting-{one.key}-link"))

beside = st.container(horizontal=True, gap="large")
with beside.container(width=WIDE):
    st.subheader(frame.say("home-closing"), anchor=False)
    closing = frame.read(next_to_close, actor) or []
    if closing:
        rows = [
            {
                frame.say("home-column-window"): f"{window.domain} {window.exam_session}",
                frame.say("home-column-phase"): frame.say(f"home-phase-{window.phase.replace('_', '-')}"),
                frame.say("home-column-place"): window.academie,
                frame.say("home-column-closes"): frame.moment(window.closes_at, window.zone),
            }
            for window in closing
        ]
        widgets.table(rows, alt_key="home-closing")
    else:
        widgets.empty("home-no-window")

with beside.container(width=NARROW):
    st.subheader(frame.say("home-last"), anchor=False)
    acts = frame.read(journal.own_events, actor) or []
    rows = [
        {frame.say("home-column-when"): frame.moment(e.at), frame.say("home-column-what"): frame.say(e.key)}
        for e in acts
    ]
    widgets.table(rows, alt_key="home-last")
