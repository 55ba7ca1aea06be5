"""What one version of a registration froze: everything of it that a document may print.

A snapshot is taken when a registration is saved and never changes (6.11). What belongs to the office and
not to the candidate (return address, dates, wording) is not here: see `core.documents.facts`.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class PaperStatus(StrEnum):
    """How a candidate stands towards one exam paper."""

    SAT = "sat"
    EXEMPTED = "exempted"
    KEPT = "kept"
    CARRIED = "carried"
    NOT_TAKEN = "not_taken"


@dataclass(frozen=True, slots=True)
class PrintedIdentity:
    """Who the candidate is, as the register prints it; dates are days, never instants."""

    civility: str
    birth_name: str
    usual_name: str
    first_names: str
    birth_date: date
    birth_place: str
    birth_departement: str
    birth_country: str
    nationality: str
    ine: str


@dataclass(frozen=True, slots=True)
class PrintedContact:
    """Where the candidate is reached: the address as lines, each at most 38 characters by postal use."""

    email: str
    phone: str
    address: tuple[str, ...]
    postcode: str
    city: str
    country: str


@dataclass(frozen=True, slots=True)
class PrintedExam:
    """What the candidate registered for; labels are those in force when the version was saved."""

    domain_code: str
    domain_label: str
    exam_session: str
    academie_code: str
    academie_label: str
    speciality_code: str
    speciality_label: str
    category_label: str


@dataclass(frozen=True, slots=True)
class PrintedSchool:
    """The school of a school candidate; empty strings for an individual candidate."""

    uai: str
    name: str
    city: str
    class_name: str


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """One exam paper of the grid and how the candidate stands towards it."""

    code: str
    label: str
    optional: bool
    status: PaperStatus
    grade: str = ""
    rule: str = ""
    kept_until: str = ""
    choice: str = ""


@dataclass(frozen=True, slots=True)
class PrintedCredit:
    """One prior credit the candidate declared (type of diploma, year, académie that delivered it)."""

    label: str
    year: int
    academie_label: str


@dataclass(frozen=True, slots=True)
class PrintedPiece:
    """One supporting piece to return with the confirmation."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One frozen version of a registration."""

    candidate_number: str
    registration_number: int
    version: int
    identity: PrintedIdentity
    contact: PrintedContact
    exam: PrintedExam
    school: PrintedSchool
    papers: tuple[PrintedPaper, ...]
    credits: tuple[PrintedCredit, ...]
    pieces: tuple[PrintedPiece, ...]

    def as_json(self) -> dict[str, Any]:
        """Give plain values for a JSON column; `from_json` is its inverse."""
        identity = _fields(self.identity)
        identity["birth_date"] = self.identity.birth_date.isoformat()
        contact = _fields(self.contact)
        contact["address"] = list(self.contact.address)
        return {
            "format": 1,
            "candidate_number": self.candidate_number,
            "registration_number": self.registration_number,
            "version": self.version,
            "identity": identity,
            "contact": contact,
            "exam": _fields(self.exam),
            "school": _fields(self.school),
            "papers": [_fields(paper) for paper in self.papers],
            "credits": [_fields(credit) for credit in self.credits],
            "pieces": [_fields(piece) for piece in self.pieces],
        }


def _fields(part: Any) -> dict[str, Any]:
    """Give the fields of one part; `dataclasses.asdict` copies deeply, ten times slower, and saves wait for it."""
    return {name: getattr(part, name) for name in part.__slots__}


def from_json(plain: dict[str, Any]) -> Snapshot:
    """Read back what `Snapshot.as_json` wrote."""
    identity = dict(plain["identity"])
    identity["birth_date"] = date.fromisoformat(identity["birth_date"])
    contact = dict(plain["contact"])
    contact["address"] = tuple(contact["address"])
    return Snapshot(
        candidate_number=plain["candidate_number"],
        registration_number=plain["registration_number"],
        version=plain["version"],
        identity=PrintedIdentity(**identity),
        contact=PrintedContact(**contact),
        exam=PrintedExam(**plain["exam"]),
        school=PrintedSchool(**plain["school"]),
        papers=tuple(PrintedPaper(**{**p, "status": PaperStatus(p["status"])}) for p in plain["papers"]),
        credits=tuple(PrintedCredit(**c) for c in plain["credits"]),
        pieces=tuple(PrintedPiece(**p) for p in plain["pieces"]),
    )


def canonical(plain: Any) -> bytes:
    """One byte form for equal values: sorted keys, no spaces, UTF-8 in NFC."""
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return unicodedata.normalize("NFC", text).encode()


def content_fingerprint(plain: dict[str, Any]) -> str:
    """SHA-256 of what a snapshot says, its version number apart: equal content means nothing changed (6.09)."""
    return hashlib.sha256(canonical({k: v for k, v in plain.items() if k != "version"})).hexdigest()
