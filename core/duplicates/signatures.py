"""Signatures that a merge takes back, as it gives new versions: undone, what was signed is there again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor
from core.audit import Event, record
from core.pieces.rules import SIGNED_CONFIRMATION, PieceState
from core.registrations.rules import State
from db.tables import OnlineValidation, Piece, PieceFile, Registration

_SIGNED = frozenset({State.CONFIRMED.value, State.VALIDATED.value})
Signed = dict[str, dict[str, Any]]


def signed(tx: Session, registrations: Iterable[Registration]) -> Signed:
    """Note what is signed, before new versions take it back."""
    return {str(one.id): _noted(tx, one) for one in registrations if one.state in _SIGNED}


def _noted(tx: Session, one: Registration) -> dict[str, Any]:
    piece = _piece(tx, one)
    files = select(PieceFile.id).where(PieceFile.removed_at.is_(None), PieceFile.piece_id == (piece.id if piece else 0))
    return {
        "state": one.state, "fingerprint": one.fingerprint, "version": one.version,
        "piece": piece.state if piece else "", "reason": piece.reason if piece else "",
        "changed_at": piece.changed_at.isoformat() if piece else "", "files": list(tx.scalars(files)),
    }  # fmt: skip


def give_back(tx: Session, actor: Actor, noted: Signed, registrations: Iterable[Registration]) -> None:
    """Give a signature back to a registration whose content is again the one that was signed (6.11)."""
    for one in registrations:
        before = noted.get(str(one.id))
        if before is None or one.state != State.REGISTERED.value or one.fingerprint != before["fingerprint"]:
            continue
        one.state = before["state"]
        if one.state == State.VALIDATED.value:
            _validate(tx, one, before)
        _restore_piece(tx, one, before)
        tx.flush()
        record(
            tx, actor, Event.REGISTRATION_STATE_CHANGED, "registration", one.id,
            changes={"state": (State.REGISTERED.value, one.state)},
            facts={"candidate": one.candidate_id, "version": one.version},
        )  # fmt: skip


def _validate(tx: Session, one: Registration, before: dict[str, Any]) -> None:
    first = tx.scalars(
        select(OnlineValidation).where(
            OnlineValidation.registration_id == one.id, OnlineValidation.registration_version == before["version"]
        )
    ).one_or_none()
    if first is not None:
        tx.add(
            OnlineValidation(
                registration_id=one.id, registration_version=one.version, fingerprint=one.fingerprint,
                validated_at=first.validated_at, validated_by=first.validated_by,
            )
        )  # fmt: skip


def _restore_piece(tx: Session, one: Registration, before: dict[str, Any]) -> None:
    piece = _piece(tx, one)
    if piece is None or piece.state != PieceState.AWAITED.value or not before["piece"]:
        return
    piece.state, piece.reason = before["piece"], before["reason"]
    piece.changed_at = datetime.fromisoformat(before["changed_at"])
    for file in tx.scalars(select(PieceFile).where(PieceFile.id.in_(before["files"]))):
        file.removed_at = None


def _piece(tx: Session, one: Registration) -> Piece | None:
    statement = select(Piece).where(Piece.registration_id == one.id, Piece.piece_code == SIGNED_CONFIRMATION)
    return tx.scalars(statement).one_or_none()
