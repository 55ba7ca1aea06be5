"""The panels of a candidate's record: who, how to reach them, how they sign in, what they are registered for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

import streamlit as st

from core.candidates.file_registrations import FileRegistration
from core.candidates.queries import CandidateFile, Fact
from core.i18n import day
from core.registrations.rules import ACTIVE, State, number_text, version_text
from pages.shared import correction_values, frame, handing, issuing, registration_desk, widgets
from pages.shared.candidate_versions import versions
from pages.shared.messages import plain

Colour = Literal["green", "gray", "orange"]


def head(file: CandidateFile) -> None:
    """Say who it is, whether personal data are locked, and where to go from here."""
    names = {fact.field: str(fact.value) for fact in file.identity}
    st.title(plain(f"{names.get('birth_name', '')} {names.get('first_names', '')}"), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(frame.say("candidate-number", number=file.number))
        for fact in file.identity:
            if fact.field == "birth_date":
                st.text(frame.say("candidate-born", day=_written(fact)))
        st.badge(plain(file.academie), color="gray")
        lock = "candidate-locked" if file.locked_at else "candidate-unlocked"
        st.badge(plain(frame.say(lock)), icon=":material/lock:" if file.locked_at else ":material/lock_open:")
    with st.container(horizontal=True):
        if file.may_correct:
            frame.link("correct", frame.say("candidate-correct"), candidate=file.id)
        if file.may_edit:
            frame.link("desk", frame.say("desk-link"), candidate=file.id)


def identity(file: CandidateFile) -> None:
    """Show the identity, the contact and the account, side by side."""
    first, second, third = st.columns(3)
    with first:
        _facts("candidate-identity", file.identity)
    with second:
        _facts("candidate-contact", file.contact)
    with third:
        st.header(frame.say("candidate-account"), anchor=False)
        if file.account is None:
            st.text(frame.say("candidate-no-account"))
        else:
            account = file.account
            at = frame.moment(account.activated_at or account.deadline)
            widgets.fact("field-email", account.email)
            st.text(frame.say(f"account-state-{account.state}", at=at))
        widgets.fact("candidate-since", frame.moment(file.created_at))
        widgets.fact("candidate-origin", frame.say(f"origin-{file.origin}"))


def _facts(title: str, facts: Sequence[Fact]) -> None:
    st.header(frame.say(title), anchor=False)
    for fact in facts:
        widgets.fact(f"field-{fact.field.replace('_', '-')}", _written(fact))


def _written(fact: Fact) -> str:
    if isinstance(fact.value, date):
        return day(frame.language(), fact.value)
    return correction_values.civility(fact.value) if fact.field == "civility" else fact.value


def registrations(file: CandidateFile) -> None:
    """Show each registration: what for, where it stands, then its documents, pieces, credits and versions."""
    if not file.registrations:
        widgets.empty("candidate-no-registration")
    for position, one in enumerate(file.registrations):
        with st.container(border=True, key=f"registration_{one.id}"):
            _registration(one, opened=position == 0)


def _registration(one: FileRegistration, *, opened: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(plain(f"{number_text(one.number)} {version_text(one.version)}"), anchor=False, width="content")
        st.badge(plain(frame.say(f"registration-state-{one.state.replace('_', '-')}")), color=_colour(one))
        if one.closed:
            st.badge(plain(frame.say("search-closed")), color="orange")
    st.text(f"{one.domain} · {one.exam_session} · {one.speciality_code} {one.speciality}")
    in_class = frame.say("candidate-class", name=one.class_name) if one.class_name else ""
    places = (one.academie, one.category, one.school, in_class, one.state_reason)
    st.caption(plain(" · ".join(place for place in places if place)))
    _documents(one)
    with st.expander(frame.say("candidate-pieces", count=len(one.pieces)), expanded=opened and bool(one.pieces)):
        _pieces(one)
        registration_desk.show(one)
    if one.credits or one.exemptions:
        with st.expander(frame.say("candidate-credits", credits=len(one.credits), papers=len(one.exemptions))):
            _credits(one)
    with st.expander(frame.say("candidate-versions", count=len(one.versions))):
        versions(one.versions)


def _colour(one: FileRegistration) -> Colour:
    return "green" if State(one.state) in ACTIVE else "gray"


def _documents(one: FileRegistration) -> None:
    if not one.may_read_documents:
        return
    if not one.documents:
        st.caption(plain(frame.say("candidate-no-document")))
    row = st.container(horizontal=True)
    with row:
        for document in one.documents:
            kind = frame.say(f"document-kind-{document.kind.replace('_', '-')}")
            said = "candidate-document" if document.in_force else "candidate-document-archived"
            label = frame.say(said, kind=kind, version=document.version, at=frame.moment(document.made_at))
            frame.file_link("documents", document.id, label, primary=document.in_force)
        issuing.show(one)
    handing.show(one, row)


def _pieces(one: FileRegistration) -> None:
    if not one.pieces:
        st.text(frame.say("candidate-no-piece"))
        return
    label, state, reason = (frame.say(f"candidate-column-{name}") for name in ("piece", "state", "reason"))
    explained = any(piece.reason for piece in one.pieces)
    rows = [
        {label: piece.label, state: frame.say(f"piece-state-{piece.state.replace('_', '-')}")}
        | ({reason: piece.reason} if explained else {})
        for piece in one.pieces
    ]
    widgets.table(rows, alt_key="candidate-pieces-alt")


def _credits(one: FileRegistration) -> None:
    for credit in one.credits:
        st.text(f"• {credit.title} · {credit.year} · {credit.academie}".removesuffix(" · "))
    if one.exemptions:
        names = ("paper", "kind", "grade", "rule", "legal")
        paper, kind, grade, rule, legal = (frame.say(f"candidate-column-{name}") for name in names)
        rows = [
            {
                paper: given.paper, kind: frame.say(f"exemption-kind-{given.kind}"), grade: given.grade,
                rule: given.rule, legal: given.legal_ref,
            }
            for given in one.exemptions
        ]  # fmt: skip
        widgets.table(rows, alt_key="candidate-exemptions-alt")
