"""Reusable displays and inputs; modules beside this one hold the larger ones."""

from __future__ import annotations

import streamlit as st

from pages.shared import frame
from pages.shared.messages import plain

__all__ = ["empty", "fact", "plain"]


def empty(key: str, **facts: object) -> None:
    """Say that there is nothing to show yet, and what to do next."""
    with st.container(border=True):
        st.markdown(plain(frame.say(key, **facts)))


def fact(label_key: str, value: str) -> None:
    """Show one fact: its name, and its value as typed (never as Markdown)."""
    st.caption(plain(frame.say(label_key)))
    st.text(value)
