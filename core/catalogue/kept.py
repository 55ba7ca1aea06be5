"""What only the reference files change: read once by a process, and again after they are loaded anew."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TypeVar, cast
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.tables import SchemaMark

MARK = "catalogue"
T = TypeVar("T")


@dataclass(slots=True)
class _Edition:
    """What was read of one edition of the catalogue."""

    mark: str
    read: dict[Hashable, object] = field(default_factory=dict)


_editions: WeakKeyDictionary[Engine, _Edition] = WeakKeyDictionary()


def kept(tx: Session, key: Hashable, make: Callable[[], T]) -> T:
    """Give what `make` reads of the catalogue, read once for each edition; nothing of a transaction may be in it."""
    edition = _edition(tx)
    if edition is None:
        return make()
    if key not in edition.read:
        edition.read[key] = make()
    return cast("T", edition.read[key])


def renew(tx: Session) -> None:
    """Say that another edition of the catalogue is being loaded, in the transaction that loads it."""
    tx.merge(SchemaMark(name=MARK, value=secrets.token_hex(8)))
    tx.flush()
    tx.info.pop(MARK, None)


def _edition(tx: Session) -> _Edition | None:
    """Give the edition that this transaction sees; none is kept before reference data was ever loaded."""
    if MARK not in tx.info:
        tx.info[MARK] = tx.scalar(select(SchemaMark.value).where(SchemaMark.name == MARK)) or ""
    mark = cast("str", tx.info[MARK])
    engine = tx.connection().engine
    known = _editions.get(engine)
    if mark and (known is None or known.mark != mark):
        known = _editions[engine] = _Edition(mark)
    return known if mark else None
