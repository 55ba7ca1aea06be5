"""Order a sheet of slips, then draw its codes and hand it over, once (6.28)."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from core import clock, settings
from core.access import Actor, Permission, require
from core.audit import Event, record
from core.errors import NotFound
from core.slips import rules
from core.slips.errors import NoSlipToPrint, TooManySlips
from core.slips.queries import Pupil, pupils
from db.tables import Slip, SlipSheet

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Ordered:
    """A sheet ordered: its number, by which it is downloaded once within a quarter of an hour."""

    sheet_id: int
    slips: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """Slips just drawn, each candidate with the code in clear: it goes to the paper and nowhere else."""

    school_uai: str
    slips: tuple[tuple[Pupil, str], ...]
    issued_at: datetime
    expires_at: datetime


def order_sheet(
    tx: Session, actor: Actor, uai: str, *, class_names: tuple[str, ...] = (), only_without: bool = False
) -> Ordered:
    """Order slips for the candidates of a school, or of some classes, who have not activated an account."""
    require(actor, Permission.CANDIDATE_DESK)
    wanted = _wanted(tx, actor, uai, class_names, only_without=only_without)
    sheet = SlipSheet(
        school_uai=uai, classes=list(class_names), only_without=only_without, ordered_by_id=actor.id,
        ordered_by=actor.label, ordered_at=clock.now(tx), handed_at=None, slips=len(wanted),
    )  # fmt: skip
    tx.add(sheet)
    tx.flush()
    return Ordered(sheet.id, len(wanted))


def _wanted(
    tx: Session, actor: Actor, uai: str, class_names: tuple[str, ...], *, only_without: bool
) -> Sequence[Pupil]:
    found = pupils(tx, actor, uai, class_names, only_without=only_without)
    if not found:
        raise NoSlipToPrint
    if len(found) > rules.MOST_SLIPS:
        raise TooManySlips(count=len(found), most=rules.MOST_SLIPS)
    return found


def draw_sheet(tx: Session, actor: Actor, sheet_id: int) -> Drawn:
    """Draw the codes of a sheet: once, for who ordered it, soon after; older slips of the same candidates stop."""
    require(actor, Permission.CANDIDATE_DESK)
    now = clock.now(tx)
    taken = tx.execute(
        update(SlipSheet)
        .where(
            SlipSheet.id == sheet_id, SlipSheet.ordered_by_id == actor.id, SlipSheet.handed_at.is_(None),
            SlipSheet.ordered_at > now - rules.ORDER_LIFE,
        )
        .values(handed_at=now)
        .returning(SlipSheet.school_uai, SlipSheet.classes, SlipSheet.only_without)
    ).one_or_none()  # fmt: skip
    if taken is None:
        raise NotFound(kind="slips")
    wanted = _wanted(tx, actor, taken.school_uai, tuple(taken.classes), only_without=taken.only_without)
    expires = now + timedelta(days=settings.current().slip_days)
    drawn = Drawn(taken.school_uai, tuple((one, new_code()) for one in wanted), now, expires)
    _keep(tx, drawn)
    tx.execute(update(SlipSheet).where(SlipSheet.id == sheet_id).values(slips=len(wanted)))
    _note(tx, actor, sheet_id, drawn, list(taken.classes))
    return drawn


def new_code() -> str:
    """Draw a code at random."""
    return "".join(secrets.choice(rules.ALPHABET) for _ in range(rules.LENGTH))


def _keep(tx: Session, drawn: Drawn) -> None:
    """Revoke what each candidate still holds, then keep the new slips, hashed."""
    numbers = [pupil.candidate_id for pupil, _ in drawn.slips]
    for start in range(0, len(numbers), AT_ONCE):
        tx.execute(
            update(Slip)
            .where(
                Slip.candidate_id.in_(numbers[start : start + AT_ONCE]), Slip.used_at.is_(None),
                Slip.revoked_at.is_(None),
            )
            .values(revoked_at=drawn.issued_at)
        )  # fmt: skip
    rows = [
        {
            "code_hash": rules.kept(code), "candidate_id": pupil.candidate_id, "issued_at": drawn.issued_at,
            "expires_at": drawn.expires_at, "used_at": None, "revoked_at": None,
        }
        for pupil, code in drawn.slips
    ]  # fmt: skip
    tx.execute(insert(Slip), rows)


def _note(tx: Session, actor: Actor, sheet_id: int, drawn: Drawn, class_names: list[str]) -> None:
    """Journal the sheet, and each candidate's slip; never a code."""
    facts = {"school": drawn.school_uai, "classes": class_names, "slips": len(drawn.slips)}
    record(tx, actor, Event.SLIPS_ISSUED, "slip_sheet", sheet_id, facts=facts)
    for pupil, _ in drawn.slips:
        record(tx, actor, Event.SLIPS_ISSUED, "candidate", pupil.candidate_id, facts={"sheet": sheet_id})
