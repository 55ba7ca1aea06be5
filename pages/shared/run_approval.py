"""Runs of others that await one's approval, and the numbers from which a second person is needed."""

from __future__ import annotations

from functools import partial

import streamlit as st

from core.access import Actor, Permission, allowed
from core.bulk import approving, options
from core.bulk.approving import LONGEST_REASON, AwaitingRun
from core.search.query import from_json
from core.two_persons import thresholds
from core.two_persons.rules import MOST_ABOVE, CountedAct
from pages.shared import confirmation, frame, run_choice, two_persons, widgets
from pages.shared.run_order import counted
from pages.shared.two_persons import Words

STEPS = {CountedAct.RUN: 1_000, CountedAct.EXPORT: 100, CountedAct.SETTING_ASIDE: 10}


def to_approve(actor: Actor) -> None:
    """Show the runs of others that await my approval, with all there is to decide on."""
    lines = frame.read(approving.awaiting_me, actor) or []
    if not lines:
        return
    st.header(frame.say("run-to-approve"), anchor=False)
    proved = confirmation.confirmed(actor, "run-confirm-why")
    for line in lines:
        with st.container(border=True):
            _facts(actor, line)
            two_persons.decide(
                ("run", line.id), Words("run-approve", "run-refuse", "run-refusal-reason"),
                approve=partial(_approve, actor, line.id), refuse=partial(_refuse, actor, line.id),
                longest=LONGEST_REASON, disabled=not proved,
            )  # fmt: skip


def _facts(actor: Actor, line: AwaitingRun) -> None:
    asked = options.from_json(line.kind, line.options)
    st.text(frame.say("run-awaiting-line", number=str(line.id), kind=run_choice.kind_name(line.kind),
                      total=line.total, written=frame.number(line.total)))  # fmt: skip
    st.text(frame.say("runs-about", criteria=run_choice.sentence(actor, from_json(line.query))))
    st.caption(widgets.plain(frame.say("runs-ordered-by", by=line.ordered_by, at=frame.moment(line.ordered_at))))
    st.caption(widgets.plain(frame.say("run-awaiting-notify" if asked.notify else "run-awaiting-silent")))
    counted("runs-skipped", "skipped-", line.skipped)


def _approve(actor: Actor, run_id: int, key: str) -> None:
    if frame.perform(approving.approve_run, actor, run_id, key=key):
        frame.tell("run-approved", number=str(run_id))


def _refuse(actor: Actor, run_id: int, reason: str, key: str) -> None:
    if frame.perform(approving.refuse_run, actor, run_id, reason=reason, key=key):
        frame.tell("run-refused", number=str(run_id))


def threshold(actor: Actor) -> None:
    """Let a head of office set from how many a run, an export or a setting aside waits for a second person."""
    if not allowed(actor, Permission.SETTINGS_CHANGE):
        return
    with st.expander(frame.say("run-threshold")):
        st.caption(frame.say("run-threshold-help"))
        act = st.selectbox(
            frame.say("run-threshold-act"), list(CountedAct), key="run_threshold_act",
            format_func=lambda one: frame.say(f"counted-act-{one.name.lower().replace('_', '-')}"),
        )  # fmt: skip
        places = {one.academie_code: one for one in frame.read(thresholds.thresholds, actor, act) or []}
        if not places:
            return
        chosen = st.selectbox(
            frame.say("run-threshold-place"), list(places), key="run_threshold_place",
            format_func=lambda code: places[code].academie or frame.say("run-threshold-everywhere"),
        )  # fmt: skip
        now = places[chosen]
        if now.own and now.set_at:
            said = frame.say("run-threshold-set", by=now.set_by, at=frame.moment(now.set_at))
            st.caption(widgets.plain(said))
        above = st.number_input(
            frame.say(f"field-{act.replace('_', '-')}"), 0, MOST_ABOVE, now.above, STEPS[act],
            key=f"{act}_{chosen}_{now.above}",
        )  # fmt: skip
        st.button(
            frame.say("run-threshold-keep"), key="run_threshold_keep", on_click=_keep,
            args=(actor, act, chosen, int(above)),
        )  # fmt: skip


def _keep(actor: Actor, act: CountedAct, academie_code: str, above: int) -> None:
    kept = frame.perform(thresholds.set_threshold, actor, act, academie_code, above)
    if kept:
        frame.tell("run-threshold-kept", written=frame.number(kept.above))
