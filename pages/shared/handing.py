"""« Remettre un document »: a PDF made elsewhere given to a candidate, those given, read or not, and taking back."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.access import Actor, Permission, allowed
from core.candidates.file_registrations import FileRegistration
from core.corrections.evidence import MOST_BYTES, Evidence
from core.documents.handed import HandedLine, handed_to
from core.documents.handing import LONGEST_TITLE, HandedKind, hand_over, take_back
from core.registrations.rules import ENDED
from pages.shared import frame, identity
from pages.shared.messages import plain


def show(one: FileRegistration, row: DeltaGenerator) -> None:
    """Show what was handed over for a registration, and in a row of buttons the form, to who may use it."""
    found = identity.signed_in(fresh=False)
    if found is None:
        return
    given = frame.read(handed_to, found.actor, one.id) or []
    able = allowed(found.actor, Permission.CANDIDATE_DESK)
    for line in given:
        with st.container(horizontal=True, vertical_alignment="center"):
            _line(line)
            if able and line.current:
                _taking_back(found.actor, line)
    if able and one.state not in ENDED and not one.closed:
        with row:
            _form(found.actor, one.id, len(given))


def _name(line: HandedLine) -> str:
    return line.title or _kind(line.kind)


def _kind(kind: HandedKind) -> str:
    return frame.say(f"document-kind-{kind.value.replace('_', '-')}")


def _line(line: HandedLine) -> None:
    """Say which it is, by whom and when, whether its candidate has opened it."""
    said = "handed-document" if line.current else "handed-document-archived"
    frame.file_link("handed", line.id, frame.say(said, name=_name(line)), primary=line.current)
    st.caption(plain(frame.say("handed-by", by=line.made_by, at=frame.moment(line.made_at))))
    if line.read_at is not None:
        st.badge(plain(frame.say("handed-read", at=frame.moment(line.read_at))), color="green")
    elif line.current:
        st.badge(plain(frame.say("handed-unread")), color="gray")


def _form(actor: Actor, registration_id: int, count: int) -> None:
    """Ask which kind and the file; once handed over, the form is empty again."""
    name = f"hand_{registration_id}_{count}"
    with st.popover(frame.say("handed-over"), icon=":material/upload_file:"):
        kind = st.selectbox(frame.say("handed-kind"), list(HandedKind), key=f"{name}_kind", format_func=_kind)
        if kind is HandedKind.OTHER:
            st.text_input(frame.say("field-title"), key=f"{name}_title", max_chars=LONGEST_TITLE)
        st.file_uploader(
            frame.say("handed-file"), type=["pdf"], key=f"{name}_file", max_upload_size=MOST_BYTES // 2**20
        )
        st.caption(plain(frame.say("handed-note")))
        st.button(
            frame.say("handed-over-confirm"), key=f"{name}_send", type="primary", icon=":material/send:",
            on_click=_hand_over, args=(actor, registration_id, name, frame.one_use_key(name)),
        )  # fmt: skip


def _hand_over(actor: Actor, registration_id: int, name: str, key: str) -> None:
    kind, sent = st.session_state[f"{name}_kind"], st.session_state.get(f"{name}_file")
    title = str(st.session_state.get(f"{name}_title") or "")
    file = Evidence(sent.name, sent.getvalue()) if sent is not None else Evidence("", b"")
    done = frame.perform(hand_over, actor, registration_id, kind.value, title, file, key=key)
    if done is not None:
        frame.tell("handed-again" if done.again else "handed-done", name=title.strip() or _kind(kind))


def _taking_back(actor: Actor, line: HandedLine) -> None:
    name = f"take_back_{line.id}"
    with st.popover(frame.say("handed-take-back"), icon=":material/undo:"):
        st.text_area(frame.say("handed-take-back-reason"), key=f"{name}_reason", max_chars=1000)
        st.button(
            frame.say("handed-take-back-confirm"), key=name, type="primary", on_click=_take_back,
            args=(actor, line, frame.one_use_key(name)),
        )  # fmt: skip


def _take_back(actor: Actor, line: HandedLine, key: str) -> None:
    reason = str(st.session_state.get(f"take_back_{line.id}_reason") or "")
    if frame.perform(take_back, actor, line.id, reason, key=key) is not None:
        frame.tell("handed-taken-back-done", name=_name(line))
