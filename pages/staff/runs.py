"""Follow the runs: approval, progress, time left, pause, resume, cancel, files, failures, history."""

from __future__ import annotations

import streamlit as st

from core.access import Permission
from pages.shared import frame, run_approval, run_panels

actor = frame.enter(Permission.DOCUMENT_REGENERATE)
st.title(frame.say("page-runs"), anchor=False)
frame.link("documents", frame.say("runs-new"))

asked = frame.asked_number("id")
if asked:
    run_panels.follow(actor, asked)
run_approval.to_approve(actor)
run_panels.history(actor, asked)
run_approval.threshold(actor)
