"""Send the mails that are due; the worker calls it every few seconds, from as many processes as there are."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from core import settings, units
from core.access import system
from core.errors import ServiceBusy
from core.notifications import outbox, posting, rules, templates
from core.notifications.outbox import Claimed

MOST = 100
NOTING_SECONDS, NOTING_PAUSE = rules.LEASE.total_seconds() / 2, 0.5


@dataclass(frozen=True, slots=True)
class Counts:
    """What one call did: mails taken by a server, to be tried again, given up; not those another sender took over."""

    sent: int = 0
    again: int = 0
    dead: int = 0


def send_due(*, most: int = MOST) -> Counts:
    """Send the mails that are due; each is claimed, sent, then noted, so that a crash repeats one at most (4.11)."""
    sender, setting = system("mail"), settings.current()
    if setting.smtp_url:
        posting.checked(setting.smtp_url)  # a wrong setting is a defect told at once: no mail counts a try for it
    if not units.read(outbox.is_any_due, sender):
        return Counts()
    claimed = units.perform(outbox.claim_due, sender, most=most)
    counts = Counts()
    with posting.post(setting.smtp_url, setting.data / "mail", setting.mail_from) as post:
        for one in claimed:
            if units.perform(outbox.hold, sender, one):  # a slow server may have made the claim run out
                counts = _counted(counts, _send(post, one))
    return counts


def _send(post: posting.Post, one: Claimed) -> str:
    sender = system("mail")
    try:
        post(written(one), one.recipient)
    except posting.NotTaken as refused:
        return units.perform(outbox.note_failed, sender, one, said=refused.said, for_good=refused.for_good)
    except (ValueError, KeyError) as defect:  # a mail that cannot be written never blocks the others
        said = f"{rules.DEFECT}{type(defect).__name__}: {defect}"
        return units.perform(outbox.note_failed, sender, one, said=said, for_good=True)
    _note_sent(one)
    return rules.State.SENT.value


def _note_sent(one: Claimed) -> None:
    """Note that a mail left, however long the database is busy within the claim: not noted, it would leave again."""
    limit = time.monotonic() + NOTING_SECONDS
    while True:
        try:
            return units.perform(outbox.note_sent, system("mail"), one)
        except ServiceBusy:
            if time.monotonic() > limit:
                raise
            time.sleep(NOTING_PAUSE)


def _counted(counts: Counts, state: str) -> Counts:
    if state == rules.State.SENT.value:
        return replace(counts, sent=counts.sent + 1)
    if state == rules.State.DEAD.value:
        return replace(counts, dead=counts.dead + 1)
    return replace(counts, again=counts.again + 1)


def written(one: Claimed) -> EmailMessage:
    """Write a mail with its headers; the same row always gives the same `Message-ID`."""
    letter = templates.compose(one.template, one.language, one.facts)
    rules.check_address(one.recipient)
    message = EmailMessage()
    message["From"] = settings.current().mail_from
    message["To"] = Address(addr_spec=posting.for_envelope(one.recipient))
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(one.created_at)
    message["Message-ID"] = one.message_id
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = one.language
    message["X-Sporades-Mail"] = f"{one.id:08d}-{one.template}"
    if answer_to := str(one.facts.get(templates.CATALOGUE[one.template].reply_to, "")):
        rules.check_address(answer_to)
        message["Reply-To"] = Address(addr_spec=answer_to)
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    return message
