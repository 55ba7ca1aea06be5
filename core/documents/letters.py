"""What a letter says beyond its registration: the decision on accommodations, the pieces that are missing.

It is kept with the context of the document, so that the letter is printed again as it was whatever becomes of them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock, i18n
from core.calendar.phases import PhaseNow, phases_of
from core.calendar.rules import Phase
from core.documents.facts import LetterFacts, LetterItem, PrintContext, TemplateText
from core.pieces.rules import MISSING
from core.registrations.snapshot import Snapshot
from db.tables import AccommodationRequest, Piece, Registration, RequiredPiece

FRENCH = "fr"  # the language of the office's letters
MEASURE = "accommodation-measure-"  # the sentences that name the measures, by code


@dataclass(frozen=True, slots=True)
class Own:
    """What a letter says of its own, as plain values; `missing` says why there is no such letter."""

    content: dict[str, Any]
    missing: str = ""


def decisions(tx: Session, registration_ids: Collection[int]) -> dict[int, Own]:
    """Give the latest decision on the accommodations of each registration, or that there is none."""
    rows = tx.scalars(
        select(AccommodationRequest)
        .where(AccommodationRequest.registration_id.in_(registration_ids), AccommodationRequest.state == "decided")
        .order_by(AccommodationRequest.decided_at, AccommodationRequest.id)
    )
    found = {number: Own({}, "no_decision") for number in registration_ids}
    for row in rows:
        if row.decided_at is not None:
            found[row.registration_id] = Own(_decision(row, row.decided_at))
    return found


def _decision(row: AccommodationRequest, decided_at: datetime) -> dict[str, Any]:
    asked = list(dict.fromkeys([*row.measures, *row.granted]))
    items = [["granted" if code in row.granted else "refused", measure(code), ""] for code in asked]
    return {"at": decided_at.isoformat(), "items": items, "said": row.answer, "due": None}


def measure(code: str) -> str:
    """Name a measure in French; one that no sentence names is printed by its code."""
    key = MEASURE + code.replace("_", "-")
    return i18n.t(FRENCH, key) if i18n.has(FRENCH, key) else code


def reminders(tx: Session, registration_ids: Collection[int]) -> dict[int, Own]:
    """Give the pieces that each registration lacks today, refused ones with why, or that none is missing."""
    statement = (
        select(Piece, RequiredPiece.label)
        .join(RequiredPiece, RequiredPiece.code == Piece.piece_code)
        .where(Piece.registration_id.in_(registration_ids), Piece.state.in_(sorted(one.value for one in MISSING)))
        .order_by(RequiredPiece.position)
    )
    lacking: dict[int, list[list[str]]] = {}
    for piece, label in tx.execute(statement):
        lacking.setdefault(piece.registration_id, []).append([piece.state, label, piece.reason])
    return {
        number: _reminder(tx, number, lacking[number]) if number in lacking else Own({}, "nothing_missing")
        for number in registration_ids
    }


def _reminder(tx: Session, registration_id: int, items: list[list[str]]) -> Own:
    period = phases_of(tx, tx.get_one(Registration, registration_id)).get(Phase.PIECES)
    at = _beginning_of_today(tx, period)
    due = period.closes_at if period is not None and period.is_open else None
    return Own({"at": at.isoformat(), "items": items, "said": "", "due": due.isoformat() if due else None})


def _beginning_of_today(tx: Session, period: PhaseNow | None) -> datetime:
    """A reminder is of a day: ordered twice the same day with the same pieces missing, it is the same letter."""
    local = clock.local(clock.now(tx), period.zone if period else "Europe/Paris")
    return datetime.combine(local.date(), time(12), local.tzinfo).astimezone(UTC)


def letter_facts(
    snapshot: Snapshot,
    context: PrintContext,
    template: TemplateText,
    saved_at: datetime,
    check_code: str,
    check_url: str,
    own: dict[str, Any],
) -> LetterFacts:
    """Give the facts of a letter; its day is its own, not that of the version it follows."""
    del saved_at
    items = tuple(LetterItem(group, label, detail) for group, label, detail in own["items"])
    due = datetime.fromisoformat(own["due"]) if own["due"] else None
    return LetterFacts(
        snapshot, context, template, datetime.fromisoformat(own["at"]), check_code, check_url, items, own["said"], due
    )
