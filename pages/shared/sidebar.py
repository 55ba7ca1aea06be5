"""The side of every page: who is signed in, the language, the way out."""

from __future__ import annotations

import streamlit as st

from core import units
from core.access import staff, staff_sessions
from core.access.staff_sessions import SignedIn
from core.i18n import LANGUAGES, t
from pages.shared import frame, identity, sign_in
from pages.shared.messages import plain

_SPEAKS = "_speaks"


def show(found: SignedIn) -> None:
    """Show who is signed in, with the language of the screens and the way out."""
    actor = found.actor
    with st.sidebar:
        st.text(actor.label)
        if actor.roles:
            held = (t(actor.language, f"role-{role.replace('_', '-')}") for role in sorted(actor.roles))
            st.caption(plain(", ".join(held)))
        st.segmented_control(
            frame.say("sidebar-language"), LANGUAGES, default=actor.language, key="language",
            format_func=lambda code: frame.say(f"language-{code}"), label_visibility="collapsed",
            on_change=_speak, args=(actor.language,),
        )  # fmt: skip
        st.button(frame.say("frame-sign-out"), key="sign_out", icon=":material/logout:", on_click=_leave)
    _tell_browser_the_language(actor.language)


def _speak(before: str) -> None:
    chosen = st.session_state.get("language") or before
    found = identity.signed_in()
    if found and chosen != before:
        frame.perform(staff.choose_language, found.actor, chosen)
        identity.forget_recent()


def _tell_browser_the_language(language: str) -> None:
    if st.session_state.setdefault(_SPEAKS, language) != language:
        st.session_state[_SPEAKS] = language
        sign_in.load_in(language)


def _leave() -> None:
    found = identity.signed_in()
    if found:
        units.perform(staff_sessions.sign_out, found.actor, found.session)
    identity.leave()


def leaving() -> bool:
    """Whether the person has just left: the browser is then told to drop its cookie."""
    if not st.session_state.pop(identity.LEFT, False):
        return False
    sign_in.leave()
    return True
