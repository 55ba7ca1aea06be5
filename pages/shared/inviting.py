"""Send a candidate at the desk the link that his account needs; its address is never shown."""

from __future__ import annotations

import streamlit as st

from core.access import Actor
from core.accounts.giving import invite
from pages.shared import frame


def offer(actor: Actor, candidate_id: int) -> None:
    """Show the button that sends the link at the stored address."""
    name = f"invite_{candidate_id}"
    st.button(
        frame.say("candidate-invite"), key=name, icon=":material/send:", help=frame.say("candidate-invite-help"),
        on_click=_send, args=(actor, candidate_id, frame.one_use_key(name)),
    )  # fmt: skip


def _send(actor: Actor, candidate_id: int, key: str) -> None:
    done = frame.perform(invite, actor, candidate_id, key=key)
    if done is not None:
        frame.tell(f"candidate-invited-{done.link}")
