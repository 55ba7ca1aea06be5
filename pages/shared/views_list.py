"""The list of saved views: open, rename, share, pin, take away; and their counts on the home page."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.access import Actor, Permission, allowed
from core.search.labels import in_words
from core.search.views import actions
from core.search.views.queries import CountedView, ShownView, pinned, views
from pages.shared import frame, views_panels, widgets
from pages.shared.messages import plain

_MARK = "_views_mark"
COLUMNS = 3


def kept(actor: Actor) -> None:
    """Show the views one sees, and let one be changed."""
    found = frame.read(views, actor) or []
    if not found:
        widgets.empty("views-none")
        frame.link("search", frame.say("page-search"))
        return
    names = views_panels.place_names(actor)
    for one in found:
        with st.container(border=True):
            _view(actor, one, names)


def _view(actor: Actor, one: ShownView, names: dict[str, str]) -> None:
    first, second = st.columns([5, 2], vertical_alignment="center")
    with first:
        st.text(one.name)
        _asked(actor, one)
        seen = views_panels.place_name(one.place, names)
        st.caption(plain(frame.say("views-whose", owner=one.owner, seen=seen)))
        if one.pinned:
            st.caption(frame.say("views-is-pinned"))
    with second, st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="right"):
        frame.link("search", frame.say("views-open"), view=one.id)
        if one.is_own:
            with st.popover(frame.say("views-change"), key=f"view_change_{one.id}"):
                _change(actor, one)
        elif one.may_delete:
            with st.popover(frame.say("views-delete"), key=f"view_delete_{one.id}"):
                _delete(actor, one)


def _asked(actor: Actor, one: ShownView) -> None:
    """Say what a view asks, or that it can no longer be read and what to do."""
    if one.query is None:
        st.warning(plain(views_panels.unreadable(one)), icon=":material/warning:")
        return
    said = frame.read(in_words, actor, one.query) or ""
    st.caption(plain(said[:1].upper() + said[1:]))


def _change(actor: Actor, one: ShownView) -> None:
    with st.form(f"view_{one.id}", border=False):
        wanted = views_panels.describe(actor, one, f"view_{one.id}_{st.session_state.get(_MARK, 0)}")
        if st.form_submit_button(frame.say("views-change-now"), key=f"view_{one.id}_change", type="primary"):
            changed = frame.perform(actions.change_view, actor, one.id, wanted)
            if changed:
                st.session_state[_MARK] = st.session_state.get(_MARK, 0) + 1
                frame.tell_next("views-kept", name=changed.name)
                st.rerun()
    _delete(actor, one)


def _delete(actor: Actor, one: ShownView) -> None:
    st.button(
        frame.say("views-delete-now"), key=f"view_{one.id}_delete", icon=":material/delete:", on_click=_take_away,
        args=(actor, one),
    )  # fmt: skip


def _take_away(actor: Actor, one: ShownView) -> None:
    if frame.done(actions.delete_view, actor, one.id):
        frame.tell("views-deleted", name=one.name)


def pinned_cards(actor: Actor) -> None:
    """Show the pinned views with their live counts, on the home page."""
    if not allowed(actor, Permission.CANDIDATE_SEARCH):
        return
    found: Sequence[CountedView] = frame.read(pinned, actor) or []
    if found:
        st.header(frame.say("home-views"), anchor=False)
    for start in range(0, len(found), COLUMNS):
        for place, one in zip(st.columns(COLUMNS), found[start : start + COLUMNS], strict=False):
            with place, st.container(border=True, height="stretch"):
                _card(one)


def _card(one: CountedView) -> None:
    if one.refused:
        st.subheader(frame.say("views-not-counted"), anchor=False)
    else:
        key = "views-more-than" if one.at_least else "views-counted"
        st.subheader(plain(frame.say(key, written=frame.number(one.count))), anchor=False)
    st.text(one.name)
    if one.unreadable:
        st.caption(plain(views_panels.unreadable(one)))
    frame.link("search", frame.say("views-open"), view=one.id)
