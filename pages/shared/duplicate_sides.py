"""Two records side by side: every field, whether they agree, where each comes from and what it is registered for."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core import clock
from core.duplicates.side_by_side import Compared, Registered, Side
from core.i18n import PARIS, day
from core.registrations.rules import number_text, version_text
from pages.shared import correction_values, duplicate_queue, frame, widgets
from pages.shared.messages import plain


def head(found: Compared) -> None:
    """Say how much the two look alike, and why."""
    with st.container(horizontal=True, vertical_alignment="center"):
        level = frame.say(f"duplicates-level-{found.level}")
        st.badge(plain(level), color=duplicate_queue.COLOURS[found.level])
        st.text(frame.say("duplicates-score", score=found.score))
        st.badge(plain(frame.say(f"duplicates-state-{found.state.replace('_', '-')}")), color="gray")
    st.header(frame.say("duplicates-why"), anchor=False)
    st.text("\n".join(f"• {duplicate_queue.sentence(one)}" for one in found.reasons))
    if found.said and found.state == "set_apart":
        st.info(plain(frame.say("duplicates-apart-said", by=found.said_by, reason=found.said)))


def show(found: Compared) -> None:
    """Show the identity, the contact and the story of both."""
    st.header(frame.say("duplicates-identity"), anchor=False)
    for title, differs in (("duplicates-differing", True), ("duplicates-agreeing", False)):
        rows = _rows(found, differs=differs)
        if rows:
            st.subheader(frame.say(title), anchor=False)
            widgets.table(rows, alt_key="duplicates-table-alt")
    for place, side in zip(st.columns(2), found.sides, strict=True):
        with place, st.container(border=True, height="stretch"):
            _story(side)


def _rows(found: Compared, *, differs: bool) -> list[dict[str, str]]:
    """Give the fields that differ, or those that agree, with what each record holds."""
    a, b = found.sides
    data = frame.say("duplicates-column-data")
    titles = [f"{frame.say(f'duplicates-side-{side}')} · {one.number}" for side, one in (("kept", a), ("other", b))]
    his = dict(b.values)
    return [
        {
            data: correction_values.field_name(field), titles[0]: written(field, value),
            titles[1]: written(field, his[field]),
        }
        for field, value in a.values
        if (value or his[field]) and (field in found.differing) is differs
    ]  # fmt: skip


def written(field: str, value: Any) -> str:
    """Write the value of a field as people read it."""
    text = ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value or "")
    return correction_values.shown(field, text) if text else frame.say("duplicates-nothing")


def _story(side: Side) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(side.number)
        if side.merged:
            st.badge(plain(frame.say("duplicates-badge-merged")), icon=":material/merge:", color="violet")
        frame.link("candidate", frame.say("duplicates-file", number=side.number), id=side.candidate_id)
    origin = frame.say(f"origin-{side.origin}")
    created = day(frame.language(), clock.local(side.created_at, PARIS).date())
    st.caption(plain(frame.say("duplicates-from", origin=origin, academie=side.academie, day=created)))
    st.text(frame.say("duplicates-account", state=side.account or "none"))
    if side.former_numbers:
        st.text(frame.say("duplicates-former", numbers=", ".join(side.former_numbers)))
    st.text(frame.say("duplicates-corrections", count=side.corrections))
    st.caption(plain(frame.say("duplicates-registrations")))
    for one in side.registrations:
        st.text(_line(one))
    if side.elsewhere:
        st.text(frame.say("duplicates-registrations-elsewhere", count=side.elsewhere))
    if not side.registrations and not side.elsewhere:
        st.text(frame.say("duplicates-no-registration"))


def _line(one: Registered) -> str:
    return frame.say(
        "duplicates-registration", number=number_text(one.number), version=version_text(one.version), exam=one.exam,
        academie=one.academie, state=frame.say(f"registration-state-{one.state.replace('_', '-')}"),
        documents=one.documents, pieces=one.pieces, accepted=one.accepted,
    )  # fmt: skip
