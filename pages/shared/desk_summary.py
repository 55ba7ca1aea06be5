"""The summary at the desk, and the save: the only place where something is registered."""

from __future__ import annotations

import streamlit as st

from core.access import Actor
from core.registrations.form.reading import Draft
from core.registrations.form.saving import save, summary
from core.registrations.rules import number_text, version_text
from core.registrations.snapshot import PrintedPaper
from pages.shared import frame, widgets
from pages.shared.messages import plain


def show(actor: Actor, found: Draft) -> None:
    """Show what would be saved, as the confirmation would print it, and save it."""
    st.header(frame.say("form-tab-summary"), anchor=False)
    whole = frame.read(summary, actor, found.id)
    if whole is None or whole.printed is None:
        return
    printed = whole.printed
    st.text(f"{printed.exam.speciality_code} {printed.exam.speciality_label} · {printed.exam.category_label}")
    names = (frame.say("form-paper"), frame.say("form-choice"), frame.say("form-status"))
    rows = [dict(zip(names, _paper(one), strict=True)) for one in printed.papers]
    widgets.table(rows, alt_key="form-papers-caption")
    if printed.pieces:
        pieces = frame.say("form-pieces")
        widgets.table([{pieces: one.label} for one in printed.pieces], alt_key="form-pieces")
    for tab in whole.faults:
        name = frame.say(f"form-tab-{tab.name.lower().replace('_', '-')}")
        st.error(plain(f"{frame.say('form-faults-tabs')}{frame.say('portal-colon')}{name}"))
    _save(actor, found)


def _paper(one: PrintedPaper) -> tuple[str, str, str]:
    status = frame.say(f"paper-status-{one.status.value.replace('_', '-')}")
    return f"{one.code} : {one.label}", one.choice, f"{status} {one.grade}".strip()


def _save(actor: Actor, found: Draft) -> None:
    """Outside the candidate's window a reason is asked for, and the click says that it is known (6.17)."""
    outside, key = not found.service.is_open, f"desk_{found.mark}_save"
    reason = st.text_input(frame.say("desk-outside-reason" if outside else "desk-reason-free"), key=f"{key}_reason")
    known = st.checkbox(frame.say("desk-outside-known"), key=f"{key}_known") if outside else True
    ready = found.complete and not found.moved and known and bool((reason or "").strip() or not outside)
    if widgets.acted_on(
        found.version, frame.say("form-save"), key=key, disabled=not ready, icon=":material/save:"
    ):  # fmt: skip
        done = frame.perform(
            save, actor, found.id, seen=found.version, reason=(reason or "").strip(), key=frame.one_use_key(key)
        )  # fmt: skip
        if done is not None:
            said = "desk-saved" if done.changed else "desk-unchanged"
            frame.tell_next(said, number=number_text(done.number), version=version_text(done.version))
            frame.go("candidate", id=found.candidate_id)
