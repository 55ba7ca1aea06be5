"""Who a candidate is, from what was typed: a whole identity or contact, or every field at fault at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from typing import TypeVar

from core.candidates.days import parse_day
from core.candidates.emails import Email, parse_email
from core.candidates.faults import Unacceptable
from core.candidates.folding import fold, words
from core.candidates.identifiers import parse_ine
from core.candidates.names import parse_name, parse_optional_name
from core.candidates.phones import parse_phone
from core.candidates.places import parse_address, parse_line, parse_place
from core.errors import InvalidFields

OLDEST = 110
UNLIKELY_YOUNG, UNLIKELY_OLD = 12, 80
_T = TypeVar("_T")


class Civility(StrEnum):
    """How a person is addressed; empty when nobody said."""

    MADAM = "MME"
    SIR = "M"
    UNSAID = ""


_CIVILITIES = {
    "": Civility.UNSAID, "m": Civility.SIR, "mr": Civility.SIR, "monsieur": Civility.SIR, "1": Civility.SIR,
    "h": Civility.SIR, "mme": Civility.MADAM, "mlle": Civility.MADAM, "madame": Civility.MADAM,
    "mademoiselle": Civility.MADAM, "2": Civility.MADAM, "f": Civility.MADAM,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Identity:
    """What the register says a person is; corrected only by approval once a registration is saved (6.08)."""

    civility: Civility
    birth_name: str
    usual_name: str
    first_names: str
    birth_date: date
    birth_place: str
    birth_commune: str
    birth_departement: str
    birth_country: str
    nationality: str
    ine: str


@dataclass(frozen=True, slots=True)
class TypedIdentity:
    """An identity as typed in a form, nothing read yet."""

    birth_name: str
    first_names: str
    birth_date: str | date
    civility: str = ""
    usual_name: str = ""
    birth_place: str = ""
    birth_commune: str = ""
    birth_departement: str = ""
    birth_country: str = ""
    nationality: str = ""
    ine: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Where a person is reached; phone in international form, at most four address lines."""

    email: Email | None
    phone: str
    address: tuple[str, ...]
    postcode: str
    city: str
    country: str


def parse_identity(typed: TypedIdentity, *, today: date) -> Identity:
    """Read an identity as typed; raise InvalidFields with the fault of every field that is refused."""
    wrong: dict[str, str] = {}
    born = partial(parse_birth_date, today=today)
    read = Identity(
        civility=_read(wrong, "civility", parse_civility, typed.civility, Civility.UNSAID),
        birth_name=_read(wrong, "birth_name", parse_name, typed.birth_name, ""),
        usual_name=_read(wrong, "usual_name", parse_optional_name, typed.usual_name, ""),
        first_names=_read(wrong, "first_names", parse_name, typed.first_names, ""),
        birth_date=_read(wrong, "birth_date", born, typed.birth_date, today),
        birth_place=_read(wrong, "birth_place", parse_place, typed.birth_place, ""),
        birth_commune=_read(wrong, "birth_commune", parse_line, typed.birth_commune, ""),
        birth_departement=_read(wrong, "birth_departement", parse_line, typed.birth_departement, ""),
        birth_country=_read(wrong, "birth_country", parse_place, typed.birth_country, ""),
        nationality=_read(wrong, "nationality", parse_place, typed.nationality, ""),
        ine=_read(wrong, "ine", parse_ine, typed.ine, "") if typed.ine.strip() else "",
    )
    if wrong:
        raise InvalidFields(fields=wrong)
    return read


def parse_contact(
    *, email: str, phone: str, address: tuple[str, ...], postcode: str, city: str, country: str
) -> Contact:
    """Read where a person is reached; raise InvalidFields with the fault of every field that is refused."""
    wrong: dict[str, str] = {}
    read = Contact(
        email=_read(wrong, "email", parse_email, email, None) if email.strip() else None,
        phone=_read(wrong, "phone", parse_phone, phone, "") if phone.strip() else "",
        address=_read(wrong, "address", parse_address, address, ()),
        postcode=_read(wrong, "postcode", parse_line, postcode, ""),
        city=_read(wrong, "city", parse_place, city, ""),
        country=_read(wrong, "country", parse_place, country, ""),
    )
    if wrong:
        raise InvalidFields(fields=wrong)
    return read


def parse_civility(text: str) -> Civility:
    """Read a civility in any of its spellings: M., Mr, Monsieur, Mme, Madame, Mlle; the codes 1 and 2 too."""
    try:
        return _CIVILITIES[fold(text)]
    except KeyError:
        raise Unacceptable("civility_unknown") from None


def parse_birth_date(typed: str | date, *, today: date) -> date:
    """Read a birth date: in the past, and not of more than 110 years ago."""
    born = parse_day(typed) if isinstance(typed, str) else typed
    if born >= today:
        raise Unacceptable("date_in_the_future")
    if age(born, today) > OLDEST:
        raise Unacceptable("date_too_old", most=OLDEST)
    return born


def age(born: date, on: date) -> int:
    """Give the full years between a birth date and a day; who is born on 29 February ages on 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def age_is_unlikely(born: date, on: date) -> bool:
    """Tell whether nobody of this age usually sits an exam."""
    return not UNLIKELY_YOUNG <= age(born, on) <= UNLIKELY_OLD


def same_person_key(birth_name: str, first_names: str, birth_date: date) -> tuple[str, str, date]:
    """Give what two records of one person share: folded birth name, first of the first names, birth date."""
    first = words(first_names)
    return fold(birth_name), first[0] if first else "", birth_date


def _read(wrong: dict[str, str], field: str, parser: Callable[..., _T], typed: object, otherwise: _T) -> _T:
    try:
        return parser(typed)
    except Unacceptable as refusal:
        wrong[field] = refusal.fault
        return otherwise
