"""From when candidates see what a file of facts says: chosen before it is applied, changed afterwards."""

from __future__ import annotations

from datetime import time

import streamlit as st

from core import clock
from core.access import Actor, Permission, allowed
from core.imports import showing
from core.imports.known_formats import is_of_facts
from core.imports.queries import ImportSummary
from core.imports.showing import ShownFrom
from pages.shared import frame
from pages.shared.messages import plain

MORNING = time(8)


def panel(actor: Actor, summary: ImportSummary) -> None:
    """Say from when candidates see it, and let who may apply it choose a local day and hour."""
    if summary.refused or not is_of_facts(summary.format):
        return
    found = frame.read(showing.shown_from, actor, summary.id)
    if found is None:
        return
    with st.expander(
        frame.say("imports-shown-from"), icon=":material/visibility:", expanded=summary.applied_at is None
    ):
        st.markdown(plain(_said(found)))
        if allowed(actor, Permission.IMPORT_APPLY):
            _choice(actor, found)


def _said(found: ShownFrom) -> str:
    if found.at is None:
        return frame.say("imports-shown-when-made")
    return frame.say("imports-shown-now", at=frame.moment(found.at, found.zone))


def _choice(actor: Actor, found: ShownFrom) -> None:
    st.caption(plain(frame.say("imports-shown-explained", zone=found.zone)))
    local = clock.local(found.at or clock.display_now(), found.zone)
    first, second, third, fourth = st.columns([2, 1, 2, 2], vertical_alignment="bottom")
    name = f"import_shown_{found.import_id}"
    first.date_input(frame.say("imports-shown-day"), local.date(), key=f"{name}_day", format="DD/MM/YYYY")
    second.time_input(
        frame.say("imports-shown-hour"), local.time() if found.at else MORNING, key=f"{name}_hour", step=900
    )
    third.button(
        frame.say("imports-shown-choose"), key=name, on_click=_choose, args=(actor, found, name), width="stretch",
    )  # fmt: skip
    if found.at is not None:
        fourth.button(
            frame.say("imports-shown-at-once"), key=f"{name}_now", on_click=_choose, args=(actor, found, ""),
            width="stretch",
        )  # fmt: skip


def _choose(actor: Actor, found: ShownFrom, name: str) -> None:
    day, hour = (st.session_state[f"{name}_day"], st.session_state[f"{name}_hour"]) if name else (None, None)
    done = frame.perform(showing.choose, actor, found.import_id, day, hour)
    if done is None:
        return
    if done.at is None:
        frame.tell("imports-shown-done-at-once")
    else:
        frame.tell("imports-shown-done", at=frame.moment(done.at, done.zone))
