"""Setting registrations aside together: what it would do, the reason, the orders and what became of each line."""

from __future__ import annotations

from functools import partial

import streamlit as st

from core.access import Actor
from core.i18n import has
from core.mass_ending import actions
from core.mass_ending.queries import PAGE, EndingLine, endings, one, outcomes
from core.mass_ending.rules import LIVE, REASON_LENGTHS
from core.mass_ending.selection import Preview, preview
from core.registrations.rules import number_text
from core.search.labels import in_words
from core.search.query import Query, from_json
from pages.shared import frame, two_persons, widgets
from pages.shared.messages import plain
from pages.shared.results_actions import SET_ASIDE_SEARCH as SEARCH
from pages.shared.two_persons import Words

EVERY_SECONDS = 2.0


def asking(actor: Actor) -> None:
    """Show what setting aside the lines handed over would do, and ask for the reason."""
    kept = st.session_state.get(SEARCH)
    if not kept:
        widgets.empty("set-aside-nothing")
        frame.link("search", frame.say("search-back"))
        return
    query = from_json(kept)
    st.text(frame.say("set-aside-search", criteria=frame.read(in_words, actor, query) or ""))
    found = frame.read(preview, actor, query)
    if found is not None:
        _preview(found)
        if found.items:
            _form(actor, query, found)
    st.button(frame.say("set-aside-forget"), key="set_aside_forget", type="tertiary", on_click=_forget)


def _forget() -> None:
    st.session_state.pop(SEARCH, None)


def _preview(found: Preview) -> None:
    items, matched = frame.number(found.items), frame.number(found.matched)
    st.subheader(plain(frame.say("set-aside-preview", count=found.items, items=items, matched=matched)), anchor=False)
    for why, many in found.skipped.items():
        said = frame.say("set-aside-left-out", count=many, written=frame.number(many), why=_outcome(why))
        st.caption(plain(said))
    lines = [
        frame.say(
            "set-aside-sample", name=sample.name, number=sample.candidate_number,
            registration=number_text(sample.registration_number), speciality=sample.speciality_code,
        )
        for sample in found.samples
    ]  # fmt: skip
    more = found.items - len(lines)
    if lines and more > 0:
        lines.append(frame.say("set-aside-more", count=more, written=frame.number(more)))
    st.text("\n".join(f"• {line}" for line in lines))


def _outcome(code: str) -> str:
    state = f"registration-state-{code.replace('_', '-')}"
    own = f"set-aside-outcome-{code.replace('_', '-')}"
    return frame.say(own) if has(frame.language(), own) else frame.say(state)


def _form(actor: Actor, query: Query, found: Preview) -> None:
    if found.needs_approval:
        st.info(plain(frame.say("set-aside-second-person")), icon=":material/group:")
    reason = st.text_area(frame.say("set-aside-reason"), key="set_aside_reason", max_chars=REASON_LENGTHS.stop - 1)
    label = "set-aside-ask" if found.needs_approval else "set-aside-do"
    shown = (query, found.items)
    if widgets.acted_on(shown, frame.say(label), key="set_aside_do", icon=":material/playlist_remove:"):
        asked = frame.perform(
            actions.ask, actor, query, reason=reason or "", expected=found.items, key=frame.one_use_key("set_aside"),
        )  # fmt: skip
        if asked is not None:
            _forget()
            frame.tell_next("set-aside-asked" if found.needs_approval else "set-aside-begun", count=asked.total)
            st.rerun()


def orders(actor: Actor) -> None:
    """Show the orders one sees, those to decide first."""
    found = frame.read(endings, actor) or []
    if not found:
        widgets.empty("set-aside-no-order")
    for line in found:
        with st.container(border=True, key=f"set_aside_{line.id}"):
            _order(actor, line)


def _order(actor: Actor, line: EndingLine) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(frame.say("set-aside-order", number=line.id, count=line.total, written=frame.number(line.total)))
        st.badge(plain(frame.say(f"set-aside-state-{line.state.replace('_', '-')}")))
    st.caption(plain(frame.say("set-aside-asked-by", who=line.asked_by, at=frame.moment(line.asked_at))))
    st.text(f"{line.criteria}\n{frame.say('set-aside-because', reason=line.reason)}")
    if line.decided_by:
        st.caption(plain(frame.say("set-aside-decided-by", who=line.decided_by, reason=line.decision_reason or "–")))
    if line.state in LIVE:
        st.fragment(_progress, run_every=EVERY_SECONDS)(actor, line.id)
    else:
        _counts(line)
    if line.may_decide:
        _decide(actor, line)
    with st.container(horizontal=True):
        if line.may_cancel:
            name = f"set_aside_cancel_{line.id}"
            st.button(frame.say("set-aside-cancel"), key=name, on_click=_do, args=(actor, actions.cancel, line.id))
        if line.may_resume:
            name = f"set_aside_resume_{line.id}"
            st.button(frame.say("set-aside-resume"), key=name, on_click=_do, args=(actor, actions.resume, line.id))
    with st.expander(frame.say("set-aside-lines"), key=f"set_aside_lines_{line.id}", on_change="rerun") as opened:
        if opened.open:
            _lines(actor, line)


def _progress(actor: Actor, ending_id: int) -> None:
    line = frame.read(one, actor, ending_id)
    if line is None:
        return
    done = line.total - line.waiting
    st.progress(done / line.total, frame.say("set-aside-progress", done=done, total=line.total))
    _counts(line)
    if line.state not in LIVE:
        st.rerun()


def _counts(line: EndingLine) -> None:
    told = [f"{_outcome(code)} : {frame.number(many)}" for code, many in sorted(line.outcomes.items())]
    if told:
        st.caption(plain(" · ".join(told)))


def _do(actor: Actor, act: actions.Act, ending_id: int) -> None:
    frame.perform(act, actor, ending_id)


def _decide(actor: Actor, line: EndingLine) -> None:
    two_persons.decide(
        ("set_aside", line.id), Words("set-aside-approve", "set-aside-refuse", "set-aside-refusal"),
        approve=partial(_approve, actor, line), refuse=partial(_refuse, actor, line),
        longest=REASON_LENGTHS.stop - 1,
    )  # fmt: skip


def _approve(actor: Actor, line: EndingLine, key: str) -> None:
    frame.perform(actions.approve, actor, line.id, digest=line.digest, key=key)


def _refuse(actor: Actor, line: EndingLine, reason: str, key: str) -> None:
    frame.perform(actions.refuse, actor, line.id, reason=reason, key=key)


def _lines(actor: Actor, line: EndingLine) -> None:
    page = 1
    if line.total > PAGE:
        page = st.pagination(-(-line.total // PAGE), key=f"set_aside_page_{line.id}") or 1
    names = ("number", "name", "registration", "outcome", "at")
    titles = [frame.say(f"set-aside-column-{name}") for name in names]
    rows = [
        dict(
            zip(
                titles,
                (
                    found.candidate_number, found.name, number_text(found.registration_number),
                    _outcome(found.outcome) if found.outcome else frame.say("set-aside-outcome-waiting"),
                    frame.moment(found.settled_at) if found.settled_at else "–",
                ),
                strict=True,
            )
        )
        for found in frame.read(outcomes, actor, line.id, page=page) or []
    ]  # fmt: skip
    widgets.table(rows, alt_key="set-aside-lines")
