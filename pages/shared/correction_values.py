"""How the values of a correction are shown: in words, side by side, never as Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import streamlit as st

from core.candidates import words
from core.corrections.queries import Waiting
from core.corrections.rules import Change, ThreeWay
from pages.shared import frame, widgets
from pages.shared.messages import plain

Colour = Literal["orange", "green", "red", "gray"]
_COLOURS: dict[str, Colour] = {
    "proposed": "orange", "approved": "green", "refused": "red", "stale": "gray", "expired": "gray",
    "withdrawn": "gray",
}  # fmt: skip


def field_name(field: str) -> str:
    """Give the name of a field."""
    return frame.say(f"field-{field.replace('_', '-')}")


def reason_name(code: str) -> str:
    """Give the sentence of a reason."""
    return frame.say(f"reason-{code.replace('_', '-')}")


def shown(field: str, value: str) -> str:
    """Write a kept value as people read it; nothing is written as a dash."""
    return words.shown(frame.language(), field, value)


def civility(value: str) -> str:
    """Give a civility in words, or as it was kept when it is of no known form."""
    return words.civility(frame.language(), value)


def side_by_side(changes: Iterable[Change]) -> None:
    """Show each field before and after."""
    field, before, after = (frame.say(f"corrections-column-{name}") for name in ("field", "before", "after"))
    rows = [
        {field: field_name(one.field), before: shown(one.field, one.before), after: shown(one.field, one.after)}
        for one in changes
    ]
    widgets.table(rows, alt_key="corrections-side-by-side")


def in_lines(changes: Iterable[Change]) -> None:
    """Show each field before and after, one a line, where there is little room."""
    lines = (
        frame.say(
            "corrections-change", field=field_name(one.field), before=shown(one.field, one.before),
            after=shown(one.field, one.after),
        )
        for one in changes
    )  # fmt: skip
    st.text("\n".join(f"• {line}" for line in lines))


def three_values(values: Iterable[ThreeWay]) -> None:
    """Show each field as it was when proposed, as it is now, and as it was asked (3.11)."""
    names = ("field", "base", "current", "asked")
    field, base, current, wanted = (frame.say(f"corrections-column-{name}") for name in names)
    rows = [
        {
            field: field_name(one.field),
            base: shown(one.field, one.base),
            current: shown(one.field, one.current),
            wanted: shown(one.field, one.proposed),
        }
        for one in values
    ]
    widgets.table(rows, alt_key="corrections-three-values")


def person(number: str, birth_name: str, first_names: str) -> str:
    """Write who a candidate is, on one line."""
    return f"{birth_name} {first_names} · {number}"


def state(one: Waiting) -> None:
    """Show where a correction stands, and whether it is about to end undecided."""
    st.badge(frame.say(f"correction-state-{one.state}"), color=_COLOURS[one.state])
    if one.expires_soon and one.state == "proposed":
        st.badge(frame.say("corrections-expires-soon"), icon=":material/timer:", color="red")


def summary(one: Waiting) -> None:
    """Show a correction in a few lines: what, why, by whom, until when."""
    fields = ", ".join(field_name(name) for name in one.fields)
    undoing = [frame.say("corrections-undoes")] if one.undoes else []
    st.text(" · ".join([*undoing, fields, reason_name(one.reason_code)]))
    said = [frame.say("corrections-proposed", who=one.proposer, when=frame.moment(one.proposed_at))]
    if one.state == "proposed":
        said.append(frame.say("corrections-until", when=frame.moment(one.expires_at)))
    elif one.decider and one.decided_at:
        said.append(frame.say("corrections-decided-by", who=one.decider, when=frame.moment(one.decided_at)))
    st.caption(plain(" · ".join(said)))


def head(one: Waiting) -> None:
    """Show whose correction it is, where it stands, and what it is about."""
    with st.container(gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.header(plain(person(one.number, one.birth_name, one.first_names)), anchor=False, width="content")
            state(one)
        summary(one)
