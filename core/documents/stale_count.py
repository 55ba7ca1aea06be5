"""How many documents no longer say what they should: the comparison of `staleness`, summed by the database."""

from __future__ import annotations

from sqlalchemy import and_, func
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.perimeter import registrations_in
from core.documents.catalogue import kind_of
from core.documents.comparing import UP_TO_DATE, expected, joined, possible, reason
from db.tables import Registration


def stale_count(tx: Session, actor: Actor, kind: str = "confirmation") -> int:
    """Count the registrations of the perimeter whose document is to be made again, or made at last where each has one.

    The same number as the sum of `staleness.counts(...).stale`; without the reasons, one row comes back. A letter that
    was never made waits for nobody: whether to send it is the office's choice.
    """
    require(actor, Permission.DOCUMENT_READ)
    statement, place, document = joined(tx, expected(tx, actor, kind))
    inside = registrations_in(actor, Permission.DOCUMENT_READ)
    statement = statement.where(inside, possible(place, kind))
    if not kind_of(kind).at_once:
        changed = statement.where(document.id.is_not(None), reason(place, document, kind) != UP_TO_DATE)
        return tx.scalar(changed.add_columns(func.count())) or 0
    says_what_it_should = and_(
        document.version == Registration.version,
        document.template_version_id == place.c.template_version_id,
        document.context_sha256 == place.c.context_sha256,
    )
    return tx.scalar(statement.add_columns(func.count() - func.count().filter(says_what_it_should))) or 0
