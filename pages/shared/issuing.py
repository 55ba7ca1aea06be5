"""Have the confirmation of one registration made from the record, when it should have one and has none."""

from __future__ import annotations

import streamlit as st

from core.access import Actor
from core.candidates.file_registrations import FileRegistration
from core.documents.actions import issue
from pages.shared import frame, identity


def show(one: FileRegistration) -> None:
    """Show the button to who may use it."""
    found = identity.signed_in(fresh=False)
    if found is None or not one.may_issue:
        return
    name = f"issue_{one.id}"
    st.button(
        frame.say("candidate-issue"), key=name, icon=":material/print:", on_click=_issue,
        args=(found.actor, one.id, frame.one_use_key(name)),
    )  # fmt: skip


def _issue(actor: Actor, registration_id: int, key: str) -> None:
    if frame.perform(issue, actor, registration_id, key=key):
        frame.tell("candidate-issued")
