"""Fields that a registration or a candidate has or has not: a document, a piece, a correction, an account."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import or_, select

from core.access import Permission
from core.access.perimeter import registrations_in
from core.documents import comparing
from core.pieces.rules import PieceState
from core.search.conditions.asking import Asking, Clause
from core.search.conditions.fields import PIECE, Field
from core.search.conditions.following import FOLLOWING
from core.search.conditions.rules import Condition
from db.tables import (
    Account,
    Candidate,
    Correction,
    Document,
    ErrorReport,
    Exemption,
    ImportLine,
    OnlineValidation,
    Piece,
    Registration,
    Slip,
)

CONFIRMATION = "confirmation"


def has(asking: Asking, field: Field, one: Condition) -> Clause:
    """Whether there is one, of the kinds chosen if any were."""
    if field.code.startswith(PIECE):
        return _piece(asking, field.code.removeprefix(PIECE), one.values)
    return _HAS[field.code](asking, one.values)


def _there(statement: Any) -> Clause:
    return statement.correlate(Registration, Candidate).exists()  # type: ignore[no-any-return]


def _confirmation(asking: Asking, values: tuple[str, ...]) -> Clause:
    del asking, values
    return _there(
        select(Document.id).where(
            Document.registration_id == Registration.id, Document.kind == CONFIRMATION, Document.current
        )
    )


def _stale(asking: Asking, values: tuple[str, ...]) -> Clause:
    """As the counter of stale documents counts: none yet is one to make too."""
    del values
    today = comparing.expected(asking.tx, asking.actor, CONFIRMATION, Permission.DOCUMENT_READ)
    statement, place, document = comparing.joined(asking.tx, today, "expected_of_conditions")
    stale = comparing.reason(place, document) != comparing.UP_TO_DATE
    found = statement.add_columns(Registration.id).where(comparing.possible(place, CONFIRMATION), stale)
    inside = registrations_in(asking.actor, Permission.DOCUMENT_READ)
    return asking.among(Registration.id, found.where(inside).correlate(None))


def _validated(asking: Asking, values: tuple[str, ...]) -> Clause:
    del asking, values
    return _there(
        select(OnlineValidation.id).where(
            OnlineValidation.registration_id == Registration.id,
            OnlineValidation.registration_version == Registration.version,
        )
    )


def _piece(asking: Asking, state: str, values: tuple[str, ...]) -> Clause:
    """States that few pieces are in are looked up by state, the others from the registration."""
    pieces = select(Piece.registration_id).where(Piece.state == state)
    pieces = pieces.where(Piece.piece_code.in_(values)) if values else pieces
    if state in _COMMON:
        return _there(pieces.where(Piece.registration_id == Registration.id))
    return asking.among(Registration.id, pieces)


_COMMON = frozenset({PieceState.AWAITED.value, PieceState.ACCEPTED.value, PieceState.NOT_REQUIRED.value})


def _complete(asking: Asking, values: tuple[str, ...]) -> Clause:
    del asking, values
    done = (PieceState.ACCEPTED.value, PieceState.NOT_REQUIRED.value)
    return ~_there(select(Piece.id).where(Piece.registration_id == Registration.id, Piece.state.not_in(done)))


def _locked(asking: Asking, values: tuple[str, ...]) -> Clause:
    del asking, values
    return Registration.pieces_locked_at.is_not(None)


def _exemption(asking: Asking, values: tuple[str, ...]) -> Clause:
    del asking
    found = select(Exemption.id).where(Exemption.registration_id == Registration.id)
    return _there(found.where(Exemption.rule_code.in_(values)) if values else found)


def _exemption_kind(asking: Asking, values: tuple[str, ...]) -> Clause:
    del asking
    found = select(Exemption.id).where(Exemption.registration_id == Registration.id)
    return _there(found.where(Exemption.kind.in_(values)) if values else found)


def _correction(asking: Asking, values: tuple[str, ...]) -> Clause:
    found = select(Correction.candidate_id)
    return asking.among(Candidate.id, found.where(Correction.state.in_(values)) if values else found)


def _error_report(asking: Asking, values: tuple[str, ...]) -> Clause:
    del values
    return asking.among(Candidate.id, select(ErrorReport.candidate_id).where(ErrorReport.state == "waiting"))


def _account(asking: Asking, values: tuple[str, ...]) -> Clause:
    del asking, values
    return _there(select(Account.id).where(Account.candidate_id == Candidate.id, Account.state == "active"))


def _slip(asking: Asking, values: tuple[str, ...]) -> Clause:
    now = asking.moment.at
    open_ = (Slip.used_at.is_(None), Slip.revoked_at.is_(None))
    of_state: dict[str, Any] = {
        "waiting": (*open_, Slip.expires_at > now), "expired": (*open_, Slip.expires_at <= now),
        "used": (Slip.used_at.is_not(None),), "revoked": (Slip.used_at.is_(None), Slip.revoked_at.is_not(None)),
    }  # fmt: skip
    found = select(Slip.code_hash).where(Slip.candidate_id == Candidate.id)
    if values:
        found = found.where(or_(*(_all(of_state[value]) for value in values)))
    return _there(found)


def _all(clauses: tuple[Clause, ...]) -> Clause:
    first, *others = clauses
    for one in others:
        first &= one
    return first


def _imported(asking: Asking, values: tuple[str, ...]) -> Clause:
    del values
    lines = select(ImportLine.registration_id).where(ImportLine.registration_id.is_not(None))
    return asking.among(Registration.id, lines)


_HAS: dict[str, Callable[[Asking, tuple[str, ...]], Clause]] = {
    "confirmation": _confirmation, "confirmation_stale": _stale, "validated_online": _validated,
    "pieces_complete": _complete, "pieces_locked": _locked, "exemption": _exemption,
    "exemption_kind": _exemption_kind, "correction": _correction, "error_report": _error_report, "account": _account,
    "slip": _slip, "imported": _imported, **FOLLOWING,
}  # fmt: skip
