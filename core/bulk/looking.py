"""Three pages to look at before a run is ordered: its first, a long one, one at random; and the reason of each."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, func, select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.perimeter import registrations_in
from core.bulk import laying_out
from core.bulk.dry_run import taken
from core.bulk.options import RunOptions
from core.bulk.selection import condition
from core.documents import staleness
from core.search.query import Query
from db.tables import Candidate, Registration, RegistrationVersion

LOOKED_AT = 2_000  # registrations among which the longest is looked for: reading every snapshot would take seconds
SHOWN = 100


class Why(StrEnum):
    """Why a sample was chosen."""

    FIRST = "first"
    LONG = "long"
    RANDOM = "random"


@dataclass(frozen=True, slots=True)
class Sample:
    """One registration that the run would take, to look at before ordering."""

    why: str
    registration_id: int
    candidate_id: int
    candidate_number: str
    registration_number: int
    name: str


@dataclass(frozen=True, slots=True)
class ToMake:
    """One document to be made again, and why; `version_printed` is 0 when there is none yet.

    `cause` is what the registration as it stands was saved for: a correction, a modification, an import, a merge.
    """

    registration_id: int
    candidate_id: int
    candidate_number: str
    name: str
    registration_number: int
    version: int
    version_printed: int
    reason: str
    cause: str


def samples(tx: Session, actor: Actor, query: Query, options: RunOptions, *, drawn: int | None = None) -> list[Sample]:
    """Give the first page of a run in its order, one of the longest, and one at random; each registration once.

    `drawn` decides the one at random, so that a page drawn again shows the same one.
    """
    require(actor, Permission.DOCUMENT_REGENERATE)
    wanted = condition(tx, actor, query)
    first = _first(tx, actor, options, wanted)
    if first is None:
        return []
    chosen = {first: Why.FIRST}
    chosen.setdefault(_long(tx, actor, options, wanted), Why.LONG)
    chosen.setdefault(_random(tx, actor, options, wanted, drawn), Why.RANDOM)
    rows = {
        row.id: row
        for row in tx.execute(
            select(
                Registration.id, Registration.candidate_id, Candidate.number.label("candidate_number"),
                Registration.number, Candidate.birth_name, Candidate.first_names,
            )
            .join(Candidate, Candidate.id == Registration.candidate_id)
            .where(Registration.id.in_(chosen), registrations_in(actor, Permission.DOCUMENT_REGENERATE))
        )
    }  # fmt: skip
    return [_sample(why, rows[number]) for number, why in chosen.items()]


def _sample(why: Why, row: Any) -> Sample:
    name = f"{row.birth_name} {row.first_names}"
    return Sample(why.value, row.id, row.candidate_id, row.candidate_number, row.number, name)


def _first(tx: Session, actor: Actor, options: RunOptions, wanted: ColumnElement[bool]) -> int | None:
    statement, (sorting, _) = laying_out.in_order(tx, actor, options, wanted)
    found: int | None = tx.scalar(statement.add_columns(Registration.id).order_by(*sorting).limit(1))
    return found


def _long(tx: Session, actor: Actor, options: RunOptions, wanted: ColumnElement[bool]) -> int:
    """Of some thousands of registrations, the one whose version says the most: most papers, longest names."""
    statement = taken(tx, actor, options, wanted)
    some = statement.add_columns(Registration.id, Registration.version).limit(LOOKED_AT).subquery()
    said = (
        select(some.c.id)
        .join(
            RegistrationVersion,
            (RegistrationVersion.registration_id == some.c.id) & (RegistrationVersion.n == some.c.version),
        )
        .order_by(func.length(cast(RegistrationVersion.snapshot, Text)).desc(), some.c.id)
    )
    found: int = tx.scalars(said.limit(1)).one()
    return found


def _random(tx: Session, actor: Actor, options: RunOptions, wanted: ColumnElement[bool], drawn: int | None) -> int:
    """Draw a number up to the largest there is, and take the registration of the run that follows it, or the first."""
    most = tx.scalar(select(func.max(Registration.id)).where(registrations_in(actor))) or 0
    number = (secrets.randbelow(1 << 32) if drawn is None else drawn) % (most + 1)
    those = taken(tx, actor, options, wanted).add_columns(Registration.id).order_by(Registration.id).limit(1)
    following: int | None = tx.scalar(those.where(Registration.id >= number))
    return following if following is not None else tx.scalars(those).one()


def to_make(
    tx: Session, actor: Actor, query: Query, kind: str, *, after: int = 0, limit: int = SHOWN
) -> list[ToMake]:  # fmt: skip
    """List the documents that a run would make again, each with its reason, by number, after a given one."""
    require(actor, Permission.DOCUMENT_REGENERATE)
    found = staleness.stale(tx, actor, kind, where=condition(tx, actor, query), after=after, limit=limit)
    named = (
        select(
            Registration.id, Registration.number, Candidate.number.label("candidate_number"), Candidate.birth_name,
            Candidate.first_names, RegistrationVersion.cause,
        )
        .join(Candidate, Candidate.id == Registration.candidate_id)
        .join(
            RegistrationVersion,
            (RegistrationVersion.registration_id == Registration.id) & (RegistrationVersion.n == Registration.version),
        )
        .where(
            Registration.id.in_([one.registration_id for one in found]),
            registrations_in(actor, Permission.DOCUMENT_REGENERATE),
        )
    )  # fmt: skip
    rows = {row.id: row for row in tx.execute(named)}
    return [_to_make(one, rows[one.registration_id]) for one in found if one.registration_id in rows]


def _to_make(one: staleness.StaleDocument, row: Any) -> ToMake:
    return ToMake(
        one.registration_id, one.candidate_id, row.candidate_number, f"{row.birth_name} {row.first_names}", row.number,
        one.version, one.version_printed, one.reason, row.cause,
    )  # fmt: skip
