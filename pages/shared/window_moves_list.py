"""Moves of deadlines: those another person decides about, and those decided, with before and after."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Literal

import streamlit as st

from core.access import Actor
from core.calendar.moving import deciding, proposing
from core.calendar.moving.queries import ShownMove, ShownWindowMove, moves
from core.calendar.moving.rules import LONGEST_REASON
from pages.shared import calendar_panels, frame, two_persons, widgets
from pages.shared.messages import plain
from pages.shared.two_persons import Words

COLOURS: dict[str, Literal["green", "red", "orange", "gray"]] = {
    "approved": "green", "refused": "red", "proposed": "orange",
}  # fmt: skip


def to_decide(actor: Actor, *, acting: bool) -> None:
    """Show the moves that wait, each with what one may do about it; nothing is shown when none waits."""
    for one in frame.read(moves, actor, decided=False) or []:
        with st.container(border=True):
            _head(one)
            if one.cannot == "" and acting and one.state == "proposed":
                _decide(actor, one)
            elif one.mine and acting:
                _own(actor, one)
            elif one.cannot:
                st.caption(plain(frame.say(f"error-{one.cannot.replace('_', '-')}")))


def decided(actor: Actor) -> None:
    """Show the moves already decided, the latest first: the history of the calendar."""
    found = frame.read(moves, actor, decided=True) or []
    st.subheader(frame.say("moves-history"), anchor=False)
    if not found:
        widgets.empty("moves-none-decided")
    for one in found:
        title = frame.say(
            "moves-title", number=one.id, state=frame.say(f"move-state-{one.state}"),
            at=frame.moment(one.decided_at or one.proposed_at),
        )  # fmt: skip
        with st.expander(plain(title), key=f"move_{one.id}"):
            _head(one)


def _head(one: ShownMove) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge(frame.say(f"move-state-{one.state}"), color=COLOURS.get(one.state, "gray"))
        st.caption(plain(frame.say("moves-by", number=one.id, who=one.proposer, at=frame.moment(one.proposed_at))))
    widgets.fact("moves-reason", one.reason)
    widgets.table([row(window) for window in one.windows], alt_key="moves-history")
    if one.hidden:
        st.caption(plain(frame.say("moves-hidden", count=one.hidden)))
    if one.state == "proposed":
        st.markdown(plain(frame.say("moves-concerned", count=one.concerned)))
        st.caption(plain(frame.say("moves-until", at=frame.moment(one.expires_at))))
    if one.decider:
        st.caption(plain(frame.say("moves-decided-by", who=one.decider)))
    if one.decision_reason:
        widgets.fact("moves-refusal", one.decision_reason)
    if one.state == "approved":
        st.caption(plain(frame.say("moves-told" if one.all_told else "moves-being-told", count=one.mails)))


def row(one: ShownWindowMove) -> dict[str, str]:
    """Write one window of a move: what it is, and each instant before → after, in the hours of its place."""
    move = one.move
    return {  # what moves comes first: a narrow screen shows it without being scrolled
        frame.say("calendar-domain"): widgets.unbroken(f"{one.domain_code} {one.exam_session}"),
        frame.say("moves-closing"): _pair(move.closes_before, move.closes_after, one.zone),
        frame.say("moves-opening"): _pair(move.opens_before, move.opens_after, one.zone),
        frame.say("calendar-phase"): calendar_panels.phase_name(one.phase),
        frame.say("calendar-academie"): calendar_panels.place_name(one.academie_label, one.foreign_group),
        frame.say("calendar-audience"): frame.say(f"audience-short-{one.audience}"),
        frame.say("moves-zone"): one.zone,
    }


def _pair(before: datetime, after: datetime, zone: str) -> str:
    if before == after:
        return frame.say("moves-stays")
    return f"{calendar_panels.hour(before, zone)} → {calendar_panels.hour(after, zone)}"


def _decide(actor: Actor, one: ShownMove) -> None:
    two_persons.decide(
        ("move", one.id), Words("moves-approve", "moves-refuse", "moves-refusal", "moves-confirm-refusal"),
        approve=partial(_approve, actor, one.id, one.digest), refuse=partial(_refuse, actor, one.id),
        longest=LONGEST_REASON,
    )  # fmt: skip


def _approve(actor: Actor, number: int, digest: str, key: str) -> None:
    """Approve the move that was on the screen, named by its digest (3.10)."""
    done = frame.perform(deciding.approve, actor, number, digest, key=key)
    if done is None:
        return
    if done.state == "approved":
        frame.tell("moves-approved", windows=done.windows)
    else:
        frame.tell(f"moves-too-late-{done.state}", kind="warning")


def _refuse(actor: Actor, number: int, reason: str, key: str) -> None:
    if frame.perform(deciding.refuse, actor, number, reason=reason, key=key) is not None:
        frame.tell("moves-refused")


def _own(actor: Actor, one: ShownMove) -> None:
    st.info(plain(frame.say("moves-yours")))
    st.button(
        frame.say("moves-withdraw"), key=f"move_withdraw_{one.id}", on_click=_withdraw,
        args=(actor, one.id, frame.one_use_key(f"move_withdraw_{one.id}")),
    )  # fmt: skip


def _withdraw(actor: Actor, number: int, key: str) -> None:
    if frame.perform(proposing.withdraw, actor, number, key=key) is not None:
        frame.tell("moves-withdrawn")
