"""What the office knows, read from the catalogue: for reading a file, then for saying what its lines would do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.candidates.places import Commune
from core.catalogue.reference import reference
from core.imports.known import Known
from db.tables import Academie, CandidateCategory, ExamDomain, ExamSession, School, Speciality
from db.tables import Commune as KnownCommune

SERIES_OF = "BGT"
FRANCE, FRENCH = "100", "Française"


@dataclass(frozen=True, slots=True)
class KnownSpeciality:
    """A speciality by its own code; the code printed on diplomas may be that of another domain too."""

    code: str
    domain_code: str
    label: str


@dataclass(frozen=True, slots=True)
class KnownCategory:
    """A category of candidates: its domain and its audience (individual or school)."""

    domain_code: str
    audience: str


@dataclass(frozen=True, slots=True)
class KnownExamSession:
    """An exam session of a domain."""

    id: int
    label: str
    closed: bool


@dataclass(frozen=True, slots=True)
class Codes:
    """What the codes of a list mean in the catalogue.

    `specialities` by own or printed code, `exam_sessions` by domain and label, `schools` and `departements` give the
    académie, `nationalities` and `countries` the words.
    """

    known: Known
    specialities: Mapping[str, tuple[KnownSpeciality, ...]]
    categories: Mapping[str, KnownCategory]
    exam_sessions: Mapping[tuple[str, str], KnownExamSession]
    schools: Mapping[str, str]
    departements: Mapping[str, str]
    domains: Mapping[str, str]
    languages: Mapping[str, str]

    def country(self, code: str) -> str:
        """Give the name of a country by its code, as the register writes it."""
        return self.known.countries.get(code, code)

    def nationality(self, code: str) -> str:
        """Give a nationality by the code of its country."""
        return FRENCH if code == FRANCE else self.country(code)


def codes(tx: Session) -> Codes:
    """Read the catalogue once for a file."""
    specialities = _specialities(tx)
    categories = {row.code: row for row in tx.scalars(select(CandidateCategory))}
    schools = {row.uai: row for row in tx.scalars(select(School))}
    communes = list(tx.scalars(select(KnownCommune)))
    printed = {code: found[0].label for code, found in specialities.items()}
    own = {one.code: one for found in specialities.values() for one in found}
    known = Known(
        academies=dict(tx.execute(select(Academie.code, Academie.label)).all()),
        specialities=printed,
        categories={code: row.label for code, row in categories.items()},
        series={one.code: one.label for one in own.values() if one.domain_code == SERIES_OF},
        schools={uai: row.name for uai, row in schools.items()},
        countries={country.code: country.name for country in reference().countries},
        communes=tuple(Commune(row.code, row.name, row.departement, row.postcode) for row in communes),
    )
    return Codes(
        known=known,
        specialities=specialities,
        categories={code: KnownCategory(row.domain_code, row.audience) for code, row in categories.items()},
        exam_sessions={
            (row.domain_code, row.label): KnownExamSession(row.id, row.label, row.closed)
            for row in tx.scalars(select(ExamSession))
        },
        schools={uai: row.academie_code for uai, row in schools.items()},
        departements={row.departement: row.academie_code for row in communes},
        domains=dict(tx.execute(select(ExamDomain.code, ExamDomain.label)).all()),
        languages={language.code: language.label for language in reference().languages},
    )


def _specialities(tx: Session) -> dict[str, tuple[KnownSpeciality, ...]]:
    found: dict[str, dict[str, KnownSpeciality]] = {}
    for row in tx.scalars(select(Speciality).order_by(Speciality.code)):
        one = KnownSpeciality(row.code, row.domain_code, row.label)
        for code in {row.code, row.printed_code}:
            found.setdefault(code, {})[row.code] = one
    return {code: tuple(ones.values()) for code, ones in found.items()}


def only(found: Iterable[KnownSpeciality], domain_code: str) -> tuple[KnownSpeciality, ...]:
    """Keep the specialities of a domain; of no domain in particular, all."""
    return tuple(one for one in found if not domain_code or one.domain_code == domain_code)
