"""Save, modify and end registrations; every saved change is one more version."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import one_candidate, require_place
from core.audit import Event, record
from core.registrations import rules
from core.registrations.differences import differences
from core.registrations.errors import AlreadyRegistered, RegistrationEnded, UnknownCode
from core.registrations.labels import labels
from core.registrations.snapshot import content_fingerprint
from core.registrations.taking import take
from core.registrations.validation import take_back
from db.tables import (
    Candidate,
    Exemption,
    Piece,
    PriorCredit,
    Registration,
    RegistrationVersion,
    Speciality,
)


@dataclass(frozen=True, slots=True)
class Credit:
    """A prior credit as declared, with the exemptions and kept grades it gives: (paper, rule, kind, grade, until)."""

    title_code: str
    year: int
    academie_code: str
    content: dict[str, Any] = field(default_factory=dict)
    gives: tuple[tuple[str, str, str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """What a registration is for; `answers` holds, by paper code, `taken` and `choice`."""

    exam_session_id: int
    academie_code: str
    speciality_code: str
    category_code: str = ""
    audience: str = "individual"
    foreign_group: str = ""
    school_uai: str = ""
    class_name: str = ""
    answers: dict[str, Any] = field(default_factory=dict)
    credits: tuple[Credit, ...] = ()
    restarted_from: int | None = None  # the deregistered one whose answers served again


@dataclass(frozen=True, slots=True)
class Saved:
    """The receipt of a save."""

    registration_id: int
    candidate_number: str
    number: int
    version: int
    changed: bool


def save_registration(tx: Session, actor: Actor, candidate_id: int, entry: Entry, *, origin: str = "desk") -> Saved:
    """Register a candidate: version 1, the next number of the candidate, and the lock of his personal data (6.08)."""
    require(actor, Permission.REGISTRATION_SAVE)
    candidate = one_candidate(tx, actor, candidate_id, Permission.REGISTRATION_SAVE)
    return register(tx, actor, candidate, entry, origin=origin)


def register(
    tx: Session,
    actor: Actor,
    candidate: Candidate,
    entry: Entry,
    *,
    origin: str,
    facts: dict[str, Any] | None = None,
    reason: str = "",
) -> Saved:
    """Register a candidate already read and locked by the caller, in a place of the caller's perimeter."""
    require(actor, Permission.REGISTRATION_SAVE)
    speciality = tx.get(Speciality, entry.speciality_code)
    if speciality is None:
        raise UnknownCode(kind="speciality", value=entry.speciality_code)
    require_place(actor, Permission.REGISTRATION_SAVE, entry.academie_code, speciality.domain_code)
    labels(tx).papers(entry.speciality_code, labels(tx).exam_session(entry.exam_session_id).label)
    registration = _new(tx, candidate, entry, speciality.domain_code, origin)
    try:
        with tx.begin_nested():
            tx.add(registration)
            tx.flush()
    except IntegrityError:
        raise AlreadyRegistered(speciality=entry.speciality_code) from None
    declare(tx, registration, entry.credits)
    _write_version(tx, actor, registration, candidate, rules.Cause.REGISTRATION, None)
    said = {"candidate": candidate.id, "number": registration.number, "version": 1, "origin": origin, **(facts or {})}
    record(tx, actor, Event.REGISTRATION_SAVED, "registration", registration.id, facts=said, reason=reason)
    return Saved(registration.id, candidate.number, registration.number, 1, changed=True)


def _new(tx: Session, candidate: Candidate, entry: Entry, domain_code: str, origin: str) -> Registration:
    """Give the row of a registration, and with it the candidate's next number and the lock of his identity."""
    at = clock.decided(tx)
    candidate.last_registration_number += 1
    candidate.locked_at = candidate.locked_at or at
    return Registration(
        candidate_id=candidate.id, number=candidate.last_registration_number, exam_session_id=entry.exam_session_id,
        academie_code=entry.academie_code, domain_code=domain_code, speciality_code=entry.speciality_code,
        category_code=entry.category_code, audience=entry.audience, foreign_group=entry.foreign_group,
        school_uai=entry.school_uai, class_name=entry.class_name, answers=dict(entry.answers),
        state=rules.State.REGISTERED.value, state_reason="", version=1, fingerprint="", first_saved_at=at, saved_at=at,
        closed_at=None, pieces_locked_at=None, restarted_from=entry.restarted_from, origin=origin,
    )  # fmt: skip


