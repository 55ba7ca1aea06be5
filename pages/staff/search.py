"""One box that always finds: a candidate by any mixture of what may be known, and the lists of the office."""

from __future__ import annotations

import streamlit as st

from core.access import Permission
from pages.shared import candidate_trail, frame, search_address, search_panels, search_screen

actor = frame.enter(Permission.CANDIDATE_SEARCH)
candidate_trail.follow()
st.title(frame.say("page-search"), anchor=False)
search_address.take(actor)
search_screen.show(actor)
search_panels.scripts()
