"""The panels of a request for accommodations: whose, what is asked, and what the office does with it."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from core.access import Actor
from core.accommodations import deciding as acts
from core.accommodations import queries, rules
from core.accommodations.queries import Line, ToDecide
from core.accommodations.rules import State
from pages.shared import frame, widgets
from pages.shared.messages import plain

COLOURS: dict[State, Literal["green", "blue", "orange", "gray"]] = {
    State.SENT: "blue", State.UNDER_REVIEW: "blue", State.INCOMPLETE: "orange", State.DECIDED: "green",
    State.WITHDRAWN: "gray",
}  # fmt: skip


def head(line: Line) -> None:
    """Say whose request it is, where it stands, and whether its decision was read."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(frame.say("desk-accommodations-line", name=line.name, number=line.candidate_number))
        st.badge(frame.say(f"accommodation-state-{line.state.value.replace('_', '-')}"), color=COLOURS[line.state])
        if line.late:
            st.badge(frame.say("desk-accommodations-late"), icon=":material/call:", color="red")
        elif line.decided_at and line.read_at:
            st.badge(frame.say("desk-accommodations-read", at=frame.moment(line.read_at)), color="gray")
        elif line.decided_at:
            st.badge(frame.say("desk-accommodations-not-read"), color="orange")
    facts = frame.say(
        "desk-accommodations-facts", exam=line.exam, academie=line.academie, at=frame.moment(line.asked_at)
    )
    st.caption(plain(facts))


def measure(code: str) -> str:
    """Give the words of a measure."""
    return frame.say(f"accommodation-measure-{code.replace('_', '-')}")


def asked(one: ToDecide) -> None:
    """Show what is asked, in the candidate's words, with its proof and the law."""
    request = one.request
    st.header(frame.say("accommodations-measures"), anchor=False)
    st.text("\n".join(map(measure, request.measures)) or frame.say("desk-accommodations-nothing"))
    if request.message:
        widgets.fact("accommodations-message", request.message)
    if request.proof:
        frame.file_link("accommodations", request.id, frame.say("desk-accommodations-proof-open"))
        st.caption(plain(request.proof))
    else:
        st.caption(plain(frame.say("desk-accommodations-no-proof")))
    widgets.fact("desk-accommodations-law", one.law)


def deciding(actor: Actor, one: ToDecide) -> None:
    """Show the decision, or what can be done now."""
    state = one.request.state
    if state is State.DECIDED:
        _decided(one)
    elif state in rules.OPEN:
        if rules.may_become(state, State.UNDER_REVIEW):
            _button("take-up", acts.take_up, actor, one, "taken")
        if rules.may_become(state, State.INCOMPLETE):
            with st.popover(frame.say("desk-accommodations-more"), icon=":material/help:"):
                st.text_area(frame.say("desk-accommodations-missing"), key=f"missing_{one.line.id}", max_chars=4_000)
                st.button(
                    frame.say("desk-accommodations-send"), key=f"more_{one.line.id}", on_click=_ask_for_more,
                    args=(actor, one, frame.one_use_key(f"more_{one.line.id}_{one.request.version}")),
                )  # fmt: skip
        _decide(actor, one)


def _button(name: str, act: acts.Act, actor: Actor, one: ToDecide, said: str) -> None:
    key = frame.one_use_key(f"{name}_{one.line.id}_{one.request.version}")
    st.button(
        frame.say(f"desk-accommodations-{name}"), key=f"{name}_{one.line.id}", on_click=_do,
        args=(actor, act, one, said, key),
    )  # fmt: skip


def _do(actor: Actor, act: acts.Act, one: ToDecide, said: str, key: str) -> None:
    if frame.perform(act, actor, one.line.id, seen=one.request.version, key=key) is not None:
        frame.tell(f"desk-accommodations-{said}")


def _ask_for_more(actor: Actor, one: ToDecide, key: str) -> None:
    answer = str(st.session_state.get(f"missing_{one.line.id}") or "")
    done = frame.perform(acts.ask_for_more, actor, one.line.id, answer=answer, seen=one.request.version, key=key)
    if done is not None:
        frame.tell("desk-accommodations-asked-more")


def _decide(actor: Actor, one: ToDecide) -> None:
    st.header(frame.say("desk-accommodations-decision"), anchor=False)
    number = one.line.id
    st.multiselect(
        frame.say("desk-accommodations-grant"), [known.code for known in queries.measures()],
        default=list(one.request.measures), format_func=measure, key=f"granted_{number}",
        placeholder=frame.say("desk-accommodations-grant"),
    )  # fmt: skip
    st.text_area(
        frame.say("desk-accommodations-answer"),
        key=f"answer_{number}",
        max_chars=rules.LONGEST_MESSAGE,
        help=frame.say("desk-accommodations-answer-help"),
    )
    st.button(
        frame.say("desk-accommodations-decide"), type="primary", icon=":material/gavel:", key=f"decide_{number}",
        on_click=_done, args=(actor, one, frame.one_use_key(f"decide_{number}_{one.request.version}")),
    )  # fmt: skip


def _done(actor: Actor, one: ToDecide, key: str) -> None:
    granted = tuple(st.session_state.get(f"granted_{one.line.id}") or ())
    answer = str(st.session_state.get(f"answer_{one.line.id}") or "")
    done = frame.perform(
        acts.decide, actor, one.line.id, granted=granted, answer=answer, seen=one.request.version, key=key
    )
    if done is not None:
        frame.tell("desk-accommodations-decided")


def _decided(one: ToDecide) -> None:
    request = one.request
    st.header(frame.say("desk-accommodations-decision"), anchor=False)
    if request.decided_at:
        at = frame.moment(request.decided_at)
        st.caption(plain(frame.say("desk-accommodations-decided-by", by=request.decided_by, at=at)))
    widgets.fact("desk-accommodations-grant", "\n".join(map(measure, request.granted)) or "–")
    if request.answer:
        widgets.fact("desk-accommodations-answer", request.answer)
