"""What awaits me, what closes next, what I did last."""

from __future__ import annotations

import streamlit as st

from core.audit import queries as journal
from core.monitoring.awaiting import next_to_close
from pages.shared import awaiting_cards, calendar_panels, first_steps, frame, views_list, widgets

WIDE, NARROW = 680, 330

actor = frame.enter(None)
st.title(frame.say("page-home"), anchor=False)

if not actor.scopes:
    widgets.empty("home-no-role")
    st.stop()

first_steps.show(actor)

st.header(frame.say("home-awaiting"), anchor=False)
cards = awaiting_cards.at_once(actor)

views_list.pinned_cards(actor)

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

awaiting_cards.completed(actor, cards)  # last: the page is there while it counts
