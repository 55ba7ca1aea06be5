"""Load demonstration candidates by the thousand: reproducible from a seed, 200,000 in minutes, all or nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import Engine, Table, func, select
from sqlalchemy.orm import Session

from core import clock
from core.access import system
from core.audit import Event, record
from core.candidates import numbers
from core.candidates.places import Commune
from core.demo.choosing import Choice, Choosing, choosing
from core.demo.people import DemoPerson, people
from core.demo.rows import Rows, add_person
from core.demo.shares import ACADEMIES
from core.registrations.labels import labels
from core.search import upkeep
from db.engine import writing
from db.loading import advance_ids, insert_rows, next_id
from db.search import adapter
from db.tables import (
    Base,
    Candidate,
    EmailClaim,
    Exemption,
    Piece,
    PriorCredit,
    Registration,
    RegistrationVersion,
)
from db.tables import Commune as KnownCommune

CHUNK = 5_000
AGAIN = 0.12
MOST_OF_ONE = 1_000_000
ORDER: tuple[tuple[str, type[Base]], ...] = (
    ("candidates", Candidate),
    ("claims", EmailClaim),
    ("registrations", Registration),
    ("versions", RegistrationVersion),
    ("credits", PriorCredit),
    ("exemptions", Exemption),
    ("pieces", Piece),
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded, in how many seconds."""

    candidates: int
    registrations: int
    versions: int
    seconds: float


def load_candidates(
    engine: Engine, count: int, *, seed: int = 20_270, progress: Callable[[int], None] = lambda _: None
) -> Loaded:
    """Load invented candidates with registrations, versions, prior credits and pieces, then the search index once."""
    started = time.perf_counter()
    total = Counts(0, 0, 0)
    with writing(engine) as tx:
        crowd = Crowd(seed, _communes(tx), _already(tx))
        choices = choosing(tx, seed + sum(crowd.already.values()), clock.now(tx))
        index = adapter(tx.connection())
        index.stop_watching(tx.connection())
        while total.candidates < count:
            rows = _chunk(tx, min(CHUNK, count - total.candidates), choices, crowd)
            total = total.plus(rows)
            progress(total.candidates)
        for _, made in ORDER:
            if made is not EmailClaim:
                advance_ids(tx, _table(made))
        index.start_watching(tx.connection())
        upkeep.rebuild(tx.connection())
        record(
            tx, system("demonstration"), Event.DEMONSTRATION_LOADED, "demonstration", total.candidates,
            facts={"candidates": total.candidates, "registrations": total.registrations, "seed": seed},
        )  # fmt: skip
    seconds = time.perf_counter() - started
    return Loaded(total.candidates, total.registrations, total.versions, seconds)


@dataclass(slots=True)
class Crowd:
    """The people of each académie, living and mostly born in its communes; the same for the same seed."""

    seed: int
    communes: dict[str, list[Commune]]
    already: dict[str, int]
    sources: dict[str, Iterator[DemoPerson]] = field(default_factory=dict)

    def next_of(self, academie: str) -> DemoPerson:
        """Give the next person of an académie."""
        if academie not in self.sources:
            start = list(ACADEMIES).index(academie) * MOST_OF_ONE + self.already.get(academie, 0)
            homes = self.communes.get(academie) or [one for some in self.communes.values() for one in some]
            self.sources[academie] = people(self.seed, homes, count=MOST_OF_ONE, start=start)
        return next(self.sources[academie])


def _already(tx: Session) -> dict[str, int]:
    """Count the invented people of each académie: another load goes on after them."""
    rows = tx.execute(
        select(Candidate.academie_code, func.count())
        .where(Candidate.origin == "demonstration")
        .group_by(Candidate.academie_code)
    )
    return dict(rows.all())


def _communes(tx: Session) -> dict[str, list[Commune]]:
    found: dict[str, list[Commune]] = {}
    for row in tx.scalars(select(KnownCommune).order_by(KnownCommune.code)):
        found.setdefault(row.academie_code, []).append(Commune(row.code, row.name, row.departement, row.postcode))
    return found


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows written so far."""

    candidates: int
    registrations: int
    versions: int

    def plus(self, rows: Rows) -> Counts:
        """Add the rows of one chunk."""
        return Counts(
            self.candidates + len(rows.candidates),
            self.registrations + len(rows.registrations),
            self.versions + len(rows.versions),
        )


def _chunk(tx: Session, count: int, choices: Choosing, crowd: Crowd) -> Rows:
    known = labels(tx)
    given = numbers.allocate(tx, count)
    rows = Rows({_table(made).name: next_id(tx, _table(made)) for _, made in ORDER if made is not EmailClaim})
    chance = choices.chance
    for number in given:
        academie = choices.academies.draw(chance)
        person = crowd.next_of(academie)
        audience = "school" if person.audience == "school" else "individual"
        chosen = [choices.draw(academie, audience)]
        if chance.random() < AGAIN and not chosen[0].open:
            chosen.append(choices.draw(academie, audience, latest=True))
        add_person(rows, known, chance, person, number, _apart(chosen))
    for name, made in ORDER:
        insert_rows(tx, _table(made), getattr(rows, name))
    return rows


def _apart(chosen: list[Choice]) -> list[Choice]:
    """Keep one registration per speciality and exam session, in the order of their dates (6.33)."""
    kept = {(one.exam_session_id, one.speciality_code): one for one in reversed(chosen)}
    return sorted(kept.values(), key=lambda one: one.saved_at)


def _table(made: type[Base]) -> Table:
    table = made.__table__
    if not isinstance(table, Table):
        raise TypeError(made)
    return table
