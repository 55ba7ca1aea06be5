"""Telephone and address of a candidate: one person changes them, at once."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from core.access import Actor
from core.candidates.contact import Reached, change_contact
from core.candidates.phones import shown_phone
from core.corrections.starting import Correctable
from pages.shared import correction_values, frame

LINES = 4


def show(actor: Actor, start: Correctable) -> None:
    """Show the contact form; it is saved as a whole."""
    kept, prefix = _asked(start), f"contact_{start.candidate_id}"
    with st.form(prefix, border=False):
        first, second = st.columns(2)
        first.text_input(correction_values.field_name("phone"), shown_phone(kept.phone), key=f"{prefix}_phone")
        first.text_input(correction_values.field_name("postcode"), kept.postcode, key=f"{prefix}_postcode")
        first.text_input(correction_values.field_name("city"), kept.city, key=f"{prefix}_city")
        first.text_input(correction_values.field_name("country"), kept.country, key=f"{prefix}_country")
        second.text_area(
            correction_values.field_name("address"), "\n".join(kept.address), height=192, key=f"{prefix}_address",
            help=frame.say("contact-address-help"),
        )  # fmt: skip
        st.form_submit_button(
            frame.say("contact-save"), type="primary", key=f"{prefix}_save", on_click=_save,
            args=(actor, start, prefix, frame.one_use_key(prefix)),
        )  # fmt: skip


def _asked(start: Correctable) -> Reached:
    """Give what the form opens on: the register, but for what a report asks."""
    wanted = {
        name: value for name, value in start.wanted if name in {"phone", "address", "postcode", "city", "country"}
    }
    if "address" in wanted:
        return replace(start.reached, address=tuple(wanted["address"].splitlines()))
    return replace(start.reached, **wanted)


def _save(actor: Actor, start: Correctable, prefix: str, key: str) -> None:
    typed = {name: str(st.session_state.get(f"{prefix}_{name}") or "") for name in ("postcode", "city", "country")}
    phone = str(st.session_state.get(f"{prefix}_phone") or "")
    unchanged = phone == shown_phone(start.reached.phone)
    lines = tuple(str(st.session_state.get(f"{prefix}_address") or "").splitlines())
    reached = Reached(start.reached.phone if unchanged else phone, lines, **typed)
    done = frame.perform(change_contact, actor, start.candidate_id, reached, seen=start.version, key=key)
    if done is None:
        return
    if not done.fields:
        frame.tell("contact-unchanged", kind="info")
    else:
        frame.tell("contact-changed", fields=done.fields, versions=done.versions, documents=done.documents)
