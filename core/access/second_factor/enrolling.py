"""A member of the staff takes a second factor, renews it, gives it up; who administers the account takes it off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.access.actor import Actor
from core.access.errors import NoSecondFactor, SecondFactorDemanded, WrongCode
from core.access.recent import require_recent
from core.access.rights import Permission, require
from core.access.second_factor import keeping
from core.access.second_factor.demand import is_demanded
from core.access.second_factor.keeping import Scanned
from core.access.staff import administered
from core.access.staff_sessions import end_sessions_of
from core.audit import Event, record
from core.notifications.staff_notices import tell_second_factor
from db.tables import Person, RecoveryCode, Staff


@dataclass(frozen=True, slots=True)
class Standing:
    """How an account stands: since when it has a second factor, how many recovery codes are left, if it must."""

    since: datetime | None
    codes_left: int
    demanded: bool


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A second factor just taken: its recovery codes, shown once."""

    codes: tuple[str, ...]


def standing(tx: Session, actor: Actor) -> Standing:
    """Tell how one's own account stands."""
    row = keeping.factor_of(tx, actor.id)
    left = select(func.count()).where(RecoveryCode.staff_id == actor.id, RecoveryCode.used_at.is_(None))
    return Standing(
        row.since if row and row.secret else None, tx.scalar(left) or 0, is_demanded(tx, actor.id)
    )  # fmt: skip


def begin(tx: Session, actor: Actor) -> Scanned:
    """Draw what is to be scanned, for oneself; the account is as before until a code of it is typed back."""
    require_recent(tx, actor)
    return keeping.draw(tx, actor.id)


def finish(tx: Session, actor: Actor, code: str) -> Enrolled:
    """Take the second factor just scanned, by a first code of it; the recovery codes are new."""
    require_recent(tx, actor)
    if not keeping.prove_pending(tx, actor.id, code):
        raise WrongCode
    return enrolled(tx, actor, actor.id)


def enrolled(tx: Session, actor: Actor, staff_id: int) -> Enrolled:
    """Note that an account has proved its second factor, tell its owner, and draw the recovery codes."""
    codes = keeping.draw_recovery_codes(tx, staff_id)
    _note(tx, actor, staff_id, "taken")
    return Enrolled(codes)


def renew_codes(tx: Session, actor: Actor) -> Enrolled:
    """Draw new recovery codes for oneself; the former ones serve no more."""
    require_recent(tx, actor)
    if not keeping.has_factor(tx, actor.id):
        raise NoSecondFactor
    codes = keeping.draw_recovery_codes(tx, actor.id)
    _note(tx, actor, actor.id, "codes renewed")
    return Enrolled(codes)


def renounce(tx: Session, actor: Actor) -> None:
    """Give up one's own second factor, unless the installation demands one."""
    require_recent(tx, actor)
    if is_demanded(tx, actor.id):
        raise SecondFactorDemanded
    _take_away(tx, actor, actor.id, "renounced")


def take_off(tx: Session, actor: Actor, staff_id: int) -> None:
    """Take off the second factor of someone who lost the phone and the codes; open sessions end with it."""
    require(actor, Permission.STAFF_ADMINISTER)
    require_recent(tx, actor)
    administered(tx, actor, staff_id)
    _take_away(tx, actor, staff_id, "taken off")
    end_sessions_of(tx, staff_id)


def _take_away(tx: Session, actor: Actor, staff_id: int, what: str) -> None:
    if not keeping.has_factor(tx, staff_id):
        raise NoSecondFactor
    keeping.forget(tx, staff_id)
    _note(tx, actor, staff_id, what)


def _note(tx: Session, actor: Actor, staff_id: int, what: str) -> None:
    record(tx, actor, Event.STAFF_CHANGED, "staff", staff_id, facts={"second_factor": what})
    staff, person = tx.execute(select(Staff, Person).join(Person).where(Staff.id == staff_id)).one()
    tell_second_factor(tx, staff, person)
