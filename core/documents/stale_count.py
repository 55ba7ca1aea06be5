"""How many documents no longer say what they should: the comparison of `staleness`, summed by the database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, and_, func, literal_column, select, true
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.perimeter import registrations_in
from core.documents.catalogue import kind_of
from core.documents.comparing import UP_TO_DATE, expected, joined, joined_from_made, possible, reason
from db.tables import Registration


def stale_count(tx: Session, actor: Actor, kind: str = "confirmation", *, most: int | None = None) -> int:
    """Count the registrations of the perimeter whose document is to be made again, or made at last where each has one.

    The same number as the sum of `staleness.counts(...).stale`; without the reasons, one row comes back. A letter that
    was never made waits for nobody: whether to send it is the office's choice. Counting stops just after `most`, if
    one is given: one more means that there are more.
    """
    require(actor, Permission.DOCUMENT_READ)
    to_make = _to_make(tx, actor, kind)
    if most is None:
        return tx.scalar(to_make.add_columns(func.count())) or 0
    counted = to_make.add_columns(literal_column("1").label("one")).limit(most + 1).subquery("to_make")
    return tx.scalar(select(func.count()).select_from(counted)) or 0


def _to_make(tx: Session, actor: Actor, kind: str) -> Select[Any]:
    """The registrations to count, nothing being asked of them yet."""
    today = expected(tx, actor, kind)
    inside = registrations_in(actor, Permission.DOCUMENT_READ)
    if not kind_of(kind).at_once:
        statement, place, document = joined_from_made(tx, today)
        return statement.where(inside, possible(place, kind), reason(place, document, kind) != UP_TO_DATE)
    statement, place, document = joined(tx, today)
    says_what_it_should = and_(
        document.version == Registration.version,
        document.template_version_id == place.c.template_version_id,
        document.context_sha256 == place.c.context_sha256,
    )
    return statement.where(inside, possible(place, kind), says_what_it_should.is_not(true()))
