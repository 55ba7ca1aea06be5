"""At the desk, what to do: begin a form, go on with one, modify, deregister or set aside a registration."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from core.access import Actor
from core.calendar.offer import Offer, Place, offer
from core.registrations.actions import Saved
from core.registrations.ending import set_aside
from core.registrations.form.desk import DeskFile, DeskRegistration
from core.registrations.form.drafts import abandon, begin_choice, modify
from core.registrations.form.saving import withdraw
from core.registrations.rules import number_text, version_text
from pages.shared import frame
from pages.shared.messages import plain

AUDIENCES = ("individual", "school")


def show(actor: Actor, file: DeskFile) -> None:
    """Show what there is already, then the choice of an exam to register for."""
    for one in file.registrations:
        with st.container(border=True, key=f"desk_registration_{one.id}"):
            _registration(actor, file, one)
    _drafts(actor, file)
    st.header(frame.say("desk-new"), anchor=False)
    known = frame.read(offer, actor)
    if known is not None:
        _choice(actor, file, known)


def _registration(actor: Actor, file: DeskFile, one: DeskRegistration) -> None:
    st.text(f"{number_text(one.number)} {version_text(one.version)} · {one.domain} · {one.exam_session}")
    st.caption(plain(one.speciality))
    with st.container(horizontal=True):
        if st.button(frame.say("desk-modify"), key=f"desk_modify_{one.id}", icon=":material/edit:"):
            _go(file, frame.perform(modify, actor, one.id))
        _ending(actor, one, "deregister", withdraw)
        _ending(actor, one, "set-aside", set_aside)


def _ending(actor: Actor, one: DeskRegistration, what: str, action: Callable[..., Saved]) -> None:
    key = f"desk_{what.replace('-', '_')}_{one.id}"
    with st.popover(frame.say(f"desk-{what}")):
        st.text(frame.say(f"desk-{what}-explained"))
        reason = st.text_area(frame.say("desk-reason"), key=f"{key}_reason", max_chars=1000) or ""
        if st.button(frame.say(f"desk-{what}-confirm"), key=key, type="primary"):
            if not reason.strip():
                frame.tell("desk-reason-missing", "warning")
                return
            done = frame.perform(
                action, actor, one.id, reason=reason.strip(), seen=one.version, key=frame.one_use_key(key)
            )  # fmt: skip
            if done is not None:
                frame.tell_next(f"desk-{what}-done", number=number_text(done.number))
                st.rerun()


def _drafts(actor: Actor, file: DeskFile) -> None:
    if not file.drafts:
        return
    st.header(frame.say("desk-drafts"), anchor=False)
    st.caption(plain(frame.say("form-mine-drafts-help")))
    for one in file.drafts:
        with st.container(border=True, key=f"desk_draft_{one.id}"):
            number = f" · {number_text(one.number)}" if one.number else ""
            st.text(f"{one.domain} · {one.exam_session}{number}")
            st.caption(plain(frame.say("desk-draft-by", who=one.started_by, at=frame.moment(one.changed_at))))
            with st.container(horizontal=True):
                if st.button(frame.say("form-resume"), key=f"desk_resume_{one.id}", type="primary"):
                    _go(file, one.id)
                if st.button(frame.say("form-abandon"), key=f"desk_abandon_{one.id}") and frame.done(
                    abandon, actor, one.id
                ):
                    frame.tell_next("form-given-up")
                    st.rerun()


def _choice(actor: Actor, file: DeskFile, known: Offer) -> None:
    first, second, third, fourth = st.columns([3, 1, 3, 2])
    domains = {one.code: one.label for one in known.domains}
    domain = first.selectbox(
        frame.say("form-exam"), list(domains), None, key="desk_domain", format_func=domains.__getitem__,
        placeholder=frame.say("portal-choose-domain"),
    )  # fmt: skip
    label = second.selectbox(frame.say("portal-field-session"), known.exam_sessions, key="desk_session")
    places = {one.code: one for one in (*known.academies, *known.centres)}
    place = third.selectbox(
        frame.say("form-place"), list(places), None, key="desk_place",
        format_func=lambda code: _place_name(places[code]), placeholder=frame.say("form-choose-place"),
    )  # fmt: skip
    audience = fourth.segmented_control(
        frame.say("desk-audience"), AUDIENCES, default=AUDIENCES[0], required=True, key="desk_audience",
        format_func=lambda one: frame.say(f"audience-short-{one}"),
    )  # fmt: skip
    who = audience or AUDIENCES[0]
    ready = bool(domain and label and place)
    if st.button(frame.say("desk-begin"), key="desk_begin", type="primary", disabled=not ready) and ready:
        _go(file, frame.perform(begin_choice, actor, file.candidate_id, domain, label, place, audience=who))


def _place_name(place: Place) -> str:
    return f"{place.label} ({place.academie_label})" if place.foreign_group else place.label


def _go(file: DeskFile, draft_id: int | None) -> None:
    if draft_id is not None:
        frame.go("desk", candidate=file.candidate_id, draft=draft_id)
