"""Decide about a correction: open the proof, approve what is shown, refuse with a reason; or undo, take back, renew."""

from __future__ import annotations

from functools import partial

import streamlit as st

from core.access import Actor
from core.corrections import actions, deciding, queries
from core.corrections.queries import Shown
from pages.shared import frame, two_persons
from pages.shared.messages import plain
from pages.shared.two_persons import Words

WATCH_SECONDS = 2
_MOVED = "_correction_next"


def show(actor: Actor, one: Shown) -> None:
    """Show what the person may do with a correction, and why not the rest."""
    if one.cannot == "evidence_not_read":
        _watch(actor, one)
    else:
        _panel(actor, one)


@st.fragment(run_every=WATCH_SECONDS)
def _watch(actor: Actor, one: Shown) -> None:
    """Until the proof is opened in its own tab, look again: the button then opens by itself."""
    now = frame.read(queries.one, actor, one.head.id)
    if now is not None and now.cannot != one.cannot:
        st.rerun()
    _panel(actor, one)


def _panel(actor: Actor, one: Shown) -> None:
    if one.can_decide:
        _evidence(one)
    if one.head.state == "proposed":
        if one.head.mine:
            _own(actor, one)
        elif one.can_decide:
            _decide(actor, one)
    if one.can_renew:
        _renew(actor, one)
    if one.can_undo:
        _undo(actor, one)


def _evidence(one: Shown) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        frame.file_link(
            "evidence", one.head.id, frame.say("corrections-open-evidence"), primary=one.cannot == "evidence_not_read"
        )
        size = frame.number(max(1, one.evidence_size // 1024))
        st.caption(plain(frame.say("corrections-evidence", name=one.evidence_name, size=size)))
        if one.evidence_read:
            st.badge(frame.say("corrections-evidence-read"), icon=":material/visibility:", color="green")


def _decide(actor: Actor, one: Shown) -> None:
    number = one.head.id
    if one.head.moved:
        st.warning(plain(frame.say("corrections-moved")))
    if one.cannot:
        st.caption(plain(frame.say(f"error-{one.cannot.replace('_', '-')}")))
    two_persons.decide(
        ("correction", number),
        Words("corrections-approve", "corrections-refuse", "corrections-refusal-reason", "corrections-confirm-refusal"),
        approve=partial(_approve, actor, number, one.digest), refuse=partial(_refuse, actor, number),
        longest=2000, disabled=bool(one.cannot),
    )  # fmt: skip


def _approve(actor: Actor, number: int, digest: str, key: str) -> None:
    """Approve the proposal that was on the screen, named by its digest (3.10)."""
    done = frame.perform(deciding.approve, actor, number, digest, key=key)
    if done is None:
        return
    if done.state == "approved":
        frame.tell("corrections-approved", versions=done.versions, documents=done.documents, mails=done.mails)
    else:
        frame.tell(f"corrections-too-late-{done.state}", kind="warning")


def _refuse(actor: Actor, number: int, reason: str, key: str) -> None:
    if frame.perform(deciding.refuse, actor, number, reason=reason, key=key) is not None:
        frame.tell("corrections-refused")


def _own(actor: Actor, one: Shown) -> None:
    st.info(plain(frame.say("corrections-yours")))
    st.button(
        frame.say("corrections-withdraw"), key=f"withdraw_{one.head.id}", on_click=_withdraw,
        args=(actor, one.head.id, frame.one_use_key(f"withdraw_{one.head.id}")),
    )  # fmt: skip


def _withdraw(actor: Actor, number: int, key: str) -> None:
    if frame.perform(actions.withdraw, actor, number, key=key) is not None:
        frame.tell("corrections-withdrawn")


def _renew(actor: Actor, one: Shown) -> None:
    st.button(
        frame.say("corrections-renew"), type="primary", key=f"renew_{one.head.id}", on_click=_again,
        args=(actor, one.head.id, one.version, frame.one_use_key(f"renew_{one.head.id}")),
    )  # fmt: skip


def _again(actor: Actor, number: int, seen: int, key: str) -> None:
    done = frame.perform(actions.propose_again, actor, number, seen=seen, key=key)
    if done is not None:
        st.session_state[_MOVED] = done.correction_id


def _undo(actor: Actor, one: Shown) -> None:
    with st.popover(frame.say("corrections-undo"), icon=":material/undo:"):
        st.text(frame.say("corrections-undo-explained"))
        st.text_area(frame.say("correct-explanation"), key=f"undo_text_{one.head.id}", max_chars=2000)
        st.button(
            frame.say("corrections-confirm-undo"), key=f"undo_{one.head.id}", on_click=_reverse,
            args=(actor, one.head.id, one.version, frame.one_use_key(f"undo_{one.head.id}")),
        )  # fmt: skip


def _reverse(actor: Actor, number: int, seen: int, key: str) -> None:
    text = str(st.session_state.get(f"undo_text_{number}") or "")
    done = frame.perform(actions.undo, actor, number, reason_text=text, seen=seen, key=key)
    if done is not None:
        st.session_state[_MOVED] = done.correction_id


def follow() -> None:
    """Once a new proposal came out of this one, go to it."""
    if number := st.session_state.pop(_MOVED, None):
        frame.tell_next("correct-sent", number=number)
        frame.go("corrections", id=number)
