"""The second step of the sign-in screen: a code of the phone, or a first enrolment when one is demanded (1.11)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import segno
import streamlit as st

from core import i18n, units
from core.access import Actor, nobody
from core.access.errors import TicketSpent
from core.access.second_factor import proving
from core.access.second_factor.keeping import Scanned
from core.access.sign_in import Proof
from core.errors import ExamError
from core.i18n import PARIS
from pages.shared import frame, identity
from pages.shared.messages import plain

R = TypeVar("R")

_STEP, _SCANNED, _GIVEN = "_second_step", "_second_scanned", "_second_given"
CODE_LENGTH = 40


def wait_for(proof: Proof) -> None:
    """Keep the step that a right password gave, and show its form."""
    st.session_state[_STEP] = (proof.step, proof.enrols)
    st.rerun()


def is_waiting() -> bool:
    """Whether the second step is to be shown."""
    return _STEP in st.session_state or _GIVEN in st.session_state


def show(hand_over: Callable[[str], None]) -> None:
    """Ask for what the second step needs; `hand_over` receives the ticket that opens the session."""
    if _GIVEN in st.session_state:
        _given(hand_over)
        return
    step, enrols = st.session_state[_STEP]
    if enrols:
        _enrol(step)
    else:
        _code(step, hand_over)
    if st.button(frame.say("second-start-again"), type="tertiary", key="second_back"):
        _end()


def _code(step: str, hand_over: Callable[[str], None]) -> None:
    st.subheader(frame.say("second-title"), anchor=False)
    st.caption(plain(frame.say("second-explained")))
    typed = code_form("second_code")
    if typed and (proof := _tried(lambda: units.perform(proving.try_code, _here(), step, typed))):
        if proof.ticket:
            _forget()
            hand_over(proof.ticket)
        _refused(proof)


def _enrol(step: str) -> None:
    st.subheader(frame.say("second-enrol-title"), anchor=False)
    st.caption(plain(frame.say("second-enrol-demanded")))
    if _SCANNED not in st.session_state:
        st.session_state[_SCANNED] = _tried(lambda: units.perform(proving.show_secret, _here(), step))
    scanned: Scanned | None = st.session_state[_SCANNED]
    if scanned is None:
        return
    to_scan(scanned)
    typed = code_form("second_first_code")
    done = _tried(lambda: units.perform(proving.enrol, _here(), step, typed)) if typed else None
    if done is not None and done[0].ticket:
        _forget()
        st.session_state[_GIVEN] = done
        st.rerun()
    elif done is not None:
        _refused(done[0])


def _given(hand_over: Callable[[str], None]) -> None:
    proof, codes = st.session_state[_GIVEN]
    recovery_codes(codes)
    if st.button(frame.say("second-codes-kept"), type="primary", key="second_codes_kept"):
        st.session_state.pop(_GIVEN)
        hand_over(proof.ticket)


def to_scan(scanned: Scanned) -> None:
    """Show the square to scan, and the same secret to type by hand."""
    square = segno.make(scanned.address, error="m").svg_inline(scale=5, border=3, light="#fff")
    st.image(square, caption=plain(frame.say("second-square")), width=260)
    st.caption(plain(frame.say("second-by-hand")))
    st.code(scanned.secret, language=None, wrap_lines=True)


def recovery_codes(codes: tuple[str, ...]) -> None:
    """Show the recovery codes, once."""
    st.warning(plain(frame.say("second-codes", count=len(codes))))
    st.code("\n".join(codes), language=None)


def code_form(key: str) -> str:
    """Ask for a code; give what was typed when the form was sent."""
    with st.form(key, border=False):
        typed = st.text_input(
            frame.say("second-code"), autocomplete="one-time-code", max_chars=CODE_LENGTH, key=f"{key}_typed"
        )
        sent = st.form_submit_button(frame.say("second-submit"), type="primary", key=f"{key}_send")
    return typed.strip() if sent else ""


def _here() -> Actor:
    return nobody(identity.address())


def _tried(step: Callable[[], R]) -> R | None:
    """Run one step; when the ten minutes are over, say so and go back to the password."""
    try:
        return step()
    except TicketSpent:
        _forget()
        st.error(plain(frame.say("second-too-late")))
    except ExamError as busy:
        st.error(plain(i18n.refusal(frame.language(), busy)))
    return None


def _refused(proof: Proof) -> None:
    if proof.wait_until:
        until = i18n.instant(frame.language(), proof.wait_until, PARIS)
        st.error(plain(frame.say("second-wait", until=until)))
    else:
        st.error(plain(frame.say("second-unread" if proof.unread else "error-wrong-code")))


def _forget() -> None:
    for name in (_STEP, _SCANNED):
        st.session_state.pop(name, None)


def _end() -> None:
    _forget()
    st.rerun()
