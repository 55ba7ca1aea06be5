"""Open a staff account from the command line: how the first head of office comes to exist (1.13)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from core.access import Actor, Permission, Role, require
from core.access.roles import grant_role
from core.access.staff import Invitation, create_staff


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
