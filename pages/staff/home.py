"""What awaits me, what closes next, what I did last."""

from __future__ import annotations

import streamlit as st

from core.audit import queries as journal
from core.monitoring.awaiting import awaiting, next_to_close
from pages.shared import calendar_panels, frame, widgets

COLUMNS, WIDE, NARROW = 3, 680, 330
MINE = {"own-corrections", "returned-corrections"}  # the queue opens on one's own

actor = frame.enter(None)
st.title(frame.say("page-home"), anchor=False)

if not actor.scopes:
    widgets.empty("home-no-role")
    st.stop()

st.header(frame.say("home-awaiting"), anchor=False)
waiting = frame.read(awaiting, actor) or []
if not waiting:
    widgets.empty("home-nothing")
for start in range(0, len(waiting), COLUMNS):
    for place, one in zip(st.columns(COLUMNS), waiting[start : start + COLUMNS], strict=False):
        with place:
            sentence = frame.say(f"awaiting-{one.key}", count=one.count)
            query = {"whose": "mine"} if one.key in MINE else {}
            widgets.count_card(one.count, sentence, one.page, frame.say(f"awaiting-{one.key}-link"), **query)

beside = st.container(horizontal=True, gap="medium")
with beside.container(width=WIDE):
    st.header(frame.say("home-closing"), anchor=False)
    closing = frame.read(next_to_close, actor) or []
    if closing:
        rows = [
            {
                frame.say("home-column-window"): f"{window.domain} {window.exam_session}",
                frame.say("home-column-audience"): frame.say(f"audience-short-{window.audience}"),
                frame.say("home-column-phase"): frame.say(f"home-phase-{window.phase.replace('_', '-')}"),
                frame.say("home-column-place"): window.academie,
                frame.say("home-column-closes"): calendar_panels.hour(window.closes_at, window.zone),
            }
            for window in closing
        ]
        widgets.table(rows, alt_key="home-closing")
    else:
        widgets.empty("home-no-window")

with beside.container(width=NARROW):
    st.header(frame.say("home-last"), anchor=False)
    acts = frame.read(journal.own_events, actor) or []
    when, what = frame.say("home-column-when"), frame.say("home-column-what")
    rows = [{when: widgets.unbroken(frame.moment(act.at)), what: frame.say(act.key)} for act in acts]
    widgets.table(rows, alt_key="home-last")
