"""The frozen copies one may read, and the lines of one of them that lie in the perimeter today."""

from __future__ import annotations

import streamlit as st

from core.access import Actor
from core.search.actions import note_search
from core.search.views.queries import ShownFrozen, frozen_copies, frozen_copy
from pages.shared import frame, results, widgets
from pages.shared.messages import plain

MARK_LENGTH = 16
_NOTED = "_frozen_noted"


def copies(actor: Actor) -> None:
    """Show the frozen copies, and the lines of the one chosen."""
    found = frame.read(frozen_copies, actor) or []
    if not found:
        widgets.empty("views-no-frozen")
        return
    with st.container(key="frozen_table"):
        widgets.table([_row(one) for one in found], alt_key="views-frozen-copies")
    named = {one.id: f"{one.name} – {frame.moment(one.taken_at)}" for one in found}
    chosen = st.selectbox(
        frame.say("views-frozen-open"), list(named), None, key="frozen_open", format_func=named.__getitem__,
        placeholder=frame.say("views-frozen-choose"),
    )  # fmt: skip
    if chosen:
        _lines(actor, chosen)


def _row(one: ShownFrozen) -> dict[str, str]:
    return {
        frame.say("views-column-name"): one.name,
        frame.say("views-column-taken"): widgets.unbroken(frame.moment(one.taken_at)),
        frame.say("views-column-by"): one.taken_by,
        frame.say("views-column-count"): frame.number(one.count),
        frame.say("views-column-criteria"): one.criteria[:1].upper() + one.criteria[1:],
        frame.say("views-column-reason"): one.reason,
        frame.say("views-column-digest"): one.digest[:MARK_LENGTH],
    }


def _lines(actor: Actor, number: int) -> None:
    found = frame.read(frozen_copy, actor, number)
    if found is None:
        return
    head, query = found
    if not query.registrations:
        widgets.empty("views-frozen-outside")
        return
    results.settings(actor)
    listed = results.read(actor, query)
    if listed is None:
        return
    if st.session_state.get(_NOTED) != number:
        if not frame.done(note_search, actor, query, listed.total):
            return
        st.session_state[_NOTED] = number
    if listed.total != head.count:
        st.caption(plain(frame.say("views-frozen-part", count=head.count, shown=frame.number(listed.total))))
    results.listed(actor, query, listed)
