"""The side of every page: who is signed in, the language, the way out."""

from __future__ import annotations

import streamlit as st

from core.access.staff_sessions import SignedIn


def show(found: SignedIn) -> None:
    """Show who is signed in."""
    with st.sidebar:
        st.text(found.actor.label)
