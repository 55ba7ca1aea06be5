"""What a line says otherwise than the register: identity is kept and told, contact and registration are brought up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.candidates.actions import Person
from core.candidates.folding import fold
from core.imports.findings import Finding, found
from core.imports.known_from import Codes
from core.imports.rows import ImportedContact, ImportedPerson, ImportedRow
from core.registrations.actions import Entry
from core.registrations.many import batches
from db.tables import Candidate, Registration

IDENTITY = (
    "civility", "birth_name", "usual_name", "first_names", "birth_date", "birth_place", "birth_commune",
    "birth_departement", "birth_country", "nationality", "ine",
)  # fmt: skip
CONTACT = ("phone", "address", "postcode", "city", "country")
_KEPT = ("class_name", "category_code", "school_uai", "audience")
_KNOWN = (*IDENTITY, *CONTACT, "id", "number", "email", "email_key", "version")
_OF_A_REGISTRATION = (
    "id", "candidate_id", "number", "exam_session_id", "academie_code", "domain_code", "speciality_code",
    "category_code", "audience", "school_uai", "class_name", "answers", "state", "version",
)  # fmt: skip

Known = Any
"""A row of the register: a candidate or a registration, its columns as attributes."""


@dataclass(frozen=True, slots=True)
class Files:
    """What the register holds of the candidates of a file: themselves, and their registrations by number."""

    candidates: Mapping[int, Known] = field(default_factory=dict)
    registrations: Mapping[int, Sequence[Known]] = field(default_factory=dict)


def read_files(tx: Session, candidate_ids: Sequence[int]) -> Files:
    """Read what the register holds of candidates, in few questions."""
    candidates: dict[int, Known] = {}
    registrations: dict[int, list[Known]] = {}
    people = select(*(getattr(Candidate, name) for name in _KNOWN))
    entries = select(*(getattr(Registration, name) for name in _OF_A_REGISTRATION)).order_by(Registration.number)
    for batch in batches(candidate_ids):
        candidates |= {row.id: row for row in tx.execute(people.where(Candidate.id.in_(batch)))}
        for row in tx.execute(entries.where(Registration.candidate_id.in_(batch))):
            registrations.setdefault(row.candidate_id, []).append(row)
    return Files(candidates, registrations)


def person_of(row: ImportedRow, codes: Codes, academie_code: str) -> Person:
    """Give the person of a line as the register writes persons: countries by their names, one telephone."""
    who, reached = row.person, row.contact
    if who.birth_date is None:
        raise ValueError(f"line {row.line} has no birth date: it is blocked")
    return Person(
        civility=who.civility.value, birth_name=who.birth_name, first_names=who.first_names, birth_date=who.birth_date,
        usual_name=who.usual_name, birth_place=who.birth_place, birth_commune=who.birth_commune,
        birth_departement=who.birth_departement, birth_country=_country(who.birth_country, codes),
        nationality=codes.nationality(who.nationality) if who.nationality else "", ine=who.ine, email=reached.email,
        email_key=reached.email_key, academie_code=academie_code, **contact_of(reached, codes),
    )  # fmt: skip


def contact_of(reached: ImportedContact, codes: Codes) -> dict[str, Any]:
    """Give how the person of a line is reached; the mobile before the other telephone."""
    return {
        "phone": reached.mobile or reached.phone, "address": reached.address, "postcode": reached.postcode,
        "city": reached.city, "country": _country(reached.country, codes),
    }  # fmt: skip


def _country(code: str, codes: Codes) -> str:
    return codes.country(code) if code else ""


def identity_findings(row: ImportedRow, known: Known, codes: Codes) -> list[Finding]:
    """Tell where a line says another identity than the register, which is kept: only a correction changes it (6.08)."""
    said = _identity(row.person, codes)
    findings, missing = [], []
    for name, value in said.items():
        ours = getattr(known, name)
        if not value or _same(name, value, ours):
            continue
        if not ours:
            missing.append(name)
            continue
        findings.append(found("identity_differs", row.line, column=name, value=_shown(value), suggestion=_shown(ours)))
    if missing:
        values = ", ".join(_shown(said[name]) for name in missing)
        findings.append(
            found("identity_missing_here", row.line, column=missing[0], value=values, fields=", ".join(missing))
        )
    return findings


def _identity(who: ImportedPerson, codes: Codes) -> dict[str, Any]:
    said = {name: getattr(who, name) for name in IDENTITY}
    return said | {
        "civility": who.civility.value,
        "birth_country": _country(who.birth_country, codes),
        "nationality": codes.nationality(who.nationality) if who.nationality else "",
    }


def _same(name: str, said: Any, ours: Any) -> bool:
    if isinstance(said, date) or not ours:
        return bool(said == ours)
    if name == "birth_departement":
        return bool(said.lstrip("0") == ours.lstrip("0"))
    return fold(said) == fold(ours)


def _shown(value: Any) -> str:
    return f"{value:%d/%m/}{value.year:04d}" if isinstance(value, date) else str(value)


def contact_changes(row: ImportedRow, known: Known, codes: Codes) -> dict[str, Any]:
    """Give what a line brings to how a candidate is reached; what the line does not say stays."""
    said = {name: list(value) if name == "address" else value for name, value in contact_of(row.contact, codes).items()}
    return {name: value for name, value in said.items() if value and value != getattr(known, name)}


def registration_changes(entry: Entry, known: Known) -> dict[str, Any]:
    """Give what a line brings to a registration; what the line does not say stays."""
    said = {name: getattr(entry, name) for name in _KEPT}
    if not said["category_code"]:
        del said["audience"]  # without a category it is only guessed
    changes = {name: value for name, value in said.items() if value and value != getattr(known, name)}
    merged = {**known.answers, **{code: answer for code, answer in entry.answers.items() if answer}}
    return changes if merged == known.answers else changes | {"answers": merged}
