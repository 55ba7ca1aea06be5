"""How candidates are told by mail of documents that were made: the general mail, or that of the kind."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import settings
from core.calendar.phases import phases_of
from core.calendar.rules import Phase
from core.i18n import PARIS
from core.notifications.about_registration import office_of_registration, tell_of_registration
from core.notifications.outbox import promise_mail
from core.notifications.rules import is_address
from core.pieces.rules import MISSING, comes_by_post, is_named_in_mails
from core.registrations.labels import labels
from core.registrations.validation import regime_of
from db.tables import Candidate, Piece, Registration, RequiredPiece

Tells = Callable[[Session, Sequence[Registration]], int]


def tell_available(tx: Session, registrations: Sequence[Registration]) -> int:
    """Say to one candidate, once whatever their number, that documents are there."""
    return tell_of_registration(tx, "document_available", registrations[0])


def tell_of_missing(tx: Session, registrations: Sequence[Registration]) -> int:
    """Name to one candidate the pieces that each registration lacks, until when and where they are given.

    What was given since the letter was made is not asked again; when all was, no mail leaves.
    """
    candidate = tx.get_one(Candidate, registrations[0].candidate_id)
    lacking = _lacking(tx, [one.id for one in registrations])
    reminded = [_reminded(tx, one, lacking[one.id]) for one in registrations if one.id in lacking]
    if not reminded or not is_address(candidate.email):
        return 0
    facts = office_of_registration(tx, registrations[0]) | {
        "candidate_number": candidate.number, "reminded": reminded, "portal": settings.current().portal_url,
    }  # fmt: skip
    promise_mail(
        tx, "pieces_reminder", recipient=candidate.email, language=candidate.language, facts=facts,
        candidate_id=candidate.id, registration_id=registrations[0].id if len(registrations) == 1 else None,
    )  # fmt: skip
    return 1


def _lacking(tx: Session, registration_ids: Collection[int]) -> dict[int, list[tuple[Piece, RequiredPiece]]]:
    rows = tx.execute(
        select(Piece, RequiredPiece)
        .join(RequiredPiece, RequiredPiece.code == Piece.piece_code)
        .where(Piece.registration_id.in_(registration_ids), Piece.state.in_(sorted(one.value for one in MISSING)))
        .order_by(RequiredPiece.position)
    )
    found: dict[int, list[tuple[Piece, RequiredPiece]]] = {}
    for piece, asked in rows:
        found.setdefault(piece.registration_id, []).append((piece, asked))
    return found


def _reminded(
    tx: Session, registration: Registration, lacking: Sequence[tuple[Piece, RequiredPiece]]
) -> dict[str, Any]:
    known, period = labels(tx), phases_of(tx, registration).get(Phase.PIECES)
    regime, _ = regime_of(tx, registration)
    exam_session = known.exam_session(registration.exam_session_id).label
    return {
        "number": registration.number, "exam": f"{known.domains[registration.domain_code]}, {exam_session}",
        "due": period.closes_at.isoformat() if period is not None and period.is_open else "",
        "zone": period.zone if period is not None else PARIS,
        "pieces": [_said(piece, asked, regime) for piece, asked in lacking],
    }  # fmt: skip


def _said(piece: Piece, asked: RequiredPiece, regime: str) -> dict[str, Any]:
    """A mail may be read by others: a piece that says more than its name is only announced."""
    named = is_named_in_mails(asked.content)
    return {
        "label": asked.label if named else "", "reason": piece.reason if named else "", "state": piece.state,
        "by_post": comes_by_post(piece.piece_code, regime),
    }  # fmt: skip
