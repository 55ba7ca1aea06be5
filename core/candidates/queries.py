"""Everything about one candidate, for the screen and for a litigation file; what the actor may not see is not in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, allowed, require
from core.access.perimeter import candidates_in, one_candidate
from core.accommodations.rules import is_sensitive
from core.audit.queries import EventLine, FieldChange, events_about
from core.candidates.file_registrations import FileRegistration, registrations_of
from core.corrections.queries import Waiting, history
from core.notifications.queries import SentMail, mails_of
from db.tables import Academie, Account, Candidate

HIDDEN = "•••"
PRIVATE = frozenset({"ine", "address", "postcode", "phone"})  # what who may only read never receives (3.04)
READINGS = frozenset({"candidate.read", "document.read", "correction.evidence_read", "piece.read"})
MOST_EVENTS = 500


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of a record and what it holds; `field` has its name in the catalogues."""

    field: str
    value: str | date


@dataclass(frozen=True, slots=True)
class FileAccount:
    """How the candidate signs in; `activated_at` empty while the account waits."""

    state: str
    email: str
    created_at: datetime
    activated_at: datetime | None
    deadline: datetime


@dataclass(frozen=True, slots=True)
class CandidateFile:
    """One candidate, most used first. `may_correct` and `may_edit` are the actor's rights on this very record."""

    id: int
    number: str
    version: int
    kind: str
    origin: str
    created_at: datetime
    academie: str
    locked_at: datetime | None
    identity: tuple[Fact, ...]
    contact: tuple[Fact, ...]
    account: FileAccount | None
    registrations: tuple[FileRegistration, ...]
    corrections: tuple[Waiting, ...]
    mails: tuple[SentMail, ...]
    events: tuple[EventLine, ...]
    may_edit: bool
    may_correct: bool


_IDENTITY = (
    "civility", "birth_name", "usual_name", "first_names", "birth_date", "birth_place", "birth_departement",
    "birth_country", "nationality", "ine",
)  # fmt: skip
_CONTACT = ("email", "phone", "address", "postcode", "city", "country")


def one_file(tx: Session, actor: Actor, candidate_id: int) -> CandidateFile:
    """Give the whole record of a candidate of the perimeter; the reading is noted by `consulting.note_reading`."""
    require(actor, Permission.CANDIDATE_READ)
    candidate = one_candidate(tx, actor, candidate_id)
    whole = _holds(tx, actor, candidate_id, Permission.CANDIDATE_DESK)
    hidden = frozenset() if whole else PRIVATE
    registrations = registrations_of(tx, actor, candidate_id, hidden)
    corrections = tuple(history(tx, actor, candidate_id)) if allowed(actor, Permission.CORRECTION_READ) else ()
    return CandidateFile(
        id=candidate.id,
        number=candidate.number,
        version=candidate.version,
        kind=candidate.kind,
        origin=candidate.origin,
        created_at=candidate.created_at,
        academie=tx.get_one(Academie, candidate.academie_code).label,
        locked_at=candidate.locked_at,
        identity=_facts(candidate, _IDENTITY, hidden),
        contact=_facts(candidate, _CONTACT, hidden),
        account=_account(tx, candidate_id),
        registrations=registrations,
        corrections=corrections,
        mails=_mails(tx, actor, candidate_id),
        events=_events(tx, actor, candidate_id, registrations, corrections, hidden),
        may_edit=whole,
        may_correct=_holds(tx, actor, candidate_id, Permission.CORRECTION_PROPOSE),
    )


def _holds(tx: Session, actor: Actor, candidate_id: int, permission: Permission) -> bool:
    """Whether the actor has a right on this very record, not only somewhere."""
    inside = select(Candidate.id).where(Candidate.id == candidate_id, candidates_in(actor, permission))
    return tx.scalar(inside) is not None


def _facts(candidate: Candidate, fields: Iterable[str], hidden: frozenset[str]) -> tuple[Fact, ...]:
    return tuple(
        Fact(field, HIDDEN if field in hidden else _written(value))
        for field in fields
        if (value := getattr(candidate, field))
    )


def _written(value: Any) -> str | date:
    if isinstance(value, list):
        return "\n".join(map(str, value))
    return value if isinstance(value, date) else str(value)


def _account(tx: Session, candidate_id: int) -> FileAccount | None:
    found = tx.scalars(select(Account).where(Account.candidate_id == candidate_id)).one_or_none()
    if found is None:
        return None
    return FileAccount(found.state, found.email, found.created_at, found.activated_at, found.deadline)


def _mails(tx: Session, actor: Actor, candidate_id: int) -> tuple[SentMail, ...]:
    """The mails of the record; those that say that accommodations were asked, to who decides on them alone."""
    sees = _holds(tx, actor, candidate_id, Permission.ACCOMMODATION_DECIDE)
    return tuple(one for one in mails_of(tx, actor, candidate_id) if sees or not is_sensitive(one.template))


def _events(
    tx: Session,
    actor: Actor,
    candidate_id: int,
    registrations: Sequence[FileRegistration],
    corrections: Sequence[Waiting],
    hidden: frozenset[str],
) -> tuple[EventLine, ...]:
    """The journal of the record; who read it is shown to those who may read the journal."""
    subjects = {
        "candidate": [candidate_id],
        "registration": [one.id for one in registrations],
        "document": [document.id for one in registrations for document in one.documents],
        "correction": [one.id for one in corrections],
    }
    found = events_about(tx, subjects, limit=MOST_EVENTS)
    if not _holds(tx, actor, candidate_id, Permission.JOURNAL_READ):
        found = [line for line in found if line.name not in READINGS]
    if not _holds(tx, actor, candidate_id, Permission.ACCOMMODATION_DECIDE):
        found = [line for line in found if not is_sensitive(str(line.facts.get("kind", "")))]
    return tuple(_without(line, hidden) for line in found)


def _without(line: EventLine, hidden: frozenset[str]) -> EventLine:
    if not hidden:
        return line
    changes = tuple(
        FieldChange(one.field, HIDDEN, HIDDEN) if hidden.intersection(one.field.split(".")) else one
        for one in line.changes
    )
    return EventLine(
        line.seq, line.at, line.name, line.actor, line.on_behalf_of, line.subject_kind, line.subject_id, line.facts,
        line.reason, changes,
    )  # fmt: skip
