"""Saved views on the search page: the one that is open, keeping this search as one, its address, a frozen copy."""

from __future__ import annotations

import streamlit as st

from core.access import Actor
from core.catalogue import queries as catalogue
from core.search.query import Query
from core.search.views import actions
from core.search.views.actions import Wanted
from core.search.views.queries import CountedView, ShownView
from core.search.views.rules import LONGEST_NAME, LONGEST_REASON, Place, shareable_places
from pages.shared import frame, results_state, search_address
from pages.shared.messages import plain


def around(actor: Actor, query: Query) -> None:
    """Show which view is open, and what can be kept of the search on screen."""
    view = search_address.open_view()
    if view is not None:
        _opened(actor, query, view)
    if query.is_empty:
        return
    with st.container(horizontal=True):
        for name, icon, body in (
            ("keep", "bookmark", _keep), ("address", "link", _address), ("freeze", "ac_unit", _freeze),
        ):  # fmt: skip
            with st.popover(frame.say(f"views-{name}"), icon=f":material/{icon}:", key=f"views_{name}"):
                body(actor, query)
        st.button(
            frame.say("views-clear"), key="search_clear", icon=":material/close:", on_click=search_address.clear,
            type="tertiary",
        )  # fmt: skip


def _opened(actor: Actor, query: Query, view: ShownView) -> None:
    if view.query is None:
        st.warning(plain(unreadable(view)), icon=":material/warning:")
    with st.container(horizontal=True, vertical_alignment="center"):
        key = "views-open-own" if view.is_own else "views-open-shared"
        st.text(frame.say(key, name=view.name, owner=view.owner))
        now = (query, results_state.columns(), results_state.order())
        asks = not (view.query is None and query.is_empty)  # what can no longer be read is never replaced by everything
        if view.is_own and asks and now != (view.query, view.columns or results_state.columns(), view.order):
            st.button(
                frame.say("views-ask-anew"), key="view_ask_anew", icon=":material/save:", on_click=_ask_anew,
                args=(actor, query, view),
            )  # fmt: skip
        st.button(frame.say("views-close"), key="view_close", on_click=search_address.close_view, type="tertiary")


def unreadable(view: ShownView | CountedView) -> str:
    """Say that what a view asks can no longer be read: its owner asks anew or takes it away, the others tell him."""
    return frame.say("views-unreadable-own" if view.is_own else "views-unreadable-shared", owner=view.owner)


def _ask_anew(actor: Actor, query: Query, view: ShownView) -> None:
    kept = frame.perform(
        actions.ask_anew, actor, view.id, query, columns=results_state.columns(), order=results_state.order()
    )
    if kept:
        search_address.reopen(actor, view.id)
        frame.tell("views-kept", name=kept.name)


def _keep(actor: Actor, query: Query) -> None:
    with st.form("view_keep", border=False):
        wanted = describe(actor, None, "view_new")
        if st.form_submit_button(frame.say("views-keep-now"), key="view_keep_now", type="primary"):
            kept = frame.perform(
                actions.keep_view, actor, query, wanted, columns=results_state.columns(), order=results_state.order(),
                key=frame.one_use_key("view_keep"),
            )  # fmt: skip
            if kept:
                search_address.reopen(actor, kept.view_id)
                frame.tell_next("views-kept", name=kept.name)
                st.rerun()


def describe(actor: Actor, view: ShownView | None, key: str) -> Wanted:
    """Ask for the name of a view, who sees it, and whether it is on home pages."""
    name = st.text_input(
        frame.say("views-name"), view.name if view else "", max_chars=LONGEST_NAME, key=f"{key}_name",
        autocomplete="off",
    )  # fmt: skip
    places: list[Place | None] = [None, *shareable_places(actor)]
    if view and view.place not in places:
        places.append(view.place)
    names = place_names(actor)
    chosen = st.selectbox(
        frame.say("views-seen-by"), range(len(places)), places.index(view.place) if view else 0, key=f"{key}_place",
        format_func=lambda one: place_name(places[one], names),
    )  # fmt: skip
    pinned = st.toggle(frame.say("views-pinned"), bool(view and view.pinned), key=f"{key}_pinned")
    return Wanted(name or "", places[chosen], pinned)


def place_names(actor: Actor) -> dict[str, str]:
    """Give the names of the académies and domains of the perimeter."""
    found = [*(frame.read(catalogue.academies, actor) or []), *(frame.read(catalogue.domains, actor) or [])]
    return {one.code: one.label for one in found}


def place_name(place: Place | None, names: dict[str, str]) -> str:
    """Say who sees a view."""
    if place is None:
        return frame.say("views-only-me")
    academie = names.get(place.academie_code, place.academie_code) or frame.say("views-every-academie")
    if not place.domain_code:
        return frame.say("views-place", academie=academie)
    domain = names.get(place.domain_code, place.domain_code)
    return frame.say("views-place-and-domain", academie=academie, domain=domain)


def _address(actor: Actor, query: Query) -> None:
    if search_address.is_plain(query):
        st.caption(frame.say("views-address-help"))
        st.code(search_address.written_out(query), language=None, wrap_lines=True)
        return
    st.caption(frame.say("views-address-personal"))
    if st.button(frame.say("views-address-make"), key="view_address"):
        number = frame.perform(actions.keep_link, actor, query)
        if number:
            st.code(search_address.numbered(number), language=None, wrap_lines=True)


def _freeze(actor: Actor, query: Query) -> None:
    with st.form("view_freeze", border=False):
        st.caption(frame.say("views-freeze-help"))
        name = st.text_input(frame.say("views-name"), max_chars=LONGEST_NAME, key="freeze_name", autocomplete="off")
        reason = st.text_area(frame.say("views-freeze-reason"), max_chars=LONGEST_REASON, key="freeze_reason")
        if st.form_submit_button(frame.say("views-freeze-now"), key="view_freeze_now", type="primary"):
            taken = frame.perform(
                actions.freeze, actor, query, name=name or "", reason=reason or "",
                key=frame.one_use_key("view_freeze"),
            )  # fmt: skip
            if taken:
                written = frame.number(taken.count)
                st.success(plain(frame.say("views-frozen", count=taken.count, written=written)))
                frame.link("views", frame.say("views-see-frozen"))
