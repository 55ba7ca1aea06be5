"""One box that always finds: a candidate by any mixture of what may be known, and the lists of the office."""

from __future__ import annotations

import streamlit as st

from core.access import Permission
from core.search.actions import note_search
from core.search.queries import search
from pages.shared import frame, results, results_actions, search_panels, views_panels, widgets

_NOTED = "_search_noted"

actor = frame.enter(Permission.CANDIDATE_SEARCH)
st.title(frame.say("page-search"), anchor=False)
query = search_panels.asked(actor)
views_panels.around(actor, query)
if query.is_empty:
    widgets.empty("search-nothing-asked")
    st.stop()

if search_panels.is_ranked(query):
    page, listed = frame.read(search, actor, query, page=st.session_state.get(search_panels.PAGE_NUMBER, 1)), None
    hits = page.total + page.near if page else 0
else:
    results.settings(actor)
    page, listed = None, results.read(actor, query)
    hits = listed.total if listed else 0
if page is None and listed is None:
    st.stop()
if st.session_state.get(_NOTED) != query:
    if not frame.done(note_search, actor, query, hits):
        st.stop()  # what was found is shown only once it is written down (1.31)
    st.session_state[_NOTED] = query

if page is not None:
    search_panels.summary(query, page)
    results_actions.bar(actor, query, total=page.total, at_least=page.at_least)
    search_panels.found(actor, query, page)
if listed is not None:
    results.listed(actor, query, listed)
if not hits:
    frame.link("newcomer", frame.say("page-newcomer"))
