"""Join the small pieces that saves leave in the index: every word that is asked is looked for in each of them."""

from __future__ import annotations

from sqlalchemy.orm import Session

from core import units
from core.access import Actor, system
from db.search import adapter


def tidy_index() -> None:
    """Join some pieces, in a moment of the writers' lock; what remains waits for the next round."""
    units.perform(tidy, system("tidying"))


def tidy(tx: Session, actor: Actor) -> None:
    """Join some pieces; what is found stays the same."""
    del actor
    connection = tx.connection()
    adapter(connection).tidy(connection)
