"""One piece to check: what it must prove, its files, and the two keys that decide about it."""

from __future__ import annotations

import streamlit as st

from core.access import Actor
from core.i18n import day
from core.pieces import actions
from core.pieces.checking import PieceToCheck
from core.pieces.queries import ShownFile
from core.pieces.rules import MISSING, PieceState
from core.registrations.rules import number_text
from pages.shared import frame, widgets
from pages.shared.messages import plain

_SKIPPED, _REFUSING = "_pieces_skipped", "_pieces_refusing"
REASONS = ("unreadable", "expired", "incomplete", "other-document")


def skipped() -> set[int]:
    """Give the pieces left for later on this screen."""
    kept: set[int] = st.session_state.setdefault(_SKIPPED, set())
    return kept


def forget_skipped() -> None:
    """Bring back the pieces left for later."""
    st.session_state[_SKIPPED] = set()


def facts(one: PieceToCheck) -> None:
    """Say which piece it is, whose, and what it must prove."""
    line = one.line
    st.header(plain(line.label), anchor=False)
    who = frame.say(
        "pieces-of", name=line.name, number=line.candidate_number, registration=number_text(line.number)
    )  # fmt: skip
    st.text(who)
    with st.container(horizontal=True):
        st.badge(plain(frame.say(f"piece-state-{line.state.value.replace('_', '-')}")), color="blue")
        if one.modified_since:
            st.badge(plain(frame.say("pieces-modified-since")), color="red")
        if one.locked_at:
            st.badge(plain(frame.say("pieces-locked-at", at=frame.moment(one.locked_at))), icon=":material/lock:")
        else:
            st.badge(plain(frame.say("pieces-not-locked-yet")), color="gray")
    widgets.fact("pieces-exam", one.exam)
    born = frame.say("pieces-born-said", day=day(frame.language(), one.birth_date), place=one.birth_place)
    widgets.fact("pieces-born", born)
    if one.credits:
        widgets.fact("pieces-credits", "\n".join(one.credits))
    if one.reason:
        widgets.fact("pieces-reason-refused-before", one.reason)
    frame.link("candidate", frame.say("pieces-candidate"), id=line.candidate_id)


def decide(actor: Actor, one: PieceToCheck) -> None:
    """Accept (A), refuse with a reason (N), or leave for later (S)."""
    number = one.line.id
    accept, refuse, skip = st.columns(3)
    accept.button(
        frame.say("pieces-accept"), key=f"accept_{number}_{one.version}", type="primary", shortcut="a", width="stretch",
        disabled=one.line.state is PieceState.ACCEPTED, on_click=_accept,
        args=(actor, one, frame.one_use_key(f"accept_{number}_{one.version}")),
    )  # fmt: skip
    refuse.button(
        frame.say("pieces-refuse"), key=f"refuse_{number}_{one.version}", shortcut="n", width="stretch",
        disabled=one.line.state in MISSING, on_click=_ask_why, args=(number,),
    )  # fmt: skip
    skip.button(
        frame.say("pieces-skip"), key=f"skip_{number}", shortcut="s", width="stretch", on_click=_skip, args=(number,)
    )
    if st.session_state.get(_REFUSING) == number:
        _reason(actor, one)


def _reason(actor: Actor, one: PieceToCheck) -> None:
    """Ask why: a usual reason in one click, or one's own words; the candidate receives it as it is."""
    number = one.line.id
    usual = st.selectbox(
        frame.say("pieces-reason-choice"), REASONS, index=None, key=f"usual_{number}",
        format_func=lambda code: frame.say(f"pieces-reason-{code}"), placeholder=frame.say("pieces-reason-none"),
    )  # fmt: skip
    own = st.text_area(frame.say("pieces-reason"), key=f"reason_{number}", max_chars=1000)
    reason = "\n".join(part for part in (frame.say(f"pieces-reason-{usual}") if usual else "", own.strip()) if part)
    st.button(
        frame.say("pieces-refuse-confirm"), key=f"confirm_refuse_{number}", type="primary", on_click=_refuse,
        args=(actor, one, reason, frame.one_use_key(f"refuse_{number}_{one.version}")),
    )  # fmt: skip


def _accept(actor: Actor, one: PieceToCheck, key: str) -> None:
    done = frame.perform(actions.decide, actor, one.line.id, accepted=True, seen=one.version, key=key)
    if done is not None:
        frame.tell("pieces-accepted", piece=one.line.label)


def _refuse(actor: Actor, one: PieceToCheck, reason: str, key: str) -> None:
    done = frame.perform(actions.decide, actor, one.line.id, accepted=False, reason=reason, seen=one.version, key=key)
    if done is not None:
        st.session_state.pop(_REFUSING, None)
        frame.tell("pieces-refused", piece=one.line.label)


def _ask_why(number: int) -> None:
    st.session_state[_REFUSING] = number


def _skip(number: int) -> None:
    skipped().add(number)
    st.session_state.pop(_REFUSING, None)


def files(one: PieceToCheck) -> None:
    """Show the files: a picture at once, a PDF in its own tab; opening either is journalled."""
    if not one.files:
        st.text(frame.say("pieces-no-file"))
    for rank, file in enumerate(one.files):
        _file(file, first=rank == 0)


def _file(file: ShownFile, *, first: bool) -> None:
    address = f"/files/pieces/{file.id}"
    label = frame.say("pieces-open-piece") if first else frame.say("pieces-open-file", name=file.name)
    st.caption(plain(f"{file.name} · {frame.say('pieces-waiting-since', at=frame.moment(file.deposited_at))}"))
    st.link_button(
        plain(label), address, key=f"open_{file.id}", icon=":material/open_in_new:", shortcut="o" if first else None
    )
    if file.media_type.startswith("image/"):
        st.markdown(frame.say("pieces-image", address=address))
