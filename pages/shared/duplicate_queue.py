"""The queue of records that look alike: filters, counts, one card a pair."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from core.access import Actor
from core.duplicates import queries
from core.duplicates.queries import PairLine, Shown, Wanted
from core.duplicates.rules import Level, PairState, Reason
from core.i18n import day, enumeration
from pages.shared import frame, widgets
from pages.shared.messages import plain

PER_PAGE = 12
STATES = tuple(state.value for state in PairState)
COLOURS: dict[str, Literal["red", "orange", "blue", "gray"]] = {
    Level.SURE: "red", Level.LIKELY: "orange", Level.CHECK: "blue", Level.LOW: "gray",
}  # fmt: skip


def show(actor: Actor) -> None:
    """Show the pairs of the perimeter, the likeliest first."""
    found = frame.read(queries.counts, actor)
    if found is not None:
        names = ("sure", "likely", "check", "low", "proposed")
        st.caption(plain(frame.say("duplicates-counts", **{name: getattr(found, name) for name in names})))
    pairs = frame.read(queries.queue, actor, _wanted()) or []
    if not pairs:
        widgets.empty("duplicates-none")
        _passed(actor)
    pages = max(1, -(-len(pairs) // PER_PAGE))
    page = st.pagination(pages, key="duplicates_page") if pages > 1 else 1
    for pair in pairs[(page - 1) * PER_PAGE : page * PER_PAGE]:
        with st.container(border=True, key=f"duplicate_{pair.id}"):
            _card(pair)


def _passed(actor: Actor) -> None:
    """Say when the radar last went through the register: an empty queue means nothing before it did."""
    at = frame.read(queries.last_pass, actor)
    st.caption(plain(frame.say("duplicates-passed", at=frame.moment(at)) if at else frame.say("duplicates-passing")))


def _wanted() -> Wanted:
    asked = st.query_params.get("state", "")
    if asked in STATES:
        st.session_state.setdefault("duplicates_state", asked)
    left, right = st.columns([3, 4], vertical_alignment="bottom")
    state = left.selectbox(
        frame.say("duplicates-which"), STATES, key="duplicates_state",
        format_func=lambda one: frame.say(f"duplicates-state-{one.replace('_', '-')}"),
    )  # fmt: skip
    levels = right.pills(
        frame.say("duplicates-levels"), list(Level), selection_mode="multi", key="duplicates_levels",
        default=[Level.SURE, Level.LIKELY, Level.CHECK], format_func=lambda one: frame.say(f"duplicates-level-{one}"),
    )  # fmt: skip
    across = st.checkbox(frame.say("duplicates-across"), key="duplicates_across")
    return Wanted((state,), tuple(Level(one) for one in levels), across=across)


def _card(pair: PairLine) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge(plain(frame.say(f"duplicates-level-{pair.level}")), color=COLOURS[pair.level])
        if not pair.elsewhere:
            st.caption(plain(frame.say("duplicates-score", score=pair.score)))
        if pair.state != PairState.OPEN.value:
            st.badge(plain(frame.say(f"duplicates-state-{pair.state.replace('_', '-')}")), color="gray")
        if not pair.elsewhere:
            frame.link("duplicates", frame.say("duplicates-compare"), id=pair.id)
    for place, one in zip(st.columns(2), pair.sides, strict=False):
        with place:
            _side(one)
    if pair.elsewhere:
        offices = enumeration(frame.language(), pair.elsewhere)
        st.info(plain(frame.say("duplicates-elsewhere", offices=offices)), icon=":material/domain:")
    if pair.reasons:
        st.caption(plain(" · ".join(sentence(one) for one in pair.reasons)))
    if pair.said:
        st.text(
            frame.say("duplicates-apart-said", by=pair.said_by, reason=pair.said)
            if pair.state == "set_apart"
            else pair.said
        )


def _side(one: Shown) -> None:
    usual = f" ({one.usual_name})" if one.usual_name else ""
    with st.container(gap=None):
        st.markdown(plain(f"{one.birth_name}{usual} {one.first_names}"))
        st.caption(plain(f"{day(frame.language(), one.birth_date)} · {one.number} · {one.academie}"))


def sentence(one: Reason) -> str:
    """Say one reason."""
    return frame.say(f"duplicates-reason-{one.field.replace('_', '-')}-{one.how}")
