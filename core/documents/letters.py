"""What a letter says beyond its registration: the decision on accommodations, the pieces that are missing.

It is kept with the context of the document, so that the letter is printed again as it was whatever becomes of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from core import clock, i18n
from core.calendar.phases import PhaseNow, phases_of
from core.calendar.rules import Phase
from core.documents.contexts import FACTS
from core.documents.facts import LetterFacts, LetterItem, PrintContext, TemplateText
from core.pieces.rules import MISSING
from core.registrations.snapshot import Snapshot
from db.tables import AccommodationRequest, DocumentFacts, Piece, Registration, RequiredPiece

FRENCH = "fr"  # the language of the office's letters
_GIVEN = {"received": "given", "under_check": "given", "accepted": "accepted"}  # where a piece stands, on the list
MEASURE = "accommodation-measure-"  # the sentences that name the measures, by code


@dataclass(frozen=True, slots=True)
class Own:
    """What a letter says of its own, as plain values; `missing` says why there is no such letter."""

    content: dict[str, Any]
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """What a letter prints of its own: items, words, until when it is answered, the rows of its table."""

    items: tuple[LetterItem, ...]
    text: str = ""
    due: datetime | None = None
    rows: tuple[tuple[str, ...], ...] = ()


BodyOf = Callable[[Snapshot, TemplateText, dict[str, Any]], Body]


@dataclass(frozen=True, slots=True)
class About:
    """Of which registrations a letter has something to say, since when that changed, and why others have none.

    Both are conditions of a query on a registration: how many letters there would be is counted without reading them.
    """

    concerned: Callable[[], ColumnElement[bool]]
    changed_since: Callable[[Any], ColumnElement[bool]]
    otherwise: str


def _decided() -> Select[int]:
    return select(AccommodationRequest.id).where(
        AccommodationRequest.registration_id == Registration.id, AccommodationRequest.state == "decided"
    )


def _brought() -> Select[int]:
    return select(DocumentFacts.id).where(
        DocumentFacts.registration_id == Registration.id, DocumentFacts.kind == "accommodation", DocumentFacts.current
    )


ABOUT_DECISIONS = About(
    lambda: _decided().exists() | _brought().exists(),
    lambda document: (
        _decided().where(AccommodationRequest.decided_at > document.made_at).exists()
        | _brought().where(DocumentFacts.made_at > document.made_at).exists()
    ),
    "no_decision",
)


def _pieces() -> Select[int]:
    return select(Piece.id).where(Piece.registration_id == Registration.id)


ABOUT_REMINDERS = About(
    lambda: _pieces().where(Piece.state.in_(sorted(one.value for one in MISSING))).exists(),
    lambda document: _pieces().where(Piece.changed_at > document.made_at).exists(),
    "nothing_missing",
)


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
    for number, brought in _decided_elsewhere(tx, registration_ids).items():
        ours = found[number].content.get("at", "")
        if not ours or datetime.fromisoformat(brought["at"]) > datetime.fromisoformat(ours):
            found[number] = Own(brought)
    return found


def _decided_elsewhere(tx: Session, registration_ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """Give the decisions that came by import; the latest decision is the one notified, wherever it was taken."""
    rows = tx.scalars(
        select(DocumentFacts).where(
            DocumentFacts.registration_id.in_(registration_ids),
            DocumentFacts.kind == "accommodation",
            DocumentFacts.current,
        )
    )
    return {
        row.registration_id: {
            **row.content, FACTS: row.fingerprint,
            "items": [[group, measure(code), ""] for group, code in row.content["items"]],
        }
        for row in rows
    }  # fmt: skip


def _decision(row: AccommodationRequest, decided_at: datetime) -> dict[str, Any]:
    asked = list(dict.fromkeys([*row.measures, *row.granted]))
    items = [["granted" if code in row.granted else "refused", measure(code), ""] for code in asked]
    return {"at": decided_at.isoformat(), "items": items, "said": row.answer, "due": None}


def measure(code: str) -> str:
    """Name a measure in French; one that no sentence names is printed by its code."""
    key = MEASURE + code.replace("_", "-")
    return i18n.t(FRENCH, key) if i18n.has(FRENCH, key) else code


def missing_pieces(tx: Session, registration_ids: Collection[int]) -> dict[int, Own]:
    """Give every piece asked of registrations that lack some, each with where it stands, or that none is missing."""
    wanted = reminders(tx, registration_ids)
    lacking = [number for number, own in wanted.items() if not own.missing]
    rows = tx.execute(
        select(Piece.registration_id, Piece.state, RequiredPiece.label)
        .join(RequiredPiece, RequiredPiece.code == Piece.piece_code)
        .where(Piece.registration_id.in_(lacking), Piece.state.in_(_GIVEN))
        .order_by(RequiredPiece.position)
    )
    given: dict[int, list[list[str]]] = {}
    for number, state, label in rows:
        given.setdefault(number, []).append([_GIVEN[state], label, ""])
    return {
        number: Own({**own.content, "items": [*own.content["items"], *given.get(number, [])]})
        if not own.missing
        else own
        for number, own in wanted.items()
    }


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
    *,
    body: BodyOf,
) -> LetterFacts:
    """Give the facts of a letter of any kind; its day is its own, not that of the version it follows."""
    del saved_at
    at, said = datetime.fromisoformat(own["at"]), body(snapshot, template, own)
    return LetterFacts(
        snapshot, context, template, at, check_code, check_url, said.items, said.text, said.due, said.rows
    )  # fmt: skip


def body(snapshot: Snapshot, template: TemplateText, own: dict[str, Any]) -> Body:
    """Say what a decision or a reminder prints: the measures or the pieces, the words, the day they are due."""
    del snapshot, template
    items = tuple(LetterItem(group, label, detail) for group, label, detail in own["items"])
    return Body(items, own["said"], datetime.fromisoformat(own["due"]) if own["due"] else None)
