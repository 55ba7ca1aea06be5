"""The merges proposed of two records: approve what is shown, refuse, withdraw; and undo one that was done."""

from __future__ import annotations

from functools import partial

import streamlit as st

from core.access import Actor
from core.duplicates import deciding, proposing
from core.duplicates.foreseeing import foresee
from core.duplicates.proposals import Proposal
from core.duplicates.proposing import Choice
from core.duplicates.side_by_side import Compared
from core.duplicates.values import ADDRESS
from core.registrations.rules import number_text
from pages.shared import duplicate_proposing, frame, two_persons
from pages.shared.messages import plain
from pages.shared.two_persons import Words

MOST_LETTERS = 2_000


def show(actor: Actor, found: Compared) -> None:
    """Show what was proposed, the latest first."""
    numbers = {side.candidate_id: side.number for side in found.sides}
    versions = {side.candidate_id: side.version for side in found.sides}
    waits = any(one.state == "proposed" for one in found.proposals)
    for one in found.proposals:
        with st.container(border=True, key=f"merge_{one.id}"):
            _head(one, numbers)
            if one.state == "proposed":
                _consequences(actor, found, one)
                _decide(actor, one, may_decide=found.may_decide)
            elif one.undone_until is not None and not waits:
                _undo(actor, one, (versions[one.kept_id], versions[one.absorbed_id]))


def _head(one: Proposal, numbers: dict[int, str]) -> None:
    title = frame.say(
        f"duplicates-proposal-{one.kind}", number=one.id, kept=numbers[one.kept_id], absorbed=numbers[one.absorbed_id]
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(plain(title), anchor=False, width="content")
        st.badge(plain(frame.say("duplicates-proposal-state", state=one.state)))
    st.caption(plain(frame.say("duplicates-proposal-by", by=one.proposer, at=frame.moment(one.proposed_at))))
    st.text(one.reason)
    if one.decided_at is not None and one.decider:
        st.caption(plain(frame.say("duplicates-proposal-decided", by=one.decider, at=frame.moment(one.decided_at))))
    if one.decision_reason:
        st.text(one.decision_reason)
    lines = [] if _is_foreseen(one) else [duplicate_proposing.change(*each) for each in one.changes]
    lines += [
        _moved(each.from_number, each.from_registration, each.to_number, each.to_registration) for each in one.moves
    ]
    if lines:
        st.text("\n".join(f"• {line}" for line in lines))


def _undoing(found: Compared, one: Proposal) -> None:
    """Say what goes back to whom, and what stays."""
    duplicate_proposing.blockers(one.blockers)
    merge = next(each for each in found.proposals if each.kind == "merge" and each.state == "approved")
    lines = [
        _moved(each.to_number, each.to_registration, each.from_number, each.from_registration) for each in merge.moves
    ]
    st.text("\n".join(f"• {line}" for line in [*lines, frame.say("duplicates-undo-effect")]))


def _moved(giver: str, number: int, taker: str, following: int) -> str:
    return frame.say(
        "duplicates-moved", **{"from": giver}, number=number_text(number), to=taker, next=number_text(following)
    )


def _is_foreseen(one: Proposal) -> bool:
    return one.state == "proposed" and one.kind == "merge"


def _consequences(actor: Actor, found: Compared, one: Proposal) -> None:
    """Say to who decides all that was said to who proposed."""
    if one.kind == "undo":
        _undoing(found, one)
        return
    taken = ["address" if field in ADDRESS else field for field, _, _ in one.changes]
    taken += ["email"] if one.exchanged else []
    said = frame.read(foresee, actor, found.pair_id, Choice(one.kept_id, tuple(taken)))
    if said is not None:
        duplicate_proposing.consequences(said)


def _decide(actor: Actor, one: Proposal, *, may_decide: bool) -> None:
    if one.mine:
        st.info(plain(frame.say("duplicates-yours")))
        st.button(
            frame.say("duplicates-withdraw"), key=f"merge_withdraw_{one.id}", on_click=_withdraw,
            args=(actor, one.id, frame.one_use_key(f"merge_withdraw_{one.id}")),
        )  # fmt: skip
        return
    if not may_decide:
        return
    if one.cannot:
        st.caption(plain(frame.say(f"error-{one.cannot.replace('_', '-')}")))
    label = "duplicates-approve" if one.kind == "merge" else "duplicates-approve-undo"
    two_persons.decide(
        ("merge", one.id), Words(label, "duplicates-refuse", "duplicates-refuse-why", "duplicates-refuse-confirm"),
        approve=partial(_approve, actor, one.id, one.digest), refuse=partial(_refuse, actor, one.id),
        longest=MOST_LETTERS, disabled=bool(one.cannot or one.blockers),
    )  # fmt: skip


def _approve(actor: Actor, number: int, digest: str, key: str) -> None:
    done = frame.perform(deciding.approve, actor, number, digest, key=key)
    if done is None:
        return
    if done.state == "approved":
        told = {name: getattr(done, name) for name in ("moved", "versions", "documents", "mails")}
        frame.tell("duplicates-approved", **told)
    else:
        frame.tell(f"duplicates-too-late-{done.state}", kind="warning")


def _refuse(actor: Actor, number: int, reason: str, key: str) -> None:
    if frame.perform(deciding.refuse, actor, number, reason=reason, key=key) is not None:
        frame.tell("duplicates-refused")


def _withdraw(actor: Actor, number: int, key: str) -> None:
    if frame.perform(proposing.withdraw, actor, number, key=key) is not None:
        frame.tell("duplicates-withdrawn")


def _undo(actor: Actor, one: Proposal, seen: tuple[int, int]) -> None:
    duplicate_proposing.blockers(one.blockers)
    with st.popover(frame.say("duplicates-undo"), icon=":material/undo:", disabled=bool(one.blockers)):
        until = frame.moment(one.undone_until) if one.undone_until else ""
        st.text(f"{frame.say('duplicates-undo-explained', until=until)} {frame.say('duplicates-undo-effect')}")
        st.text_area(frame.say("duplicates-undo-why"), key=f"merge_undo_why_{one.id}", max_chars=MOST_LETTERS)
        st.button(
            frame.say("duplicates-undo-send"), key=f"merge_undo_{one.id}", on_click=_propose_undoing,
            args=(actor, one.id, seen, frame.one_use_key(f"merge_undo_{one.id}")),
        )  # fmt: skip


def _propose_undoing(actor: Actor, number: int, seen: tuple[int, int], key: str) -> None:
    reason = str(st.session_state.get(f"merge_undo_why_{number}") or "")
    done = frame.perform(proposing.propose_undoing, actor, number, reason=reason, seen=seen, key=key)
    if done is not None:
        frame.tell("duplicates-undo-sent", number=done.merge_id)
