"""The errors that candidates report on their locked data: answered here, corrected by two persons."""

from __future__ import annotations

import streamlit as st

from core.access import Permission
from core.corrections.answering import waiting_reports
from pages.shared import frame, report_panels, widgets

actor = frame.enter(Permission.CORRECTION_PROPOSE)
st.title(frame.say("reports-title"), anchor=False)

found = frame.read(waiting_reports, actor) or []
if not found:
    widgets.empty("reports-none")
for waiting in found:
    report_panels.show(actor, waiting)
