"""Where a file of many candidates is dropped: its kind first, then the file, read on a press and not before."""

from __future__ import annotations

import streamlit as st

from core.access import Actor
from core.catalogue import queries as catalogue
from core.documents.handing import LONGEST_TITLE, HandedKind
from core.documents.many.actions import Laid, Wanted, deposit
from core.documents.many.rules import LARGEST_FILE
from pages.shared import frame

_DROPPED = "_many_dropped"


def drop(actor: Actor) -> None:
    """Ask for what the file is, then for the file."""
    with st.container(border=True):
        wanted = asked(actor, f"many_{st.session_state.get(_DROPPED, 0)}", Wanted(HandedKind.SUMMONS.value))
        sent = st.file_uploader(
            frame.say("handing-many-file"), type=["pdf", "zip"], max_upload_size=LARGEST_FILE // 2**20,
            key=f"many_file_{st.session_state.get(_DROPPED, 0)}",
        )  # fmt: skip
        pressed = st.button(
            frame.say("handing-many-read"), key="many_read", type="primary", icon=":material/preview:",
            disabled=sent is None,
        )  # fmt: skip
    if pressed and sent is not None:
        _take(actor, sent.name, sent.getvalue(), wanted)


def asked(actor: Actor, name: str, now: Wanted) -> Wanted:
    """Ask for the kind, the exam session and whether pages without a number follow."""
    first, second = st.columns(2)
    kinds = [one.value for one in HandedKind]
    kind = first.selectbox(
        frame.say("handed-kind"), kinds, kinds.index(now.kind), key=f"{name}_kind", format_func=kind_name
    )
    title = ""
    if kind == HandedKind.OTHER:
        title = first.text_input(frame.say("field-title"), now.title, key=f"{name}_title", max_chars=LONGEST_TITLE)
    every = frame.read(catalogue.exam_sessions, actor) or []
    sessions = {"": frame.say("handing-many-session-any"), **{one.code: one.label for one in every}}
    codes = list(sessions)
    session = second.selectbox(
        frame.say("handing-many-session"), codes, codes.index(now.exam_session) if now.exam_session in codes else 0,
        key=f"{name}_session", format_func=lambda code: sessions.get(code, code),
        help=frame.say("handing-many-session-help"),
    )  # fmt: skip
    follows = st.toggle(
        frame.say("handing-many-follows"), now.follows, key=f"{name}_follows",
        help=frame.say("handing-many-follows-help"),
    )  # fmt: skip
    return Wanted(kind, title or "", session or "", follows)


def kind_name(kind: str) -> str:
    """Name a kind of document that is handed over."""
    return frame.say(f"document-kind-{kind.replace('_', '-')}")


def _take(actor: Actor, name: str, data: bytes, wanted: Wanted) -> None:
    received: list[Laid] = []

    def step(acting: Actor) -> None:
        received.append(deposit(acting, name, data, wanted))

    with st.spinner(frame.say("handing-many-reading")):
        if not frame.attempt(step, actor):
            return
    st.session_state[_DROPPED] = st.session_state.get(_DROPPED, 0) + 1
    st.query_params["id"] = str(received[0].batch_id)
    st.rerun()


def refusal(code: str, most: int) -> str:
    """Say why a file cannot be read."""
    return frame.say("error-batch-file-refused", reason=code, most=most)
