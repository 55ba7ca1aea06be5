"""Registrations set aside together: what it would do, then each order and what became of each of its lines."""

from __future__ import annotations

import streamlit as st

from core.access import Permission
from pages.shared import frame, set_aside_panels

actor = frame.enter(Permission.CANDIDATE_DESK)
st.title(frame.say("page-set-aside"), anchor=False)
st.header(frame.say("set-aside-asking"), anchor=False)
set_aside_panels.asking(actor)
st.header(frame.say("set-aside-orders"), anchor=False)
set_aside_panels.orders(actor)
