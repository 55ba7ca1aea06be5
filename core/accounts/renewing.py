"""Replace a link that never arrived: a new one leaves, to the address the account or the register holds."""

from __future__ import annotations

from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.accounts.giving import Invited, invite
from core.notifications.errors import MailHoldsNoLink
from core.notifications.resending import dead_mail, drop
from core.notifications.rules import Way
from core.notifications.templates import CATALOGUE
from db.tables import OutboxMessage


def renew_link(tx: Session, actor: Actor, mail_id: int) -> Invited:
    """Send the link that the account needs now, in the place of one whose mail could not be delivered.

    The lost link is not sent again: it may be dead, and it belongs to the address it was made for.
    """
    require(actor, Permission.CANDIDATE_DESK)
    row, candidate = dead_mail(tx, actor, mail_id)
    if not _renewable(row):
        raise MailHoldsNoLink
    done = invite(tx, actor, candidate.id)
    drop(tx, actor, row)
    return done


def _renewable(row: OutboxMessage) -> bool:
    entry = CATALOGUE[row.template]
    return bool(entry.secret) and entry.renewed is Way.NEW_LINK
