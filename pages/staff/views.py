"""The saved views: one's own and those of one's place, and the frozen copies taken for an audit."""

from __future__ import annotations

import streamlit as st

from core.access import Permission
from pages.shared import frame, frozen_panels, views_list

actor = frame.enter(Permission.CANDIDATE_SEARCH)
st.title(frame.say("page-views"), anchor=False)
st.header(frame.say("views-mine"), anchor=False)
views_list.kept(actor)
st.header(frame.say("views-frozen-copies"), anchor=False)
frozen_panels.copies(actor)
