"""Who is in front of the screen: the cookie is read again, and compared, at every run (2.01)."""

from __future__ import annotations

import time
from dataclasses import dataclass

import streamlit as st

from core import settings, units
from core.access import nobody
from core.access.staff_sessions import SignedIn, digest, note_refused, touch, whose
from pages.shared import messages

BOUND = "_bound"  # digest of the session this page was opened with
ENDED = "_ended"  # why the sign-in form is shown again: "ended" or "refused"
LEFT = "_left"  # the person has just signed out
_RECENT = "_recent"
FRESH_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class _Recent:
    session: str
    at: float
    found: SignedIn


def presented_secret() -> str:
    """Give the secret that the browser of this very connection presents, or an empty text."""
    value = st.context.cookies.get(settings.current().cookie_name)
    return value if isinstance(value, str) else ""


def address() -> str:
    """Give where the connection comes from, as the trusted proxy wrote it."""
    found = st.context.ip_address
    return found if isinstance(found, str) else ""


def signed_in(*, fresh: bool = True) -> SignedIn | None:
    """Say who is signed in now, or nobody; a page opened with another cookie is wiped and journalled.

    With `fresh=False` an answer of the last second for the same cookie is good enough (for reading).
    """
    if ENDED in st.session_state or LEFT in st.session_state:
        if ENDED in st.session_state:
            _wipe(st.session_state[ENDED])
        return None
    secret = presented_secret()
    named = digest(secret) if secret else ""
    bound = st.session_state.get(BOUND, "")
    if bound and named != bound:
        _wipe("refused")
        units.perform(note_refused, nobody(address()), bound)
        return None
    recent: _Recent | None = st.session_state.get(_RECENT)
    if not fresh and recent and recent.session == named and time.monotonic() - recent.at < FRESH_SECONDS:
        return recent.found
    found = units.read(whose, nobody(address()), secret) if secret else None
    if found is None:
        if bound:
            _wipe("ended")
        return None
    return _keep(found)


def _keep(found: SignedIn) -> SignedIn:
    if found.to_touch:
        units.perform(touch, found.actor, found.session)
    st.session_state[BOUND] = found.session
    st.session_state[_RECENT] = _Recent(found.session, time.monotonic(), found)
    return found


def _wipe(why: str) -> None:
    """Forget everything of the page; a callback that is running finds its values until it ends, and can do nothing."""
    if not messages.in_callback():
        st.session_state.clear()
    st.session_state[ENDED] = why


def leave() -> None:
    """Forget everything of the person who leaves; nothing of it can be read by the next one."""
    st.session_state.clear()
    st.session_state[LEFT] = True


def forget_recent() -> None:
    """Read the person again at the next question: something of his account has just changed."""
    st.session_state.pop(_RECENT, None)


def why_ended() -> str:
    """Tell once why the person must sign in again."""
    return str(st.session_state.pop(ENDED, ""))


def language() -> str:
    """Give the language of the person, or the one chosen on the sign-in screen."""
    recent: _Recent | None = st.session_state.get(_RECENT)
    return recent.found.actor.language if recent else str(st.session_state.get("sign_in_language") or "fr")
