"""Which documents no longer say what they should: computed by comparing digests, never a flag that someone forgets.

The same comparison serves the counter, the list, the dry run and the order of a bulk run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.perimeter import registrations_in
from core.documents.catalogue import kind_of
from core.documents.comparing import (
    CONTEXT_CHANGED,
    REASONS,
    UP_TO_DATE,
    Expected,
    at,
    expected,
    joined,
    possible,
    reason,
    table_of,
)
from core.documents.contexts import Place, differences
from core.documents.preparing import refusal_of
from db.tables import ExamSession, PrintedContext, Registration


@dataclass(frozen=True, slots=True)
class Counts:
    """Registrations by what their document is: to make again with the reason, up to date, or impossible and why."""

    stale: dict[str, int] = field(default_factory=dict)
    up_to_date: int = 0
    impossible: dict[str, int] = field(default_factory=dict)

    @property
    def to_make(self) -> int:
        """How many documents are to be made."""
        return sum(self.stale.values())


def counts(
    tx: Session,
    actor: Actor,
    kind: str = "confirmation",
    *,
    where: ColumnElement[bool] | None = None,
    permission: Permission = Permission.DOCUMENT_READ,
) -> Counts:
    """Count the perimeter's registrations by what their document is; among those of a condition when one is given."""
    require(actor, permission)
    today = expected(tx, actor, kind, permission)
    inside = [registrations_in(actor, permission), *([] if where is None else [where])]
    standing = _standing(tx, today, inside)
    concerned = standing.up_to_date + standing.to_make
    impossible, able = _impossible(tx, today, inside, concerned)
    about = kind_of(kind).about
    if about is not None and able > concerned:
        impossible[about.otherwise] = able - concerned
    return Counts(standing.stale, standing.up_to_date, impossible)


def _standing(tx: Session, today: Expected, inside: Sequence[ColumnElement[bool]]) -> Counts:
    """Count those that can have a document by why it is to be made again: the database compares, one row comes back.

    No grouping: on the embedded engine it would compare every registration with every place.
    """
    statement, place, document = joined(tx, today)
    statement = statement.where(*inside, possible(place, today.kind))
    why = reason(place, document, today.kind)
    counted = {name: func.count().filter(why == name).label(name) for name in REASONS}
    found = tx.execute(statement.add_columns(*counted.values())).one()
    stale = {name: getattr(found, name) for name in REASONS if name != UP_TO_DATE and getattr(found, name)}
    if CONTEXT_CHANGED in stale and kind_of(today.kind).own is None:
        del stale[CONTEXT_CHANGED]
        stale |= _around(tx, today, statement.where(why == CONTEXT_CHANGED), place, document)
    return Counts(stale, found.up_to_date)


def _around(tx: Session, today: Expected, changed: Select[Any], place: CTE, document: Any) -> dict[str, int]:
    """Count by what changed around the registrations; a letter's context is its own, and is not told apart."""
    pairs = changed.add_columns(document.context_sha256.label("was"), place.c.context_sha256.label("now"))
    pair = pairs.subquery()
    rows = tx.execute(select(pair.c.was, pair.c.now, func.count().label("many")).group_by(pair.c.was, pair.c.now))
    detail, found = _Details(tx, today), dict[str, int]()
    for row in rows.all():
        said = detail.of(row.was, row.now)
        found[said] = found.get(said, 0) + row.many
    return found


def _impossible(
    tx: Session, today: Expected, inside: Sequence[ColumnElement[bool]], standing: int
) -> tuple[dict[str, int], int]:
    """Count those whose state, exam session or place lets them have no document, and why; and how many could."""
    kind, impossible, able = kind_of(today.kind), dict[str, int](), 0
    closed = {row.id: row.closed for row in tx.execute(select(ExamSession.id, ExamSession.closed))}
    keys = (Registration.state, Registration.exam_session_id)  # read from an index alone
    for row in tx.execute(select(*keys, func.count().label("many")).where(*inside).group_by(*keys)):
        refused = refusal_of(kind, row.state, closed=closed[row.exam_session_id], missing="", worded=True)
        if refused:
            impossible[refused] = impossible.get(refused, 0) + row.many
        else:
            able += row.many
    if able == standing:
        return impossible, able
    for missing, many in _without_place(tx, today, inside):
        impossible[missing] = impossible.get(missing, 0) + many
        able -= many
    return impossible, able


