"""Everything a batch of documents will say, read at once: snapshots, today's contexts, templates, check codes."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.documents.catalogue import Kind, kind_of
from core.documents.codes import code_of, secret_of
from core.documents.contexts import Context, Place, contexts
from core.documents.templates import templates
from core.registrations.rules import State
from core.registrations.snapshot import canonical, from_json
from db.tables import ExamSession, Registration, RegistrationVersion


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document to print, of one version of one registration."""

    kind: Kind
    registration_id: int
    version: int
    facts: Any
    fingerprint: str
    context: Context
    template_version_id: int
    check_code: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a registration has no document now: its state, its closed exam session, or what is missing around it."""

    registration_id: int
    reason: str


def fingerprint_of(kind: str, version: int, snapshot: str, context: str, template_id: str) -> str:
    """Digest of all that a document depends on: equal ones mean equal bytes."""
    return hashlib.sha256(canonical([kind, version, snapshot, context, template_id])).hexdigest()


def sheets(tx: Session, kind: str, registration_ids: Collection[int]) -> dict[int, Sheet | Refused]:
    """Give what each registration's document says now, from its frozen snapshot (6.11), or why it has none."""
    statement = (
        select(
            Registration.id, Registration.version, Registration.state, Registration.academie_code,
            Registration.domain_code, Registration.exam_session_id, Registration.audience, Registration.foreign_group,
            RegistrationVersion.snapshot, RegistrationVersion.fingerprint, RegistrationVersion.saved_at,
            ExamSession.closed,
        )
        .join(
            RegistrationVersion,
            (RegistrationVersion.registration_id == Registration.id) & (RegistrationVersion.n == Registration.version),
        )
        .join(ExamSession, ExamSession.id == Registration.exam_session_id)
        .where(Registration.id.in_(registration_ids))
    )  # fmt: skip
    rows = tx.execute(statement).all()
    around = contexts(tx, {_place(row) for row in rows})
    wordings, secret, what = templates(tx, kind), secret_of(tx), kind_of(kind)
    made: dict[int, Sheet | Refused] = {}
    for row in rows:
        context = around[_place(row)]
        template = wordings.of(row.academie_code, row.domain_code)
        reason = refusal_of(what, row.state, closed=row.closed, missing=context.missing, worded=template is not None)
        if reason or context.printed is None or template is None:
            made[row.id] = Refused(row.id, reason)
            continue
        mark = fingerprint_of(kind, row.version, row.fingerprint, context.sha256, template.text.template_id)
        code = code_of(secret, kind, row.id, mark)
        facts = what.facts(
            from_json(row.snapshot),
            context.printed,
            template.text,
            row.saved_at,
            code,
            context.content["check_base"] + code,
        )
        made[row.id] = Sheet(what, row.id, row.version, facts, mark, context, template.id, code)
    return made


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