def declare(tx: Session, registration: Registration, declared: Iterable[Credit]) -> None:
    """Write the prior credits of a registration that has none yet, each with what it gives."""
    for credit in declared:
        row = PriorCredit(
            registration_id=registration.id, title_code=credit.title_code, year=credit.year,
            academie_code=credit.academie_code, content=dict(credit.content),
        )  # fmt: skip
        tx.add(row)
        tx.flush()  # exemptions name the credit they come from
        for paper, rule, kind, grade, until in credit.gives:
            tx.add(
                Exemption(
                    registration_id=registration.id, paper_code=paper, rule_code=rule, prior_credit_id=row.id,
                    kind=kind, grade=grade, kept_until=until,
                )
            )  # fmt: skip
    tx.flush()


def save_version(
    tx: Session,
    actor: Actor,
    registration: Registration,
    cause: rules.Cause,
    cause_id: int | None = None,
    *,
    facts: dict[str, Any] | None = None,
    reason: str = "",
) -> Saved:
    """Save a registration as it stands: one more version when what it prints changed, nothing otherwise (6.09)."""
    require(actor, Permission.REGISTRATION_SAVE)
    if registration.state in rules.ENDED:
        raise RegistrationEnded(state=registration.state)
    candidate = tx.get_one(Candidate, registration.candidate_id)
    changed = _write_version(tx, actor, registration, candidate, cause, cause_id, facts, reason)
    return Saved(registration.id, candidate.number, registration.number, registration.version, changed=changed)


def _write_version(
    tx: Session, actor: Actor, registration: Registration, candidate: Candidate, cause: rules.Cause,
    cause_id: int | None, facts: dict[str, Any] | None = None, reason: str = "",
) -> bool:  # fmt: skip
    tx.flush()
    plain = take(tx, registration, candidate).as_json()
    fingerprint = content_fingerprint(plain)
    if fingerprint == registration.fingerprint:
        return False
    first = registration.fingerprint == ""
    before = {} if first else _snapshot(tx, registration)
    n = 1 if first else registration.version + 1
    plain["version"] = n
    at = clock.decided(tx)
    tx.add(
        RegistrationVersion(
            registration_id=registration.id, n=n, snapshot=plain, fingerprint=fingerprint, saved_at=at,
            saved_by=actor.label, cause=cause.value, cause_id=cause_id,
        )
    )  # fmt: skip
    registration.version, registration.fingerprint, registration.saved_at = n, fingerprint, at
    tx.flush()
    _ask_pieces(tx, registration, plain)
    if not first:
        _note_changes(tx, actor, registration, before, plain, facts or {}, reason)
    return True


def _note_changes(
    tx: Session,
    actor: Actor,
    registration: Registration,
    before: dict[str, Any],
    after: dict[str, Any],
    facts: dict[str, Any],
    reason: str,
) -> None:
    version = tx.scalars(
        select(RegistrationVersion).filter_by(registration_id=registration.id, n=registration.version)
    ).one()
    record(
        tx, actor, Event.REGISTRATION_MODIFIED, "registration", registration.id,
        changes={d.field: (d.before, d.after) for d in differences(before, after)},
        facts={"version": version.n, "cause": version.cause, "cause_id": version.cause_id, **facts}, reason=reason,
    )  # fmt: skip
    take_back(tx, actor, registration)


def _snapshot(tx: Session, registration: Registration) -> dict[str, Any]:
    statement = select(RegistrationVersion.snapshot).where(
        RegistrationVersion.registration_id == registration.id, RegistrationVersion.n == registration.version
    )
    return dict(tx.scalars(statement).one())


def _ask_pieces(tx: Session, registration: Registration, plain: dict[str, Any]) -> None:
    """A check already made survives a new version; what is newly asked is awaited, the rest is no longer required."""
    asked = {piece["code"] for piece in plain["pieces"]}
    known = {row.piece_code: row for row in tx.scalars(select(Piece).where(Piece.registration_id == registration.id))}
    at = clock.now(tx)
    for code in sorted(asked - known.keys()):
        tx.add(
            Piece(
                registration_id=registration.id,
                piece_code=code,
                state="awaited",
                reason="",
                file_id=None,
                changed_at=at,
            )
        )
    for code, row in known.items():
        if code not in asked and row.state == "awaited":
            row.state, row.changed_at = "not_required", at
        elif code in asked and row.state == "not_required":
            row.state, row.changed_at = "awaited", at
    tx.flush()
