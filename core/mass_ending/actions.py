"""Ask for registrations to be set aside together, approve or refuse what another asked, cancel, take up again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import insert
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.errors import AccountComesFromAsker
from core.access.independence import account_comes_from, one_ask_at_a_time
from core.audit import Event, record
from core.errors import NotFound, StaleForm
from core.jobs.promises import Task, promise
from core.mass_ending import rules
from core.mass_ending.errors import (
    MassEndingMoved,
    NothingToSetAside,
    SetAsideByTwo,
    SetAsideReasonMissing,
    TooManyToSetAside,
)
from core.mass_ending.queries import one_ending
from core.mass_ending.rules import ItemState, State
from core.mass_ending.selection import counted, second_person_needed, to_set_aside
from core.search.labels import said
from core.search.query import Query
from db.tables import MassEnding, MassEndingItem, Registration


@dataclass(frozen=True, slots=True)
class Changed:
    """The receipt: the order and where it stands."""

    ending_id: int
    state: str
    total: int


Act = Callable[[Session, Actor, int], Changed]


def ask(tx: Session, actor: Actor, query: Query, *, reason: str, expected: int) -> Changed:
    """Ask for all that a search means to be set aside, as previewed; over a number it waits for a second person."""
    require(actor, Permission.CANDIDATE_DESK)
    if actor.kind != "staff":
        raise NotFound(kind="staff")
    because = _reason(reason)
    columns = (Registration.id, Registration.version, Registration.academie_code, Registration.domain_code)
    found = list(tx.execute(to_set_aside(tx, actor, query).with_only_columns(*columns).limit(rules.MOST + 1)))
    if not found:
        raise NothingToSetAside
    if len(found) > rules.MOST:
        raise TooManyToSetAside(most=rules.MOST)
    if len(found) != expected:
        raise StaleForm
    row = _new(tx, actor, query, because, len(found))
    row.places = [list(place) for place in sorted({(one.academie_code, one.domain_code) for one in found})]
    row.digest = rules.digest_of(because, [(one.id, one.version) for one in found])
    tx.add(row)
    tx.flush()  # the items name it
    tx.execute(
        insert(MassEndingItem),
        [
            {"ending_id": row.id, "registration_id": one.id, "seen_version": one.version, "position": position,
             "state": ItemState.WAITING.value, "outcome": "", "settled_at": None}
            for position, one in enumerate(found, start=1)
        ],
    )  # fmt: skip
    _note_asked(tx, actor, row, query)
    if not row.needs_approval:
        promise(tx, actor, Task.SET_ASIDE, ending_id=row.id)
    return Changed(row.id, row.state, row.total)


def _reason(text: str) -> str:
    because = text.strip()
    if len(because) not in rules.REASON_LENGTHS:
        raise SetAsideReasonMissing
    return because


def _new(tx: Session, actor: Actor, query: Query, reason: str, total: int) -> MassEnding:
    one_ask_at_a_time(tx, actor)
    second = second_person_needed(tx, actor, query, total)
    _, skipped = counted(tx, actor, query)
    return MassEnding(
        query=query.to_json(), criteria=said(tx, query, actor.language), reason=reason,
        state=(State.AWAITING if second else State.ORDERED).value, needs_approval=second, places=[], digest="",
        total=total, skipped=skipped, asked_by_id=actor.id, asked_by_person_id=actor.person_id, asked_by=actor.label,
        asked_at=clock.now(tx), decided_by_id=None, decided_by_person_id=None, decided_by="", decided_at=None,
        decision_reason="", started_at=None, finished_at=None,
    )  # fmt: skip


def _note_asked(tx: Session, actor: Actor, row: MassEnding, query: Query) -> None:
    """What was typed may name someone: it is a value, apart from the facts."""
    record(
        tx, actor, Event.MASS_ENDING_ASKED, "mass_ending", row.id, reason=row.reason,
        changes={"text": ("", query.text)} if query.text else {},
        facts={
            "query": replace(query, text="").to_json() if not query.conditions.parts else {}, "total": row.total,
            "skipped": row.skipped, "digest": row.digest, "needs_approval": row.needs_approval,
        },
    )  # fmt: skip


def approve(tx: Session, actor: Actor, ending_id: int, *, digest: str) -> Changed:
    """Approve what another person asked, as it was listed: the worker begins."""
    require(actor, Permission.CANDIDATE_DESK)
    row = _awaiting(tx, actor, ending_id)
    if row.digest != digest:
        raise StaleForm
    _decide(tx, actor, row, State.ORDERED)
    record(tx, actor, Event.MASS_ENDING_APPROVED, "mass_ending", row.id, facts={"total": row.total})
    tx.flush()  # decided before anything of it is promised
    promise(tx, actor, Task.SET_ASIDE, ending_id=row.id)
    return Changed(row.id, row.state, row.total)


def refuse(tx: Session, actor: Actor, ending_id: int, *, reason: str) -> Changed:
    """Refuse what another person asked, and say why: nothing is set aside."""
    require(actor, Permission.CANDIDATE_DESK)
    row = _awaiting(tx, actor, ending_id)
    because = _reason(reason)
    _decide(tx, actor, row, State.REFUSED)
    row.decision_reason, row.finished_at = because, row.decided_at
    record(tx, actor, Event.MASS_ENDING_REFUSED, "mass_ending", row.id, reason=because)
    return Changed(row.id, row.state, row.total)


def _awaiting(tx: Session, actor: Actor, ending_id: int) -> MassEnding:
    row = one_ending(tx, actor, ending_id)
    if row.state != State.AWAITING:
        raise MassEndingMoved(state=row.state)
    if actor.kind != "staff" or row.asked_by_person_id == actor.person_id:
        raise SetAsideByTwo
    if account_comes_from(tx, actor.id, row.asked_by_person_id):
        raise AccountComesFromAsker
    return row


def _decide(tx: Session, actor: Actor, row: MassEnding, state: State) -> None:
    row.state = state.value
    row.decided_by_id, row.decided_by_person_id = actor.id, actor.person_id
    row.decided_by, row.decided_at = actor.label, clock.now(tx)


def cancel(tx: Session, actor: Actor, ending_id: int) -> Changed:
    """Stop where it stands: what is already set aside stays so, the rest is not touched."""
    require(actor, Permission.CANDIDATE_DESK)
    row = one_ending(tx, actor, ending_id)
    if row.state not in rules.CANCELLABLE:
        raise MassEndingMoved(state=row.state)
    record(
        tx, actor, Event.MASS_ENDING_CANCELLED, "mass_ending", row.id,
        changes={"state": (row.state, State.CANCELLED.value)},
    )  # fmt: skip
    row.state, row.finished_at = State.CANCELLED.value, clock.now(tx)
    return Changed(row.id, row.state, row.total)


def resume(tx: Session, actor: Actor, ending_id: int) -> Changed:
    """Take up again what was cancelled, or what no worker goes on with; never what was not approved."""
    require(actor, Permission.CANDIDATE_DESK)
    row = one_ending(tx, actor, ending_id)
    undecided = row.needs_approval and row.decided_by_person_id is None
    if undecided or row.state not in {State.CANCELLED, State.ORDERED, State.RUNNING}:
        raise MassEndingMoved(state=row.state)
    record(
        tx, actor, Event.MASS_ENDING_RESUMED, "mass_ending", row.id,
        changes={"state": (row.state, State.ORDERED.value)},
    )  # fmt: skip
    row.state, row.finished_at = State.ORDERED.value, None
    promise(tx, actor, Task.SET_ASIDE, ending_id=row.id)
    return Changed(row.id, row.state, row.total)
