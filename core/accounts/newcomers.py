"""Enter someone who comes to the desk and is in no register yet: the same readers as in the candidate space."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.access.rights import scopes_for
from core.accounts.errors import LooksLikeSomeone
from core.accounts.giving import invite
from core.accounts.typed import TypedPerson, read_email, read_person
from core.candidates.actions import Person, create_candidate
from core.corrections.duplicates import Duplicates, look_alikes
from core.errors import InvalidFields
from core.i18n import PARIS
from db.tables import Academie, Candidate

INDIVIDUAL, DESK = "individual", "desk"


@dataclass(frozen=True, slots=True)
class Entered:
    """The receipt of a newcomer; `invited` tells whether a link to an account was sent."""

    candidate_id: int
    number: str
    invited: bool


def homes(tx: Session, actor: Actor) -> tuple[tuple[str, str], ...]:
    """Give the académies of residence of which the actor may enter a candidate, by code, with their names."""
    require(actor, Permission.CANDIDATE_DESK)
    mine = {scope.academie_code for scope in scopes_for(actor, Permission.CANDIDATE_DESK)}
    rows = tx.execute(
        select(Academie.code, Academie.label)
        .where(~Academie.closed, Academie.er_code != "")
        .order_by(Academie.label, Academie.code)
    )
    return tuple((code, label) for code, label in rows if "" in mine or code in mine)


def resembling(tx: Session, actor: Actor, typed: TypedPerson, email: str) -> Duplicates:
    """Say who looks like the person typed; every fault of what is typed is told at once."""
    require(actor, Permission.CANDIDATE_DESK)
    return _alike(tx, actor, _read(tx, actor, typed, email))


def enter_candidate(
    tx: Session, actor: Actor, typed: TypedPerson, email: str, *, warned: tuple[int, ...] = (), elsewhere: int = 0
) -> Entered:
    """Enter a newcomer, and invite whoever gave an address; refused while someone alike has not been looked at."""
    require(actor, Permission.CANDIDATE_DESK)
    person = _read(tx, actor, typed, email)
    alike = _alike(tx, actor, person)
    if {one.candidate_id for one in alike.seen} - set(warned) or len(alike.elsewhere) > elsewhere:
        raise LooksLikeSomeone
    candidate = create_candidate(tx, actor, person, kind=INDIVIDUAL, origin=DESK)
    if person.email:
        invite(tx, actor, candidate.id)
    return Entered(candidate.id, candidate.number, bool(person.email))


def _read(tx: Session, actor: Actor, typed: TypedPerson, email: str) -> Person:
    wrong: dict[str, str] = {}
    person, read = None, None
    try:
        known = {code for code, _ in homes(tx, actor)}
        person = read_person(typed, today=clock.today(tx, PARIS), academies=known)
    except InvalidFields as refusal:
        wrong |= refusal.facts["fields"]
    try:
        read = read_email(email, email) if email.strip() else None
    except InvalidFields as refusal:
        wrong |= refusal.facts["fields"]
    if wrong or person is None:
        raise InvalidFields(fields=wrong)
    return replace(person, email=read.typed, email_key=read.key) if read else person


def _alike(tx: Session, actor: Actor, person: Person) -> Duplicates:
    values = asdict(person) | {"address": list(person.address)}
    return look_alikes(tx, actor, Candidate(**values))
