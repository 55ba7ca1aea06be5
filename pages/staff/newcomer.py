"""Enter someone who is in no register yet, then register that person at the desk."""

from __future__ import annotations

import streamlit as st

from core.access import Permission
from pages.shared import frame, newcomer_form
from pages.shared.messages import plain

actor = frame.enter(Permission.CANDIDATE_DESK)
st.title(frame.say("page-newcomer"), anchor=False)
st.caption(plain(frame.say("newcomer-lead")))
newcomer_form.show(actor)
