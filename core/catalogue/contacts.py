"""Whom to write to: the office that manages a domain in an académie."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from core.access import Actor
from core.catalogue.queries import ShownOffice, offices


def managing_office(tx: Session, actor: Actor, academie: str, domain: str) -> ShownOffice | None:
    """Give the office an académie entrusted a domain to, else the one that manages all the others, else nothing."""
    return chosen(offices(tx, actor, academie), domain) if academie else None


def chosen(offered: Iterable[ShownOffice], domain: str) -> ShownOffice | None:
    """Choose among the offices of one académie: the one named for the domain comes before the one for all."""
    known = list(offered)
    named = [one for one in known if domain in one.domains]
    return next(iter([*named, *(one for one in known if not one.domains)]), None)
