"""What a document of each place should carry today, and how the database compares it with what one was printed with.

A place is where a registration stands; a document is up to date when it is of the current version, printed with
today's context of its place and with the template in force there; a letter, when what it says of its own has not
changed either.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
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

from core.access import Actor, Permission
from core.access.rights import scopes_for
from core.documents.catalogue import kind_of
from core.documents.contexts import Place, contexts, places_of_open_sessions
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
            at(place),
        )
        .outerjoin(document, _current(document, today.kind))
    )
    return statement, place, document


def joined_from_made(tx: Session, today: Expected) -> tuple[Select[Any], CTE, Any]:
    """Select from the documents of a kind with their registrations: what was never made is not looked at."""
    place, document = table_of(today, tx.get_bind().dialect.name), aliased(Document)
    statement: Select[Any] = (
        select()
        .select_from(document)
        .join(Registration, _current(document, today.kind))
        .join(ExamSession, ExamSession.id == Registration.exam_session_id)
        .join(place, at(place))
    )
    return statement, place, document


def at(place: CTE) -> ColumnElement[bool]:
    """Where a registration stands."""
    return and_(
        place.c.academie_code == Registration.academie_code,
        place.c.exam_session_id == Registration.exam_session_id,
        place.c.audience == Registration.audience,
        place.c.foreign_group == Registration.foreign_group,
    )


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
