"""Ask for a mail that lets one in: the answer and its time say nothing of whether the account exists (1.09).

The ask is only noted; the worker looks the address up afterwards, and writes to the stored address.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core import clock, settings, units
from core.access import Actor, Permission, require, system
from core.access.counting import Quota, spend
from core.accounts import tokens
from core.accounts.opening import promise_activation
from core.accounts.proving import looked_for
from core.accounts.rules import ASKED, RESET, AccountState, Purpose
from core.audit import Event, record
from core.notifications.outbox import promise_mail
from db.tables import Account, AccountToken

BY_SOURCE = Quota("link-source", 100, timedelta(hours=1))
BY_ADDRESS = Quota("link-address", 5, timedelta(hours=1))
MOST = 100
ANSWERER = system("accounts")


def ask_link(tx: Session, actor: Actor, email: str) -> None:
    """Note that someone asks for a link; asked too often, nothing is noted and nothing is said."""
    now, key = clock.now(tx), looked_for(email)
    held_back = spend(tx, BY_SOURCE, actor.address, now) or spend(tx, BY_ADDRESS, key, now)
    if not held_back:
        tokens.issue(tx, 0, Purpose.ASKED, ASKED, bound_to=key)


def answer_asked() -> int:
    """Promise the mails that were asked for; called every few seconds by every worker."""
    return units.perform(answer, ANSWERER)


def answer(tx: Session, actor: Actor) -> int:
    """Answer what was asked: a new password for an active account, the activation again for one that waits."""
    require(actor, Permission.SYSTEM_ADMINISTER)
    chosen = select(AccountToken.token_hash).where(AccountToken.purpose == Purpose.ASKED.value).limit(MOST)
    asked = tx.execute(
        delete(AccountToken)
        .where(AccountToken.token_hash.in_(chosen))
        .returning(AccountToken.bound_to, AccountToken.expires_at)
        .execution_options(synchronize_session=False)
    ).all()
    now = clock.now(tx)
    return sum(_answer(tx, actor, key) for key in {one.bound_to for one in asked if now < one.expires_at})


def _answer(tx: Session, actor: Actor, key: str) -> bool:
    account = tx.scalars(select(Account).where(Account.email_key == key).with_for_update()).one_or_none()
    if account is None:
        return False
    if account.state == AccountState.PENDING.value and clock.now(tx) < account.deadline:
        promise_activation(tx, account)
    elif account.state == AccountState.ACTIVE.value:
        promise_reset(tx, actor, account)
    else:
        return False
    return True


def promise_reset(tx: Session, actor: Actor, account: Account) -> None:
    """Promise the link that chooses a new password, bound to the password of the moment; earlier ones end."""
    tokens.end(tx, account.id, Purpose.RESET)
    bound = tokens.of_password(account.password_hash)
    secret = tokens.issue(tx, account.id, Purpose.RESET, RESET, bound_to=bound)
    link = f"{settings.current().portal_url}/nouveau-mot-de-passe/{secret}"
    promise_mail(
        tx, "password_reset", recipient=account.email, language=account.language, facts={"link": link},
        candidate_id=account.candidate_id,
    )  # fmt: skip
    record(tx, actor, Event.ACCOUNT_RESET_ASKED, "candidate", account.candidate_id or 0)
