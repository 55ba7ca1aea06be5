"""Pieces to check, one after the other: the file beside the facts, two keys to decide, and the next one comes."""

from __future__ import annotations

import streamlit as st

from core.access import Permission
from core.pieces import checking
from pages.shared import frame, piece_checking, piece_filters, widgets

actor = frame.enter(Permission.CANDIDATE_DESK)
st.title(frame.say("page-pieces"), anchor=False)

filters = piece_filters.chosen(actor)
lines = frame.read(checking.to_check, actor, filters) or []
left = [line for line in lines if line.id not in piece_checking.skipped()]
st.caption(widgets.plain(frame.say("pieces-count", count=frame.read(checking.to_check_count, actor, filters) or 0)))
if len(left) < len(lines):
    st.button(frame.say("pieces-skipped-again"), key="pieces_again", on_click=piece_checking.forget_skipped)
if not left:
    widgets.empty("pieces-none")
    st.stop()

one = frame.read(checking.one_to_check, actor, left[0].id)
if one is not None:
    facts, files = st.columns([2, 3], gap="large")
    with facts:
        piece_checking.facts(one)
        piece_checking.decide(actor, one)
    with files:
        piece_checking.files(one)
