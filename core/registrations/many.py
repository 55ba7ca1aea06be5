"""Register very many candidates, or save very many registrations, at once: by the rules of one, with few questions.

What is built, numbered, locked and journalled is what `core.registrations.actions` would have made one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, TypeVar, cast

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import require_place
from core.audit import Event, record
from core.registrations import rules
from core.registrations.actions import Entry, Saved
from core.registrations.errors import RegistrationEnded
from core.registrations.labels import labels
from core.registrations.snapshot import content_fingerprint
from core.registrations.taking import build
from db.loading import insert_rows, reserve_ids
from db.tables import (
    Candidate,
    Piece,
    Registration,
    RegistrationVersion,
    Speciality,
)

BATCH = 1_000
_T = TypeVar("_T")
_EVENTS = {
    rules.State.DEREGISTERED: Event.REGISTRATION_DEREGISTERED,
    rules.State.SET_ASIDE: Event.REGISTRATION_SET_ASIDE,
    rules.State.TRANSFERRED: Event.REGISTRATION_STATE_CHANGED,
}


def batches(items: Sequence[_T], size: int = BATCH) -> Iterator[Sequence[_T]]:
    """Cut a sequence into pieces that one question can hold."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


@dataclass(frozen=True, slots=True)
class Asked:
    """A registration to make: of a candidate locked by the caller, or drafted and not yet written.

    `state` is the one it is born in, `reason` why when it is born ended; `facts` go to the journal.
    """

    candidate: Candidate
    entry: Entry
    state: rules.State = rules.State.REGISTERED
    reason: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Drafts:
    """Rows to write once their candidates are: registrations, their first versions, the pieces asked."""

    registrations: list[Registration]
    versions: list[dict[str, Any]]
    pieces: list[dict[str, Any]]
    asked: tuple[Asked, ...]


def draft_registrations(
    tx: Session, actor: Actor, asked: Sequence[Asked], *, origin: str, cause: rules.Cause, cause_id: int | None
) -> Drafts:
    """Number registrations and freeze their first version; each candidate's mark and lock are moved with them."""
    require(actor, Permission.CANDIDATE_DESK)
    domains = dict(tx.execute(select(Speciality.code, Speciality.domain_code)).all())
    drafts = Drafts([], [], [], tuple(asked))
    now = clock.now(tx)
    for one, identifier in zip(asked, reserve_ids(tx, table_of(Registration), len(asked)), strict=True):
        domain = domains[one.entry.speciality_code]
        require_place(actor, Permission.CANDIDATE_DESK, one.entry.academie_code, domain)
        candidate = one.candidate
        candidate.last_registration_number += 1
        candidate.locked_at = candidate.locked_at or now
        registration = _registration(one, identifier, domain, origin, now)
        plain = build(labels(tx), registration, candidate, {}, []).as_json()
        registration.fingerprint = content_fingerprint(plain)
        drafts.registrations.append(registration)
        drafts.versions.append(version_row(registration, plain, actor, cause, cause_id))
        drafts.pieces.extend(piece_row(identifier, piece["code"], now) for piece in plain["pieces"])
    return drafts


def _registration(asked: Asked, identifier: int, domain: str, origin: str, now: Any) -> Registration:
    entry, candidate = asked.entry, asked.candidate
    ended = asked.state in rules.ENDED
    return cast(
        "Registration",
        SimpleNamespace(
            id=identifier, candidate_id=candidate.id, number=candidate.last_registration_number,
            exam_session_id=entry.exam_session_id, academie_code=entry.academie_code, domain_code=domain,
            speciality_code=entry.speciality_code, category_code=entry.category_code, audience=entry.audience,
            foreign_group=entry.foreign_group, school_uai=entry.school_uai, class_name=entry.class_name,
            answers=dict(entry.answers), state=asked.state.value, state_reason=asked.reason if ended else "",
            version=1, fingerprint="", first_saved_at=now, saved_at=now, closed_at=now if ended else None,
            pieces_locked_at=None, restarted_from=None, origin=origin,
        ),
    )  # fmt: skip


def version_row(
    registration: Registration, plain: dict[str, Any], actor: Actor, cause: rules.Cause, cause_id: int | None
) -> dict[str, Any]:
    """Give the row that freezes the current version of a registration."""
    return {
        "registration_id": registration.id, "n": registration.version, "snapshot": plain,
        "fingerprint": registration.fingerprint, "saved_at": registration.saved_at, "saved_by": actor.label,
        "cause": cause.value, "cause_id": cause_id,
    }  # fmt: skip


def piece_row(registration_id: int, code: str, now: Any) -> dict[str, Any]:
    """Give the row of a piece newly asked."""
    return {
        "registration_id": registration_id, "piece_code": code, "state": "awaited", "reason": "", "file_id": None,
        "changed_at": now, "version": 1,
    }  # fmt: skip


def write_registrations(tx: Session, actor: Actor, drafts: Drafts) -> list[Saved]:
    """Write drafted registrations, whose candidates are there now, each with its events."""
    require(actor, Permission.CANDIDATE_DESK)
    tx.flush()
    insert_rows(tx, table_of(Registration), [dict(vars(one)) for one in drafts.registrations])
    insert_rows(tx, table_of(RegistrationVersion), numbered(tx, RegistrationVersion, drafts.versions))
    insert_rows(tx, table_of(Piece), numbered(tx, Piece, drafts.pieces))
    for registration, one in zip(drafts.registrations, drafts.asked, strict=True):
        facts = {
            "candidate": registration.candidate_id, "number": registration.number, "version": 1,
            "origin": registration.origin, **one.facts,
        }  # fmt: skip
        record(tx, actor, Event.REGISTRATION_SAVED, "registration", registration.id, facts=facts)
        if one.state in rules.ENDED:
            note_end(tx, actor, registration, rules.State.REGISTERED.value, one.reason)
    return [
        Saved(registration.id, one.candidate.number, registration.number, 1, changed=True)
        for registration, one in zip(drafts.registrations, drafts.asked, strict=True)
    ]


def numbered(tx: Session, made: type, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give rows with identifiers of their own."""
    ids = reserve_ids(tx, table_of(made), len(rows))
    return [{"id": identifier, **row} for identifier, row in zip(ids, rows, strict=True)]


def note_end(tx: Session, actor: Actor, registration: Registration, before: str, reason: str) -> None:
    """Note in the journal that a registration ended, under the name of how it did."""
    state = rules.State(registration.state)
    record(
        tx, actor, _EVENTS[state], "registration", registration.id, changes={"state": (before, state.value)},
        reason=reason, facts={"candidate": registration.candidate_id, "version": registration.version},
    )  # fmt: skip


def end_many(
    tx: Session, actor: Actor, registrations: Iterable[Registration], state: rules.State, *, reason: str
) -> int:
    """End registrations read and locked by the caller; there is no way back from deregistered (6.10)."""
    require(actor, Permission.CANDIDATE_DESK)
    now, ended = clock.now(tx), 0
    for registration in registrations:
        if registration.state in rules.ENDED:
            raise RegistrationEnded(state=registration.state)
        before = registration.state
        registration.state, registration.state_reason, registration.closed_at = state.value, reason, now
        note_end(tx, actor, registration, before, reason)
        ended += 1
    tx.flush()
    return ended


def table_of(made: type) -> Table:
    """Give the table of a mapped class."""
    return cast("Table", made.__table__)  # type: ignore[attr-defined]
