"""The office's work on pieces: those to check in the perimeter, and one of them with what it must prove."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.perimeter import registrations_in
from core.errors import NotFound
from core.pieces.queries import ShownFile, files_of, modified_since_locked
from core.pieces.rules import TO_CHECK, PieceState
from core.registrations.labels import labels
from core.registrations.visible import still_seen
from db.tables import Candidate, ExamSession, Piece, PriorCredit, Registration, RequiredPiece, Speciality

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Filters:
    """Which pieces of the perimeter are looked for; an empty filter lets everything through."""

    academie: str = ""
    domain: str = ""
    state: str = ""
    kind: str = ""
    modified: bool = False  # only registrations modified since their pieces were locked


@dataclass(frozen=True, slots=True)
class PieceLine:
    """One piece of the list, with whose it is."""

    id: int
    registration_id: int
    candidate_id: int
    candidate_number: str
    name: str
    number: int
    label: str
    state: PieceState
    since: datetime
    academie_code: str
    domain_code: str


@dataclass(frozen=True, slots=True)
class PieceToCheck:
    """One piece before the person who checks it: its files, and what they must prove."""

    line: PieceLine
    version: int
    reason: str
    files: tuple[ShownFile, ...]
    exam: str
    birth_date: date
    birth_place: str
    credits: tuple[str, ...]
    locked_at: datetime | None
    modified_since: bool


def _matching(filters: Filters) -> ColumnElement[bool]:
    states = [filters.state] if filters.state else sorted(state.value for state in TO_CHECK)
    conditions = [still_seen(), Piece.state.in_(states)]
    if filters.academie:
        conditions.append(Registration.academie_code == filters.academie)
    if filters.domain:
        conditions.append(Registration.domain_code == filters.domain)
    if filters.kind:
        conditions.append(Piece.piece_code == filters.kind)
    if filters.modified:
        conditions.append(Registration.saved_at > Registration.pieces_locked_at)
    return and_(*conditions)


def _lines(actor: Actor, filters: Filters) -> Select[Piece, str, Registration, Candidate]:
    return (
        select(Piece, RequiredPiece.label, Registration, Candidate)
        .join(RequiredPiece, RequiredPiece.code == Piece.piece_code)
        .join(Registration, Registration.id == Piece.registration_id)
        .join(Candidate, Candidate.id == Registration.candidate_id)
        .where(registrations_in(actor, Permission.CANDIDATE_DESK), _matching(filters))
    )


def kinds(tx: Session, actor: Actor) -> tuple[tuple[str, str], ...]:
    """Give the pieces that can be asked, by code, with their names."""
    require(actor, Permission.CANDIDATE_DESK)
    rows = tx.execute(select(RequiredPiece.code, RequiredPiece.label).order_by(RequiredPiece.position))
    return tuple((code, label) for code, label in rows)


def to_check(tx: Session, actor: Actor, filters: Filters | None = None, *, limit: int = MOST_SHOWN) -> list[PieceLine]:
    """List the pieces of the perimeter to check, those that have waited longest first; or those of another state."""
    require(actor, Permission.CANDIDATE_DESK)
    rows = tx.execute(_lines(actor, filters or Filters()).order_by(Piece.changed_at, Piece.id).limit(limit))
    return [_line(*row) for row in rows]


def to_check_count(tx: Session, actor: Actor, filters: Filters | None = None) -> int:
    """Count the pieces of the perimeter to check."""
    require(actor, Permission.CANDIDATE_DESK)
    statement = (
        select(func.count())
        .select_from(Piece)
        .join(Registration, Registration.id == Piece.registration_id)
        .where(registrations_in(actor, Permission.CANDIDATE_DESK), _matching(filters or Filters()))
    )
    return tx.scalar(statement) or 0


def _line(piece: Piece, label: str, one: Registration, candidate: Candidate) -> PieceLine:
    return PieceLine(
        piece.id, one.id, candidate.id, candidate.number, f"{candidate.birth_name} {candidate.first_names}", one.number,
        label, PieceState(piece.state), piece.changed_at, one.academie_code, one.domain_code,
    )  # fmt: skip


def one_to_check(tx: Session, actor: Actor, piece_id: int) -> PieceToCheck:
    """Give one piece of the perimeter with its files and what they must prove."""
    require(actor, Permission.CANDIDATE_DESK)
    found = tx.execute(
        select(Piece, RequiredPiece.label, Registration, Candidate, Speciality.label, ExamSession.label)
        .join(RequiredPiece, RequiredPiece.code == Piece.piece_code)
        .join(Registration, Registration.id == Piece.registration_id)
        .join(Candidate, Candidate.id == Registration.candidate_id)
        .join(Speciality, Speciality.code == Registration.speciality_code)
        .join(ExamSession, ExamSession.id == Registration.exam_session_id)
        .where(Piece.id == piece_id, registrations_in(actor, Permission.CANDIDATE_DESK))
    ).one_or_none()
    if found is None:
        raise NotFound(kind="piece")
    piece, label, one, candidate, speciality, exam_session = found
    known = labels(tx)
    return PieceToCheck(
        _line(piece, label, one, candidate), piece.version, piece.reason, files_of(tx, [piece.id]).get(piece.id, ()),
        f"{known.domains[one.domain_code]}, {exam_session}, {speciality}", candidate.birth_date, candidate.birth_place,
        _credits(tx, one.id), one.pieces_locked_at, modified_since_locked(one),
    )  # fmt: skip


def _credits(tx: Session, registration_id: int) -> tuple[str, ...]:
    """Say what the registration declares as acquired: what a diploma or a grade report must prove."""
    known = labels(tx)
    rows = tx.scalars(
        select(PriorCredit).where(PriorCredit.registration_id == registration_id).order_by(PriorCredit.id)
    )
    return tuple(
        " · ".join(
            part
            for part in (
                known.titles.get(one.title_code, one.title_code), str(one.year),
                known.academies.get(one.academie_code, ""),
            )
            if part
        )
        for one in rows
    )  # fmt: skip
