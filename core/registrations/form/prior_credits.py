"""The tab « Acquis » as the form uses it: what is declared, what it gives paper by paper, what is wrong with it.

The only module of the form that knows the engine of exemptions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.exemptions.declaring import (
    Declared,
    DeclaredOutcome,
    Group,
    as_credits,
    from_json,
    offered,
    outcome,
    saved,
    sealed,
)
from core.registrations.actions import Credit
from core.registrations.form.rules import Content
from db.tables import PriorCredit


@dataclass(frozen=True, slots=True)
class Given:
    """What was declared gives: the credits to keep with the registration, and what is wrong by field."""

    credits: tuple[Credit, ...] = ()
    faults: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PriorCreditsTab:
    """What the tab shows: the choices of the exam, what is declared, and what it gives."""

    offered: tuple[Group, ...]
    declared: tuple[Declared, ...]
    outcome: DeclaredOutcome


def given(tx: Session, actor: Actor, content: Content, exam_session_id: int) -> Given:
    """Weigh the declared prior credits for the qualification chosen, under the law of today."""
    if not content.declared:
        return Given()
    found = _weighed(tx, actor, content, exam_session_id)
    faults = {fault.name: fault.code for fault in found.faults}
    return Given(() if faults else as_credits(found), faults)


def _weighed(tx: Session, actor: Actor, content: Content, exam_session_id: int) -> DeclaredOutcome:
    return outcome(tx, actor, content.speciality, exam_session_id, content.category, declared_in(content))


def declared_in(content: Content) -> tuple[Declared, ...]:
    """Read what a draft declares."""
    return tuple(from_json(one) for one in content.declared)


def seal(tx: Session, actor: Actor, content: Content, exam_session_id: int) -> Content:
    """Keep with each declaration what it was seen to give: what moves later is told before anything is saved."""
    seen = sealed(
        (replace(one, seen=()) for one in declared_in(content)), _weighed(tx, actor, content, exam_session_id)
    )
    return replace(content, declared=tuple(one.as_json() for one in seen))


def tab(tx: Session, actor: Actor, content: Content, exam_session_id: int) -> PriorCreditsTab:
    """Give the tab for the qualification chosen."""
    require(actor, Permission.CALENDAR_READ)
    return PriorCreditsTab(
        offered(tx, actor, content.speciality, exam_session_id), declared_in(content),
        _weighed(tx, actor, content, exam_session_id),
    )  # fmt: skip


def declared_of(tx: Session, registration_id: int) -> tuple[dict[str, Any], ...]:
    """Give back what a registration declared, as the tab shows it again."""
    rows = tx.scalars(
        select(PriorCredit).where(PriorCredit.registration_id == registration_id).order_by(PriorCredit.id)
    )
    return tuple(saved(row.title_code, row.year, row.academie_code, row.content).as_json() for row in rows)
