"""Move deadlines: choose periods and their new hours, see before and after with whom it concerns, then propose."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

import streamlit as st

from core.access import Actor, Permission, allowed
from core.calendar import queries
from core.calendar.moving.proposing import propose
from core.calendar.moving.queries import Preview, preview
from core.calendar.moving.rules import LONGEST_REASON, Asked
from core.calendar.queries import Criteria, ShownWindow
from pages.shared import calendar_panels, confirmation, frame, widgets, window_moves_list
from pages.shared.messages import plain

MOST = 200


def show(actor: Actor, asked: Criteria) -> None:
    """Show what waits for a decision, what one may propose, and what was decided."""
    acting = allowed(actor, Permission.CALENDAR_CHANGE) and confirmation.confirmed(actor, "moves-confirm-why")
    window_moves_list.to_decide(actor, acting=acting)
    if acting:
        with st.container(border=True):
            st.subheader(frame.say("moves-propose"), anchor=False)
            _propose(actor, asked)
    window_moves_list.decided(actor)


def _propose(actor: Actor, asked: Criteria) -> None:
    shown = frame.read(queries.windows, actor, asked, limit=MOST, soonest=True) or []
    st.caption(plain(frame.say("moves-explained")))
    if len(shown) == MOST:
        st.caption(plain(frame.say("moves-too-many", most=MOST)))
    chosen = _chosen(shown)
    wanted = _hours()
    reason = st.text_area(frame.say("moves-reason"), key="move_reason", max_chars=LONGEST_REASON, height=80) or ""
    if not chosen or wanted == Asked():
        st.caption(plain(frame.say("moves-nothing-asked")))
        return
    found = frame.read(preview, actor, [one.id for one in chosen], wanted)
    if found is None:
        return
    _foreseen(found)
    seen = tuple((one.window_id, one.move.version) for one in found.windows)
    if not reason.strip():
        st.caption(plain(frame.say("moves-no-reason")))
    if widgets.acted_on(
        (seen, wanted), frame.say("moves-send"), key="move_send", disabled=not reason.strip(), icon=":material/send:"
    ):
        done = frame.perform(propose, actor, seen, wanted, reason=reason, key=frame.one_use_key("move"))
        if done is not None:
            frame.tell_next("moves-sent", number=done.move_id, windows=done.windows)
            for name in ("move_windows", "move_reason", "move_every"):
                st.session_state.pop(name, None)
            st.rerun()


def _chosen(shown: Sequence[ShownWindow]) -> list[ShownWindow]:
    by_id = {one.id: one for one in shown}
    if st.checkbox(frame.say("moves-every", count=len(shown)), key="move_every"):
        return list(shown)
    ids = st.multiselect(
        frame.say("moves-windows"), list(by_id), key="move_windows", placeholder=frame.say("moves-choose"),
        format_func=lambda number: _name(by_id[number]) if number in by_id else "",
    )  # fmt: skip
    return [by_id[number] for number in ids if number in by_id]


def _name(one: ShownWindow) -> str:
    place = calendar_panels.place_name(one.academie_label, one.foreign_group)
    audience = frame.say(f"audience-short-{one.audience}")
    phase = calendar_panels.phase_name(one.phase)
    closes = calendar_panels.hour(one.closes_at, one.zone)
    return f"{one.domain_code} {one.exam_session} – {place} – {audience} – {phase} – {closes}"


def _hours() -> Asked:
    opening, closing = st.columns(2, vertical_alignment="bottom")
    with opening:
        opens = _hour("opens", time(8, 0))
    with closing:
        closes = _hour("closes", time(17, 0))
    return Asked(opens, closes)


def _hour(name: str, usual: time) -> datetime | None:
    """Ask for a day and an hour on the wall of each place; without a day, it stays."""
    first, second = st.columns([3, 2], vertical_alignment="bottom")
    day: date | None = first.date_input(
        frame.say(f"moves-{name}-day"), None, format="DD/MM/YYYY", key=f"move_{name}_day"
    )
    hour: time | None = second.time_input(
        frame.say(f"moves-{name}-hour"), usual, step=timedelta(minutes=1), key=f"move_{name}_hour"
    )
    return datetime.combine(day, hour) if day and hour else None


def _foreseen(found: Preview) -> None:
    """Show before and after, how many candidates it concerns, and that what was accepted stays."""
    st.markdown(plain(frame.say("moves-concerned", count=found.concerned)))
    widgets.table([window_moves_list.row(one) for one in found.windows], alt_key="moves-propose")
    if shorter := sum(one.move.shortens for one in found.windows):
        st.warning(plain(frame.say("moves-shorter", count=shorter)))