def _without_place(
    tx: Session, today: Expected, inside: Sequence[ColumnElement[bool]]
) -> Iterator[tuple[str, int]]:  # fmt: skip
    """Give those whose state and exam session let them have a document, and that lack a calendar, an office, a wording.

    The document they may have had is not looked at.
    """
    place = table_of(today, tx.get_bind().dialect.name)
    keys = (
        Registration.academie_code, Registration.domain_code, Registration.exam_session_id, Registration.audience,
        Registration.foreign_group,
    )  # fmt: skip
    states = sorted(state.value for state in kind_of(today.kind).states)
    rows = tx.execute(
        select(*keys, func.count().label("many"))
        .select_from(Registration)
        .join(ExamSession, ExamSession.id == Registration.exam_session_id)
        .outerjoin(place, at(place))
        .where(*inside, Registration.state.in_(states), ~ExamSession.closed, place.c.context_sha256.is_(None))
        .group_by(*keys)
    )
    for row in rows:
        there = Place(row.academie_code, row.domain_code, row.exam_session_id, row.audience, row.foreign_group)
        yield today.missing.get(there, "no_calendar"), row.many


class _Details:
    """What changed between two contexts, read once per pair."""

    def __init__(self, tx: Session, today: Expected) -> None:
        self._tx = tx
        self._contents = dict(today.contents)
        self._found: dict[tuple[str, str], str] = {}

    def of(self, was: str, now: str) -> str:
        """Say whether the office, the dates or the regime changed; the first of these when several did."""
        if (was, now) not in self._found:
            moved = differences(self._content(was), self._content(now))
            order = ("dates_changed", "office_changed", "regime_changed")
            self._found[was, now] = next((name for name in order if name in moved), CONTEXT_CHANGED)
        return self._found[was, now]

    def _content(self, digest: str) -> dict[str, Any]:
        if digest not in self._contents:
            kept = select(PrintedContext.content).where(PrintedContext.sha256 == digest)
            self._contents[digest] = self._tx.scalars(kept).one()
        return self._contents[digest]


@dataclass(frozen=True, slots=True)
class StaleDocument:
    """A registration whose document is to be made again, and why; `version_printed` is 0 when it has none."""

    registration_id: int
    candidate_id: int
    version: int
    version_printed: int
    reason: str


def stale(
    tx: Session,
    actor: Actor,
    kind: str = "confirmation",
    *,
    where: ColumnElement[bool] | None = None,
    after: int = 0,
    limit: int = 50,
) -> list[StaleDocument]:
    """List registrations of the perimeter whose document is to be made again, by number, after a given one."""
    require(actor, Permission.DOCUMENT_READ)
    today = expected(tx, actor, kind)
    statement, place, document = joined(tx, today)
    why, own = reason(place, document, kind).label("why"), kind_of(kind).own is not None
    statement = statement.add_columns(
        Registration.id, Registration.candidate_id, Registration.version, document.version.label("printed"), why,
        document.context_sha256.label("was"), place.c.context_sha256.label("now"),
    ).where(
        registrations_in(actor, Permission.DOCUMENT_READ), possible(place, kind), why != UP_TO_DATE,
        Registration.id > after,
    )  # fmt: skip
    if where is not None:
        statement = statement.where(where)
    detail = _Details(tx, today)
    return [
        StaleDocument(
            row.id, row.candidate_id, row.version, row.printed or 0,
            detail.of(row.was, row.now) if row.why == CONTEXT_CHANGED and not own else row.why,
        )
        for row in tx.execute(statement.order_by(Registration.id).limit(limit))
    ]  # fmt: skip
