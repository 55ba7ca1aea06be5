"""The sign-in screen."""

from __future__ import annotations

import streamlit as st

from pages.shared import frame, identity
from pages.shared.messages import plain


def show() -> None:
    """Ask who is here."""
    why = identity.why_ended()
    if why:
        st.warning(plain(frame.say("frame-signed-out")))
