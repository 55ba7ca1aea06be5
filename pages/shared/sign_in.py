"""The sign-in screen: a form asks, the core proves, a route gives the cookie, the page is loaded afresh."""

from __future__ import annotations

import streamlit as st

from core import i18n, settings
from core.access import sign_in
from core.access.sign_in import Proof
from core.errors import ExamError
from core.i18n import LANGUAGES
from pages.shared import frame, identity, second_factor_forms, sign_in_forms
from pages.shared.first_password import ask_first_password
from pages.shared.messages import plain

ZONE = "Europe/Paris"
_HANDED = "_handed_ticket"


def show() -> None:
    """Ask who is here, in French or in English."""
    if ticket := st.session_state.get(_HANDED):
        _hand_over(ticket)
        return
    _, middle, _ = st.columns([1, 1.6, 1])
    with middle:
        _brand()
        if why := identity.why_ended():
            st.warning(plain(frame.say(f"sign-in-{why}")))
        link = st.query_params.get("link", "")
        if link:
            ask_first_password(link)
            return
        if second_factor_forms.is_waiting():
            second_factor_forms.show(_hand_on)
            return
        form = sign_in_forms.FORMS[settings.current().sign_in_form]
        with st.container(key="sign_in_box"):  # its one button is the main one of the screen: page.css
            form(_try)
        st.caption(plain(frame.say("sign-in-help")))


def _brand() -> None:
    left, right = st.columns([2, 1.3], vertical_alignment="bottom")
    left.title("Sporades", anchor=False)
    asked = st.query_params.get("lang", "")
    now = asked if asked in LANGUAGES else LANGUAGES[0]
    chosen = right.segmented_control(
        frame.say("sign-in-language"), LANGUAGES, default=now, key="sign_in_language",
        format_func=lambda code: frame.say(f"language-{code}"), label_visibility="collapsed",
    )  # fmt: skip
    if chosen and chosen != now:
        st.query_params["lang"] = chosen
        load_in(chosen)
    st.caption(plain(frame.say("sign-in-subtitle")))


def load_in(language: str) -> None:
    """Let the browser load the page afresh in another language: what Streamlit says by itself is in it too (1.39)."""
    st.html(
        f'<div data-sporades-language="{language}"></div><script src="/brand/language.js?{language}"></script>',
        unsafe_allow_javascript=True,
    )


def _try(login: str, password: str) -> None:
    """Try what was typed; the refusal says nothing of whether the account exists (1.14, 1.15)."""
    try:
        proof = sign_in.prove(login, password, address=identity.address()) if login and password else Proof()
    except ExamError as busy:
        st.error(plain(i18n.refusal(frame.language(), busy)))
        return
    if proof.ticket:
        _hand_on(proof.ticket)
    if proof.step:
        second_factor_forms.wait_for(proof)
    if proof.wait_until:
        until = i18n.instant(frame.language(), proof.wait_until, ZONE)
        st.error(plain(frame.say("sign-in-wait", until=until)))
    else:
        st.error(plain(frame.say("sign-in-wrong")))


def _hand_on(ticket: str) -> None:
    st.session_state[_HANDED] = ticket
    st.rerun()


def _hand_over(ticket: str) -> None:
    """Let the browser exchange the ticket for the cookie, by a script of our own (no inline script may run)."""
    st.html(
        f'<div data-sporades-session="enter" data-ticket="{ticket}"></div><script src="/brand/session.js"></script>',
        unsafe_allow_javascript=True,
    )
    st.info(plain(frame.say("sign-in-opening")))
    st.session_state.pop(_HANDED)


def leave() -> None:
    """Let the browser drop its cookie and load the page afresh, once the session is ended."""
    st.html(
        '<div data-sporades-session="leave"></div><script src="/brand/session.js"></script>',
        unsafe_allow_javascript=True,
    )
