"""The bridge between a screen and the core: the guard, sentences, reading, one click = one action."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Concatenate, Literal, ParamSpec, TypeVar
from uuid import uuid4

import streamlit as st
from sqlalchemy.orm import Session

from core import i18n, units
from core.access import Actor, Permission, allowed
from core.access.staff_sessions import SignedIn, note_access_refused
from core.errors import ExamError, KeyReused
from pages.shared import identity, messages, navigation

P = ParamSpec("P")
R = TypeVar("R")

_KEYS = "_one_use_keys"
_USED = "_used_keys"
SAME_CLICK_SECONDS = 2.0
NUMBER_DIGITS = 18
ZONE = "Europe/Paris"


def enter(permission: Permission | None) -> Actor:
    """Give who acts, or refuse; first statement of each page. `None` is for pages open to any staff member."""
    found = identity.signed_in(fresh=False)
    if found is None:
        st.error(messages.plain(say("frame-signed-out")))
        st.stop()
    if permission is not None and not allowed(found.actor, permission):
        units.perform(note_access_refused, found.actor, permission.value)
        st.title(say("frame-not-allowed"), anchor=False)
        st.error(messages.plain(say("error-not-allowed")))
        st.stop()
    st.query_params.update()  # a link to another record of the same page leaves the browser's address behind
    messages.show_waiting()
    return found.actor


def say(key: str, /, **facts: Any) -> str:
    """Give a sentence in the person's language."""
    return i18n.t(identity.language(), key, **facts)


def language() -> str:
    """Give the person's language, for days, instants and numbers of `core.i18n`."""
    return identity.language()


def refused(code: str, facts: Mapping[str, Any]) -> str:
    """Give the sentence of a refusal that was kept by its code and facts."""
    return i18n.t(identity.language(), f"error-{code.replace('_', '-')}", **facts)


def moment(value: datetime, zone: str = ZONE) -> str:
    """Write an instant as the wall clock of a zone shows it, in the person's language."""
    return i18n.instant(language(), value, zone, "short")


def number(value: int) -> str:
    """Write a number with the separators of the person's language."""
    return i18n.number(language(), value)


def tell(key: str, /, kind: messages.Kind = "success", **facts: Any) -> None:
    """Tell the person something; from a callback it appears at the top of the page that follows."""
    messages.show(kind, say(key, **facts))


def tell_next(key: str, /, kind: messages.Kind = "success", **facts: Any) -> None:
    """Tell the person something at the top of the page that comes next, before `go` or `st.rerun`."""
    messages.keep(kind, say(key, **facts))


def read(
    query: Callable[Concatenate[Session, Actor, P], R], actor: Actor, *args: P.args, **kwargs: P.kwargs
) -> R | None:
    """Run one query for the person signed in at this instant; a refusal becomes a message and gives nothing."""
    found = _still(actor, fresh=False)
    try:
        return units.read(query, found.actor, *args, **kwargs) if found else None
    except ExamError as refused:
        _refuse(refused)
        return None


def _still(actor: Actor, *, fresh: bool) -> SignedIn | None:
    """Check that the same person is still there, with today's rights; otherwise the sign-in screen follows (1.17)."""
    found = identity.signed_in(fresh=fresh)
    if found is not None and found.actor.key == actor.key:
        return found
    if not messages.in_callback():
        st.rerun()
    return None


def _refuse(refused: ExamError) -> None:
    if isinstance(refused, KeyReused):
        st.session_state.pop(_KEYS, None)
    messages.show("error", i18n.refusal(language(), refused))


def perform(
    action: Callable[Concatenate[Session, Actor, P], R],
    actor: Actor,
    *args: Any,
    key: str | None = None,
    **kwargs: Any,
) -> R | None:
    """Run one action in one transaction; a refusal becomes a message, never a stack trace.

    The session is checked again first (a callback runs before the page). With a one-use key, a double click is
    one action, and the action's result must be a frozen dataclass of plain values (6.24).
    """
    found = _still(actor, fresh=True)
    try:
        if found is None:
            return None
        if key is None:
            return units.perform(action, found.actor, *args, **kwargs)
        return _perform_once(key, action, found.actor, args, kwargs)
    except ExamError as refused:
        _refuse(refused)
        return None


def done(action: Callable[..., object], actor: Actor, *args: Any, **kwargs: Any) -> bool:
    """Run one action that gives nothing back; say whether it was done (a refusal is already shown)."""

    def noted(tx: Session, acting: Actor) -> Literal[True]:
        action(tx, acting, *args, **kwargs)
        return True

    return bool(perform(noted, actor))


def attempt(step: Callable[..., object], actor: Actor, *args: Any, **kwargs: Any) -> bool:
    """Run something of the core that opens its own units of work; say whether it was done."""
    found = _still(actor, fresh=True)
    if found is None:
        return False
    try:
        step(found.actor, *args, **kwargs)
    except ExamError as refused:
        _refuse(refused)
        return False
    return True


def one_use_key(name: str) -> str:
    """Give the key of a form on this screen: the same until the form has served, then another."""
    kept: dict[str, str] = st.session_state.setdefault(_KEYS, {})
    key = kept.get(name, "")
    if not key or _served(key):
        key = kept[name] = uuid4().hex
    return key


def _served(key: str) -> bool:
    _, at = st.session_state.get(_USED, {}).get(key, ("", None))
    return at is not None and time.monotonic() - at > SAME_CLICK_SECONDS


def _perform_once(key: str, action: Callable[..., R], actor: Actor, args: Any, kwargs: Any) -> R:
    """Clicks that follow closely carry one key; a later click on a form not drawn again is another action."""
    used: dict[str, tuple[str, float]] = st.session_state.setdefault(_USED, {})
    effective = uuid4().hex if _served(key) else used.get(key, (key, 0.0))[0]
    used[key] = (effective, time.monotonic())
    result = units.perform_once(effective, action, actor, *args, **kwargs)
    used[key] = (effective, time.monotonic())
    return result


def file_link(kind: str, name: str | int, label: str, *, primary: bool = False) -> None:
    """Show a link to a file, served by our own route with the right checked and the reading journalled (2.07)."""
    st.link_button(
        messages.plain(label), f"/files/{kind}/{name}", icon=":material/description:",
        type="primary" if primary else "secondary", key=f"file_{kind}_{name}",
    )  # fmt: skip


def go(page: str, **query: str | int) -> None:
    """Go to a page by its address, as `go("candidate", id=12)`; nothing after it is run."""
    st.switch_page(navigation.target(page), query_params={name: str(value) for name, value in query.items()})


def link(page: str, label: str, **query: str | int | list[str]) -> None:
    """Show a link to a page by its address; a page the person may not open is not shown."""
    found, entry = identity.signed_in(fresh=False), navigation.find(page)
    if found is None or entry is None or not navigation.may_open(found.actor, entry):
        return
    values = {name: value if isinstance(value, list) else str(value) for name, value in query.items()}
    st.page_link(navigation.target(page), label=messages.plain(label), query_params=values or None)


def asked_number(name: str) -> int | None:
    """Read a number of the address (`?id=12`); it is re-authorised by the query that uses it (2.14)."""
    text = st.query_params.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= NUMBER_DIGITS else None
