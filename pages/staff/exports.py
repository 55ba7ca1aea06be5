"""What leaves the office in a file: for a purpose, to a recipient, approved when it must be, taken for a day."""

from __future__ import annotations

import streamlit as st

from core.access import Permission, allowed
from pages.shared import export_panels, frame
from pages.shared.messages import plain

actor = frame.enter(Permission.VOLUMES_READ)
st.title(frame.say("page-exports"), anchor=False)
st.caption(plain(frame.say("exports-intro")))

st.header(frame.say("exports-order-title"), anchor=False)
wanted = export_panels.order_form(actor)
if wanted is not None:
    export_panels.foreseen(actor, wanted)

if allowed(actor, Permission.EXPORT_APPROVE):
    export_panels.to_approve(actor)
export_panels.mine(actor)
