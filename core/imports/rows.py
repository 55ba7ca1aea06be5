"""One line of an imported file, read: who the person is, how to reach them, what they are registered for."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from core.candidates.rules import Civility


@dataclass(frozen=True, slots=True)
class ImportedPerson:
    """Identity as the file gives it; empty strings and None for what it does not say or says badly."""

    birth_name: str = ""
    usual_name: str = ""
    first_names: str = ""
    birth_date: date | None = None
    civility: Civility = Civility.UNSAID
    ine: str = ""
    birth_country: str = ""
    birth_departement: str = ""
    birth_commune: str = ""
    birth_place: str = ""
    nationality: str = ""


@dataclass(frozen=True, slots=True)
class ImportedContact:
    """Where the person is reached; phones in international form."""

    email: str = ""
    email_key: str = ""
    phone: str = ""
    mobile: str = ""
    address: tuple[str, ...] = ()
    postcode: str = ""
    city: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class ImportedEntry:
    """What the person is registered for; a candidate number, registration number and version only if known.

    `choices` are the other columns that hold an answer, by their key: languages, teachings, sections.
    """

    candidate_number: str = ""
    registration_number: int = 0
    version: int = 0
    ocean_number: str = ""
    school_uai: str = ""
    class_name: str = ""
    category_code: str = ""
    category_label: str = ""
    series: str = ""
    speciality_code: str = ""
    speciality_label: str = ""
    state: str = ""
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """One line read, with its cells as they were (the evidence)."""

    line: int
    person: ImportedPerson
    contact: ImportedContact
    entry: ImportedEntry
    cells: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Plain values for a JSON column; `from_json` is its inverse."""
        plain = asdict(self)
        born = self.person.birth_date
        plain["person"]["birth_date"] = born.isoformat() if born else None
        plain["person"]["civility"] = self.person.civility.value
        return plain


def from_json(plain: dict[str, Any]) -> ImportedRow:
    """Read back what `ImportedRow.as_json` wrote, from a JSON column or as it was."""
    person, contact, entry = dict(plain["person"]), dict(plain["contact"]), dict(plain["entry"])
    person["birth_date"] = date.fromisoformat(person["birth_date"]) if person["birth_date"] else None
    person["civility"] = Civility(person["civility"])
    contact["address"] = tuple(contact["address"])
    entry["choices"] = tuple((key, answer) for key, answer in entry["choices"])
    return ImportedRow(
        line=plain["line"],
        person=ImportedPerson(**person),
        contact=ImportedContact(**contact),
        entry=ImportedEntry(**entry),
        cells=tuple(plain["cells"]),
    )
