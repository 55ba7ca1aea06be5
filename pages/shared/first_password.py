"""Choose a password with a one-time link."""

from __future__ import annotations

import streamlit as st

from core import i18n, units
from core.access import nobody, sign_in
from core.errors import ExamError
from pages.shared import frame, identity
from pages.shared.messages import plain


def ask_first_password(link: str) -> None:
    """Ask for a password twice; the link is used up only by a password that is accepted (1.10)."""
    with st.form("first_password"):
        st.header(frame.say("first-password-title"), anchor=False)
        st.caption(plain(frame.say("password-rule")))
        first = st.text_input(
            frame.say("password-new"), type="password", autocomplete="new-password", key="first_password_new"
        )
        again = st.text_input(
            frame.say("password-again"), type="password", autocomplete="new-password", key="first_password_again"
        )
        submitted = st.form_submit_button(frame.say("password-keep"), type="primary", key="first_password_keep")
    if not submitted:
        return
    if first != again:
        st.error(plain(frame.say("password-differ")))
        return
    try:
        units.perform(sign_in.choose_password, nobody(identity.address()), link, first)
    except ExamError as refused:
        st.error(plain(i18n.refusal(frame.language(), refused)))
        return
    st.query_params.clear()
    st.success(plain(frame.say("password-kept")))
    st.button(frame.say("sign-in-title"), key="first_password_done", type="primary")
