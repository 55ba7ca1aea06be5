"""The panels of the accounts page: one account's roles, a new role, its link and closing, a new account."""

from __future__ import annotations

import streamlit as st

from core.access import Actor, Role, roles, staff
from core.access.directory import GrantLine, StaffLine
from core.access.roles import Givable
from core.access.staff import Invitation
from core.i18n import LANGUAGES
from core.notifications.staff_notices import link_of
from pages.shared import frame, widgets
from pages.shared.messages import plain

_LINK = "_link_given"


def role_name(role: Role) -> str:
    """Give the name of a role."""
    return frame.say(f"role-{role.value.replace('_', '-')}")


def place_name(grant: GrantLine, places: Givable) -> str:
    """Write over what a role applies: the académie, and the domain when there is one."""
    academie = dict(places.academies).get(grant.academie_code, grant.academie_code)
    domain = dict(places.domains).get(grant.domain_code, grant.domain_code)
    everywhere, every = frame.say("staff-every-academie"), frame.say("staff-every-domain")
    return f"{academie or everywhere}, {domain or every}"


def grants(actor: Actor, line: StaffLine, places: Givable) -> None:
    """Show the roles of an account, each with a button that ends it now."""
    if not line.grants:
        widgets.empty("staff-no-grant")
    for grant in line.grants:
        what, button = st.columns([4, 1], vertical_alignment="center")
        until = frame.say("staff-until", until=frame.moment(grant.ends_at)) if grant.ends_at else ""
        what.text(" · ".join(part for part in (role_name(grant.role), place_name(grant, places), until) if part))
        button.button(frame.say("staff-end-role"), key=f"end_role_{grant.id}", on_click=_end, args=(actor, grant.id))


def _end(actor: Actor, grant_id: int) -> None:
    if frame.done(roles.end_role, actor, grant_id):
        frame.tell("staff-role-ended")


def new_grant(actor: Actor, line: StaffLine, places: Givable) -> None:
    """Ask for a role to give; only what the giver holds is proposed, and checked again."""
    every_place, every_domain = frame.say("staff-every-academie"), frame.say("staff-every-domain")
    with st.form(f"grant_{line.id}", clear_on_submit=True):
        first, second, third, fourth = st.columns(4)
        role = first.selectbox(frame.say("staff-role"), places.roles, format_func=role_name, key="grant_role")
        academie = second.selectbox(
            frame.say("staff-academie"), places.academies, format_func=lambda one: one[1] or every_place,
            key="grant_academie",
        )  # fmt: skip
        domain = third.selectbox(
            frame.say("staff-domain"), places.domains, format_func=lambda one: one[1] or every_domain,
            key="grant_domain",
        )  # fmt: skip
        ends_on = fourth.date_input(frame.say("staff-ends-on"), None, format="DD/MM/YYYY", key="grant_ends_on")
        asked = st.form_submit_button(frame.say("staff-give-role"), type="primary", key="grant_give")
    if asked:
        given = frame.perform(
            roles.grant_role, actor, line.id, role, academie_code=academie[0], domain_code=domain[0],
            ends_on=ends_on, key=frame.one_use_key(f"grant_{line.id}"),
        )  # fmt: skip
        if given:
            frame.tell_next("staff-role-given")
            st.rerun()


def account(actor: Actor, line: StaffLine) -> None:
    """Show what can be done with an account: a new one-time link, closing, opening again."""
    row = st.container(horizontal=True)
    row.button(frame.say("staff-new-link"), key="staff_new_link", on_click=_invite, args=(actor, line.id))
    state = "staff-close" if line.active else "staff-reopen"
    row.button(frame.say(state), key="staff_set_active", on_click=_set_active, args=(actor, line.id, not line.active))


def _invite(actor: Actor, staff_id: int) -> None:
    given = frame.perform(staff.invite_again, actor, staff_id)
    if given:
        _keep_link(given)


def _keep_link(given: Invitation) -> None:
    """Keep for the next run the link to hand over, or say to whom it was mailed."""
    st.session_state[_LINK] = given.link
    if given.mailed_to:
        frame.tell_next("staff-link-mailed", kind="info", address=given.mailed_to)


def _set_active(actor: Actor, staff_id: int, active: bool) -> None:  # noqa: FBT001 - a callback takes values in order
    if frame.done(staff.set_active, actor, staff_id, active=active):
        frame.tell("staff-reopened" if active else "staff-closed")


def given_link() -> None:
    """Show, once, the one-time link just given."""
    link = st.session_state.pop(_LINK, "")
    if link:
        st.warning(plain(frame.say("staff-link-given")))
        widgets.link_once(link_of(link))


def new_account(actor: Actor) -> None:
    """Ask for the name, address and language of someone who has no account yet."""
    with st.expander(frame.say("staff-new-account"), icon=":material/person_add:"), st.form("new_account"):
        first, second = st.columns(2)
        name = first.text_input(frame.say("field-full-name"), key="account_name")
        email = second.text_input(frame.say("field-email"), key="account_email")
        login = first.text_input(frame.say("field-login"), key="account_login")
        language = second.selectbox(
            frame.say("field-language"), LANGUAGES, format_func=lambda code: frame.say(f"language-{code}"),
            key="account_language",
        )  # fmt: skip
        asked = st.form_submit_button(frame.say("staff-open-account"), type="primary", key="account_open")
    if asked:
        made = frame.perform(
            staff.create_staff, actor, login=login, full_name=name, email=email, language=language or "fr"
        )
        if made:
            _keep_link(made)
            st.rerun()
