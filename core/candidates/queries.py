"""Everything about one candidate, for the screen and for a litigation file; what the actor may not see is not in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, allowed, require
from core.access.perimeter import one_candidate
from core.accommodations.rules import SUBJECT, is_sensitive
from core.audit.queries import EventLine, FieldChange, events_about
from core.candidates.file_registrations import FileRegistration, registrations_of
from core.candidates.file_requests import FileAccommodation, FileReport, accommodations_of, reports_of
from core.candidates.subjects import holds, subjects_of
from core.candidates.timeline import READINGS
from core.corrections.queries import Waiting, history
from core.notifications.queries import SentMail, mails_of
from db.tables import Academie, Account, Candidate

HIDDEN = "•••"
PRIVATE = frozenset({"ine", "address", "postcode", "phone"})  # what who may only read never receives (3.04)
MOST_EVENTS = 500
_LITIGATION = "litigation_file."


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
    """One candidate, most used first. `may_correct` and `may_edit` are the actor's rights on this very record.

    `events` are the newest; `older_events` says that there are more, which only a litigation file holds.
    """

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
    reports: tuple[FileReport, ...]
    accommodations: tuple[FileAccommodation, ...]
    mails: tuple[SentMail, ...]
    events: tuple[EventLine, ...]
    older_events: bool
    may_edit: bool
    may_correct: bool
    may_make_litigation_file: bool


_IDENTITY = (
    "civility", "birth_name", "usual_name", "first_names", "birth_date", "birth_place", "birth_departement",
    "birth_country", "nationality", "ine",
)  # fmt: skip
_HEAD = ("id", "number", "version", "kind", "origin", "created_at", "locked_at")
_CONTACT = ("email", "phone", "address", "postcode", "city", "country")


def one_file(tx: Session, actor: Actor, candidate_id: int, *, most_events: int = MOST_EVENTS) -> CandidateFile:
    """Give the whole record of a candidate of the perimeter; the reading is noted by `consulting.note_reading`."""
    require(actor, Permission.CANDIDATE_READ)
    candidate = one_candidate(tx, actor, candidate_id)
    whole = holds(tx, actor, candidate_id, Permission.CANDIDATE_DESK)
    merged = candidate.merged_into is not None  # nothing is written about such a record any more
    hidden = frozenset() if whole else PRIVATE
    registrations = registrations_of(tx, actor, candidate_id, hidden)
    numbers = [one.id for one in registrations]
    corrections = tuple(history(tx, actor, candidate_id)) if allowed(actor, Permission.CORRECTION_READ) else ()
    events, older = _events(tx, actor, candidate_id, numbers, hidden, most_events)
    return CandidateFile(
        **{name: getattr(candidate, name) for name in _HEAD},
        academie=tx.get_one(Academie, candidate.academie_code).label,
        identity=_facts(candidate, _IDENTITY, hidden),
        contact=_facts(candidate, _CONTACT, hidden),
        account=_account(tx, candidate_id),
        registrations=registrations,
        corrections=corrections,
        reports=reports_of(tx, actor, candidate_id),
        accommodations=accommodations_of(tx, actor, numbers),
        mails=_mails(tx, actor, candidate_id),
        events=events,
        older_events=older,
        may_edit=whole and not merged,
        may_correct=holds(tx, actor, candidate_id, Permission.CORRECTION_PROPOSE) and not merged,
        may_make_litigation_file=holds(tx, actor, candidate_id, Permission.LITIGATION_FILE),
    )


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
    sees = holds(tx, actor, candidate_id, Permission.ACCOMMODATION_DECIDE)
    return tuple(one for one in mails_of(tx, actor, candidate_id) if sees or not is_sensitive(one.template))


def _events(
    tx: Session,
    actor: Actor,
    candidate_id: int,
    registrations: Sequence[int],
    hidden: frozenset[str],
    most: int,
) -> tuple[tuple[EventLine, ...], bool]:
    """The newest events of the record, and whether there are older ones; who read it, to who may read the journal."""
    found = events_about(
        tx, subjects_of(tx, actor, candidate_id, registrations), limit=most + 1,
        without=() if holds(tx, actor, candidate_id, Permission.JOURNAL_READ) else READINGS,
        silent_on="" if holds(tx, actor, candidate_id, Permission.ACCOMMODATION_DECIDE) else SUBJECT,
    )  # fmt: skip
    shown = found[:most]
    if not holds(tx, actor, candidate_id, Permission.LITIGATION_FILE):  # why is between those who answer for the office
        shown = [replace(line, reason="") if line.name.startswith(_LITIGATION) else line for line in shown]
    return tuple(_without(line, hidden) for line in shown), len(found) > most


def _without(line: EventLine, hidden: frozenset[str]) -> EventLine:
    if not hidden:
        return line
    changes = tuple(
        FieldChange(one.field, HIDDEN, HIDDEN) if hidden.intersection(one.field.split(".")) else one
        for one in line.changes
    )
    return replace(line, changes=changes)
