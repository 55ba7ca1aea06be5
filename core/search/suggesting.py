"""Who may be meant by what is being typed: a few names within the perimeter, noted before they are shown (1.31, 3.22).

What is typed further only narrows what was already noted: one line of the journal for a run of keys, none for each key.
Names that only resemble what is typed are no narrowing: they are noted each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.audit import Event, record
from core.candidates.folding import fold
from core.search.queries import search
from core.search.query import Query
from db.tables import AuditEvent, AuditValue

MOST = 8
SHORTEST, LONGEST = 3, 100
AGAIN = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A candidate who may be meant: enough to tell him from another, no more."""

    candidate_id: int
    name: str
    number: str
    birth_date: date
    certain: bool


def suggestions(tx: Session, actor: Actor, text: str) -> tuple[Suggestion, ...]:
    """Give the few best answers to what is typed so far; nothing when it is too short to mean somebody."""
    require(actor, Permission.CANDIDATE_SEARCH)
    typed = _typed(text)
    if len(fold(typed).replace(" ", "")) < SHORTEST:
        return ()
    found: dict[int, Suggestion] = {}
    for row in search(tx, actor, Query(text=typed), size=MOST).rows:
        name = f"{row.birth_name} {row.first_names}"
        found.setdefault(row.candidate_id, Suggestion(row.candidate_id, name, row.number, row.birth_date, row.certain))
    return tuple(found.values())[:MOST]


def _typed(text: str) -> str:
    return " ".join(text.split())[:LONGEST]


def is_noted(tx: Session, actor: Actor, text: str, shown: Sequence[Suggestion]) -> bool:
    """Whether what is shown was noted lately of the same person: what is typed begins as what was, or is just that."""
    require(actor, Permission.CANDIDATE_SEARCH)
    typed, narrows = _typed(text), all(one.certain for one in shown)
    lately = (
        select(AuditValue.after)
        .join(AuditEvent, AuditEvent.seq == AuditValue.event_seq)
        .where(
            AuditEvent.actor_id == actor.id, AuditEvent.actor_kind == actor.kind, AuditValue.field == "text",
            AuditEvent.at > clock.now(tx) - AGAIN, AuditEvent.name == Event.SEARCH_RUN.value,
        )
    )  # fmt: skip
    noted = [one for one in tx.scalars(lately) if isinstance(one, str) and one]
    return any(typed.startswith(one) if narrows else typed == one for one in noted)


def note_suggesting(tx: Session, actor: Actor, text: str, shown: Sequence[Suggestion]) -> None:
    """Note what was typed and how many names it suggests; what was typed may be a name: a value, never a fact."""
    require(actor, Permission.CANDIDATE_SEARCH)
    if is_noted(tx, actor, text, shown):
        return
    record(
        tx, actor, Event.SEARCH_RUN, "search", 0, changes={"text": ("", _typed(text))},
        facts={"hits": len(shown), "kinds": [], "filters": {}, "suggested": True},
    )  # fmt: skip
