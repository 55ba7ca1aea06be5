"""Texts of documents: chosen by kind and place, written by one person with a preview, published by another."""

from __future__ import annotations

import streamlit as st

from core.access import Permission
from core.documents.editing import queries
from pages.shared import frame, template_choice, template_deciding, template_history

actor = frame.enter(Permission.TEMPLATE_WRITE)
st.title(frame.say("page-templates"), anchor=False)
st.text(frame.say("templates-lead"))
template_choice.waiting(actor)

chosen = template_choice.chosen(actor)
if chosen is None:
    st.stop()
found = frame.read(queries.workshop, actor, chosen.kind, *chosen.place)
if found is None:
    st.stop()
views = ("texts", "history")
view = st.segmented_control(
    frame.say("templates-view"), views, default=views[0], required=True, key="templates_view",
    format_func=lambda one: frame.say(f"templates-view-{one}"),
)  # fmt: skip
if view == "history":
    template_history.show(actor, chosen, found)
else:
    template_deciding.show(actor, chosen, found)
