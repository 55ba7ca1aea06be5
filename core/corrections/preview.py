"""Every consequence of a correction, said before it is proposed and again before it is approved."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.perimeter import one_candidate, registrations_in
from core.corrections.addresses import is_taken
from core.corrections.duplicates import Duplicate, look_alikes
from core.corrections.register import as_corrected, values_of
from core.corrections.rules import Asked, Change, changes
from core.notifications.rules import is_address
from core.registrations.differences import Difference, differences
from core.registrations.following import active_registrations
from core.registrations.labels import Labels, labels
from core.registrations.rules import ENDED, in_force
from core.registrations.snapshot import content_fingerprint
from core.registrations.taking import take
from db.tables import (
    Academie,
    Candidate,
    Document,
    ExemptionRule,
    Piece,
    Registration,
    RegistrationVersion,
)

BIRTH_CONDITIONS = {"age_18_on_31_december": 18, "out_of_compulsory_schooling_or_resitting": 16}
IDENTITY_PIECES = frozenset({"identity"})
_CHECKED = frozenset({"received", "under_check", "accepted"})
_ALL_ACADEMIES = "Europe/Paris"


@dataclass(frozen=True, slots=True)
class RuleToCheck:
    """An entry rule that depends on the birth date; `met` says whether it would hold."""

    code: str
    label: str
    legal_ref: str
    met: bool


@dataclass(frozen=True, slots=True)
class Effect:
    """What happens to one active registration; versions are equal when nothing it prints changes."""

    registration_id: int
    number: int
    exam: str
    academie: str
    version: int
    next_version: int
    printed: tuple[Difference, ...]
    stale_documents: tuple[str, ...]
    pieces_asked: tuple[str, ...]
    pieces_dropped: tuple[str, ...]
    pieces_to_check: tuple[str, ...]
    rules: tuple[RuleToCheck, ...]

    @property
    def changes(self) -> bool:
        """Whether a new version will be saved."""
        return self.next_version != self.version


@dataclass(frozen=True, slots=True)
class PromisedMail:
    """A mail that the approval will send."""

    template: str
    recipient: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What approving would do, and what it would not."""

    candidate_id: int
    number: str
    base_version: int
    changes: tuple[Change, ...]
    effects: tuple[Effect, ...]
    elsewhere: tuple[tuple[str, int], ...]  # académie, active registrations it manages
    ended: int
    mails: tuple[PromisedMail, ...]
    duplicates: tuple[Duplicate, ...]
    duplicates_elsewhere: tuple[str, ...]
    email_taken: bool


def consequences(tx: Session, actor: Actor, candidate_id: int, asked: Asked) -> Preview:
    """Say everything a correction would do, before it is proposed; nothing is kept."""
    require(actor, Permission.CORRECTION_PROPOSE)
    candidate = one_candidate(tx, actor, candidate_id, Permission.CORRECTION_PROPOSE)
    found = changes(asked, values_of(candidate), today=clock.today(tx, _ALL_ACADEMIES))
    return effects_of(tx, actor, candidate, found)


def effects_of(tx: Session, actor: Actor, candidate: Candidate, asked: tuple[Change, ...]) -> Preview:
    """Say what some changes to a candidate already read would do."""
    require(actor, Permission.CORRECTION_READ)
    after = {change.field: change.after for change in asked}
    corrected = as_corrected(candidate, after)
    visible = set(
        tx.scalars(
            select(Registration.id).where(
                Registration.candidate_id == candidate.id, registrations_in(actor, Permission.CORRECTION_READ)
            )
        )
    )
    active = active_registrations(tx, candidate.id)
    known = labels(tx)
    alike = look_alikes(tx, actor, corrected)
    return Preview(
        candidate_id=candidate.id,
        number=candidate.number,
        base_version=candidate.version,
        changes=asked,
        effects=tuple(_effect(tx, known, one, corrected) for one in active if one.id in visible),
        elsewhere=_elsewhere(known, [one for one in active if one.id not in visible]),
        ended=_ended(tx, candidate.id),
        mails=_mails(candidate, corrected),
        duplicates=alike.seen,
        duplicates_elsewhere=_names(tx, alike.elsewhere),
        email_taken="email" in after and is_taken(tx, candidate, corrected.email_key),
    )


