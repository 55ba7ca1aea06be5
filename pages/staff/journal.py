"""The journal: who did what, found and exported within the perimeter; its chain verified."""

from __future__ import annotations

import streamlit as st

from core.access import Permission
from core.audit.files import name_of
from pages.shared import frame, journal_panels, widgets

actor = frame.enter(Permission.JOURNAL_VERIFY)
st.title(frame.say("page-journal"), anchor=False)
journal_panels.verification(actor)

if not journal_panels.may_read(actor):
    widgets.empty("journal-verify-only")
    st.stop()

asked = journal_panels.criteria(actor)
journal_panels.found(actor, asked)
frame.file_link("journal", name_of(asked), frame.say("journal-export"))
