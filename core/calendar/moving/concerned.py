"""Whom a move concerns: who has an active registration that a window rules, or has begun a form in it (6.18)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import CompoundSelect, Select, and_, func, or_, select, union
from sqlalchemy.orm import Session

from core.calendar.opening import GRAND_PUBLIC
from core.calendar.rules import Phase
from core.registrations.rules import ENDED
from db.tables import ForeignCentre, Registration, RegistrationDraft, Window


def _registered(window_ids: list[int]) -> Select[int, int]:
    """Active registrations, with the window that rules them."""
    same_place = and_(
        Registration.exam_session_id == Window.exam_session_id, Registration.academie_code == Window.academie_code,
        Registration.foreign_group == Window.foreign_group, Registration.audience == Window.audience,
    )  # fmt: skip
    return (
        select(Registration.candidate_id.label("candidate_id"), Window.id.label("window_id"))
        .join(Window, same_place)
        .where(Window.id.in_(window_ids), Registration.state.not_in([state.value for state in ENDED]))
    )


def _begun(window_ids: list[int]) -> Select[int, int]:
    """Forms begun for a new registration: only the period of registration is theirs."""
    centres = select(ForeignCentre.code).where(
        ForeignCentre.academie_code == Window.academie_code, ForeignCentre.group_code == Window.foreign_group
    )
    here = or_(
        and_(Window.foreign_group == "", RegistrationDraft.place_code == Window.academie_code),
        and_(Window.foreign_group != "", RegistrationDraft.place_code.in_(centres.correlate(Window))),
    )
    return (
        select(RegistrationDraft.candidate_id.label("candidate_id"), Window.id.label("window_id"))
        .join(Window, and_(RegistrationDraft.exam_session_id == Window.exam_session_id, here))
        .where(Window.id.in_(window_ids), Window.phase == Phase.REGISTRATION.value)
        .where(Window.audience == GRAND_PUBLIC, RegistrationDraft.registration_id.is_(None))
    )


def _either(window_ids: Iterable[int]) -> CompoundSelect[Any]:
    ids = list(window_ids)
    return union(_registered(ids), _begun(ids))


def concerned_count(tx: Session, window_ids: Iterable[int]) -> int:
    """Count the candidates that moving these windows concerns, each once."""
    found = _either(window_ids).subquery()
    return tx.scalar(select(func.count(found.c.candidate_id.distinct()))) or 0


def next_concerned(tx: Session, window_ids: Iterable[int], after: int, limit: int) -> dict[int, list[int]]:
    """Give the next candidates that moving these windows concerns, each with the windows that are his."""
    found = _either(window_ids).subquery()
    first = (
        select(found.c.candidate_id).where(found.c.candidate_id > after).distinct().order_by(found.c.candidate_id)
    ).limit(limit)  # fmt: skip
    rows = tx.execute(
        select(found.c.candidate_id, found.c.window_id)
        .where(found.c.candidate_id.in_(first))
        .order_by(found.c.candidate_id, found.c.window_id)
    )
    by_candidate: dict[int, list[int]] = {}
    for candidate_id, window_id in rows:
        by_candidate.setdefault(candidate_id, []).append(window_id)
    return by_candidate
