"""What awaits a person, as cards: those counted at once first, the rest of the page, then what takes long to count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.access import Actor
from core.monitoring.awaiting import Awaiting, awaiting
from pages.shared import frame, widgets

COLUMNS = 3
MINE = {"whose": "mine"}  # the queue opens on one's own
OPENS_ON = {
    "own-corrections": MINE, "returned-corrections": MINE, "moves": {"view": "moves"}, "merges": {"state": "proposed"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Begun:
    """Cards that are there already: where more go, the columns still free in the last row, what says to wait."""

    rows: DeltaGenerator
    free: list[DeltaGenerator]
    note: DeltaGenerator
    any: bool


def at_once(actor: Actor) -> Begun:
    """Show what is quickly counted, and say that the rest is being counted."""
    rows, free, note = st.container(), list[DeltaGenerator](), st.empty()
    counted = frame.read(awaiting, actor, long=False) or []
    _cards(counted, rows, free)
    note.caption(frame.say("home-counting"))
    return Begun(rows, free, note, bool(counted))


def completed(actor: Actor, begun: Begun) -> None:
    """Count what takes long, and show it after what is there already, which does not move."""
    counted = frame.read(awaiting, actor, long=True) or []
    _cards(counted, begun.rows, begun.free)
    begun.note.empty()
    if not counted and not begun.any:
        with begun.rows:
            widgets.empty("home-nothing")


def _cards(waiting: Sequence[Awaiting], rows: DeltaGenerator, free: list[DeltaGenerator]) -> None:
    for one in waiting:
        if not free:
            free.extend(rows.columns(COLUMNS))
        with free.pop(0):
            document = frame.say(f"document-kind-{one.kind.replace('_', '-')}") if one.kind else ""
            sentence = frame.say(f"awaiting-{one.key}", count=one.count, document=document)
            link = frame.say(f"awaiting-{one.key}-link")
            opens_on = {"kind": one.kind} if one.kind else OPENS_ON.get(one.key, {})
            widgets.count_card(one.count, sentence, one.page, link, more=one.more, **opens_on)
