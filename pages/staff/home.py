"""What awaits me."""

from __future__ import annotations

import streamlit as st

from pages.shared import frame, widgets

actor = frame.enter(None)
st.title(frame.say("page-home"))
widgets.empty("home-nothing")
