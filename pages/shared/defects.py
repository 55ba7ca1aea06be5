"""What a person sees of a defect: a reference number; the details stay in the server's log (2.06)."""

from __future__ import annotations

import logging
import secrets

import streamlit as st

from pages.shared import frame, messages

log = logging.getLogger("sporades")


def reference() -> str:
    """Draw the number that a person quotes and the log holds."""
    return secrets.token_hex(4).upper()


def note(error: BaseException) -> str:
    """Log a defect with its trace; give its reference."""
    number = reference()
    log.error("defect %s", number, exc_info=error)
    return number


def show(error: Exception) -> bool:
    """Say that something failed, with its reference, in place of Streamlit's own message."""
    st.error(messages.plain(frame.say("frame-defect", reference=note(error))))
    return True
