"""Staff accounts from the command line: how the first head of office comes to exist, and is helped (1.13)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, Role, require
from core.access.roles import grant_role
from core.access.second_factor import enrolling
from core.access.sign_in import folded_login
from core.access.staff import Invitation, create_staff
from core.errors import NotFound
from db.tables import Staff


@dataclass(frozen=True, slots=True)
class Account:
    """An account to open, with its first role over an académie and a domain (empty: all)."""

    login: str
    full_name: str
    email: str
    language: str
    role: Role
    academie_code: str
    domain_code: str


def open_account(tx: Session, actor: Actor, account: Account) -> Invitation:
    """Open an account with its first role; give the one-time link with which its owner chooses a password."""
    require(actor, Permission.STAFF_ADMINISTER)
    made = create_staff(
        tx, actor, login=account.login, full_name=account.full_name, email=account.email, language=account.language
    )
    grant_role(
        tx, actor, made.staff_id, account.role,
        academie_code=account.academie_code, domain_code=account.domain_code,
    )  # fmt: skip
    return made


def take_off_second_factor(tx: Session, actor: Actor, login: str) -> None:
    """Take off the second factor of an account by its sign-in name: nobody who would do it can enter any more."""
    require(actor, Permission.STAFF_ADMINISTER)
    staff_id = tx.scalar(select(Staff.id).where(Staff.login == folded_login(login)))
    if staff_id is None:
        raise NotFound(kind="staff")
    enrolling.take_off(tx, actor, staff_id)
