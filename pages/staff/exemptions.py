"""Exemptions: what someone's prior credits give, the rules in force, and whom a rule concerns if it changes."""

from __future__ import annotations

import streamlit as st

from core.access import Permission, allowed
from pages.shared import exemption_panels, exemption_rules_panels, frame

actor = frame.enter(Permission.CALENDAR_READ)
st.title(frame.say("page-exemptions"), anchor=False)
st.text(frame.say("exemptions-lead"))

place = exemption_panels.place(actor)
if place is None:
    st.stop()
names = ("simulator", "rules", "change")
shown = [name for name in names if name != "change" or allowed(actor, Permission.CANDIDATE_READ)]
view = st.segmented_control(
    frame.say("exemptions-view"), shown, default=shown[0], required=True, key="exemptions_view",
    format_func=lambda one: frame.say(f"exemptions-view-{one}"),
)  # fmt: skip
if view == "rules":
    exemption_rules_panels.rules(actor, place)
elif view == "change":
    exemption_rules_panels.change(actor, place)
else:
    exemption_panels.simulator(actor, place)
