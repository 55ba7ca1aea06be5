"""What is typed to create an account, or to change one before the first registration: read whole, or every fault."""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from functools import partial
from typing import Any, TypeVar

from core.candidates.actions import Person
from core.candidates.emails import Email, parse_email
from core.candidates.faults import Unacceptable
from core.candidates.folding import fold
from core.candidates.rules import Contact, Identity, TypedIdentity, parse_contact, parse_identity
from core.errors import InvalidFields

REQUIRED = (
    "civility", "birth_name", "first_names", "birth_date", "birth_place", "birth_country", "nationality", "phone",
    "address", "postcode", "city", "country", "academie_code",
)  # fmt: skip
LONGEST_POSTCODE = 12
T = TypeVar("T")
_DEPARTEMENT = re.compile(r"\d{1,3}|0?2[AB]", re.ASCII)


@dataclass(frozen=True, slots=True)
class TypedPerson:
    """A person as typed, nothing read yet; the address is written on several lines."""

    civility: str = ""
    birth_name: str = ""
    usual_name: str = ""
    first_names: str = ""
    birth_date: str = ""
    birth_place: str = ""
    birth_departement: str = ""
    birth_country: str = ""
    nationality: str = ""
    phone: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    country: str = ""
    academie_code: str = ""


@dataclass(frozen=True, slots=True)
class TypedAccount:
    """Everything typed to create an account."""

    person: TypedPerson
    email: str
    email_again: str
    password: str
    password_again: str
    accepted: bool
    language: str = "fr"


def read_person(typed: TypedPerson, *, today: date, academies: Container[str]) -> Person:
    """Read a person as typed, without the e-mail; raise InvalidFields with the fault of every field refused."""
    wrong: dict[str, str] = {}
    identity = _parts(wrong, partial(parse_identity, _identity(typed), today=today))
    contact = _parts(wrong, partial(_contact, typed))
    departement = _departement(wrong, typed)
    if len(typed.postcode.strip()) > LONGEST_POSTCODE:
        wrong["postcode"] = "text_too_long"
    if typed.academie_code not in academies:
        wrong["academie_code"] = "unknown"
    wrong |= {name: "missing" for name in REQUIRED if not getattr(typed, name).strip()}
    if wrong or identity is None or contact is None:
        raise InvalidFields(fields=wrong)
    return _person(identity, contact, departement, typed.academie_code)


def _identity(typed: TypedPerson) -> TypedIdentity:
    return TypedIdentity(
        birth_name=typed.birth_name, first_names=typed.first_names, birth_date=typed.birth_date,
        civility=typed.civility, usual_name=typed.usual_name, birth_place=typed.birth_place,
        birth_country=typed.birth_country, nationality=typed.nationality,
    )  # fmt: skip


def _contact(typed: TypedPerson) -> Contact:
    lines = tuple(typed.address.splitlines())
    return parse_contact(
        email="", phone=typed.phone, address=lines, postcode=typed.postcode, city=typed.city, country=typed.country
    )


def _parts(wrong: dict[str, str], parse: Callable[[], T]) -> T | None:
    try:
        return parse()
    except InvalidFields as refusal:
        wrong |= refusal.facts["fields"]
        return None


def _departement(wrong: dict[str, str], typed: TypedPerson) -> str:
    """Read a French département as the register writes it, on three signs; born elsewhere, there is none."""
    text = typed.birth_departement.strip().upper()
    if not text:
        if fold(typed.birth_country) == "france":
            wrong["birth_departement"] = "missing"
        return ""
    if not _DEPARTEMENT.fullmatch(text):
        wrong["birth_departement"] = "departement_form"
    return text.zfill(3)


def _person(identity: Identity, contact: Contact, departement: str, academie: str) -> Person:
    return Person(
        civility=identity.civility.value, birth_name=identity.birth_name, usual_name=identity.usual_name,
        first_names=identity.first_names, birth_date=identity.birth_date, birth_place=identity.birth_place,
        birth_departement=departement, birth_country=identity.birth_country, nationality=identity.nationality,
        phone=contact.phone, address=contact.address, postcode=contact.postcode, city=contact.city,
        country=contact.country, academie_code=academie,
    )  # fmt: skip


def read_email(typed: str, again: str, *, field: str = "email") -> Email:
    """Read an address typed twice; both must be one and the same."""
    try:
        read = parse_email(typed)
    except Unacceptable as refusal:
        raise InvalidFields(fields={field: refusal.fault}) from None
    if typed.strip() != again.strip():
        raise InvalidFields(fields={f"{field}_again": "not_the_same"})
    return read


def context(person: Person, email: str) -> tuple[str, ...]:
    """Give the words that others know of a person, which a password must not contain (1.03)."""
    names = f"{person.birth_name} {person.usual_name} {person.first_names}".split()
    return (*names, person.city, email, email.partition("@")[0])


def as_plain(person: Person) -> dict[str, Any]:
    """Write a person as plain values, until a candidate exists."""
    return asdict(person) | {"birth_date": person.birth_date.isoformat(), "address": list(person.address)}


def from_plain(plain: dict[str, Any], *, email: Email, language: str) -> Person:
    """Read back a person written as plain values, with the address and language of the account."""
    known = {one.name: plain[one.name] for one in fields(Person) if one.name in plain}
    known |= {"birth_date": date.fromisoformat(plain["birth_date"]), "address": tuple(plain["address"])}
    return replace(Person(**known), email=email.typed, email_key=email.key, language=language)
