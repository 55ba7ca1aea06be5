"""Drop a list of candidates, read its report line by line, apply it at once or not at all, roll it back."""

from __future__ import annotations

import streamlit as st

from core.access import Permission
from core.imports import queries
from pages.shared import frame, import_applying, import_drop, import_lines, import_report, import_showing
from pages.shared.messages import plain

actor = frame.enter(Permission.IMPORT_STAGE)
st.title(frame.say("page-imports"), anchor=False)
st.caption(plain(frame.say("imports-intro")))

asked = frame.asked_number("id")
report = frame.read(queries.report, actor, asked) if asked else None
import_drop.drop(actor, report.summary if report else None)
if report:
    import_report.heading(report.summary)
    import_report.counts(report)
    import_report.verdict(report)
    import_applying.actions_of(actor, report)
    import_report.choice(actor, report)
    import_showing.panel(actor, report.summary)
    import_lines.of_file(report)
    import_lines.lines(actor, report)
import_report.history(actor, report.summary if report else None)
