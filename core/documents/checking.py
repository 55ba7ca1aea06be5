"""What the check code of a document says to whoever holds the paper, an account or not: no personal data (1.46).

A code that is found costs nothing; one that is not found is counted, by where it comes from and for everybody
together, so that codes are never tried one after the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock, units
from core.access import Actor, counting, throttle
from core.access.counting import Quota
from core.access.errors import TriedTooOften
from core.documents.catalogue import kind_of
from core.documents.codes import readings
from core.documents.handed import was_replaced
from core.documents.imported.showing import Shown, on_paper
from core.documents.publishing import current_documents
from core.registrations.rules import ACTIVE, State
from db.tables import Document, HandedDocument, PrintedContext, Registration, SignInThrottle, StoredFile

SOURCE = "check-source"
ALL_TOGETHER = Quota("check-unknown", 10_000, timedelta(hours=1))
EVERYBODY = "everybody"


class CheckState(StrEnum):
    """What a check code says of its document."""

    VALID = "valid"
    SUPERSEDED = "superseded"
    ENDED = "ended"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Checked:
    """What the holder of a paper may compare with it; `version` is 0 for a PDF made elsewhere, which has none."""

    state: CheckState
    kind: str = ""
    registration_number: int = 0
    version: int = 0
    newest: int = 0
    made_at: datetime | None = None
    sha256: str = ""


def check(actor: Actor, text: str) -> Checked:
    """Say whether the document that bears a code is valid, superseded, no longer valid or unknown; open to everybody.

    Refused to a source that tried too many unknown codes. When all of them together did, an unknown code is no longer
    answered from anywhere; who holds a real paper is: nobody can close the page to everybody.
    """
    if wait := units.read(_wait, actor):
        raise TriedTooOften(until=wait)
    found = units.read(said_by, actor, text)
    if found.state is CheckState.UNKNOWN and (wait := units.perform(_count, actor)):
        raise TriedTooOften(until=wait)
    return found


def said_by(tx: Session, actor: Actor, text: str) -> Checked:
    """Give what a code says, without counting the try: a text that can be no code is looked for all the same."""
    del actor
    codes = readings(text) or ("",)
    return _of_ours(tx, codes) or _of_handed(tx, codes) or Checked(CheckState.UNKNOWN)


def _of_ours(tx: Session, codes: tuple[str, ...]) -> Checked | None:
    """Look among the documents we print; facts that came back have the code they had, and the newest row decides.

    One withdrawn without any other in its place, what it said being undone, is no longer valid; one whose hour has
    not come is a code that nobody has.
    """
    row = tx.execute(
        select(Document, Registration.number, Registration.version, Registration.state, PrintedContext.facts_sha256)
        .join(Registration, Registration.id == Document.registration_id)
        .join(PrintedContext, PrintedContext.sha256 == Document.context_sha256)
        .where(Document.check_code.in_(codes))
        .order_by(Document.current.desc(), Document.id.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    document, number, version, state, printed = row
    seen = on_paper(tx, document.registration_id, document.kind, printed)
    if seen is Shown.NO:
        return None
    held = document.current or bool(current_documents(tx, document.kind, [document.registration_id]))
    stands = held and State(state) in kind_of(document.kind).states
    newest = document.current and document.version == version and seen is Shown.YES
    said = _said(stands=stands, newest=newest)
    return Checked(said, document.kind, number, document.version, version, document.made_at, document.sha256)


def _of_handed(tx: Session, codes: tuple[str, ...]) -> Checked | None:
    """Look among the PDF handed over; one taken back is no longer valid, one replaced is superseded."""
    row = tx.execute(
        select(HandedDocument, Registration.number, Registration.state, StoredFile.sha256)
        .join(Registration, Registration.id == HandedDocument.registration_id)
        .join(StoredFile, StoredFile.id == HandedDocument.file_id)
        .where(HandedDocument.check_code.in_(codes))
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    handed, number, state, sha256 = row
    stands = State(state) in ACTIVE and (handed.current or was_replaced(tx, handed))
    said = _said(stands=stands, newest=handed.current)
    return Checked(said, handed.kind, number, made_at=handed.made_at, sha256=sha256)


def _said(*, stands: bool, newest: bool) -> CheckState:
    """Say no more of a registration that ended, or of a paper taken back, than that the paper holds no longer."""
    if not stands:
        return CheckState.ENDED
    return CheckState.VALID if newest else CheckState.SUPERSEDED


def _wait(tx: Session, actor: Actor) -> datetime | None:
    """Say until when nobody from here is answered; nothing is counted."""
    row = tx.get(SignInThrottle, counting.subject(SOURCE, actor.address))
    return throttle.wait_of_source(counting.value(row), clock.now(tx)) if row else None


def _count(tx: Session, actor: Actor) -> datetime | None:
    """Count one more unknown code, or say when to come back; those asked at the same time are all counted."""
    now = clock.now(tx)
    source = counting.counter(tx, SOURCE, actor.address, now)
    if wait := throttle.wait_of_source(counting.value(source), now):
        return wait
    counting.keep(source, throttle.after_try_of_source(counting.value(source), now))
    return counting.spend(tx, ALL_TOGETHER, EVERYBODY, now)
