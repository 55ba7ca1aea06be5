"""Enter very many candidates at once, by the rules of entering one: numbers, claims, an event for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, cast

from sqlalchemy import Column, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.audit import Event, record
from core.candidates import numbers
from core.candidates.actions import Person, name_keys
from core.candidates.errors import EmailTaken, NumberTaken
from db.loading import reserve_ids
from db.tables import Candidate, EmailClaim

CANDIDATES = cast("Table", Candidate.__table__)
CLAIMS = cast("Table", EmailClaim.__table__)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Someone to enter: with a number brought by a file, or none; `facts` go to the journal."""

    person: Person
    kind: str
    number: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


def draft_candidates(tx: Session, newcomers: Sequence[Newcomer], *, origin: str) -> list[Candidate]:
    """Give candidates with their identifier and number, not yet written: registrations are drafted on them first."""
    now, ids = clock.now(tx), reserve_ids(tx, CANDIDATES, len(newcomers))
    fresh = iter(numbers.allocate(tx, sum(not one.number for one in newcomers)))
    return [
        _draft(one, identifier, one.number or next(fresh), origin, now)
        for one, identifier in zip(newcomers, ids, strict=True)
    ]


def _draft(newcomer: Newcomer, identifier: int, number: str, origin: str, now: Any) -> Candidate:
    person = newcomer.person
    values = {name: getattr(person, name) for name in person.__slots__} | {"address": list(person.address)}
    return cast(
        "Candidate",
        SimpleNamespace(
            **values, **name_keys(person.birth_name, person.usual_name, person.first_names), id=identifier,
            number=number, kind=newcomer.kind, locked_at=None, last_correction_id=None, last_registration_number=0,
            version=1, created_at=now, origin=origin,
        ),
    )  # fmt: skip


def write_candidates(tx: Session, actor: Actor, drafts: Sequence[Candidate], newcomers: Sequence[Newcomer]) -> None:
    """Write drafted candidates and take their addresses; someone who came first with one of them wins (6.01, 6.29)."""
    require(actor, Permission.CANDIDATE_DESK)
    taken = _insert_new(tx, CANDIDATES, CANDIDATES.c.number, [dict(vars(draft)) for draft in drafts])
    if taken:
        raise NumberTaken(number=min(taken))
    claim_many(tx, {draft.email_key: draft.id for draft in drafts if draft.email_key})
    for draft, newcomer in zip(drafts, newcomers, strict=True):
        person = newcomer.person
        said = ((name, getattr(person, name)) for name in person.__slots__)
        changes = {name: (None, value) for name, value in said if value}
        record(
            tx, actor, Event.CANDIDATE_CREATED, "candidate", draft.id, changes=changes,
            facts={"origin": draft.origin, **newcomer.facts},
        )  # fmt: skip


def claim_many(tx: Session, owners: dict[str, int]) -> None:
    """Take addresses for candidates, by their key; refused when anyone holds one of them."""
    now = clock.now(tx)
    rows = [
        {"email_key": key, "owner_kind": "candidate", "owner_id": owner, "claimed_at": now, "expires_at": None}
        for key, owner in owners.items()
    ]
    taken = _insert_new(tx, CLAIMS, CLAIMS.c.email_key, rows)
    if taken:
        raise EmailTaken(email_key=min(taken))


def _insert_new(tx: Session, table: Table, unique: Column[Any], rows: list[dict[str, Any]]) -> set[str]:
    """Insert rows and give the unique values that were already there; another's insert is waited for."""
    if not rows:
        return set()
    dialect = sqlite if tx.get_bind().dialect.name == "sqlite" else postgresql
    statement = dialect.insert(table).on_conflict_do_nothing(index_elements=[unique]).returning(unique)
    written = set(tx.execute(statement, rows).scalars())
    return {row[unique.name] for row in rows} - written