def _effect(tx: Session, known: Labels, registration: Registration, corrected: Candidate) -> Effect:
    was = _snapshot(tx, registration)
    now = take(tx, registration, corrected).as_json()
    changed = content_fingerprint(now) != registration.fingerprint
    return Effect(
        registration_id=registration.id,
        number=registration.number,
        exam=exam_of(known, registration),
        academie=known.academies[registration.academie_code],
        version=registration.version,
        next_version=registration.version + changed,
        printed=tuple(one for one in differences(was, now) if not one.field.startswith("pieces.")),
        stale_documents=_current_documents(tx, registration) if changed else (),
        pieces_asked=_only_in(now, was),
        pieces_dropped=_only_in(was, now),
        pieces_to_check=_to_check(tx, registration) if changed else (),
        rules=_rules(tx, registration, corrected, was, known),
    )


def exam_of(known: Labels, registration: Registration) -> str:
    """Name what a registration is for: domain, speciality, exam session."""
    session = known.exam_session(registration.exam_session_id).label
    speciality = known.specialities[registration.speciality_code]
    return f"{known.domains[registration.domain_code]} · {speciality} · {session}"


def _snapshot(tx: Session, registration: Registration) -> dict[str, Any]:
    statement = select(RegistrationVersion.snapshot).where(
        RegistrationVersion.registration_id == registration.id, RegistrationVersion.n == registration.version
    )
    return dict(tx.scalars(statement).one())


def _only_in(one: dict[str, Any], other: dict[str, Any]) -> tuple[str, ...]:
    codes = {piece["code"] for piece in other["pieces"]}
    return tuple(piece["label"] for piece in one["pieces"] if piece["code"] not in codes)


def _current_documents(tx: Session, registration: Registration) -> tuple[str, ...]:
    statement = select(Document.kind).where(Document.registration_id == registration.id, Document.current)
    return tuple(tx.scalars(statement.order_by(Document.kind)))


def _to_check(tx: Session, registration: Registration) -> tuple[str, ...]:
    """Give the pieces that speak of the identity and were already handed in."""
    statement = select(Piece.piece_code).where(
        Piece.registration_id == registration.id, Piece.piece_code.in_(IDENTITY_PIECES), Piece.state.in_(_CHECKED)
    )
    return tuple(tx.scalars(statement))


def _rules(
    tx: Session, registration: Registration, corrected: Candidate, was: dict[str, Any], known: Labels
) -> tuple[RuleToCheck, ...]:
    """Give the entry rules on age that apply to a registration, when the birth date moves."""
    if was["identity"]["birth_date"] == corrected.birth_date.isoformat():
        return ()
    session = known.exam_session(registration.exam_session_id).label
    age = int(session[:4]) - corrected.birth_date.year
    entry = select(ExemptionRule).where(
        ExemptionRule.domain_code == registration.domain_code, ExemptionRule.kind == "entry"
    )
    return tuple(
        RuleToCheck(rule.code, rule.label, rule.legal_ref, met=age >= BIRTH_CONDITIONS[rule.content["condition"]])
        for rule in tx.scalars(entry.order_by(ExemptionRule.code))
        if rule.content.get("condition") in BIRTH_CONDITIONS
        and rule.content.get("audience", "") in {"", registration.audience}
        and in_force(rule.from_session, rule.to_session, session)
    )


def _elsewhere(known: Labels, active: list[Registration]) -> tuple[tuple[str, int], ...]:
    counted = Counter(known.academies[one.academie_code] for one in active)
    return tuple(sorted(counted.items()))


def _ended(tx: Session, candidate_id: int) -> int:
    statement = select(Registration.id).where(
        Registration.candidate_id == candidate_id, Registration.state.in_([state.value for state in ENDED])
    )
    return len(tx.scalars(statement).all())


def _mails(candidate: Candidate, corrected: Candidate) -> tuple[PromisedMail, ...]:
    mails = [PromisedMail("correction_approved", corrected.email)] if is_address(corrected.email) else []
    if candidate.email_key != corrected.email_key and is_address(candidate.email):
        mails.append(PromisedMail("email_replaced", candidate.email))
    return tuple(mails)


def _names(tx: Session, codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(tx.scalars(select(Academie.label).where(Academie.code.in_(codes)).order_by(Academie.label)))
