"""Undo an applied file of facts: what stood before is put back; refused when something was brought since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor
from core.documents.imported.held import in_force
from core.documents.imported.keeping import Change, put_back
from core.imports.errors import ImportTouched
from core.imports.facts.applying import FACTS_BEFORE, FACTS_NOW
from core.imports.rules import Outcome
from core.registrations.many import batches
from db.tables import Candidate, ImportFile, Registration

NAMED = 5


def undo(
    tx: Session, actor: Actor, file: ImportFile, lines: Sequence[dict[str, Any]], reason: str
) -> tuple[int, int, dict[int, Outcome]]:
    """Put back what stood before; give how many have nothing left, how many have what they had, and each line's end."""
    changes = {
        line["registration_id"]: Change(line["effect"][FACTS_NOW], line["effect"][FACTS_BEFORE]) for line in lines
    }
    _lock(tx, changes)
    standing = in_force(tx, file.format, changes)
    touched = [
        line
        for line in lines
        if line["registration_id"] not in standing or standing[line["registration_id"]].id != line["effect"][FACTS_NOW]
    ]
    if touched:
        numbers = ", ".join(str(line["line"]) for line in touched[:NAMED])
        raise ImportTouched(count=len(touched), first=_named(tx, touched[:NAMED]), lines=numbers)
    put_back(tx, actor, file.format, changes, reason=reason)
    restored = sum(bool(one.before) for one in changes.values())
    return len(changes) - restored, restored, {line["id"]: Outcome.UNDONE for line in lines}


def _lock(tx: Session, changes: Mapping[int, Change]) -> None:
    for batch in batches(sorted(changes)):
        mine = select(Registration.id).where(Registration.id.in_(batch)).order_by(Registration.id)
        tx.execute(mine.with_for_update(of=Registration)).all()


def _named(tx: Session, lines: Sequence[dict[str, Any]]) -> str:
    ids = [line["candidate_id"] for line in lines]
    return ", ".join(tx.scalars(select(Candidate.number).where(Candidate.id.in_(ids)).order_by(Candidate.number)))
