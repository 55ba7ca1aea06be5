"""The registration form at the desk, whole on one screen: each part opens once those before it are right."""

from __future__ import annotations

import streamlit as st

from core.access import Actor
from core.registrations.form.drafts import keep_tab, keep_tabs
from core.registrations.form.reading import Draft
from core.registrations.form.rules import GridPaper, Tab, asking, groups
from core.registrations.rules import number_text, version_text
from pages.shared import calendar_panels, desk_credits, desk_summary, frame
from pages.shared.messages import plain


def show(actor: Actor, found: Draft) -> None:
    """Show the form as far as it may be filled."""
    exam = found.exam
    frame.link("desk", frame.say("desk-back"), candidate=found.candidate_id)
    st.text(f"{exam.domain.label} · {exam.label} · {exam.place.label}")
    _standing(found)
    _exam(actor, found)
    if found.reached >= Tab.PRIOR_CREDITS:
        st.header(frame.say("form-tab-prior-credits"), anchor=False)
        desk_credits.show(actor, found)
    if found.reached >= Tab.PAPERS:
        _papers(actor, found)
    if found.reached >= Tab.SUMMARY:
        desk_summary.show(actor, found)


def _standing(found: Draft) -> None:
    """Say that nothing is saved, and whether the candidate could still do it himself (6.17)."""
    if found.number:
        number, version = number_text(found.number), version_text(found.saved_version)
        st.caption(plain(frame.say("desk-modifying", number=number, version=version)))
    st.info(plain(frame.say("desk-not-saved-change" if found.number else "desk-not-saved")))
    if found.moved:
        st.error(plain(frame.say("form-moved")))
    service = found.service
    if not service.is_open:
        st.warning(plain(frame.say("desk-outside")))
    elif service.closes_at is not None:
        closes = calendar_panels.hour(service.closes_at, service.zone)
        st.caption(plain(frame.say("desk-closes", at=closes)))


def wrong(found: Draft, tab: Tab) -> None:
    """Say what is wrong in a part, once it was typed."""
    names = {paper.code: f"{paper.code} {paper.label}" for paper in found.papers}
    for name, code in found.faults.get(tab, {}).items():
        known = {"category", "school_uai", "class_name", "speciality"}
        label = frame.say(f"form-field-{name.replace('_', '-')}") if name in known else names.get(name, name)
        st.error(plain(f"{label}{frame.say('portal-colon')}{frame.say(f'form-fault-{code}')}"))


def _exam(actor: Actor, found: Draft) -> None:
    st.header(frame.say("desk-exam"), anchor=False)
    key, content = f"desk_{found.mark}", found.content
    categories = {one.code: one.label for one in found.choices.categories}
    offered = {one.code: f"{one.label} ({one.printed_code})" for one in found.choices.qualifications}
    with st.form(f"{key}_exam", border=False):
        first, second = st.columns([1, 2])
        first.selectbox(
            frame.say("form-category"), list(categories), _place(list(categories), content.category),
            key=f"{key}_category", format_func=categories.__getitem__, placeholder=frame.say("form-category"),
        )  # fmt: skip
        second.selectbox(
            frame.say("form-speciality"), list(offered), _place(list(offered), content.speciality),
            key=f"{key}_speciality", format_func=offered.__getitem__, placeholder=frame.say("form-search-label"),
        )  # fmt: skip
        if content.audience == "school":
            first.text_input(frame.say("form-school"), content.school_uai, key=f"{key}_school_uai")
            second.text_input(frame.say("form-class"), content.class_name, key=f"{key}_class_name")
        st.form_submit_button(
            frame.say("desk-keep"), key=f"{key}_keep_exam", type="primary", on_click=_keep_exam, args=(actor, found)
        )  # fmt: skip
    if found.version > 1:
        wrong(found, Tab.APPLICATION)
        wrong(found, Tab.QUALIFICATION)


def _place(known: list[str], now: str) -> int | None:
    return known.index(now) if now in known else None


def _keep_exam(actor: Actor, found: Draft) -> None:
    typed = {
        name: str(st.session_state.get(f"desk_{found.mark}_{name}") or "")
        for name in ("category", "school_uai", "class_name", "speciality")
    }
    tabs = [(int(tab), typed) for tab in (Tab.IDENTIFICATION, Tab.APPLICATION, Tab.QUALIFICATION)]
    frame.perform(keep_tabs, actor, found.id, tabs, seen=found.version)


def _papers(actor: Actor, found: Draft) -> None:
    st.header(frame.say("form-tab-papers"), anchor=False)
    key = f"desk_{found.mark}"
    with st.form(f"{key}_papers", border=False):
        for paper in found.papers:
            if not paper.kind and not paper.group and not paper.optional:
                st.text(f"{paper.code} : {paper.label}")
            if paper.optional and not paper.kind:
                st.checkbox(
                    f"{paper.code} : {plain(paper.label)}", paper.code in found.content.optional,
                    key=f"{key}_option_{paper.code}",
                )  # fmt: skip
            if paper in asking(found.papers) and not paper.kind:
                _language(found, paper, key)
        for group, members in _free_groups(found).items():
            names = {one.code: f"{one.code} : {one.label}" for one in members}
            st.selectbox(
                frame.say("form-one-of", code=group.removeprefix("one_of_")), list(names),
                _place(list(names), found.content.chosen.get(group, "")), key=f"{key}_group_{group}",
                format_func=names.__getitem__, placeholder=frame.say("form-choice"),
            )  # fmt: skip
        st.form_submit_button(
            frame.say("desk-keep"), key=f"{key}_keep_papers", type="primary", on_click=_keep_papers,
            args=(actor, found),
        )  # fmt: skip
    if found.reached >= Tab.SUMMARY or found.content.chosen:
        wrong(found, Tab.PAPERS)


def _free_groups(found: Draft) -> dict[str, list[GridPaper]]:
    return {name: members for name, members in groups(found.papers).items() if not any(one.kind for one in members)}


def _language(found: Draft, paper: GridPaper, key: str) -> None:
    now = found.content.chosen.get(paper.code, "")
    known = [*found.choices.languages, *([now] if now and now not in found.choices.languages else [])]
    st.selectbox(
        f"{frame.say('form-language')} ({paper.code})", known, _place(known, now), key=f"{key}_language_{paper.code}",
        placeholder=frame.say("form-choose-language"),
    )  # fmt: skip


def _keep_papers(actor: Actor, found: Draft) -> None:
    state, key = st.session_state, f"desk_{found.mark}"
    chosen = {one.code: state.get(f"{key}_language_{one.code}") or "" for one in asking(found.papers)}
    chosen |= {group: state.get(f"{key}_group_{group}") or "" for group in groups(found.papers)}
    optional = [one.code for one in found.papers if state.get(f"{key}_option_{one.code}")]
    typed = {"chosen": chosen, "optional": optional}
    frame.perform(keep_tab, actor, found.id, int(Tab.PAPERS), typed, seen=found.version)
