"""My account: my roles, my password, my open sessions."""

from __future__ import annotations

import streamlit as st

from core.access import staff_sessions
from core.access.browsers import browser_name
from core.access.sign_in import change_password
from pages.shared import frame, identity, second_factor_panels, widgets
from pages.shared.messages import plain

actor = frame.enter(None)
st.title(frame.say("page-account"), anchor=False)
found = identity.signed_in(fresh=False)
if found is None:
    st.stop()

left, right = st.columns(2, gap="large")
with left, st.form("password", clear_on_submit=True):
    st.header(frame.say("account-password"), anchor=False)
    st.caption(plain(frame.say("password-rule")))
    current = st.text_input(
        frame.say("password-current"), type="password", autocomplete="current-password", key="password_current"
    )
    new = st.text_input(frame.say("password-new"), type="password", autocomplete="new-password", key="password_new")
    again = st.text_input(
        frame.say("password-again"), type="password", autocomplete="new-password", key="password_again"
    )
    asked = st.form_submit_button(frame.say("password-keep"), type="primary", key="password_keep")
if asked and new != again:
    frame.tell("password-differ", "error")
elif asked and frame.attempt(change_password, actor, current, new, login=found.login, session=found.session):
    frame.tell("account-password-changed")


def _end(session: str) -> None:
    if frame.done(staff_sessions.end_session, actor, session):
        frame.tell("account-session-ended")


with right:
    st.header(frame.say("account-sessions"), anchor=False)
    for one in frame.read(staff_sessions.open_sessions, actor) or []:
        with st.container(border=True):
            here = one.session == found.session
            widgets.fact("account-session-here" if here else "account-session-other", browser_name(one.agent))
            facts = {"seen": frame.moment(one.last_seen_at), "since": frame.moment(one.opened_at)}
            st.text(frame.say("account-session-seen", address=one.address or frame.say("account-here"), **facts))
            if not here:
                st.button(
                    frame.say("account-end-session"), key=f"end_{one.session[:12]}", on_click=_end, args=(one.session,)
                )

with left:
    second_factor_panels.own(actor)
