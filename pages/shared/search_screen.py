"""What the search page asks and shows: a part of the page of its own, drawn anew without the menu and the frame.

Each time it is drawn the person is read again: with another cookie, or none, the whole page starts over (2.01).
"""

from __future__ import annotations

import streamlit as st

from core.access import Actor
from core.search.actions import note_search
from core.search.listing import Listing
from core.search.queries import Page, search
from core.search.query import Query
from pages.shared import (
    candidate_trail,
    frame,
    messages,
    results,
    results_actions,
    search_address,
    search_panels,
    views_panels,
    widgets,
)

_NOTED = "_search_noted"


@st.fragment
def show(actor: Actor) -> None:
    """Ask what to look for, then show who answers."""
    candidate_trail.follow()
    messages.show_waiting()
    query = search_panels.asked(actor)
    views_panels.around(actor, query)
    if query.is_empty:
        widgets.empty("search-nothing-asked")
    elif search_panels.is_ranked(query):
        _ranked(actor, query)
    else:
        _listed(actor, query)


def _ranked(actor: Actor, query: Query) -> None:
    page = frame.read(search, actor, query, page=st.session_state.get(search_address.PAGE_NUMBER, 1))
    if page is None or not _noted(actor, query, page.total + page.near):
        return
    search_panels.summary(query, page)
    results_actions.bar(actor, query, total=page.total, at_least=page.at_least)
    search_panels.found(actor, query, page)
    _newcomer(page)


def _listed(actor: Actor, query: Query) -> None:
    results.settings(actor)
    listed = results.read(actor, query)
    if listed is None or not _noted(actor, query, listed.total):
        return
    results.listed(actor, query, listed)
    _newcomer(listed)


def _noted(actor: Actor, query: Query, hits: int) -> bool:
    """What was found is shown only once it is written down (1.31)."""
    if st.session_state.get(_NOTED) != query:
        if not frame.done(note_search, actor, query, hits):
            return False
        st.session_state[_NOTED] = query
    return True


def _newcomer(found: Page | Listing) -> None:
    if not found.total and not (isinstance(found, Page) and found.near):
        frame.link("new_candidate", frame.say("page-newcomer"))
