"""The queue of corrections, and one of them to decide."""

from __future__ import annotations

import streamlit as st

from core.access import Permission
from core.corrections import queries
from pages.shared import correction_deciding, correction_effects, correction_values, frame, widgets

PER_PAGE = 15
KINDS = ("others", "mine", "decided")

actor = frame.enter(Permission.CORRECTION_READ)
correction_deciding.follow()
number = frame.asked_number("id")
one = frame.read(queries.one, actor, number) if number else None

if one is not None:
    head = one.head
    frame.link("corrections", frame.say("corrections-back"))
    st.title(frame.say("corrections-one", number=head.id), anchor=False)
    correction_values.head(head)
    frame.link("candidate", frame.say("correct-back"), id=head.candidate_id)
    values, effects = st.columns([3, 2], gap="large")
    with values:
        if head.moved or head.state == "stale":
            correction_values.three_values(one.three_way)
        else:
            correction_values.side_by_side(one.changes)
        for label, text in (("corrections-reason", one.reason_text), ("corrections-answer", one.decision_reason)):
            if text:
                widgets.fact(label, text)
        correction_deciding.show(actor, one)
    with effects:
        if one.preview is not None:
            st.header(frame.say("correct-consequences"), anchor=False)
            correction_effects.show(one.preview)
    st.stop()

st.title(frame.say("page-corrections"), anchor=False)
asked = st.query_params.get("whose", "")
whose = st.segmented_control(
    frame.say("corrections-which"), KINDS, default=asked if asked in KINDS else KINDS[0], required=True,
    format_func=lambda kind: frame.say(f"corrections-{kind}"), key="corrections_which",
)  # fmt: skip
found = frame.read(queries.queue, actor, whose=whose or "others") or []
if not found:
    widgets.empty(f"corrections-none-{whose or 'others'}")
pages = max(1, -(-len(found) // PER_PAGE))
page = st.pagination(pages, key=f"corrections_page_{whose}") if pages > 1 else 1
for waiting in found[(page - 1) * PER_PAGE : page * PER_PAGE]:
    with st.container(border=True, key=f"correction_{waiting.id}"):
        left, right = st.columns([4, 1], vertical_alignment="center")
        with left:
            correction_values.head(waiting)
        with right:
            frame.link("corrections", frame.say("corrections-open", number=waiting.id), id=waiting.id)
