"""Prior credits at the desk: what is declared, what it gives, and the papers to sit all the same."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from core.access import Actor
from core.exemptions.declaring import Declared
from core.exemptions.offering import Option
from core.registrations.form.drafts import keep_tab
from core.registrations.form.prior_credits import PriorCreditsTab
from core.registrations.form.reading import Draft, prior_credits_tab
from core.registrations.form.rules import Tab
from pages.shared import exemption_panels, frame, widgets
from pages.shared.messages import plain

MOST = 6  # titles of one kind


def show(actor: Actor, found: Draft) -> None:
    """Ask for prior credits; nothing declared is an answer as well."""
    shown = frame.read(prior_credits_tab, actor, found.id)
    if shown is None:
        return
    options = {option.code: option for group in shown.offered for option in group.options}
    known = dict.fromkeys(one.option for one in shown.declared if one.option in options)
    key = f"desk_{found.mark}_credits"
    held = st.multiselect(
        frame.say("exemptions-credits"), list(options), list(known), key=key,
        format_func=lambda code: options[code].label, placeholder=frame.say("desk-no-credit"),
    )  # fmt: skip
    place = exemption_panels.Chosen(
        found.exam.domain.code, found.exam.exam_session_id, found.exam.label, found.content.speciality
    )
    declared = []
    for code in held:
        before = [one for one in shown.declared if one.option == code]
        for rank in range(_times(shown, options[code], len(before), key)):
            asked = exemption_panels.credit(
                actor, place, shown.offered, options[code], found.content.audience, rank=rank
            )
            declared.append(_placed(shown, asked, before[rank] if rank < len(before) else None, f"{key}_{rank}"))
    again = _again(shown, key)
    if st.button(frame.say("desk-keep"), key=f"{key}_keep", type="primary"):
        sat = tuple(replace(one, sit_again=again) for one in declared)
        if frame.perform(keep_tab, actor, found.id, int(Tab.PRIOR_CREDITS), {"declared": sat}, seen=found.version):
            st.rerun()
    for code in found.faults.get(Tab.PRIOR_CREDITS, {}).values():
        st.error(plain(frame.say(f"fault-{code.replace('_', '-')}")))


def _times(shown: PriorCreditsTab, option: Option, before: int, key: str) -> int:
    """Ask how many titles of one kind there are: two years, two specialities; a wish is not a title."""
    if any(group.code == "choice" and option in group.options for group in shown.offered):
        return 1
    label = frame.say("desk-credit-times", title=plain(option.label))
    return int(st.number_input(label, 1, MOST, max(before, 1), step=1, key=f"{key}_times_{option.code}"))


def _placed(shown: PriorCreditsTab, one: Declared, before: Declared | None, key: str) -> Declared:
    """Ask for the académie that delivered the title."""
    names = {place.code: place.label for place in shown.offered[0].academies}
    known = list(names)
    now = before.academie_code if before else ""
    chosen = st.selectbox(
        frame.say("field-academie"), known, known.index(now) if now in known else None,
        key=f"{key}_academie_{one.option}", format_func=names.__getitem__, placeholder=frame.say("field-academie"),
    )  # fmt: skip
    return replace(one, academie_code=chosen or "")


def _again(shown: PriorCreditsTab, key: str) -> tuple[str, ...]:
    """Show what is given, and ask for the papers to sit all the same."""
    proposals = {one.paper: one for one in shown.outcome.proposals}
    if not proposals:
        return ()
    paper, kind, legal = (frame.say(f"candidate-column-{name}") for name in ("paper", "kind", "legal"))
    rows = [
        {paper: one.name, kind: frame.say(f"exemption-kind-{one.kind.value}"), legal: one.legal_ref}
        for one in proposals.values()
    ]
    widgets.table(rows, alt_key="candidate-exemptions-alt")
    before = [one.paper for one in proposals.values() if not one.ticked]
    chosen = st.multiselect(
        frame.say("desk-sit-again"), list(proposals), before, key=f"{key}_again",
        format_func=lambda code: proposals[code].name, placeholder=frame.say("desk-sit-none"),
    )  # fmt: skip
    return tuple(chosen)
