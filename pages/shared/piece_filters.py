"""Which pieces are looked for: place, domain, state, kind."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from core.access import Actor
from core.calendar.queries import choices
from core.pieces import checking
from core.pieces.checking import Filters
from core.pieces.rules import PieceState
from pages.shared import frame

STATES = (PieceState.AWAITED, PieceState.RECEIVED, PieceState.UNDER_CHECK, PieceState.REFUSED, PieceState.ACCEPTED)


def chosen(actor: Actor) -> Filters:
    """Show the filters and give what is chosen; without a choice, what is to be checked everywhere."""
    offered = frame.read(choices, actor)
    known = frame.read(checking.kinds, actor) or ()
    columns = st.columns(4)
    with columns[0]:
        academie = _one("academie", offered.academies if offered else ())
    with columns[1]:
        domain = _one("domain", offered.domains if offered else ())
    with columns[2]:
        kind = _one("kind", known)
    with columns[3]:
        names = [(state.value, frame.say(f"piece-state-{state.value.replace('_', '-')}")) for state in STATES]
        state = _one("state", names, every="pieces-to-check")
    modified = st.toggle(frame.say("pieces-filter-modified"), key="pieces_modified")
    return Filters(academie, domain, state, kind, modified)


def _one(name: str, offered: Iterable[tuple[str, str]], every: str = "pieces-every") -> str:
    labels = {"": frame.say(every), **dict(offered)}
    return st.selectbox(
        frame.say(f"pieces-filter-{name}"), list(labels), format_func=lambda code: labels[code], key=f"pieces_{name}"
    )
