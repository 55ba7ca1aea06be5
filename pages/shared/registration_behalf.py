"""What the office does for a candidate who comes to the desk or writes: pieces he brings, accommodations he asks."""

from __future__ import annotations

import streamlit as st

from core.access import Actor
from core.accommodations import actions as accommodations
from core.accommodations.queries import measures
from core.candidates.file_registrations import FileRegistration
from core.corrections.evidence import MOST_BYTES, Evidence
from core.pieces.actions import deposit, lock
from core.pieces.queries import ShownPiece, pieces_of
from core.pieces.rules import PieceState
from pages.shared import frame
from pages.shared.accommodation_panels import measure

FILES = ("pdf", "jpg", "jpeg", "png")
MEGABYTES = MOST_BYTES // 2**20


def pieces(actor: Actor, one: FileRegistration, *, locked: bool) -> None:
    """Take a piece in the candidate's name, whatever its window; then lock them all."""
    asked = [row for row in frame.read(pieces_of, actor, one.id) or () if _may_take(row)]
    if not asked:
        return
    with st.popover(frame.say("behalf-piece"), icon=":material/upload_file:"):
        labels = {row.code: row.label for row in asked}
        st.selectbox(
            frame.say("behalf-piece-which"), labels, format_func=lambda code: labels[code], key=f"behalf_piece_{one.id}"
        )
        st.file_uploader(
            frame.say("behalf-file"), type=FILES, key=f"behalf_file_{one.id}", max_upload_size=MEGABYTES
        )  # fmt: skip
        st.button(
            frame.say("behalf-piece-keep"), key=f"behalf_keep_{one.id}", type="primary", on_click=_deposit,
            args=(actor, one.id, frame.one_use_key(f"behalf_keep_{one.id}")),
        )  # fmt: skip
    if not locked:
        st.button(
            frame.say("behalf-lock"), key=f"behalf_lock_{one.id}", icon=":material/lock:", on_click=_lock,
            args=(actor, one.id, frame.one_use_key(f"behalf_lock_{one.id}")),
        )  # fmt: skip


def asking(actor: Actor, one: FileRegistration) -> None:
    """Ask for accommodations in the candidate's name: he is told, and the request goes to those who decide."""
    with st.popover(frame.say("behalf-accommodations"), icon=":material/accessible:"):
        st.multiselect(
            frame.say("accommodations-measures"), [row.code for row in measures()], format_func=measure,
            key=f"behalf_measures_{one.id}",
        )  # fmt: skip
        st.text_area(frame.say("accommodations-message"), key=f"behalf_message_{one.id}", max_chars=2000)
        st.file_uploader(
            frame.say("behalf-file"), type=FILES, key=f"behalf_proof_{one.id}", max_upload_size=MEGABYTES
        )  # fmt: skip
        st.button(
            frame.say("behalf-ask"), key=f"behalf_ask_{one.id}", type="primary", on_click=_ask,
            args=(actor, one.id, frame.one_use_key(f"behalf_ask_{one.id}")),
        )  # fmt: skip


def _may_take(piece: ShownPiece) -> bool:
    return not piece.by_post and piece.state not in {PieceState.ACCEPTED, PieceState.NOT_REQUIRED}


def _sent(key: str) -> Evidence | None:
    sent = st.session_state.get(key)
    return Evidence(sent.name, sent.getvalue()) if sent is not None else None


def _deposit(actor: Actor, number: int, key: str) -> None:
    file = _sent(f"behalf_file_{number}")
    if file is None:
        frame.tell("behalf-no-file", kind="error")
        return
    code = str(st.session_state[f"behalf_piece_{number}"])
    if frame.perform(deposit, actor, number, code, file, key=key) is not None:
        frame.tell("behalf-piece-kept")


def _lock(actor: Actor, number: int, key: str) -> None:
    if frame.perform(lock, actor, number, key=key) is not None:
        frame.tell("behalf-locked")


def _ask(actor: Actor, number: int, key: str) -> None:
    wanted = tuple(st.session_state.get(f"behalf_measures_{number}") or ())
    message = str(st.session_state.get(f"behalf_message_{number}") or "")
    done = frame.perform(
        accommodations.ask, actor, number, measures=wanted, message=message,
        evidence=_sent(f"behalf_proof_{number}"), key=key,
    )  # fmt: skip
    if done is not None:
        frame.tell("behalf-asked")
