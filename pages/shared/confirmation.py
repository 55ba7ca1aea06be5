"""Ask for the password again before something dangerous (1.19)."""

from __future__ import annotations

import streamlit as st

from core.access import Actor
from core.access.recent import proof_is_recent
from core.access.sign_in import confirm
from pages.shared import frame, identity
from pages.shared.messages import plain


def confirmed(actor: Actor, why_key: str) -> bool:
    """Whether the person typed a password within five minutes; otherwise ask for it here."""
    if frame.read(proof_is_recent, actor):
        return True
    with st.form("confirm"):
        st.caption(plain(frame.say(why_key)))
        password = st.text_input(
            frame.say("password-current"), type="password", autocomplete="current-password", key="confirm_password"
        )
        asked = st.form_submit_button(frame.say("confirm-submit"), type="primary", key="confirm_submit")
    found = identity.signed_in(fresh=False)
    if asked and found and frame.attempt(confirm, actor, password, login=found.login, session=found.session):
        identity.forget_recent()
        frame.tell_next("confirm-done")
        st.rerun()
    return False
