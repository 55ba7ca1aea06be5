"""Everything that happened to a candidate as one line of time: events and mails, each of a kind. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.audit.queries import EventLine
from core.notifications.queries import SentMail

READINGS = frozenset(
    {
        "accommodation.proof_read", "candidate.read", "correction.evidence_read", "document.read",
        "litigation_file.read", "piece.read",
    }
)  # fmt: skip


class Kind(StrEnum):
    """What something that happened is about, in the order the kinds are shown."""

    ACCOUNT = "account"
    REGISTRATION = "registration"
    DOCUMENT = "document"
    PIECE = "piece"
    MAIL = "mail"
    CORRECTION = "correction"
    REPORT = "report"
    ACCOMMODATION = "accommodation"
    RECORD = "record"
    READING = "reading"


_BY_SUBJECT = {
    "account": Kind.ACCOUNT, "slip": Kind.ACCOUNT, "registration": Kind.REGISTRATION, "document": Kind.DOCUMENT,
    "piece": Kind.PIECE, "mail": Kind.MAIL, "correction": Kind.CORRECTION, "error_report": Kind.REPORT,
    "accommodation": Kind.ACCOMMODATION,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened: an event of the journal, or a mail."""

    at: datetime
    kind: Kind
    event: EventLine | None = None
    mail: SentMail | None = None


def kind_of(name: str) -> Kind:
    """Give the kind of an event; what is of no kind of its own is of the record."""
    return Kind.READING if name in READINGS else _BY_SUBJECT.get(name.partition(".")[0], Kind.RECORD)


def moments(events: Iterable[EventLine], mails: Iterable[SentMail]) -> tuple[Moment, ...]:
    """Give everything in the order it happened, newest first; at one instant, the event written last is first."""
    found = [Moment(one.at, kind_of(one.name), event=one) for one in events]
    found += [Moment(one.sent_at or one.created_at, Kind.MAIL, mail=one) for one in mails]
    return tuple(sorted(found, key=_order, reverse=True))


def _order(one: Moment) -> tuple[datetime, int]:
    return one.at, one.event.seq if one.event else 0
