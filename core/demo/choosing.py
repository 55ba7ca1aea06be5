"""Choose what each demonstration candidate registers for, and when: seeded, so the same every time."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.catalogue.entries import Grid
from core.catalogue.reference import reference
from core.catalogue.rules import grid_for
from core.demo.shares import ACADEMIES, DOMAINS, Wheel, days, moment, wheel
from core.exemptions.law import law_of
from core.exemptions.rules import Credit, Entry, Proposal, propose
from db.tables import CandidateCategory, ExamSession, School, Speciality, Window

THIS_YEAR = 0.55
SCHOOL_YEAR_STARTS = 9
EXEMPTED = {"BCP": 0.12, "BTS": 0.18, "CAP": 0.15, "BP": 0.15}
TITLES = {
    "BCP": ("HIGHER", "BGT"),
    "BTS": ("BTS", "DUT", "LICENCE"),
    "CAP": ("BGT", "BCP", "HIGHER"),
    "BP": ("BGT", "BCP", "HIGHER"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """One window of registration that demonstration candidates went through."""

    exam_session_id: int
    label: str
    days: tuple[datetime, ...]
    weights: tuple[float, ...]
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class Choice:
    """What one candidate registered for, and when."""

    exam_session_id: int
    exam_session: str
    academie_code: str
    domain_code: str
    speciality_code: str
    category_code: str
    audience: str
    school_uai: str
    class_name: str
    saved_at: datetime
    latest: datetime  # nothing happens after the window, nor in the future
    open: bool
    title_code: str = ""
    title_year: int = 0
    proposals: tuple[Proposal, ...] = ()


@dataclass(slots=True)
class Choosing:
    """The tables a choice is drawn from, read once."""

    now: datetime
    chance: random.Random
    academies: Wheel
    domains: dict[str, Wheel]
    places: dict[tuple[str, str, str], list[Place]]
    specialities: dict[str, list[str]]
    categories: dict[tuple[str, str], list[str]]
    schools: dict[str, list[str]]
    proposals: dict[tuple[str, str, str], tuple[Proposal, ...]] = field(default_factory=dict)

    def draw(self, academie: str, audience: str, *, latest: bool = False) -> Choice:
        """Draw one registration; `latest` for someone who also registered the year before."""
        for _ in range(50):
            domain = self.domains[audience].draw(self.chance)
            if windows := self.places.get((domain, academie, audience), []):
                return self._at(domain, audience, academie, windows, latest=latest)
        raise RuntimeError(f"no window for demonstration registrations in académie {academie}, audience {audience}")

    def _at(self, domain: str, audience: str, academie: str, windows: list[Place], *, latest: bool) -> Choice:
        chance = self.chance
        window = windows[-1] if latest or chance.random() < THIS_YEAR else windows[0]
        speciality = chance.choice(self.specialities[domain])
        schools = self.schools.get(academie, [])
        school = chance.choice(schools) if audience == "school" and schools else ""
        declares = audience == "individual" and chance.random() < EXEMPTED.get(domain, 0)
        title = chance.choice(TITLES[domain]) if declares else ""
        limit = min(window.closes_at, self.now)
        saved_at = moment(chance, list(window.days), list(window.weights), limit)
        return Choice(
            window.exam_session_id, window.label, academie, domain, speciality,
            chance.choice(self.categories[domain, audience]), audience, school,
            f"T{speciality[-3:]}{chance.randint(1, 4)}" if school else "", saved_at, limit,
            window.closes_at > self.now,
            title, int(window.label[:4]) - chance.randint(2, 9) if title else 0,
            self._given(domain, speciality, window.label, title) if title else (),
        )  # fmt: skip

    def _given(self, domain: str, speciality: str, exam_session: str, title: str) -> tuple[Proposal, ...]:
        key = (speciality, exam_session, title)
        if key not in self.proposals:
            law, year = law_of(reference()), int(exam_session[:4])
            grid: Grid | None = grid_for(reference().grids.values(), speciality, year)
            declared = [Credit(title, year - 3)]
            self.proposals[key] = propose(law, Entry(domain, year, grid), declared).proposals if grid else ()
        return self.proposals[key]


def choosing(tx: Session, seed: int, now: datetime) -> Choosing:
    """Read what can be chosen: windows already opened, of the exam sessions of this year and the last."""
    first = now.year if now.month >= SCHOOL_YEAR_STARTS else now.year - 1
    years = (str(first), str(first + 1))
    specialities: dict[str, list[str]] = {}
    for row in tx.scalars(select(Speciality).order_by(Speciality.code)):
        if all(_has_papers(row.code, year) for year in years):
            specialities.setdefault(row.domain_code, []).append(row.code)
    categories: dict[tuple[str, str], list[str]] = {}
    for category in tx.scalars(select(CandidateCategory).order_by(CandidateCategory.code)):
        categories.setdefault((category.domain_code, category.audience), []).append(category.code)
    schools: dict[str, list[str]] = {}
    for school in tx.scalars(select(School).order_by(School.uai)):
        schools.setdefault(school.academie_code, []).append(school.uai)
    return Choosing(
        now, random.Random(seed), wheel({k: float(v) for k, v in ACADEMIES.items()}), _shares(specialities),
        _places(tx, years, now), specialities, categories, schools,
    )  # fmt: skip


def _shares(specialities: dict[str, list[str]]) -> dict[str, Wheel]:
    known = {code: shares for code, shares in DOMAINS.items() if specialities.get(code)}
    return {
        "school": wheel({code: share * part for code, (share, part) in known.items()}),
        "individual": wheel({code: share * (1 - part) for code, (share, part) in known.items()}),
    }


def _places(tx: Session, years: tuple[str, str], now: datetime) -> dict[tuple[str, str, str], list[Place]]:
    rows = tx.execute(
        select(ExamSession, Window)
        .join(Window, Window.exam_session_id == ExamSession.id)
        .where(
            Window.phase == "registration", Window.foreign_group == "", Window.opens_at < now,
            ExamSession.label.in_(years), ExamSession.domain_code.in_(list(DOMAINS)),
        )
        .order_by(ExamSession.label, Window.id)
    ).all()  # fmt: skip
    places: dict[tuple[str, str, str], list[Place]] = {}
    for exam_session, window in rows:
        found, weights = days(window.opens_at, window.closes_at, now)
        place = Place(exam_session.id, exam_session.label, tuple(found), tuple(weights), window.closes_at)
        key = (exam_session.domain_code, window.academie_code, window.audience)
        places.setdefault(key, []).append(place)
    return places


def _has_papers(speciality: str, exam_session: str) -> bool:
    grid = grid_for(reference().grids.values(), speciality, int(exam_session))
    return grid is not None and bool(grid.papers)
