"""Which documents no longer say what they should: computed by comparing digests, never a flag that someone forgets.

A document is up to date when it is of the current version, printed with today's context of its place and with the
template in force there; a letter, when what it says of its own has not changed either. The same comparison serves the
counter, the list, the dry run and the order of a bulk run.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Integer,
    Select,
    String,
    Text,
    and_,
    bindparam,
    case,
    cast,
    column,
    func,
    select,
)
from sqlalchemy.dialects.postgresql import JSONB
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
SAYING_CHANGED = "saying_changed"
REASONS = (UP_TO_DATE, NONE_YET, VERSION_MOVED, TEMPLATE_CHANGED, CONTEXT_CHANGED, SAYING_CHANGED)


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


def table_of(today: Expected, dialect: str, name: str = "expected") -> CTE:
    """Give what is expected as rows of a query, one a place; a place that can have no document is not there.

    The rows travel as one JSON parameter: a thousand places as bound values would be compiled again each time.
    """
    rows = [
        {
            "academie_code": place.academie_code, "exam_session_id": place.exam_session_id, "audience": place.audience,
            "foreign_group": place.foreign_group, "context_sha256": digest, "template_version_id": template,
        }
        for place, (digest, template) in today.carried.items()
    ]  # fmt: skip
    given = bindparam(f"{name}_rows", json.dumps(rows), type_=Text)
    if dialect == "postgresql":
        read = func.jsonb_to_recordset(cast(given, JSONB)).table_valued(*_COLUMNS, name="r")
        columns = read.render_derived(name="r", with_types=True).c
        return select(*(columns[one.name] for one in _COLUMNS)).cte(name)
    each = func.json_each(given).table_valued("value", name="r").c.value
    # A type, or SQLite makes no index of its own on what is read, and compares every registration with every place.
    columns_of = (cast(func.json_extract(each, f"$.{one.name}"), one.type).label(one.name) for one in _COLUMNS)
    return select(*columns_of).cte(name).prefix_with("MATERIALIZED")


_COLUMNS = (
    column("academie_code", String), column("exam_session_id", Integer), column("audience", String),
    column("foreign_group", String), column("context_sha256", String), column("template_version_id", Integer),
)  # fmt: skip


def joined(tx: Session, today: Expected, name: str = "expected") -> tuple[Select[Any], CTE, Any]:
    """Select from registrations with what is expected of them and the document they have, if any.

    `name` tells two expectations apart within one statement.
    """
    place, document = table_of(today, tx.get_bind().dialect.name, name), aliased(Document)
    statement: Select[Any] = (
        select()
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
        .outerjoin(document, _current(document, today.kind))
    )
    return statement, place, document


def _current(document: Any, kind: str) -> ColumnElement[bool]:
    return and_(document.registration_id == Registration.id, document.kind == kind, document.current)


def reason(place: CTE, document: Any, kind: str = "confirmation") -> ColumnElement[str]:
    """Say in the query why a document is to be made again, or that it is up to date."""
    found = kind_of(kind)
    printed = document.context_sha256 if found.own is None else _said_of_its_place(document)
    whens = [
        (document.id.is_(None), NONE_YET),
        (document.version != Registration.version, VERSION_MOVED),
        (document.template_version_id != place.c.template_version_id, TEMPLATE_CHANGED),
        (printed != place.c.context_sha256, CONTEXT_CHANGED),
    ]
    if found.about is not None:
        whens.append((found.about.changed_since(document), SAYING_CHANGED))
    return case(*whens, else_=UP_TO_DATE)


def _said_of_its_place(document: Any) -> Any:
    """What a letter was printed with of its place, whatever it says beside."""
    of_place = select(PrintedContext.place_sha256).where(PrintedContext.sha256 == document.context_sha256)
    return of_place.correlate(document).scalar_subquery()


def possible(place: CTE, kind: str) -> ColumnElement[bool]:
    """The condition on a registration that can have a document of this kind now."""
    found = kind_of(kind)
    states = sorted(state.value for state in found.states)
    about = [found.about.concerned()] if found.about is not None else []
    return and_(Registration.state.in_(states), ~ExamSession.closed, place.c.context_sha256.is_not(None), *about)


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
    impossible, able = _impossible(tx, today, inside)
    concerned = standing.up_to_date + standing.to_make
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


def _impossible(tx: Session, today: Expected, inside: Sequence[ColumnElement[bool]]) -> tuple[dict[str, int], int]:
    """Count those whose state, exam session or place lets them have no document, and why; and how many could."""
    keys = (
        Registration.state, ExamSession.closed, Registration.academie_code, Registration.domain_code,
        Registration.exam_session_id, Registration.audience, Registration.foreign_group,
    )  # fmt: skip
    rows = tx.execute(
        select(*keys, func.count().label("many"))
        .select_from(Registration)
        .join(ExamSession, ExamSession.id == Registration.exam_session_id)
        .where(*inside)
        .group_by(*keys)
    )
    kind, impossible, able = kind_of(today.kind), dict[str, int](), 0
    for row in rows:
        place = Place(row.academie_code, row.domain_code, row.exam_session_id, row.audience, row.foreign_group)
        missing = "" if place in today.carried else today.missing.get(place, "no_calendar")
        refused = refusal_of(kind, row.state, closed=row.closed, missing=missing, worded=True)
        if refused:
            impossible[refused] = impossible.get(refused, 0) + row.many
        else:
            able += row.many
    return impossible, able


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
