"""The form of a newcomer at the desk, and those in the register who look like that person."""

from __future__ import annotations

import streamlit as st

from core.access import Actor
from core.accounts.newcomers import enter_candidate, homes, resembling
from core.accounts.typed import TypedPerson
from core.corrections.duplicates import Duplicates
from core.i18n import day, enumeration
from pages.shared import frame
from pages.shared.messages import plain

ROWS = (
    ("civility", "birth_name", "usual_name"),
    ("first_names", "birth_date", "nationality"),
    ("birth_place", "birth_departement", "birth_country"),
    ("phone", "email", "academie_code"),
    ("address", "postcode", "city"),
    ("country",),
)
LONG = {"address"}
OPTIONAL = {"usual_name", "email"}
EXPLAINED = {"email", "birth_departement"}
CIVILITIES = {"": "account-choose", "MME": "account-civility-MME", "M": "account-civility-M"}
_TYPED = "_newcomer_typed"


def show(actor: Actor) -> None:
    """Ask who the person is; show who looks alike, or create the record and go on at the desk."""
    places = {"": frame.say("account-choose"), **dict(frame.read(homes, actor) or ())}
    with st.form("newcomer", border=False):
        values = {}
        for row in ROWS:
            for place, name in zip(st.columns(3), row, strict=False):
                with place:
                    values[name] = _input(name, places)
        sent = st.form_submit_button(frame.say("newcomer-check"), key="newcomer_check", type="primary")
    email = values.pop("email")
    typed = TypedPerson(**values)
    if sent:
        st.session_state[_TYPED] = (typed, email)
    if st.session_state.get(_TYPED) != (typed, email):
        return
    alike = frame.read(resembling, actor, typed, email)
    if alike is None:
        return
    if not alike.seen and not alike.elsewhere:
        _enter(actor, typed, email, alike)
        return
    _warn(alike)
    if st.button(frame.say("newcomer-create-anyway"), key="newcomer_anyway"):
        _enter(actor, typed, email, alike)


def _input(name: str, places: dict[str, str]) -> str:
    label, key = frame.say(f"field-{name.replace('_', '-')}"), f"newcomer_{name}"
    if name in OPTIONAL:
        label = frame.say("newcomer-optional", name=label)
    if name == "civility":
        return st.selectbox(label, list(CIVILITIES), format_func=lambda one: frame.say(CIVILITIES[one]), key=key)
    if name == "academie_code":
        home = frame.say("account-academie")
        return st.selectbox(home, list(places), format_func=places.__getitem__, key=key)
    if name in LONG:
        return st.text_area(label, key=key, height=96, max_chars=500) or ""
    explained = frame.say(f"newcomer-{name.replace('_', '-')}-help") if name in EXPLAINED else None
    example = frame.say("newcomer-day") if name == "birth_date" else None
    return st.text_input(label, key=key, max_chars=500, help=explained, placeholder=example) or ""


def _warn(alike: Duplicates) -> None:
    st.warning(plain(frame.say("newcomer-alike")))
    for one in alike.seen:
        born = day(frame.language(), one.birth_date)
        who = f"{one.birth_name} {one.first_names} · {born} · {one.number}"
        frame.link("desk", who, candidate=one.candidate_id)
    if alike.elsewhere:
        st.text(frame.say("newcomer-elsewhere", academies=enumeration(frame.language(), alike.elsewhere)))


def _enter(actor: Actor, typed: TypedPerson, email: str, alike: Duplicates) -> None:
    entered = frame.perform(
        enter_candidate, actor, typed, email, warned=tuple(one.candidate_id for one in alike.seen),
        elsewhere=len(alike.elsewhere), key=frame.one_use_key("newcomer"),
    )  # fmt: skip
    st.session_state.pop(_TYPED, None)
    if entered is not None:
        key = "newcomer-entered-invited" if entered.invited else "newcomer-entered"
        frame.tell_next(key, number=entered.number)
        frame.go("desk", candidate=entered.candidate_id)
