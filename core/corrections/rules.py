"""What may be corrected, how it is read, what is approved, and until when. Pure."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from core.candidates.emails import parse_email
from core.candidates.faults import Unacceptable
from core.candidates.identifiers import parse_ine
from core.candidates.names import parse_name, parse_optional_name
from core.candidates.places import parse_line, parse_place
from core.candidates.rules import parse_birth_date, parse_civility
from core.corrections.errors import (
    FieldNotCorrectable,
    NothingChanges,
    ReasonUnexplained,
    UnknownReason,
)
from core.errors import InvalidFields

IDENTITY_FIELDS = (
    "civility", "birth_name", "usual_name", "first_names", "birth_date", "birth_place", "birth_commune",
    "birth_departement", "birth_country", "nationality", "ine",
)  # fmt: skip
CORRECTABLE = (*IDENTITY_FIELDS, "email")
VALID_FOR = timedelta(days=7)
SOON = timedelta(days=2)
RECENTLY = timedelta(hours=24)
LONGEST_REASON = 2_000


class State(StrEnum):
    """Where a correction stands."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REFUSED = "refused"
    STALE = "stale"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


RETURNED = frozenset({State.REFUSED, State.STALE, State.EXPIRED})


class Reason(StrEnum):
    """Why a correction is asked; its sentence is `reason-<code>` in the catalogues."""

    CIVIL_STATUS = "civil_status"
    ENTRY_ERROR = "entry_error"
    NAME_CHANGE = "name_change"
    USUAL_NAME = "usual_name"
    BIRTH_DATE = "birth_date"
    BIRTH_PLACE = "birth_place"
    NATIONALITY = "nationality"
    STUDENT_NUMBER = "student_number"
    EMAIL = "email"
    UNDO = "undo"
    OTHER = "other"


TO_CHOOSE = tuple(reason for reason in Reason if reason is not Reason.UNDO)
_EXPLAINED = frozenset({Reason.OTHER, Reason.UNDO})


@dataclass(frozen=True, slots=True)
class Asked:
    """What someone wants the register to say, field by field, as typed; fields that stay are not there."""

    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One field before and after, as the register keeps it; a birth date is written 2008-03-12."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ThreeWay:
    """One field as it was when the correction was proposed, as it is now, and as it was asked (3.11)."""

    field: str
    base: str
    current: str
    proposed: str


def changes(asked: Asked, current: Mapping[str, str], *, today: date) -> tuple[Change, ...]:
    """Read what is asked and give what it changes; raise the fault of every field refused, all at once."""
    wrong: dict[str, str] = {}
    found: dict[str, Change] = {}
    for field, typed in asked.values:
        if field not in CORRECTABLE:
            raise FieldNotCorrectable(field=field)
        try:
            after = _read(field, typed, today)
        except Unacceptable as refused:
            wrong[field] = refused.fault
            continue
        if after != current[field] and after != _reread(field, current[field], today):
            found[field] = Change(field, current[field], after)
    if wrong:
        raise InvalidFields(fields=wrong)
    if not found:
        raise NothingChanges
    return tuple(found[field] for field in in_order(found))


def _reread(field: str, kept: str, today: date) -> str:
    """Give a kept value in the form a parser gives: another spelling of it is no change."""
    try:
        return _read(field, kept, today)
    except Unacceptable:
        return kept


def _read(field: str, typed: str, today: date) -> str:
    if field == "birth_date":
        return parse_birth_date(typed, today=today).isoformat()
    return _PARSERS[field](typed)


def _optional(parser: Callable[[str], str]) -> Callable[[str], str]:
    return lambda typed: parser(typed) if typed.strip() else ""


_PARSERS: dict[str, Callable[[str], str]] = {
    "civility": lambda typed: parse_civility(typed).value,
    "birth_name": parse_name,
    "usual_name": parse_optional_name,
    "first_names": parse_name,
    "birth_place": parse_place,
    "birth_commune": lambda typed: parse_line(typed, most=5),
    "birth_departement": lambda typed: parse_line(typed, most=3),
    "birth_country": parse_place,
    "nationality": parse_place,
    "ine": _optional(parse_ine),
    "email": lambda typed: parse_email(typed).typed,
}


def check_reason(code: str, text: str) -> tuple[Reason, str]:
    """Read a reason: one of the catalogue; « other » is explained by a sentence (3.12)."""
    try:
        reason = Reason(code)
    except ValueError:
        raise UnknownReason(reason=code) from None
    explained = " ".join(text.split())[:LONGEST_REASON]
    if reason in _EXPLAINED and not explained:
        raise ReasonUnexplained
    return reason, explained


def digest(
    candidate_id: int, base_version: int, before: Mapping[str, str], after: Mapping[str, str], evidence: Iterable[Any]
) -> str:
    """Give the SHA-256 of what is approved: candidate, version it started from, before, after, evidence (3.10)."""
    plain = [candidate_id, base_version, dict(before), dict(after), list(evidence)]
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()


def in_order(fields: Iterable[str]) -> tuple[str, ...]:
    """Give fields in the order of the register, whatever order they were kept in."""
    wanted = set(fields)
    return tuple(name for name in CORRECTABLE if name in wanted)


def three_way(before: Mapping[str, str], after: Mapping[str, str], current: Mapping[str, str]) -> tuple[ThreeWay, ...]:
    """Give, for each field of a correction, its three values."""
    return tuple(ThreeWay(name, before[name], current[name], after[name]) for name in in_order(after))


def can_be_undone(after: Mapping[str, str], current: Mapping[str, str], later: Iterable[Iterable[str]]) -> bool:
    """Whether nothing touched the corrected fields since: neither a later correction nor any other change."""
    touched = {field for fields in later for field in fields}
    return not touched & after.keys() and all(current[name] == value for name, value in after.items())


def is_expired(expires_at: datetime, now: datetime) -> bool:
    """Whether a proposal waited too long: seven days after it was made, to the second."""
    return now >= expires_at
