"""One box that always finds: a candidate by any mixture of what may be known, and the lists of the office."""

from __future__ import annotations

import streamlit as st

from core.access import Permission
from core.search.actions import note_search
from core.search.queries import search
from pages.shared import frame, search_panels, widgets

_NOTED = "_search_noted"

actor = frame.enter(Permission.CANDIDATE_SEARCH)
st.title(frame.say("page-search"), anchor=False)
query = search_panels.asked(actor)
if query.is_empty:
    widgets.empty("search-nothing-asked")
    st.stop()

page = frame.read(search, actor, query, page=st.session_state.get(search_panels.PAGE_NUMBER, 1))
if page is None:
    st.stop()
if st.session_state.get(_NOTED) != query:
    if not frame.done(note_search, actor, query, page.total + page.near):
        st.stop()  # what was found is shown only once it is written down (1.31)
    st.session_state[_NOTED] = query

search_panels.summary(query, page)
search_panels.what_next(actor, query, page)
search_panels.found(page)
