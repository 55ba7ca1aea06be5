"""How many documents no longer say what they should: the comparison of `staleness`, summed by the database."""

from __future__ import annotations

from sqlalchemy import and_, func
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.perimeter import registrations_in
from core.documents.staleness import expected, joined, possible
from db.tables import Registration


def stale_count(tx: Session, actor: Actor, kind: str = "confirmation") -> int:
    """Count the registrations of the perimeter whose document is to be made again or made at last.

    The same number as the sum of `staleness.counts(...).stale`; without the reasons, one row comes back.
    """
    require(actor, Permission.DOCUMENT_READ)
    statement, place, document = joined(tx, expected(tx, actor, kind))
    says_what_it_should = and_(
        document.version == Registration.version,
        document.template_version_id == place.c.template_version_id,
        document.context_sha256 == place.c.context_sha256,
    )
    counted = statement.add_columns(func.count() - func.count().filter(says_what_it_should))
    inside = registrations_in(actor, Permission.DOCUMENT_READ)
    return tx.scalar(counted.where(inside, possible(place, kind))) or 0
