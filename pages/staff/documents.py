"""Issue documents in any number: choose, see what would be done, order."""

from __future__ import annotations

import streamlit as st

from core.access import Permission
from pages.shared import frame, printed_elsewhere, run_choice, run_order
from pages.shared.messages import plain

actor = frame.enter(Permission.DOCUMENT_REGENERATE)
st.title(frame.say("page-documents"), anchor=False)
st.caption(plain(frame.say("documents-intro")))

printed_elsewhere.show(actor)
chosen = run_choice.wanted(actor)
if chosen is not None:
    options = run_choice.options(chosen)
    found = run_order.foreseen(actor, chosen.query, options)
    if found is not None:
        run_order.launch(actor, chosen.query, options, found)
frame.link("runs", frame.say("page-runs"))
