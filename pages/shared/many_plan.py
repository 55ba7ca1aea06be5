"""The plan of a file of many candidates, as a table: whose each part is, what will become of it and why."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from core.access import Actor
from core.documents.many import queries
from core.documents.many.queries import PAGE, Batch, PlanLine
from core.documents.many.rules import BatchState, LineOutcome, Why
from pages.shared import frame, many_drop, widgets
from pages.shared.messages import plain

COLOURS: dict[BatchState, Literal["green", "blue", "orange", "red", "gray"]] = {
    BatchState.READING: "blue", BatchState.STAGED: "blue", BatchState.ORDERED: "blue", BatchState.DONE: "green",
    BatchState.CANCELLED: "orange", BatchState.REFUSED: "red", BatchState.DISCARDED: "gray",
}  # fmt: skip
_OPEN = frozenset({BatchState.STAGED, BatchState.READING})


def heading(batch: Batch) -> None:
    """Say which file it is, of what, and where it stands."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(plain(batch.name), anchor=False, width="content")
        _state(batch)
        st.badge(plain(batch.title or many_drop.kind_name(batch.kind)), color="gray")
        frame.link("handing", frame.say("handing-many-other"))
    if batch.counts:
        _counts(batch)


def _state(batch: Batch) -> None:
    st.badge(frame.say(f"handing-state-{batch.state.value}"), color=COLOURS[batch.state])


def _counts(batch: Batch) -> None:
    ended = batch.state not in _OPEN
    shown = (
        ("handing-many-given" if ended else "handing-many-matched",
         batch.count(LineOutcome.HANDED if ended else LineOutcome.MATCHED)),
        ("handing-many-replaced", batch.counts.get("replaces", 0)),
        ("handing-many-already", batch.count(LineOutcome.ALREADY)),
        ("handing-many-failures", batch.count(LineOutcome.FAILED)) if ended
        else ("handing-many-ambiguous", batch.count(LineOutcome.AMBIGUOUS)),
        ("handing-many-left", batch.count(LineOutcome.UNMATCHED)),
    )  # fmt: skip
    for place, (key, count) in zip(st.columns(len(shown)), shown, strict=True):
        place.metric(frame.say(key), frame.number(count), border=True, height="stretch")


def lines(actor: Actor, batch: Batch) -> None:
    """Show the parts of a file, page by page."""
    total = sum(batch.count(one) for one in LineOutcome)
    if not total or batch.state in {BatchState.DISCARDED, BatchState.REFUSED}:
        return
    title = "handing-many-plan" if batch.state in _OPEN else "handing-many-what-was-done"
    st.header(frame.say(title), anchor=False)
    pages = -(-total // PAGE)
    page = st.session_state.get(f"many_page_{batch.id}", 1)
    found = frame.read(queries.plan_lines, actor, batch.id, start=(min(page, pages) - 1) * PAGE) or []
    outcome = frame.say("handing-column-outcome" if batch.state in _OPEN else "handing-column-done")
    widgets.table([_row(line, outcome) for line in found], alt_key="handing-many-plan")
    if pages > 1:
        st.pagination(pages, key=f"many_page_{batch.id}")


def _row(line: PlanLine, outcome: str) -> dict[str, str]:
    return {
        frame.say("handing-column-where"): line.name or widgets.unbroken(_pages(line)),
        frame.say("handing-column-number"): line.number,
        outcome: _said(line),  # before who it is: on a narrow screen it is what one must see
        frame.say("handing-column-person"): line.person,
        frame.say("handing-column-registration"): f"{line.registration:03d}" if line.registration else "",
        frame.say("handing-column-session"): line.exam_session,
    }


def _pages(line: PlanLine) -> str:
    if line.first_page == line.last_page:
        return frame.say("handing-one-page", page=frame.number(line.first_page))
    return frame.say("handing-pages", first=frame.number(line.first_page), last=frame.number(line.last_page))


def _said(line: PlanLine) -> str:
    if line.outcome is LineOutcome.MATCHED and line.replaces:
        return frame.say("handing-outcome-matched-replaces")
    said = frame.say(f"handing-outcome-{line.outcome.value}")
    if not line.reason:
        return said
    why = line.reason if line.reason in set(Why) else "other"
    reason = frame.say(f"handing-why-{why.replace('_', '-')}")
    return f"{said} ({reason})"


def history(actor: Actor, shown: Batch | None) -> None:
    """List one's own files, the newest first."""
    others = [one for one in frame.read(queries.batches, actor) or [] if not shown or one.id != shown.id]
    if not others:
        return
    st.header(frame.say("handing-history"), anchor=False)
    for one in others:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            _state(one)
            st.text(one.name)
            st.caption(plain(frame.moment(one.staged_at)))
            frame.link("handing", frame.say("handing-open"), id=one.id)
