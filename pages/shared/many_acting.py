"""What can be done with a file of many candidates: plan it again, confirm it, follow it, stop it, withdraw it."""

from __future__ import annotations

import streamlit as st

from core.access import Actor
from core.documents.many import actions, queries
from core.documents.many.actions import Wanted
from core.documents.many.queries import Batch
from core.documents.many.rules import BatchState, LineOutcome
from pages.shared import frame, many_drop
from pages.shared.messages import plain

WATCH_SECONDS = 1.5


def acts(actor: Actor, batch: Batch) -> None:
    """Show what can be done with a file where it stands."""
    if batch.state is BatchState.REFUSED:
        most = batch.refused_facts.get("most", 0)
        st.error(plain(many_drop.refusal(batch.refused, most)), icon=":material/block:")
    elif batch.state is BatchState.STAGED:
        _staged(actor, batch)
    elif batch.state in {BatchState.READING, BatchState.ORDERED}:
        if batch.gave_up:
            st.error(plain(frame.say("handing-many-gave-up")), icon=":material/error:")
        else:
            _watch(actor, batch.id, batch.state)
        if batch.state is BatchState.READING:
            _discard_button(actor, batch)


def _staged(actor: Actor, batch: Batch) -> None:
    count = batch.count(LineOutcome.MATCHED)
    if not count:
        st.warning(plain(frame.say("handing-many-nothing")), icon=":material/front_hand:")
    with st.container(horizontal=True, vertical_alignment="center"):
        if count:
            name = f"many_confirm_{batch.id}"
            st.button(
                frame.say("handing-many-confirm", count=count), key=name, type="primary", icon=":material/send:",
                on_click=_confirm, args=(actor, batch, frame.one_use_key(f"{name} {batch.seen}")),
            )  # fmt: skip
        _discard_button(actor, batch)
    with st.expander(frame.say("handing-many-understood"), icon=":material/tune:"):
        now = Wanted(batch.kind, batch.title, batch.exam_session, batch.follows)
        wanted = many_drop.asked(actor, f"many_again_{batch.id}", now)
        st.button(
            frame.say("handing-many-review"), key=f"many_review_{batch.id}", icon=":material/refresh:",
            on_click=_review, args=(actor, batch.id, wanted),
        )  # fmt: skip


def _discard_button(actor: Actor, batch: Batch) -> None:
    st.button(
        frame.say("handing-many-discard"), key=f"many_discard_{batch.id}", icon=":material/delete:", type="tertiary",
        on_click=_discard, args=(actor, batch.id),
    )  # fmt: skip


def _confirm(actor: Actor, batch: Batch, key: str) -> None:
    if frame.perform(actions.confirm, actor, batch.id, seen=batch.seen, key=key):
        frame.tell("handing-many-ordered", kind="info")


def _review(actor: Actor, batch_id: int, wanted: Wanted) -> None:
    if frame.perform(actions.review, actor, batch_id, wanted):
        frame.tell("handing-many-reviewed", kind="info")


def _discard(actor: Actor, batch_id: int) -> None:
    if frame.perform(actions.discard, actor, batch_id):
        st.query_params.pop("id", None)
        frame.tell("handing-many-discarded", kind="info")


def _stop(actor: Actor, batch_id: int) -> None:
    if frame.perform(actions.stop, actor, batch_id):
        frame.tell("handing-many-stopped", kind="info")


@st.fragment(run_every=WATCH_SECONDS)
def _watch(actor: Actor, batch_id: int, state: BatchState) -> None:
    """Look again every moment; once the worker has ended, the whole page says what became of it."""
    found = frame.read(queries.batch, actor, batch_id)
    if found is None or found.state is not state or found.gave_up:
        if found is not None and found.state is BatchState.DONE:
            given, failed = found.count(LineOutcome.HANDED), found.count(LineOutcome.FAILED)
            frame.tell_next("handing-many-done", given=given, failed=failed)
        st.rerun()
        return
    if state is BatchState.READING:
        st.info(plain(frame.say("handing-many-being-read")), icon=":material/hourglass_top:")
    else:
        _progress(actor, found)
    if not found.workers:
        st.warning(plain(frame.say("runs-no-worker")))


def _progress(actor: Actor, found: Batch) -> None:
    done = found.count(LineOutcome.HANDED, LineOutcome.FAILED)
    every = done + found.count(LineOutcome.MATCHED)
    said = frame.say("handing-many-progress", done=frame.number(done), all=frame.number(every))
    st.progress(done / every if every else 0.0, said)
    st.button(
        frame.say("handing-many-stop"), key=f"many_stop_{found.id}", icon=":material/stop:", on_click=_stop,
        args=(actor, found.id),
    )  # fmt: skip
