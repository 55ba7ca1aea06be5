"""What an office asks of the rules: to whom one was applied, and whom a change reaches; nothing changes by itself."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine, func, insert, select
from sqlalchemy.orm import Session

from core.access import Actor, system
from core.catalogue.entries import Rule
from core.catalogue.load import load_reference
from core.catalogue.reference import reference
from core.errors import NotAllowed, NotFound
from core.exemptions.declaring import Declared, as_credits, simulated
from core.exemptions.queries import affected, applied, exam_sessions_of, rules_of
from core.registrations.ending import deregister
from db.tables import AuditEvent, Candidate, Exemption, PriorCredit, Registration, RegistrationVersion
from tests import factories

Unit = Callable[[], AbstractContextManager[Session]]
HIGHER = Declared("HIGHER", year=2017, academie_code="27")


def a_declaring(tx: Session, *declared: Declared, speciality: str = "31212", place: str = "08", **person: Any) -> int:
    """A registration whose prior credits were declared in the tab."""
    exam = factories.an_exam_session(tx, "CAP" if speciality == "31224" else "BCP").id
    found = simulated(tx, system("tests"), speciality, exam, "individual", declared)
    candidate = factories.a_candidate(tx, academie_code=place, **person)
    saved = factories.a_registration(
        tx, candidate, speciality=speciality, academie_code=place, credits=as_credits(found)
    )
    return saved.registration_id


def with_rule(code: str, **changes: Any) -> Any:
    """The reference data with one rule changed."""
    rule: Rule = replace(reference().rules[code], **changes)
    return replace(reference(), rules=reference().rules | {code: rule})


@pytest.fixture
def registered(writing: Unit, stopped_clock: Any) -> dict[str, int]:
    """In Grenoble, one exempted by a BTS, one who sits French again, one with a kept grade; one in Lille."""
    attempt = Declared("FAILED-SAME", year=2025, academie_code="08", grades=(("E2", "12"),))
    with writing() as tx:
        return {
            "bts": a_declaring(tx, HIGHER, birth_name="Abel"),
            "french": a_declaring(tx, replace(HIGHER, sit_again=("E5-A",)), birth_name="Babin"),
            "kept": a_declaring(tx, attempt, birth_name="Carle"),
            "lille": a_declaring(tx, HIGHER, place="09", birth_name="Duval"),
        }


def session_of(tx: Session) -> int:
    return factories.an_exam_session(tx, "BCP").id


def test_to_whom_a_rule_was_applied(
    registered: dict[str, int], reading: Unit, writing: Unit, case_officer: Actor, stranger: Actor, supervisor: Actor
) -> None:
    """Counts and names of the perimeter alone; a registration that ended is in none; who may not read, reads none."""
    with reading() as tx:
        found = applied(tx, case_officer, "BCP-1", session_of(tx))
        assert [one.birth_name for one in found.people] == ["Abel", "Babin"]
        assert (found.total, found.counts) == (2, (("08", "registered", 2),))
        assert applied(tx, stranger, "BCP-1", session_of(tx)).registrations == (registered["lille"],)
        assert applied(tx, case_officer, "CAP-1", session_of(tx)).total == 0
        for ask in (applied, affected):
            with pytest.raises(NotAllowed):
                ask(tx, supervisor, "BCP-1", session_of(tx))
        with pytest.raises(NotFound):
            affected(tx, case_officer, "BCP-1", 999_999)
    with writing() as tx:
        deregister(tx, case_officer, registered["bts"], reason="demande écrite", seen=1)
    with reading() as tx:
        assert applied(tx, case_officer, "BCP-1", session_of(tx)).registrations == (registered["french"],)


def test_under_the_law_they_were_saved_under_nobody_is_affected(
    registered: dict[str, int], reading: Unit, case_officer: Actor
) -> None:
    """The same law gives the same papers, those that someone chose to sit again included."""
    with reading() as tx:
        assert affected(tx, case_officer, "", session_of(tx)).total == 0
    assert registered


def test_a_rule_that_changed_names_whom_it_reaches(
    registered: dict[str, int], reading: Unit, writing: Unit, case_officer: Actor
) -> None:
    """BCP-1 loses EPS and gains mathematics: who is concerned, paper by paper; nothing of theirs moves by itself."""
    with reading() as tx:
        before = state(tx)
    targets = ("lva", "hg_emc", "francais", "arts_appliques", "mathematiques")
    with writing() as tx:
        load_reference(tx, system("tests"), with_rule("BCP-1", targets=targets))
    with reading() as tx:
        found = affected(tx, case_officer, "BCP-1", session_of(tx))
        assert [(one.birth_name, one.added, one.removed, one.changed) for one in found.people] == [
            ("Abel", ("E1-B",), ("E7",), ()),
            ("Babin", ("E1-B",), ("E7",), ()),
        ]
        assert found.counts == (("08", "registered", 2),)
        assert found.registrations == (registered["bts"], registered["french"])
        assert affected(tx, case_officer, "BCP-7", session_of(tx)).total == 0
        assert state(tx) == before


def test_a_rule_that_ended_takes_its_papers_away(
    registered: dict[str, int], reading: Unit, writing: Unit, case_officer: Actor
) -> None:
    """A kept grade whose rule ended with the session of 2026 is told as removed, with the rule that gave it."""
    with writing() as tx:
        load_reference(tx, system("tests"), with_rule("BCP-7", to_session=2026))
    with reading() as tx:
        (one,) = affected(tx, case_officer, "BCP-7", session_of(tx)).people
        assert (one.registration_id, one.removed, one.added) == (registered["kept"], ("E2",), ())


def state(tx: Session) -> tuple[Any, ...]:
    """Everything a weighing must not touch; loading the reference files journals itself, and nothing else does."""
    given = tuple(tx.execute(select(Exemption.registration_id, Exemption.paper_code).order_by(Exemption.id)).all())
    named = select(func.count(AuditEvent.seq)).where(AuditEvent.subject_kind != "reference")
    return given, tx.scalar(select(func.count(RegistrationVersion.id))), tx.scalar(named)


def test_rules_are_listed_with_their_dates(reading: Unit, supervisor: Actor, stopped_clock: Any) -> None:
    """Every rule of a domain in its order, the subjects it reaches in words, and whether it is in force."""
    with reading() as tx:
        rules = {one.code: one for one in rules_of(tx, supervisor, "CAP", "2027")}
        assert list(rules)[:3] == ["CAP-1", "CAP-1-PSE", "CAP-2"]
        assert rules["CAP-1"].targets[2] == "Éducation physique et sportive"
        assert (rules["CAP-1-PSE"].certain, rules["CAP-7"].years, rules["CAP-7"].min_grade) == (False, 5, "10")
        old = {one.code: one.in_force for one in rules_of(tx, supervisor, "CAP", "2017")}
        assert (old["CAP-1"], old["CAP-9"]) == (True, False)
        assert "2027" in [label for _, label in exam_sessions_of(tx, supervisor, "CAP")]


def test_a_whole_exam_session_is_weighed_again(sqlite_engine: Engine, stopped_clock: Any) -> None:
    """Thousands of registrations in a moment: those alike are weighed once."""
    from db.engine import reading, writing

    many = 3_000
    with writing(sqlite_engine) as tx:
        model = a_declaring(tx, HIGHER)
        copies(tx, model, many)
        load_reference(tx, system("tests"), with_rule("BCP-1", targets=("lva",)))
    with reading(sqlite_engine) as tx:
        found = affected(tx, system("tests"), "BCP-1", session_of(tx))
        assert found.total == many + 1
        assert len(found.people) == 200


def copies(tx: Session, model: int, many: int) -> None:
    """Copy one registration, its candidate, credits and exemptions, as rows."""
    registration = tx.get_one(Registration, model)
    start = 100_000
    for table, key, parent, old in (
        (Candidate, Candidate.id, "", registration.candidate_id),
        (Registration, Registration.id, "candidate_id", model),
        (PriorCredit, PriorCredit.registration_id, "registration_id", model),
        (Exemption, Exemption.registration_id, "registration_id", model),
    ):
        names = [one.key for one in table.__mapper__.column_attrs]
        rows = []
        for row in tx.execute(select(*(getattr(table, name) for name in names)).where(key == old)).mappings():
            for n in range(many):
                made = {**row, "id": start + n}
                if table is Exemption:
                    made.pop("id")
                if table is Candidate:
                    made |= {"number": f"029{n:08d}"}
                if parent:
                    made[parent] = start + n
                if table is Exemption:
                    made["prior_credit_id"] = start + n
                rows.append(made)
        tx.execute(insert(table), rows)
