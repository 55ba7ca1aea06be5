"""What can be done with the lines ticked, or with all those of the list: a preview comes before anything moves."""

from __future__ import annotations

import streamlit as st

from core.access import Actor, Permission, allowed
from core.search.query import Query
from pages.shared import export_criteria, frame, navigation, results_state
from pages.shared.messages import plain

SET_ASIDE_SEARCH = "_set_aside_search"  # the page of registrations set aside finds there those meant
RUN_SEARCH = "_run_search"  # the documents page finds there the search to make documents of
RUN_LISTED = "_run_listed"  # and the order of its list


def bar(actor: Actor, query: Query, *, total: int, at_least: bool) -> None:
    """Offer what can be done: with the lines ticked if there are any, else with the whole list."""
    if not total:
        return
    ticked = len(results_state.picked(query))
    with st.container(horizontal=True, vertical_alignment="center"):
        if ticked:
            st.caption(plain(frame.say("list-ticked", count=ticked, written=frame.number(ticked))))
            st.button(frame.say("list-untick"), key="list_untick", type="tertiary", on_click=results_state.untick)
        else:
            key = "list-all-at-least" if at_least else "list-all"
            st.caption(plain(frame.say(key, count=total, written=frame.number(total))))
        meant = results_state.chosen(query) if ticked else query
        _export(actor, meant)
        _regenerate(actor, meant)
        _set_aside(actor, meant)


def _export(actor: Actor, meant: Query) -> None:
    if allowed(actor, Permission.EXPORT_MAKE) and st.button(
        frame.say("search-export"), key="search_export", icon=":material/table_view:"
    ):
        export_criteria.export_search(meant)


def _regenerate(actor: Actor, meant: Query) -> None:
    if (
        allowed(actor, Permission.DOCUMENT_REGENERATE)
        and navigation.find("documents")
        and st.button(frame.say("search-regenerate"), key="search_regenerate", icon=":material/print:")
    ):
        st.session_state[RUN_SEARCH], st.session_state[RUN_LISTED] = meant.to_json(), results_state.order().text
        frame.go("documents")


def _set_aside(actor: Actor, meant: Query) -> None:
    if allowed(actor, Permission.CANDIDATE_DESK) and st.button(
        frame.say("search-set-aside"), key="search_set_aside", icon=":material/playlist_remove:"
    ):
        st.session_state[SET_ASIDE_SEARCH] = meant.to_json()
        frame.go("set_aside")
