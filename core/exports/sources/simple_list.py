"""The « Liste simple » as Cyclades lays it out, so that what reads theirs reads ours; but identifiers are whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import String, cast, func, literal, select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor
from core.exports.rules import DataClass
from core.exports.sheet import Column, Row, Value
from core.exports.sources.found import Found
from core.exports.sources.registration_columns import BATCH, READ, Maker, Read, places_of, rows_of
from core.exports.sources.searched import searched
from core.i18n import instant, t
from core.registrations.rules import number_text, version_text
from db.tables import CandidateCategory, ExamDomain, ExamSession, Registration, School

FRENCH, PARIS = "fr", "Europe/Paris"  # a list in Cyclades' layout is in its language
STATES = {
    "registered": "Inscrit", "confirmed": "Confirmé", "validated": "Validé", "deregistered": "Désinscrit",
    "set_aside": "Ecarté", "transferred": "Transféré",
}  # fmt: skip


def _quoted(name: str, zone: str, language: str) -> Value:
    del zone, language
    return f"'{name}'" if name else ""


def _state(code: str, zone: str, language: str) -> Value:
    del zone, language
    return STATES[code]


def _number_and_version(both: str, zone: str, language: str) -> Value:
    del zone, language
    number, version = both.split()
    return f"{number_text(int(number))} {version_text(int(version))}"


def _like(name: str, like: str, make: Maker | None = None, where: Any = None) -> Read:
    model = READ[like]
    where = model.where if where is None else where
    return Read(replace(model.column, name=name), where, make)


_NUMBER_AND_VERSION = cast(Registration.number, String) + literal(" ") + cast(Registration.version, String)
_CATEGORY = func.coalesce(
    CandidateCategory.label + literal(" (") + Registration.category_code + literal(")"), Registration.category_code
)


@dataclass(frozen=True, slots=True)
class _ListColumn:
    """A column of the list: its title there, and where it is read; nowhere for what this system does not keep."""

    title: str
    column: Column
    read: Read | None


def _column(title: str, read: Read) -> _ListColumn:
    return _ListColumn(title, read.column, read)


LAYOUT = (
    _column("Division de classe", _like("class_name", "class_name", _quoted)),
    _column("N° Candidat", READ["candidate_number"]),
    _column("N° Inscription", _like("registration", "registration_number", _number_and_version, _NUMBER_AND_VERSION)),
    _ListColumn("N° Océan", Column("ocean_number"), None),
    _column("Nom de famille", READ["birth_name"]),
    _column("Nom d'usage", READ["usual_name"]),
    _column("Prénom(s)", READ["first_names"]),
    _column("Date de Naissance", READ["birth_date"]),
    _column("Division de classe", _like("class_name_again", "class_name", _quoted)),
    _column("INE", READ["ine"]),
    _column("Catégorie Candidat", _like("category", "category", where=_CATEGORY)),
    _column("Code Spécialité", READ["speciality_code"]),
    _column("Spécialité", READ["speciality"]),
    _column("Etat", _like("state", "state", _state)),
    _ListColumn("Enseignements", Column("teachings"), None),
)
TITLES = tuple(one.title for one in LAYOUT)
COLUMNS = tuple(one.column for one in LAYOUT)
USUAL = tuple(column.name for column in COLUMNS if column.data_class < DataClass.SENSIBLE)
_READS = {one.column.name: one.read for one in LAYOUT if one.read is not None}


def simple_list(tx: Session, actor: Actor, query: dict[str, Any], language: str) -> Found:
    """Find the registrations of a search; a column that is not asked for stays, empty: the layout has fifteen."""
    found = searched(tx, actor, query, FRENCH)
    del language

    def rows(columns: tuple[Column, ...]) -> Iterator[Row]:
        asked = [name for name in _READS if name in {column.name for column in columns}]
        places = [asked.index(column.name) if column.name in asked else None for column in COLUMNS]
        for row in rows_of(tx, actor, found.ids, [_READS[name] for name in asked], FRENCH):
            yield tuple(None if place is None else row[place] for place in places)

    return Found(
        len(found.ids),
        rows,
        found.criteria,
        lambda: places_of(tx, found.ids),
        lambda: _heading(tx, found.ids, found.criteria),
    )


def _heading(tx: Session, ids: Sequence[int], criteria: str) -> tuple[str, ...]:
    """The block before the list: the exam session, domain and school when there is only one of each."""
    sessions, domains, schools = _places(tx, ids)
    return (
        *(sessions if len(sessions) == 1 else ()),
        *(domains if len(domains) == 1 else ()),
        "Listes simples",
        *(schools if len(schools) == 1 and schools != {""} else ()),
        "Type d'édition : Liste simple",
        f"Edité le {instant(FRENCH, clock.now(tx), PARIS, 'short')}",
        f"Critères de recherche : {criteria}",
        f"Critères de regroupement : {t(FRENCH, 'export-no-grouping')}",
        f"Critères de tris : {t(FRENCH, 'export-order-of-search')}",
    )


def _places(tx: Session, ids: Sequence[int]) -> tuple[set[str], set[str], set[str]]:
    sessions, domains, schools = set[str](), set[str](), set[str]()
    distinct = (
        select(ExamSession.label, ExamDomain.label, School.name, School.city, School.uai)
        .select_from(Registration)
        .join(ExamSession, ExamSession.id == Registration.exam_session_id)
        .join(ExamDomain, ExamDomain.code == Registration.domain_code)
        .outerjoin(School, School.uai == Registration.school_uai)
        .distinct()
    )
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        for session, domain, name, city, uai in tx.execute(distinct.where(Registration.id.in_(batch))):
            sessions.add(session)
            domains.add(domain)
            schools.add(f"{name} - {city} ({uai})" if uai else "")
    return sessions, domains, schools
