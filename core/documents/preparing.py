"""Everything a batch of documents will say, read at once: snapshots, today's contexts, templates, check codes."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from core.documents.catalogue import Kind, kind_of
from core.documents.codes import code_of, secret_of
from core.documents.contexts import Context, Place, contexts, with_own
from core.documents.errors import Unreadable
from core.documents.facts import TemplateText
from core.documents.illustrations import illustrated
from core.documents.letters import Own
from core.documents.templates import Published, Templates, templates
from core.registrations.rules import State
from core.registrations.snapshot import canonical, from_json
from db.tables import Document, ExamSession, Registration, RegistrationVersion

NOTHING_OF_ITS_OWN = Own({})
UNREADABLE = Unreadable.code  # what is kept of the registration is wrong: for the technical administrator, in the log
log = logging.getLogger("sporades.documents")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document to print, of one version of one registration; `replaces`: the document in force when read."""

    kind: Kind
    registration_id: int
    version: int
    facts: Any
    fingerprint: str
    context: Context
    template_version_id: int
    check_code: str
    replaces: int | None


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a registration has no document now: its state, its closed exam session, what lacks, or `unreadable`."""

    registration_id: int
    reason: str


def fingerprint_of(kind: str, version: int, snapshot: str, context: str, template_id: str) -> str:
    """Digest of all that a document depends on: equal ones mean equal bytes."""
    return hashlib.sha256(canonical([kind, version, snapshot, context, template_id])).hexdigest()


def sheets(tx: Session, kind: str, registration_ids: Collection[int]) -> dict[int, Sheet | Refused]:
    """Give what each registration's document says now, from its frozen snapshot (6.11), or why it has none.

    One that cannot be read never stops the others (2.43).
    """
    rows = tx.execute(_frozen(kind, registration_ids)).all()  # the documents in force are read before all the rest
    found = kind_of(kind)
    own = found.own(tx, [row.id for row in rows]) if found.own else {}
    today = _Today(
        found,
        contexts(tx, {_place(row) for row in rows}),
        templates(tx, kind),
        secret_of(tx),
        own,
        lambda one: illustrated(tx, one.text),
    )
    return {row.id: _sheet_or_defect(row, today) for row in rows}


def _sheet_or_defect(row: Any, today: _Today) -> Sheet | Refused:
    try:
        return _sheet(row, today)
    except Exception:
        log.exception("registration %s cannot be read", row.id)
        return Refused(row.id, UNREADABLE)


@dataclass(frozen=True, slots=True)
class _Today:
    kind: Kind
    around: dict[Place, Context]
    wordings: Templates
    secret: bytes
    own: dict[int, Own]
    text: Callable[[Published], TemplateText]  # with its images


def _frozen(kind: str, registration_ids: Collection[int]) -> Select[Any]:
    return (
        select(
            Registration.id, Registration.version, Registration.state, Registration.academie_code,
            Registration.domain_code, Registration.exam_session_id, Registration.audience, Registration.foreign_group,
            RegistrationVersion.snapshot, RegistrationVersion.fingerprint, RegistrationVersion.saved_at,
            ExamSession.closed, Document.id.label("replaces"),
        )
        .join(
            RegistrationVersion,
            (RegistrationVersion.registration_id == Registration.id) & (RegistrationVersion.n == Registration.version),
        )
        .join(ExamSession, ExamSession.id == Registration.exam_session_id)
        .outerjoin(
            Document, (Document.registration_id == Registration.id) & (Document.kind == kind) & Document.current
        )
        .where(Registration.id.in_(registration_ids))
    )  # fmt: skip


def _sheet(row: Any, today: _Today) -> Sheet | Refused:
    kind, context = today.kind, today.around[_place(row)]
    template = today.wordings.of(row.academie_code, row.domain_code)
    reason = refusal_of(kind, row.state, closed=row.closed, missing=context.missing, worded=template is not None)
    said = today.own.get(row.id, NOTHING_OF_ITS_OWN)
    reason = reason or said.missing
    if reason or context.printed is None or template is None:
        return Refused(row.id, reason)
    printed = context.printed
    if kind.own is not None:
        context = with_own(context, said.content)
    mark = fingerprint_of(kind.code, row.version, row.fingerprint, context.sha256, template.text.template_id)
    code = code_of(today.secret, kind.code, row.id, mark)
    url = context.content["check_base"] + code
    facts = kind.facts(from_json(row.snapshot), printed, today.text(template), row.saved_at, code, url, said.content)
    return Sheet(kind, row.id, row.version, facts, mark, context, template.id, code, row.replaces)


def _place(row: Any) -> Place:
    return Place(row.academie_code, row.domain_code, row.exam_session_id, row.audience, row.foreign_group)


def refusal_of(kind: Kind, state: str, *, closed: bool, missing: str, worded: bool) -> str:
    """Say why a registration can have no document of a kind now; nothing when it can."""
    if State(state) not in kind.states:
        return state
    if closed:
        return "session_closed"
    if not worded:
        return "no_template"
    return missing
