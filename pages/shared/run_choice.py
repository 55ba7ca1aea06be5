"""Which registrations a run is about, which files it gives: handed over by a search, by a view, or chosen here."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from core.access import Actor
from core.bulk.options import MANIFEST, MERGED, SCHOOLS, ZIP, RunOptions
from core.bulk.rules import Order
from core.documents.catalogue import KINDS
from core.search.labels import in_words
from core.search.query import Query, from_json
from core.search.views.queries import frozen_copies, frozen_copy, one_view, views
from pages.shared import frame, run_filters
from pages.shared.messages import plain
from pages.shared.results_actions import RUN_LISTED, RUN_SEARCH
from pages.shared.views_panels import unreadable

OUTPUTS = (MERGED, SCHOOLS, ZIP, MANIFEST)
USUAL = (MERGED, ZIP, MANIFEST)
FILTERS, VIEW, FROZEN = "filters", "view", "frozen"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a run is about, and the order of the list it comes from; `whole` for a list that someone made."""

    query: Query
    listed: str = ""
    whole: bool = False


def wanted(actor: Actor) -> Chosen | None:
    """Give the search that was handed over, else a view or a frozen copy, else what the filters say."""
    st.header(frame.say("documents-what"), anchor=False)
    kept = st.session_state.get(RUN_SEARCH)
    if kept:
        query = from_json(kept)
        _handed_over(actor, query)
        return Chosen(query, st.session_state.get(RUN_LISTED, ""), whole=True)
    source, number = _source(actor)
    if source == VIEW:
        return _of_view(actor, number)
    if source == FROZEN:
        copy = frame.read(frozen_copy, actor, number)
        return _told(actor, Chosen(copy[1], whole=True)) if copy else None
    return Chosen(run_filters.filters(actor))


def _of_view(actor: Actor, number: int) -> Chosen | None:
    view = frame.read(one_view, actor, number)
    if view and view.query is None:  # never everything in its stead
        st.warning(plain(unreadable(view)), icon=":material/warning:")
    return _told(actor, Chosen(view.query, view.order.text, whole=True)) if view and view.query else None


def _source(actor: Actor) -> tuple[str, int]:
    """Ask where to start from, when there is any view or frozen copy to start from."""
    names = {(FILTERS, 0): frame.say("run-from-filters")}
    names |= {(VIEW, one.id): frame.say("run-from-view", name=one.name) for one in frame.read(views, actor) or []}
    for one in frame.read(frozen_copies, actor) or []:
        names[FROZEN, one.id] = frame.say("run-from-frozen", name=one.name, at=frame.moment(one.taken_at))
    if len(names) == 1:
        return FILTERS, 0
    chosen = st.selectbox(frame.say("run-from"), list(names), key="documents_from", format_func=names.__getitem__)
    return chosen if chosen in names else (FILTERS, 0)


def _told(actor: Actor, chosen: Chosen) -> Chosen:
    st.text(frame.say("documents-search-text", criteria=sentence(actor, chosen.query)))
    return chosen


def _handed_over(actor: Actor, query: Query) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.text(frame.say("documents-search-text", criteria=sentence(actor, query)))
        st.button(
            frame.say("documents-search-forget"), key="documents_forget", icon=":material/close:", on_click=_forget
        )


def _forget() -> None:
    st.session_state.pop(RUN_SEARCH, None)


def options(chosen: Chosen) -> RunOptions:
    """Ask for the kind, the order and the files; a list handed over is printed whole, filters make what is stale."""
    st.header(frame.say("documents-how"), anchor=False)
    kind = _kind()
    first, second = st.columns([2, 3])
    orders = [one for one in Order if chosen.whole or one is not Order.LISTED]
    order = first.selectbox(
        frame.say("documents-order"), orders, key=f"documents_order_{chosen.whole}",
        format_func=lambda one: frame.say(f"documents-order-{one.value}"),
    )  # fmt: skip
    outputs = second.multiselect(
        frame.say("documents-outputs"), OUTPUTS, default=USUAL, key="documents_outputs",
        format_func=lambda one: frame.say(f"documents-output-{one}"), placeholder=frame.say("documents-outputs-none"),
    )  # fmt: skip
    only_stale = st.toggle(
        frame.say("documents-only-stale"), value=not chosen.whole, key=f"documents_stale_{chosen.whole}",
        help=frame.say("documents-only-stale-help"),
    )  # fmt: skip
    notify = st.toggle(frame.say("run-notify"), value=False, key="documents_notify", help=frame.say("run-notify-help"))
    made = tuple(one for one in OUTPUTS if one in outputs)
    listed = chosen.listed if order is Order.LISTED else ""
    return RunOptions(kind, order, made, only_stale=only_stale, notify=notify, listed=listed)


def _kind() -> str:
    """Ask for the kind of document; a card of the home page names the one it counts."""
    asked = st.query_params.get("kind", "")
    kinds = list(KINDS)
    chosen = st.selectbox(
        frame.say("run-kind"), kinds, kinds.index(asked) if asked in KINDS else 0, key=f"documents_kind_{asked[:40]}",
        format_func=kind_name,
    )  # fmt: skip
    return chosen if chosen in KINDS else kinds[0]


def kind_name(kind: str) -> str:
    """Name a kind of document."""
    return frame.say(f"document-kind-{kind.replace('_', '-')}")


def sentence(actor: Actor, query: Query) -> str:
    """Say a query in words, with the names of its codes."""
    return frame.read(in_words, actor, query) or ""
