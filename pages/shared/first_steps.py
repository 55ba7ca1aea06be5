"""What to begin with where nobody is on file yet: the ways in which candidates come, each a link."""

from __future__ import annotations

import streamlit as st

from core.access import Actor, Permission, allowed
from core.monitoring.beginning import nobody_on_file
from pages.shared import frame, widgets

WAYS = ("imports", "new_candidate", "calendar", "staff")


def show(actor: Actor) -> None:
    """Say what to begin with, to who may read candidates and sees none; nothing otherwise."""
    if not allowed(actor, Permission.CANDIDATE_READ) or not frame.read(nobody_on_file, actor):
        return
    st.header(frame.say("first-steps"), anchor=False)
    widgets.empty("first-steps-nobody")
    with st.container(horizontal=True):
        for way in WAYS:
            frame.link(way, frame.say(f"first-steps-{way.replace('_', '-')}"))
