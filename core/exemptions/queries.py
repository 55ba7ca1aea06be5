"""What an office asks of the rules: which are in force, to whom one was applied, and whom a change of it reaches.

Nothing here changes a registration: when a rule changes, the office reads the list and decides.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.perimeter import registrations_in
from core.catalogue.entries import Certainty, Circumstance, RuleKind
from core.catalogue.rules import in_force, session_year
from core.errors import NotFound
from core.exemptions.again import Difference, Had, Said, WeighedAgain
from core.exemptions.law import law_today
from core.registrations.rules import ACTIVE
from db.tables import Candidate, ExamSession, Exemption, PriorCredit, Registration

MOST_SHOWN = 200
CHUNK = 500


@dataclass(frozen=True, slots=True)
class ShownRule:
    """One rule as an office reads it: whom it is about, what it gives, since when, by which text."""

    code: str
    label: str
    kind: RuleKind
    circumstance: Circumstance
    holders: tuple[str, ...]
    min_level: int | None
    targets: tuple[str, ...]
    min_grade: str
    years: int
    first: int
    last: int
    in_force: bool
    legal_ref: str
    source: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Concerned:
    """One registration that a rule concerns: papers it would gain, lose, or have otherwise, under today's law."""

    registration_id: int
    candidate_id: int
    candidate_number: str
    birth_name: str
    first_names: str
    number: int
    academie_code: str
    state: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom a rule concerns in the perimeter: how many by académie and state, the first by name, all by identifier."""

    total: int
    counts: tuple[tuple[str, str, int], ...]
    people: tuple[Concerned, ...]
    registrations: tuple[int, ...]


def exam_sessions_of(tx: Session, actor: Actor, domain: str) -> list[tuple[int, str]]:
    """Give the exam sessions of a domain, newest first."""
    require(actor, Permission.CALENDAR_READ)
    statement = select(ExamSession.id, ExamSession.label).where(ExamSession.domain_code == domain)
    return [(row.id, row.label) for row in tx.execute(statement.order_by(ExamSession.label.desc()))]


def rules_of(tx: Session, actor: Actor, domain: str, exam_session: str) -> list[ShownRule]:
    """Give the rules of a domain in their order, and whether each is in force for an exam session."""
    require(actor, Permission.CALENDAR_READ)
    law, year = law_today(tx, domain), session_year(exam_session)
    subjects = {paper.subject: paper.label for grid in law.grids for paper in grid.papers if paper.subject}
    return [
        ShownRule(
            rule.id, rule.label, rule.kind, rule.circumstance,
            tuple(law.titles[code].label for code in rule.holders), rule.min_level,
            tuple(subjects.get(code, code) for code in rule.targets),
            "" if rule.min_grade is None else f"{rule.min_grade.normalize():f}", rule.validity_years or 0,
            rule.from_session, rule.to_session or 0, in_force(rule.from_session, rule.to_session, year),
            rule.legal_ref, rule.source, rule.certainty is Certainty.FACT,
        )
        for rule in law.rules
    ]  # fmt: skip


def applied(tx: Session, actor: Actor, rule_code: str, exam_session_id: int) -> Reach:
    """Give the active registrations of an exam session to which a rule gave something: a change of it reaches them."""
    require(actor, Permission.CANDIDATE_READ)
    given = select(Exemption.registration_id).where(Exemption.rule_code == rule_code)
    here = (*_active(actor, exam_session_id), Registration.id.in_(given))
    grouped = (
        select(Registration.academie_code, Registration.state, func.count())
        .where(registrations_in(actor), *here)
        .group_by(Registration.academie_code, Registration.state)
    )
    counts = tuple(sorted((row[0], row[1], int(row[2])) for row in tx.execute(grouped)))
    numbers = tuple(tx.scalars(select(Registration.id).where(registrations_in(actor), *here)))
    return Reach(len(numbers), counts, _people(tx, actor, here), numbers)


def affected(tx: Session, actor: Actor, rule_code: str, exam_session_id: int) -> Reach:
    """Give the active registrations whose papers would differ under today's law, because of one rule or of any ("").

    All are weighed again in memory, those alike once; nothing is written.
    """
    require(actor, Permission.CANDIDATE_READ)
    exam_session = tx.get(ExamSession, exam_session_id)
    if exam_session is None:
        raise NotFound(kind="exam_session")
    weighing = WeighedAgain(tx, actor, exam_session)
    found: dict[int, Difference] = {}
    for registration_id, speciality, audience, declared, had in _saved(tx, actor, exam_session_id):
        difference = weighing.difference(speciality, audience, declared, had)
        if difference.exists and (not rule_code or rule_code in difference.rules):
            found[registration_id] = difference
    people = [
        _with(one, found[one.registration_id])
        for chunk in _chunks(sorted(found))
        for one in _people(tx, actor, (Registration.id.in_(chunk),), limit=CHUNK)
    ]
    people.sort(key=lambda one: (one.birth_name.casefold(), one.first_names.casefold(), one.registration_id))
    counts = Counter((one.academie_code, one.state) for one in people)
    listed = tuple(sorted((academie, state, count) for (academie, state), count in counts.items()))
    return Reach(len(people), listed, tuple(people[:MOST_SHOWN]), tuple(one.registration_id for one in people))


def _active(actor: Actor, exam_session_id: int) -> tuple[ColumnElement[bool], ...]:
    states = sorted(state.value for state in ACTIVE)
    return (
        registrations_in(actor),
        Registration.exam_session_id == exam_session_id,
        Registration.state.in_(states),
    )


def _people(
    tx: Session, actor: Actor, here: Iterable[ColumnElement[bool]], *, limit: int = MOST_SHOWN
) -> tuple[Concerned, ...]:
    statement = (
        select(
            Registration.id, Candidate.id, Candidate.number, Candidate.birth_name, Candidate.first_names,
            Registration.number, Registration.academie_code, Registration.state,
        )
        .join(Candidate, Candidate.id == Registration.candidate_id)
        .where(registrations_in(actor), *here)
        .order_by(Candidate.birth_name_key, Candidate.first_names_key, Registration.id)
        .limit(limit)
    )  # fmt: skip
    return tuple(Concerned(*row) for row in tx.execute(statement))


def _chunks(numbers: Sequence[int]) -> Iterable[Sequence[int]]:
    return (numbers[start : start + CHUNK] for start in range(0, len(numbers), CHUNK))


def _saved(tx: Session, actor: Actor, exam_session_id: int) -> Iterable[tuple[int, str, str, Said, Had]]:
    """Read what the active registrations of an exam session declare and were given, in two passes."""
    here = _active(actor, exam_session_id)
    said: dict[int, list[Row[Any]]] = {}
    of_credits = select(
        PriorCredit.registration_id, PriorCredit.title_code, PriorCredit.year, PriorCredit.academie_code,
        PriorCredit.content, Registration.speciality_code, Registration.audience,
    ).join(Registration, Registration.id == PriorCredit.registration_id)  # fmt: skip
    for row in tx.execute(of_credits.where(registrations_in(actor), *here).order_by(PriorCredit.id)):
        said.setdefault(row.registration_id, []).append(row)
    had: dict[int, Had] = {}
    of_exemptions = select(
        Exemption.registration_id, Exemption.paper_code, Exemption.rule_code, Exemption.kind, Exemption.grade
    ).join(Registration, Registration.id == Exemption.registration_id)
    for registration_id, paper, rule, kind, grade in tx.execute(of_exemptions.where(registrations_in(actor), *here)):
        had.setdefault(registration_id, {})[paper] = (rule, kind, grade)
    for registration_id, rows in said.items():
        first = rows[0]
        plain = tuple(
            (one.title_code, one.year, one.academie_code, json.dumps(one.content, sort_keys=True)) for one in rows
        )
        yield registration_id, first.speciality_code, first.audience, plain, had.get(registration_id, {})


def _with(one: Concerned, difference: Difference) -> Concerned:
    return Concerned(
        one.registration_id, one.candidate_id, one.candidate_number, one.birth_name, one.first_names, one.number,
        one.academie_code, one.state, difference.added, difference.removed, difference.changed,
    )  # fmt: skip
