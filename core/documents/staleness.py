"""Which documents no longer say what they should: computed by comparing digests, never a flag that someone forgets.

A document is up to date when it is of the current version, printed with today's context of its place and with the
template in force there. The same comparison serves the counter, the list, the dry run and the order of a bulk run.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import CTE, ColumnElement, Integer, Select, String, and_, case, column, func, select, values
from sqlalchemy.orm import Session, aliased

from core.access import Actor, Permission, require
from core.access.perimeter import registrations_in
from core.access.rights import scopes_for
from core.documents.catalogue import kind_of
from core.documents.contexts import Place, contexts, differences, places_of_open_sessions
from core.documents.preparing import refusal_of
from core.documents.templates import templates
from db.tables import Document, ExamSession, PrintedContext, Registration

UP_TO_DATE = "up_to_date"
NONE_YET = "none_yet"
VERSION_MOVED = "version_moved"
CONTEXT_CHANGED = "context_changed"
TEMPLATE_CHANGED = "template_changed"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a document of each place would carry if it were made now, and why some places can have none."""

    kind: str
    carried: dict[Place, tuple[str, int]]
    missing: dict[Place, str]
    contents: dict[str, dict[str, Any]]


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


def expected(tx: Session, actor: Actor, kind: str, permission: Permission = Permission.DOCUMENT_READ) -> Expected:
    """Compute what documents made now would carry, for the places of open exam sessions in the actor's académies."""
    codes = frozenset(scope.academie_code for scope in scopes_for(actor, permission))
    wordings = templates(tx, kind)
    carried: dict[Place, tuple[str, int]] = {}
    missing: dict[Place, str] = {}
    today: dict[str, dict[str, Any]] = {}
    for place, context in contexts(tx, places_of_open_sessions(tx, None if "" in codes else codes)).items():
        today[context.sha256] = context.content
        template = wordings.of(place.academie_code, place.domain_code)
        if template is None or context.missing:
            missing[place] = context.missing or "no_template"
        else:
            carried[place] = (context.sha256, template.id)
    return Expected(kind, carried, missing, today)


def table_of(today: Expected) -> CTE:
    """Give what is expected as rows of a query, one a place; a place that can have no document is not there."""
    columns = (
        column("academie_code", String), column("exam_session_id", Integer), column("audience", String),
        column("foreign_group", String), column("context_sha256", String), column("template_version_id", Integer),
    )  # fmt: skip
    rows = [
        (p.academie_code, p.exam_session_id, p.audience, p.foreign_group, digest, template)
        for p, (digest, template) in today.carried.items()
    ]
    nowhere = [("", 0, "", "", "", 0)]
    return values(*columns, name="expected_rows").data(rows or nowhere).cte("expected")


def joined(today: Expected, *columns: Any) -> tuple[Select[Any], CTE, Any]:
    """Select from registrations with what is expected of them and the document they have, if any."""
    place, document = table_of(today), aliased(Document)
    statement = (
        select(*columns)
        .select_from(Registration)
        .join(ExamSession, ExamSession.id == Registration.exam_session_id)
        .outerjoin(
            place,
            and_(
                place.c.academie_code == Registration.academie_code,
                place.c.exam_session_id == Registration.exam_session_id,
                place.c.audience == Registration.audience,
                place.c.foreign_group == Registration.foreign_group,
            ),
        )
        .outerjoin(
            document,
            and_(document.registration_id == Registration.id, document.kind == today.kind, document.current),
        )
    )
    return statement, place, document


def reason(place: CTE, document: Any) -> ColumnElement[str]:
    """Say in the query why a document is to be made again, or that it is up to date."""
    return case(
        (document.id.is_(None), NONE_YET),
        (document.version != Registration.version, VERSION_MOVED),
        (document.template_version_id != place.c.template_version_id, TEMPLATE_CHANGED),
        (document.context_sha256 != place.c.context_sha256, CONTEXT_CHANGED),
        else_=UP_TO_DATE,
    )


def possible(place: CTE, kind: str) -> ColumnElement[bool]:
    """The condition on a registration that can have a document of this kind now."""
    states = sorted(state.value for state in kind_of(kind).states)
    return and_(Registration.state.in_(states), ~ExamSession.closed, place.c.context_sha256.is_not(None))


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
    keys = (
        Registration.state, ExamSession.closed, Registration.academie_code, Registration.domain_code,
        Registration.exam_session_id, Registration.audience, Registration.foreign_group,
    )  # fmt: skip
    statement, place, document = joined(today)
    why = reason(place, document).label("why")
    was = document.context_sha256.label("was")
    now = place.c.context_sha256.label("now")
    statement = statement.add_columns(*keys, why, was, now, func.count().label("many"))
    statement = statement.where(registrations_in(actor, permission)).group_by(*keys, why, was, now)
    if where is not None:
        statement = statement.where(where)
    return _sorted_out(tx, today, tx.execute(statement).all())


def _sorted_out(tx: Session, today: Expected, rows: Any) -> Counts:
    stale: dict[str, int] = {}
    impossible: dict[str, int] = {}
    up_to_date, kind = 0, kind_of(today.kind)
    detail = _Details(tx, today)
    for row in rows:
        place = Place(row.academie_code, row.domain_code, row.exam_session_id, row.audience, row.foreign_group)
        missing = "" if place in today.carried else today.missing.get(place, "no_calendar")
        refused = refusal_of(kind, row.state, closed=row.closed, missing=missing, worded=True)
        if refused:
            impossible[refused] = impossible.get(refused, 0) + row.many
        elif row.why == UP_TO_DATE:
            up_to_date += row.many
        else:
            why = detail.of(row.was, row.now) if row.why == CONTEXT_CHANGED else row.why
            stale[why] = stale.get(why, 0) + row.many
    return Counts(stale, up_to_date, impossible)


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
    statement, place, document = joined(today)
    why = reason(place, document).label("why")
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
            detail.of(row.was, row.now) if row.why == CONTEXT_CHANGED else row.why,
        )
        for row in tx.execute(statement.order_by(Registration.id).limit(limit))
    ]  # fmt: skip
