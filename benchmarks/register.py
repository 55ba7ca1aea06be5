"""Fill a register with invented people, one or two registrations each, and its search index; kept between runs."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from sqlalchemy import Engine, Table, func, select
from sqlalchemy.orm import Session

from benchmarks.population import Invented, people
from core.access import system
from core.audit import Event, record
from core.candidates.actions import name_keys
from core.catalogue.load import load_reference
from core.search import upkeep
from db import migrate
from db.engine import make_engine, reading, writing
from db.loading import advance_ids, insert_rows
from db.search import adapter
from db.tables import Academie, Base, Candidate, ExamSession, Registration, School, Speciality

CHUNK = 20_000
SCHOOLS = 3_000
DOMAINS = ("BCP", "CAP", "BTS", "DNB", "BP")
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


def filled(url: str, size: int) -> tuple[Engine, dict[str, float]]:
    """Give the engine of a register of so many candidates, filled now unless it already is, and what filling took."""
    engine = make_engine(url)
    migrate.upgrade(engine)
    with engine.connect() as connection:
        held = connection.execute(select(func.count()).select_from(Candidate)).scalar_one()
    if held == size:
        return engine, {}
    if held:
        raise SystemExit(f"{url} holds {held} candidates, not {size}: give another database")
    started = time.perf_counter()
    with writing(engine) as tx:
        load_reference(tx, system("benchmark"))
        adapter(tx.connection()).stop_watching(tx.connection())
        _fill(tx, size)
        rows = time.perf_counter() - started
        adapter(tx.connection()).start_watching(tx.connection())
        upkeep.rebuild(tx.connection())
        record(tx, system("benchmark"), Event.DEMONSTRATION_LOADED, "demonstration", 0, facts={"candidates": size})
    whole = time.perf_counter() - started
    return engine, {"rows_s": round(rows, 1), "index_s": round(whole - rows, 1)}


def _fill(tx: Session, size: int) -> None:
    places = _places(tx)
    courses = [
        (row.code, row.domain_code, row.id)
        for row in tx.execute(
            select(Speciality.code, Speciality.domain_code, ExamSession.id)
            .join(ExamSession, ExamSession.domain_code == Speciality.domain_code)
            .where(ExamSession.label == "2027", Speciality.domain_code.in_(DOMAINS))
            .order_by(Speciality.code)
        )
    ]
    crowd = enumerate(people(size, places=len(places)), start=1)
    last = 0
    while chunk := list(islice(crowd, CHUNK)):
        insert_rows(tx, _table(Candidate), [_candidate(number, one, places[one.place][1]) for number, one in chunk])
        rows = [row for number, one in chunk for row in _registrations(number, places[one.place], courses)]
        for rank, row in enumerate(rows, start=last + 1):
            row["id"] = rank
        last += len(rows)
        insert_rows(tx, _table(Registration), rows)
    advance_ids(tx, _table(Candidate))
    advance_ids(tx, _table(Registration))


def _table(model: type[Base]) -> Table:
    found = model.__table__
    assert isinstance(found, Table)  # noqa: S101 - every model has one
    return found


def school_of(place: int) -> str:
    """Give the code of the school that stands at a place of the population."""
    return f"{9_100_000 + place:07d}Z"


def places_of(url: str, academie: str = "08") -> set[int]:
    """Give the places of the population whose school is of an académie."""
    with reading(make_engine(url)) as tx:
        here = set(tx.scalars(select(School.uai).where(School.academie_code == academie)))
    return {place for place in range(SCHOOLS) if school_of(place) in here}


def _places(tx: Session) -> list[tuple[str, str]]:
    academies = list(tx.scalars(select(Academie.code).where(~Academie.closed).order_by(Academie.code)))
    made = [(school_of(rank), academies[rank % len(academies)]) for rank in range(SCHOOLS)]
    said: dict[str, Any] = {"demonstration": True}
    rows = [
        {"uai": uai, "name": f"Lycée {uai[4:7]}", "city": f"Ville {uai[3:6]}", "academie_code": code} | said
        for uai, code in made
    ]
    insert_rows(tx, _table(School), rows)
    return made


def _candidate(number: int, one: Invented, academie: str) -> dict[str, Any]:
    return {
        "id": number, "number": one.number, "kind": "school", "civility": "", "birth_name": one.birth_name,
        "usual_name": one.usual_name, "first_names": one.first_names, "birth_date": one.birth_date,
        "birth_place": "Grenoble", "birth_commune": "38185", "birth_departement": "038", "birth_country": "France",
        "nationality": "Française", "ine": one.ine, "email": one.email, "email_key": one.email, "phone": "",
        "address": ["1 rue des Lilas"], "postcode": "38000", "city": one.city, "country": "France",
        "academie_code": academie, "language": "fr",
        **name_keys(one.birth_name, one.usual_name, one.first_names),
        "locked_at": NOW, "last_correction_id": None, "last_registration_number": 1, "version": 1, "created_at": NOW,
        "origin": "demonstration",
    }  # fmt: skip


def _registrations(
    candidate: int, place: tuple[str, str], courses: list[tuple[str, str, int]]
) -> Iterator[dict[str, Any]]:
    """One registration, and a second for one candidate in seven."""
    for number in range(1, 3 if candidate % 7 == 0 else 2):
        speciality, domain, exam_session = courses[(candidate * 7 + number * 13) % len(courses)]
        yield {
            "id": 0, "candidate_id": candidate, "number": number, "exam_session_id": exam_session,
            "academie_code": place[1], "domain_code": domain, "speciality_code": speciality, "category_code": "132",
            "audience": "school", "foreign_group": "", "school_uai": place[0], "class_name": "T1", "answers": {},
            "state": "registered" if candidate % 20 else "deregistered", "state_reason": "", "version": 1,
            "fingerprint": "", "first_saved_at": NOW, "saved_at": NOW, "closed_at": None, "pieces_locked_at": None,
            "restarted_from": None, "origin": "demonstration",
        }  # fmt: skip
