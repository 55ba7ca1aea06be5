"""Create a candidate at the desk or by import, and change how he is reached."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission, require
from core.audit import Event, record
from core.candidates import claims, numbers
from core.candidates.errors import NumberTaken
from core.candidates.folding import fold
from db.tables import Candidate


@dataclass(frozen=True, slots=True)
class Person:
    """A person as entered: identity and contact already read by the parsers of `core.candidates.rules`.

    `email_key` is the compared form of the address, empty when there is none; `address` has one string a line.
    """

    civility: str
    birth_name: str
    first_names: str
    birth_date: date
    usual_name: str = ""
    birth_place: str = ""
    birth_commune: str = ""
    birth_departement: str = ""
    birth_country: str = ""
    nationality: str = ""
    ine: str = ""
    email: str = ""
    email_key: str = ""
    phone: str = ""
    address: tuple[str, ...] = ()
    postcode: str = ""
    city: str = ""
    country: str = ""
    academie_code: str = ""
    language: str = "fr"


def create_candidate(
    tx: Session, actor: Actor, person: Person, *, kind: str, origin: str, number: str = ""
) -> Candidate:
    """Enter a new candidate; without a number brought by an import, the next one is given."""
    require(actor, Permission.CANDIDATE_DESK)
    if number and tx.scalar(select(Candidate.id).where(Candidate.number == number)) is not None:
        raise NumberTaken(number=number)
    candidate = enter(tx, person, by=actor, kind=kind, origin=origin, number=number)
    if person.email_key:
        claims.claim(tx, person.email_key, "candidate", candidate.id)
    return candidate


def enter(tx: Session, person: Person, *, by: Actor, kind: str, origin: str, number: str = "") -> Candidate:
    """Write a new candidate in the register, for an action that asked the right and sees to the claim of the e-mail."""
    values = asdict(person) | {"address": list(person.address)}
    candidate = Candidate(
        **values,
        number=number or numbers.allocate(tx)[0],
        kind=kind,
        origin=origin,
        **name_keys(person.birth_name, person.usual_name, person.first_names),
        locked_at=None,
        last_correction_id=None,
        last_registration_number=0,
        created_at=clock.now(tx),
    )
    tx.add(candidate)
    tx.flush()  # the claim and the journal name the candidate
    changes = {name: (None, value) for name, value in asdict(person).items() if value}
    record(tx, by, Event.CANDIDATE_CREATED, "candidate", candidate.id, changes=changes, facts={"origin": origin})
    return candidate


def name_keys(birth_name: str, usual_name: str, first_names: str) -> dict[str, str]:
    """Give the folded names that search compares; written with the names, always together."""
    return {
        "birth_name_key": fold(birth_name),
        "usual_name_key": fold(usual_name),
        "first_names_key": fold(first_names),
    }
