"""The second factor on « Mon compte », and what those who administer accounts may do about it (1.11)."""

from __future__ import annotations

import streamlit as st

from core.access import Actor, Permission, allowed
from core.access.directory import StaffLine
from core.access.second_factor import demand, enrolling
from pages.shared import confirmation, frame, identity, second_factor_forms
from pages.shared.messages import plain

_SCANNED, _CODES = "_factor_scanned", "_factor_codes"


def own(actor: Actor) -> None:
    """Show how one's account stands, and take, renew or give up the second factor."""
    st.header(frame.say("second-name"), anchor=False)
    if codes := st.session_state.get(_CODES, ()):
        second_factor_forms.recovery_codes(codes)
        st.button(frame.say("second-codes-kept"), key="factor_codes_kept", on_click=_seen)
        return
    found = frame.read(enrolling.standing, actor)
    if found is None:
        return
    said = frame.say("second-on", since=frame.moment(found.since), left=found.codes_left) if found.since else frame.say(
        "second-off"
    )  # fmt: skip
    st.caption(plain(said))
    if not st.toggle(frame.say("second-change"), key="factor_change"):
        return
    if not confirmation.confirmed(actor, "second-confirm-why"):
        return
    _change(actor, found)


def _change(actor: Actor, found: enrolling.Standing) -> None:
    if scanned := st.session_state.get(_SCANNED):
        st.text(frame.say("second-enrol-how"))
        second_factor_forms.to_scan(scanned)
        typed = second_factor_forms.code_form("factor_code")
        if typed and (done := frame.perform(enrolling.finish, actor, typed)):
            st.session_state.pop(_SCANNED)
            st.session_state[_CODES] = done.codes
            frame.tell_next("second-taken")
            st.rerun()
        return
    with st.container(horizontal=True):
        st.button(frame.say("second-replace" if found.since else "second-take"), type="primary", key="factor_take",
                  on_click=_begin, args=(actor,))  # fmt: skip
        if found.since:
            st.button(frame.say("second-renew-codes"), key="factor_codes", on_click=_renew, args=(actor,))
        if found.since and not found.demanded:
            st.button(frame.say("second-renounce"), key="factor_renounce", on_click=_renounce, args=(actor,))
    if found.since and found.demanded:
        st.caption(plain(frame.say("error-second-factor-demanded")))


def _begin(actor: Actor) -> None:
    st.session_state[_SCANNED] = frame.perform(enrolling.begin, actor)


def _renew(actor: Actor) -> None:
    if done := frame.perform(enrolling.renew_codes, actor):
        st.session_state[_CODES] = done.codes


def _renounce(actor: Actor) -> None:
    if frame.done(enrolling.renounce, actor):
        frame.tell("second-renounced")


def _seen() -> None:
    st.session_state.pop(_CODES, None)


def take_off(actor: Actor, line: StaffLine) -> None:
    """Show how to help someone who lost the phone and the recovery codes."""
    st.button(frame.say("second-take-off"), key="factor_take_off", on_click=_take_off, args=(actor, line.id))


def _take_off(actor: Actor, staff_id: int) -> None:
    if frame.done(enrolling.take_off, actor, staff_id):
        identity.forget_recent()
        frame.tell("second-taken-off")


def relaxing(actor: Actor) -> None:
    """Let a head of office relax the demand of the installation, place by place."""
    if not allowed(actor, Permission.SETTINGS_CHANGE):
        return
    offered = {one.academie_code: one for one in frame.read(demand.demands, actor) or []}
    if not offered:
        return
    with st.expander(frame.say("second-relax"), icon=":material/phonelink_lock:"):
        st.caption(plain(frame.say("second-relax-explained")))
        everywhere = frame.say("staff-every-academie")
        code = st.selectbox(
            frame.say("staff-academie"), list(offered), key="factor_place",
            format_func=lambda one: offered[one].academie or everywhere,
        )  # fmt: skip
        now = offered[code].relaxed
        st.text(frame.say("second-is-relaxed" if now else "second-is-demanded"))
        st.button(frame.say("second-demand-again" if now else "second-relax-do"), key="factor_relax",
                  on_click=_relax, args=(actor, code, not now))  # fmt: skip


def _relax(actor: Actor, code: str, relaxed: bool) -> None:  # noqa: FBT001 - a callback takes values in order
    if frame.done(demand.relax, actor, code, relaxed=relaxed):
        frame.tell("second-relaxed" if relaxed else "second-demanded-again")
