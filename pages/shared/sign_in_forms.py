"""Two drawings of one form: streamlit-authenticator's, and a plain one that can replace it at any time (2.20, 2.25).

The package only draws: its cookie and its credentials are replaced here, in one place, before it is used; its other
features are never called (2.21). The seam holds for version 0.4.2, pinned by a test.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

import streamlit as st
import streamlit_authenticator
from streamlit_authenticator.controllers import cookie_controller

from pages.shared import frame

Try = Callable[[str, str], None]


class _NoCookie:
    """In place of the package's cookie: none is read, written or deleted, and no frame is put in the page."""

    def __init__(self, *_: object) -> None:
        pass

    def get_cookie(self) -> None:
        """Read nothing."""

    def set_cookie(self) -> None:
        """Write nothing."""

    def delete_cookie(self) -> None:
        """Delete nothing."""


class _Ours:
    """In place of the package's controller: what was typed goes to the core exactly as typed (1.05)."""

    def __init__(self, attempt: Try) -> None:
        self._attempt = attempt

    def login(self, username: str, password: str, *_: object, **__: Any) -> bool:
        """Try a name and a password; the package never learns the outcome."""
        self._attempt(username, password)
        return False


cookie_controller.CookieModel = _NoCookie


def drawn_by_authenticator(attempt: Try) -> None:
    """Ask with the form of streamlit-authenticator."""
    drawing = streamlit_authenticator.Authenticate(
        {"usernames": {}}, cookie_name="none", cookie_key=secrets.token_hex(32), cookie_expiry_days=0,
        auto_hash=False, login_sleep_time=0,
    )  # fmt: skip
    drawing.authentication_controller = _Ours(attempt)
    drawing.login(fields=_fields(), key="sign_in")


def _fields() -> dict[str, str]:
    return {
        "Form name": frame.say("sign-in-title"),
        "Username": frame.say("sign-in-login"),
        "Password": frame.say("sign-in-password"),
        "Login": frame.say("sign-in-submit"),
    }


def drawn_plainly(attempt: Try) -> None:
    """Ask with a plain form."""
    fields = _fields()
    with st.form("sign_in"):
        st.subheader(frame.say("sign-in-title"))
        login = st.text_input(fields["Username"], autocomplete="username", key="sign_in_login")
        password = st.text_input(
            fields["Password"], type="password", autocomplete="current-password", key="sign_in_password"
        )
        submitted = st.form_submit_button(fields["Login"], key="sign_in_submit", type="primary")
    if submitted:
        attempt(login, password)


FORMS: dict[str, Callable[[Try], None]] = {"authenticator": drawn_by_authenticator, "plain": drawn_plainly}
