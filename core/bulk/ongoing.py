"""One run at a time of a kind and scope: whoever orders the same again is told who did, and where to look (4.09)."""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.rights import scopes_for
from core.bulk.queries import sees
from core.bulk.rules import ENDED
from core.errors import ExamError
from core.search.query import Query
from db.tables import BulkRun

_PLACED = ("academies", "domains")


class RunAlreadyOrdered(ExamError):
    """The same documents of the same registrations are being made. Facts: `run`, `who`, `at`, `state`."""

    code = "run_already_ordered"


@dataclass(frozen=True, slots=True)
class Ongoing:
    """A run that is not over, of the same kind over the same registrations: who ordered it, and when."""

    run_id: int
    who: str
    at: datetime
    state: str


def scope_of(actor: Actor, query: Query) -> str:
    """Give what names the registrations that a query means for someone: the same for all who would get the same."""
    asked: dict[str, Any] = {
        name: sorted(values, key=str) if isinstance(values, list) else values
        for name, values in query.to_json().items()
        if name not in _PLACED
    }
    asked["text"] = " ".join(query.text.split())
    asked["places"] = _places(actor, query)
    return hashlib.sha256(json.dumps(asked, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _places(actor: Actor, query: Query) -> list[tuple[str, str]]:
    """Where the query is asked within the perimeter, académie and domain; an empty code is all of them."""
    found: set[tuple[str, str]] = set()
    for scope in scopes_for(actor, Permission.DOCUMENT_REGENERATE):
        found.update(
            itertools.product(_within(scope.academie_code, query.academies), _within(scope.domain_code, query.domains))
        )
    return sorted(one for one in found if not any(_covers(other, one) for other in found - {one}))


def _within(held: str, asked: Collection[str]) -> Collection[str]:
    if not held or not asked:
        return asked or (held,)
    return (held,) if held in asked else ()


def _covers(wide: tuple[str, str], narrow: tuple[str, str]) -> bool:
    return all(one in {"", other} for one, other in zip(wide, narrow, strict=True))


def ongoing(tx: Session, actor: Actor, query: Query, kind: str) -> Ongoing | None:
    """Give the run that makes the same already, of those one may see."""
    require(actor, Permission.DOCUMENT_REGENERATE)
    run = _live(tx, kind, scope_of(actor, query))
    return Ongoing(run.id, run.ordered_by, run.ordered_at, run.state) if run and sees(actor, run) else None


def refuse_twice(tx: Session, kind: str, scope: str) -> None:
    """Refuse a run while the same one is not over: it goes on, waits for its approval, or is paused."""
    found = _live(tx, kind, scope)
    if found is not None:
        raise RunAlreadyOrdered(run=str(found.id), who=found.ordered_by, at=found.ordered_at, state=found.state)


def keep_alone(tx: Session, run: BulkRun, **values: Any) -> None:
    """Write a run that begins, or begins again; the database lets one through of two that do so at once."""
    kind, scope = run.kind, run.scope or ""
    try:
        with tx.begin_nested():
            for name, value in values.items():
                setattr(run, name, value)
            tx.add(run)
            tx.flush()
    except IntegrityError:
        refuse_twice(tx, kind, scope)
        raise


def _live(tx: Session, kind: str, scope: str) -> BulkRun | None:
    """Find the run of a kind and scope that is not over; one of an earlier release bears no scope."""
    over = [state.value for state in ENDED]
    same = select(BulkRun).where(BulkRun.kind == kind, BulkRun.scope == scope, BulkRun.state.not_in(over))
    return tx.scalars(same).one_or_none()
