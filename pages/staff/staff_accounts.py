"""Accounts of the staff: who has which role where, given and ended by those who hold them."""

from __future__ import annotations

import streamlit as st

from core.access import Permission
from core.access.directory import staff_list
from core.access.roles import givable
from pages.shared import confirmation, frame, second_factor_panels, staff_panels, widgets

actor = frame.enter(Permission.STAFF_ADMINISTER)
st.title(frame.say("page-staff"), anchor=False)
staff_panels.given_link()

lines = frame.read(staff_list, actor) or []
places = frame.read(givable, actor)
if places is None:
    st.stop()

rows = [
    {
        frame.say("field-full-name"): line.full_name,
        frame.say("field-login"): line.login,
        frame.say("staff-roles"): "; ".join(
            f"{staff_panels.role_name(grant.role)} ({staff_panels.place_name(grant, places)})" for grant in line.grants
        ),
        frame.say("staff-last-seen"): frame.moment(line.last_seen_at)
        if line.last_seen_at
        else frame.say("staff-never-seen"),
        frame.say("staff-state"): frame.say(
            "staff-state-closed" if not line.active else "staff-state-open" if line.has_password else "staff-state-new"
        ),
    }
    for line in lines
]
widgets.table(rows, alt_key="page-staff")
if not confirmation.confirmed(actor, "confirm-why"):
    st.stop()
staff_panels.new_account(actor)
second_factor_panels.relaxing(actor)

mine = {line.id: line for line in lines if line.mine}
st.header(frame.say("staff-one"), anchor=False)
if not mine:
    widgets.empty("staff-none-administered")
    st.stop()
# Numbers, not lines: a widget gives back the very object it was given, however old.
chosen = st.selectbox(
    frame.say("staff-account"), list(mine), format_func=lambda n: f"{mine[n].full_name} ({mine[n].login})",
    key="staff_chosen",
)  # fmt: skip
staff_panels.grants(actor, mine[chosen], places)
staff_panels.new_grant(actor, mine[chosen], places)
staff_panels.account(actor, mine[chosen])
second_factor_panels.take_off(actor, mine[chosen])
