"""What the office does for one registration from the record: unlock its pieces, remind, note the signed paper."""

from __future__ import annotations

import streamlit as st

from core.access import Actor, Permission, allowed
from core.candidates.file_registrations import FileRegistration
from core.documents.reminding import remind
from core.pieces.actions import unlock
from core.pieces.queries import completeness
from core.registrations.rules import ENDED
from core.registrations.validation import awaits_paper, note_confirmed
from pages.shared import frame, identity, registration_behalf
from pages.shared.messages import plain


def show(one: FileRegistration) -> None:
    """Show what may be done now, to who may do it."""
    found = identity.signed_in(fresh=False)
    if found is None or not allowed(found.actor, Permission.CANDIDATE_DESK) or one.state in ENDED or one.closed:
        return
    actor = found.actor
    pieces = (frame.read(completeness, actor, [one.id]) or {}).get(one.id)
    if pieces is not None and pieces.modified_since:
        st.warning(plain(frame.say("pieces-modified-since")))
    with st.container(horizontal=True):
        if frame.read(awaits_paper, actor, one.id):
            st.button(
                frame.say("pieces-note-confirmed"), key=f"confirmed_{one.id}", icon=":material/draw:",
                on_click=_confirm, args=(actor, one, frame.one_use_key(f"confirmed_{one.id}")),
            )  # fmt: skip
        if pieces is not None and pieces.missing:
            st.button(
                frame.say("pieces-remind"), key=f"remind_{one.id}", icon=":material/mail:", on_click=_remind,
                args=(actor, one.id, frame.one_use_key(f"remind_{one.id}")),
            )  # fmt: skip
        if pieces is not None and pieces.locked:
            _unlocking(actor, one)
        registration_behalf.pieces(actor, one, locked=pieces is not None and pieces.locked)
        registration_behalf.asking(actor, one)


def _unlocking(actor: Actor, one: FileRegistration) -> None:
    with st.popover(frame.say("pieces-unlock"), icon=":material/lock_open:"):
        st.text_area(frame.say("pieces-unlock-reason"), key=f"unlock_reason_{one.id}", max_chars=1000)
        st.button(
            frame.say("pieces-unlock-confirm"), key=f"unlock_{one.id}", type="primary", on_click=_unlock,
            args=(actor, one.id, frame.one_use_key(f"unlock_{one.id}")),
        )  # fmt: skip


def _unlock(actor: Actor, number: int, key: str) -> None:
    reason = str(st.session_state.get(f"unlock_reason_{number}") or "")
    if frame.perform(unlock, actor, number, reason, key=key) is not None:
        frame.tell("pieces-unlocked")


def _remind(actor: Actor, number: int, key: str) -> None:
    done = frame.perform(remind, actor, number, key=key)
    if done is not None:
        frame.tell("pieces-reminded" if done.made else "pieces-reminded-already")


def _confirm(actor: Actor, one: FileRegistration, key: str) -> None:
    if frame.perform(note_confirmed, actor, one.id, seen=one.version, key=key) is not None:
        frame.tell("pieces-confirmed")
