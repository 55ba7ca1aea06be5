"""Whether an account must have a second factor: the installation says so, the office may relax it (1.11)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock, settings
from core.access.actor import Actor
from core.access.recent import require_recent
from core.access.rights import Permission, require, scopes_for
from core.audit import Event, record
from core.errors import NotFound
from db.tables import Academie, Grant, OfficeSetting

NAME = "second_factor_relaxed"


@dataclass(frozen=True, slots=True)
class Demand:
    """Whether the staff of an académie, or of all those that say nothing (empty code), may do without."""

    academie_code: str
    academie: str
    relaxed: bool


def is_demanded(tx: Session, staff_id: int) -> bool:
    """Whether an account must have a second factor; relaxed, it is so wherever the account has a role now."""
    if not settings.current().second_factor_required:
        return False
    now = clock.now(tx)
    held = select(Grant.academie_code).where(
        Grant.staff_id == staff_id, Grant.starts_at <= now, (Grant.ends_at.is_(None)) | (Grant.ends_at > now)
    )
    kept = _kept(tx)
    return not all(kept.get(code, kept.get("", False)) for code in set(tx.scalars(held)) or {""})


def _kept(tx: Session) -> dict[str, bool]:
    rows = tx.execute(select(OfficeSetting.academie_code, OfficeSetting.value).where(OfficeSetting.name == NAME))
    return {code: bool(value) for code, value in rows}


def demands(tx: Session, actor: Actor) -> list[Demand]:
    """Give what a head of office may relax; nothing when the installation demands no second factor."""
    require(actor, Permission.SETTINGS_CHANGE)
    if not settings.current().second_factor_required:
        return []
    kept = _kept(tx)
    named = {"": "", **{row.code: row.label for row in tx.scalars(select(Academie).order_by(Academie.label))}}
    return [
        Demand(code, label, kept.get(code, kept.get("", False)))
        for code, label in named.items()
        if _may_set(actor, code)
    ]


def _may_set(actor: Actor, academie_code: str) -> bool:
    return any(
        scope.academie_code in {"", academie_code} and not scope.domain_code
        for scope in scopes_for(actor, Permission.SETTINGS_CHANGE)
    )


def relax(tx: Session, actor: Actor, academie_code: str, *, relaxed: bool) -> None:
    """Let the staff of an académie, or of all, do without a second factor, or demand it again; journalled."""
    require(actor, Permission.SETTINGS_CHANGE)
    require_recent(tx, actor)
    if not _may_set(actor, academie_code) or (academie_code and tx.get(Academie, academie_code) is None):
        raise NotFound(kind="place")
    row = tx.get(OfficeSetting, (NAME, academie_code), with_for_update=True)
    before = bool(row.value) if row else None
    if row is None:
        row = OfficeSetting(name=NAME, academie_code=academie_code, value=0, set_by="", set_at=clock.now(tx))
        tx.add(row)
    row.value, row.set_by, row.set_at = int(relaxed), actor.label, clock.now(tx)
    record(
        tx, actor, Event.SETTINGS_CHANGED, "system", 0, changes={NAME: (before, relaxed)},
        facts={"setting": NAME, "academie": academie_code},
    )  # fmt: skip
