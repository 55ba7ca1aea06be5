"""Bring up candidates and registrations that were there: contact, class, category, answers, state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor
from core.audit import Event, record
from core.candidates.many import claim_many
from core.imports.planning import Planned
from core.imports.rows import ImportedRow
from core.registrations.actions import Saved
from core.registrations.following import promise_documents
from core.registrations.many import batches, end_many
from core.registrations.many_saved import save_many
from core.registrations.rules import ENDED, Cause, State
from db.tables import Candidate, Registration

Kept = dict[str, Any]


def change_contact(
    tx: Session,
    actor: Actor,
    planned: Iterable[Planned],
    rows: Mapping[int, ImportedRow],
    candidates: Mapping[int, Candidate],
) -> dict[int, Kept]:
    """Change how candidates are reached, take the addresses of those who had none; give what stood before, by line."""
    kept: dict[int, Kept] = {}
    claims: dict[str, int] = {}
    for one in planned:
        wanted = dict(one.contact)
        if one.candidate_id and one.takes_email:
            email = rows[one.line].contact
            claims[email.email_key] = one.candidate_id
            wanted |= {"email": email.email, "email_key": email.email_key}
        if not wanted:
            continue
        candidate = candidates[one.candidate_id]
        before = {name: getattr(candidate, name) for name in wanted}
        for name, value in wanted.items():
            setattr(candidate, name, value)
        kept[one.line] = {"contact": {"before": before, "after": wanted}}
        changes = {name: (before[name], value) for name, value in wanted.items() if name != "email_key"}
        record(tx, actor, Event.CANDIDATE_CONTACT_CHANGED, "candidate", candidate.id, changes=changes)
    claim_many(tx, claims)
    tx.flush()
    return kept


def bring_up(
    tx: Session,
    actor: Actor,
    import_id: int,
    planned: Iterable[Planned],
    registrations: Mapping[int, Registration],
    contacts: Mapping[int, Kept],
) -> dict[int, Kept]:
    """Change registrations as planned, save what prints them, end what ends; give what undoing needs, by line."""
    kept: dict[int, Kept] = {line: dict(one) for line, one in contacts.items()}
    changing = [one for one in planned if one.changes]
    for one in changing:
        before = _change(registrations[one.registration_id], one.changes)
        kept.setdefault(one.line, {})["registration"] = {"before": before, "after": dict(one.changes)}
    tx.flush()
    reached = {one.candidate_id for one in planned if one.line in contacts}
    saved = _save(tx, actor, import_id, changing, registrations, _active_of(tx, reached - {0}))
    _note_states(tx, actor, changing, registrations, kept)
    _note_unprinted(tx, actor, changing, saved, kept)
    _end(tx, actor, changing, registrations)
    for one in changing:
        registration = registrations[one.registration_id]
        kept[one.line] |= {"fingerprint": registration.fingerprint, "state": registration.state}
    return kept


def _change(registration: Registration, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Change what is not an ending; give what stood before."""
    before = {name: getattr(registration, name) for name in changes}
    for name, value in changes.items():
        if name != "state" or State(value) not in ENDED:
            setattr(registration, name, value)
    return before


def _active_of(tx: Session, candidate_ids: Iterable[int]) -> list[Registration]:
    """Lock every active registration of candidates whose contact changed: all of them print it."""
    found: list[Registration] = []
    ended = [state.value for state in ENDED]
    for batch in batches(sorted(candidate_ids)):
        statement = (
            select(Registration)
            .where(Registration.candidate_id.in_(batch), Registration.state.not_in(ended))
            .order_by(Registration.id)
            .with_for_update(of=Registration)
        )
        found.extend(tx.scalars(statement))
    return found


def _save(
    tx: Session,
    actor: Actor,
    import_id: int,
    changing: Iterable[Planned],
    registrations: Mapping[int, Registration],
    reached: Iterable[Registration],
) -> dict[int, Saved]:
    """Save each registration once, and promise again the documents that print it."""
    to_save = {one.id: one for one in reached}
    to_save |= {
        one.registration_id: registrations[one.registration_id]
        for one in changing
        if State(one.changes.get("state", State.REGISTERED)) not in ENDED
    }
    saved = save_many(tx, actor, [to_save[key] for key in sorted(to_save)], Cause.IMPORT, import_id)
    for batch in batches(saved):
        promise_documents(tx, actor, list(batch))
    return {one.registration_id: one for one in saved}


def _note_states(
    tx: Session,
    actor: Actor,
    changing: Iterable[Planned],
    registrations: Mapping[int, Registration],
    kept: Mapping[int, Kept],
) -> None:
    for one in changing:
        state = one.changes.get("state")
        if state and State(state) not in ENDED:
            before = kept[one.line]["registration"]["before"]["state"]
            record(
                tx, actor, Event.REGISTRATION_STATE_CHANGED, "registration", one.registration_id,
                changes={"state": (before, state)},
                facts={"version": registrations[one.registration_id].version},
            )  # fmt: skip


def _note_unprinted(
    tx: Session, actor: Actor, changing: Iterable[Planned], saved: Mapping[int, Saved], kept: Mapping[int, Kept]
) -> None:
    """A change that prints nothing makes no version; the journal has it all the same."""
    for one in changing:
        receipt = saved.get(one.registration_id)
        before = kept[one.line]["registration"]["before"]
        changes = {name: (before[name], value) for name, value in one.changes.items() if name != "state"}
        if receipt and not receipt.changed and changes:
            record(
                tx, actor, Event.REGISTRATION_MODIFIED, "registration", one.registration_id, changes=changes,
                facts={"version": receipt.version, "cause": Cause.IMPORT.value},
            )  # fmt: skip


def _end(tx: Session, actor: Actor, changing: Iterable[Planned], registrations: Mapping[int, Registration]) -> None:
    ending: defaultdict[State, list[Registration]] = defaultdict(list)
    for one in changing:
        state = State(one.changes.get("state", State.REGISTERED))
        if state in ENDED:
            ending[state].append(registrations[one.registration_id])
    for state, ones in ending.items():
        end_many(tx, actor, ones, state, reason="import")
