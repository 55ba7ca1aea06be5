"""What is kept of a second factor, and how a typed code is checked against it: each code serves once (1.11)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import CursorResult, delete, select, update
from sqlalchemy.orm import Session

from core import clock
from core.access import counting
from core.access.second_factor import rules, sealing
from db.tables import RecoveryCode, SecondFactor, Staff

TRIES = "factor"  # the kind of counter that holds tries of codes back


@dataclass(frozen=True, slots=True)
class Scanned:
    """What is shown once to be scanned: the secret in groups, and the address that the square carries."""

    secret: str
    address: str


def factor_of(tx: Session, staff_id: int) -> SecondFactor | None:
    """Give the second factor of an account, locked when the unit of work writes."""
    statement = select(SecondFactor).where(SecondFactor.staff_id == staff_id)
    if tx.info.get("writes"):
        statement = statement.with_for_update().execution_options(populate_existing=True)
    return tx.scalars(statement).one_or_none()


def has_factor(tx: Session, staff_id: int) -> bool:
    """Whether an account has a second factor that was proved."""
    found = factor_of(tx, staff_id)
    return found is not None and bool(found.secret)


def draw(tx: Session, staff_id: int) -> Scanned:
    """Draw a secret to be scanned; what protects the account until it is proved is unchanged."""
    kept = rules.shown(secrets.token_bytes(rules.SECRET_BYTES))
    row = factor_of(tx, staff_id)
    if row is None:
        row = SecondFactor(staff_id=staff_id, secret="", pending="", last_step=0, since=None)
        tx.add(row)
    row.pending = sealing.seal(staff_id, kept)
    tx.flush()
    return Scanned(rules.grouped(kept), rules.address_of(tx.get_one(Staff, staff_id).login, kept))


def prove_pending(tx: Session, staff_id: int, typed: str) -> bool:
    """Put the secret just scanned in force, if the code typed is of it."""
    row = factor_of(tx, staff_id)
    pending = sealing.opened(staff_id, row.pending) if row is not None and row.pending else ""
    if row is None or not pending:
        return False
    now = clock.now(tx)
    step = rules.step_of(rules.read(pending), typed, rules.step_at(now.timestamp()), 0)
    if step is None:
        return False
    row.secret, row.pending, row.last_step, row.since = row.pending, "", step, now
    return True


def is_right(tx: Session, staff_id: int, typed: str) -> bool:
    """Whether a code of the phone, or a recovery code, is right and had not served; from now on it has.

    A recovery code still opens when the key of the secrets is lost.
    """
    row = factor_of(tx, staff_id)
    if row is None or not row.secret:
        return False
    now = clock.now(tx)
    secret = sealing.opened(staff_id, row.secret)
    step = rules.step_of(rules.read(secret), typed, rules.step_at(now.timestamp()), row.last_step) if secret else None
    if step is not None:
        row.last_step = step
        return True
    used = tx.execute(
        update(RecoveryCode)
        .where(
            RecoveryCode.staff_id == staff_id, RecoveryCode.used_at.is_(None),
            RecoveryCode.code_hash == rules.recovery_digest(staff_id, typed),
        )
        .values(used_at=now)
    )  # fmt: skip
    return isinstance(used, CursorResult) and used.rowcount == 1


def is_unread(tx: Session, staff_id: int) -> bool:
    """Whether the second factor of an account is sealed under a key that this installation no longer has."""
    row = factor_of(tx, staff_id)
    return row is not None and bool(row.secret) and not sealing.opened(staff_id, row.secret)


def draw_recovery_codes(tx: Session, staff_id: int) -> tuple[str, ...]:
    """Draw ten recovery codes in place of the former ones; they are shown once, and kept hashed."""
    tx.execute(delete(RecoveryCode).where(RecoveryCode.staff_id == staff_id))
    codes = tuple(
        "".join(secrets.choice(rules.RECOVERY_SIGNS) for _ in range(rules.RECOVERY_LENGTH))
        for _ in range(rules.RECOVERY_CODES)
    )
    tx.add_all(
        RecoveryCode(staff_id=staff_id, code_hash=rules.recovery_digest(staff_id, code), used_at=None) for code in codes
    )
    return tuple(rules.grouped(code, 5) for code in codes)


def forget(tx: Session, staff_id: int) -> None:
    """Take a second factor away with its recovery codes, and what held its tries back."""
    counting.forget(tx, TRIES, str(staff_id))
    tx.execute(delete(RecoveryCode).where(RecoveryCode.staff_id == staff_id))
    tx.execute(delete(SecondFactor).where(SecondFactor.staff_id == staff_id))
