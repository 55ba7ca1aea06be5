"""Registrations set aside together: previewed, by two persons over a number, one transaction a line (2.43, 3.13)."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from core import settings
from core.access import Actor, Role, Scope, system
from core.errors import NotAllowed, NotFound, StaleForm
from core.jobs.control import Again, Control
from core.jobs.synchronous import run_promised
from core.mass_ending import actions, queries, work
from core.mass_ending.errors import MassEndingMoved, NothingToSetAside, SetAsideByTwo, SetAsideReasonMissing
from core.mass_ending.queries import endings, one, outcomes, to_decide
from core.mass_ending.selection import preview
from core.registrations.ending import deregister, set_aside
from core.search.query import Query
from db.tables import AuditEvent, Grant, MassEnding, MassEndingItem, Registration
from tests import factories

Unit = Callable[[], AbstractContextManager[Session]]
REASON = "Inscriptions en double, note du 3 novembre"
ALL = Query(domains=("BCP",))


@pytest.fixture(autouse=True)
def _two_persons_above_three(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = dataclasses.replace(settings.current(), mass_approval_above=3)
    monkeypatch.setattr(settings, "current", lambda: chosen)


@pytest.fixture
def people(writing: Unit) -> list[int]:
    """Three registrations of Grenoble, one already ended, one of Lille."""
    with writing() as tx:
        made = [factories.a_registration(tx).registration_id for _ in range(4)]
        deregister(tx, system("tests"), made[3], reason="à sa demande", seen=1)
        there = factories.a_candidate(tx, academie_code="09")
        far = factories.a_registration(tx, there, academie_code="09").registration_id
    return [*made, far]


def states(reading: Unit) -> dict[int, str]:
    with reading() as tx:
        return {row.id: row.state for row in tx.scalars(select(Registration))}


def ask(writing: Unit, actor: Actor, query: Query = ALL, *, expected: int = 3, reason: str = REASON) -> actions.Changed:
    with writing() as tx:
        return actions.ask(tx, actor, query, reason=reason, expected=expected)


def told(reading: Unit, actor: Actor, ending_id: int) -> dict[int, str]:
    """What became of each registration, by candidate."""
    with reading() as tx:
        return {line.candidate_id: line.outcome for line in outcomes(tx, actor, ending_id)}


def test_the_preview_counts_what_would_be_set_aside_and_says_what_is_left_out(
    people: list[int], reading: Unit, case_officer: Actor
) -> None:
    """Nothing is written; who reads elsewhere and works here sees why theirs are left out."""
    wide = replace(case_officer, scopes=(*case_officer.scopes, Scope(Role.READER, "09")))
    with reading() as tx:
        mine, both = preview(tx, case_officer, ALL), preview(tx, wide, ALL)
        ticked = preview(tx, case_officer, Query(registrations=(people[0], people[3])))
    assert (mine.matched, mine.items, mine.skipped) == (4, 3, {"deregistered": 1})
    assert (both.matched, both.items, both.skipped) == (5, 3, {"deregistered": 1, "out_of_perimeter": 1})
    assert (ticked.matched, ticked.items) == (2, 1)
    assert len(mine.samples) == 3
    assert not mine.needs_approval
    assert set(states(reading).values()) == {"registered", "deregistered"}


def test_what_is_asked_in_small_orders_is_counted_together(
    people: list[int], writing: Unit, reading: Unit, case_officer: Actor, stopped_clock: Callable[[datetime], None]
) -> None:
    """Over the number in a day one person does not go on alone, even over cancelled orders; the same adds nothing."""
    stopped_clock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    with writing() as tx:
        more = [factories.a_registration(tx).registration_id for _ in range(2)]
    first = Query(registrations=tuple(people[:3]))
    asked = [ask(writing, case_officer, first) for _ in range(2)]
    assert [one.state for one in asked] == ["ordered", "ordered"]
    for order in asked:
        with writing() as tx:
            actions.cancel(tx, case_officer, order.ending_id)
    for one_more in more:
        alone = Query(registrations=(one_more,))
        with reading() as tx:
            assert preview(tx, case_officer, alone).needs_approval
        assert ask(writing, case_officer, alone, expected=1).state == "awaiting_approval"
    stopped_clock(datetime(2026, 11, 24, 9, 1, tzinfo=UTC))
    assert ask(writing, case_officer, Query(registrations=(more[0],)), expected=1).state == "ordered"


def test_each_line_is_set_aside_with_its_reason_and_its_event(
    people: list[int], writing: Unit, reading: Unit, case_officer: Actor
) -> None:
    """The three that can be; the ended one and the one elsewhere stay as they were."""
    asked = ask(writing, case_officer)
    assert asked.state == "ordered"
    run_promised()
    found = states(reading)
    assert [found[number] for number in people] == ["set_aside"] * 3 + ["deregistered", "registered"]
    with reading() as tx:
        line = one(tx, case_officer, asked.ending_id)
        events = list(tx.scalars(select(AuditEvent).where(AuditEvent.name == "registration.set_aside")))
    assert (line.state, line.waiting, line.outcomes) == ("done", 0, {"set_aside": 3})
    assert {event.subject_id for event in events} == set(people[:3])
    assert {event.reason for event in events} == {REASON}
    assert {event.on_behalf_of for event in events} == {case_officer.label}


def test_run_twice_nothing_is_set_aside_twice(
    people: list[int], writing: Unit, reading: Unit, case_officer: Actor
) -> None:
    """The same promise again, or another order over the same lines: they are said to be ended (2.43)."""
    first, second = ask(writing, case_officer), ask(writing, case_officer)
    run_promised()
    for asked in (first, second):
        work.set_aside_ordered({"ending_id": asked.ending_id}, Control("tests"))
    with reading() as tx:
        events = list(tx.scalars(select(AuditEvent.seq).where(AuditEvent.name == "registration.set_aside")))
    assert len(events) == 3
    assert set(told(reading, case_officer, first.ending_id).values()) == {"set_aside"}
    assert set(told(reading, case_officer, second.ending_id).values()) == {"ended"}


def test_what_moved_since_or_left_the_perimeter_is_left_alone_and_said(
    people: list[int], writing: Unit, reading: Unit, case_officer: Actor
) -> None:
    """A version saved meanwhile, a registration ended meanwhile: each line says why it was skipped."""
    asked = ask(writing, case_officer)
    with writing() as tx:
        set_aside(tx, case_officer, people[0], reason="seule", seen=1)
    with writing() as tx:
        _save_again(tx, people[1])
    run_promised()
    with reading() as tx:
        line = one(tx, case_officer, asked.ending_id)
    assert line.outcomes == {"ended": 1, "moved": 1, "set_aside": 1}
    assert states(reading)[people[1]] == "registered"


def _save_again(tx: Session, registration_id: int) -> None:
    """Let the candidate move: version 2."""
    from core.candidates.contact import Reached, change_contact
    from db.tables import Candidate

    candidate = tx.get_one(Candidate, tx.get_one(Registration, registration_id).candidate_id)
    reached = Reached("0639980011", ("3 rue Neuve",), "38100", "Grenoble", "France")
    change_contact(tx, system("tests"), candidate.id, reached, seen=candidate.version)


def test_over_the_number_nothing_moves_before_a_second_person_agrees(
    people: list[int], writing: Unit, reading: Unit, case_officer: Actor, other_case_officer: Actor, stranger: Actor
) -> None:
    """Neither the asker nor a promise starts it; the second one is told, approves what was listed, and it is done."""
    with writing() as tx:
        factories.a_registration(tx)
    asked = ask(writing, case_officer, expected=4)
    with reading() as tx:
        assert [to_decide(tx, actor) for actor in (case_officer, other_case_officer, stranger)] == [0, 1, 0]
    assert asked.state == "awaiting_approval"
    run_promised()
    work.set_aside_ordered({"ending_id": asked.ending_id}, Control("tests"))
    assert "set_aside" not in states(reading).values()
    with reading() as tx:
        (line,) = endings(tx, other_case_officer)
        assert line.may_decide
        assert not endings(tx, case_officer)[0].may_decide
    with pytest.raises(SetAsideByTwo), writing() as tx:
        actions.approve(tx, case_officer, asked.ending_id, digest=line.digest)
    with pytest.raises(StaleForm), writing() as tx:
        actions.approve(tx, other_case_officer, asked.ending_id, digest="0" * 64)
    with pytest.raises(MassEndingMoved), writing() as tx:
        actions.resume(tx, case_officer, asked.ending_id)
    with writing() as tx:
        actions.approve(tx, other_case_officer, asked.ending_id, digest=line.digest)
    with reading() as tx:
        assert to_decide(tx, other_case_officer) == 0
    run_promised()
    assert list(states(reading).values()).count("set_aside") == 4


def test_a_second_account_of_the_same_person_is_not_a_second_person(
    people: list[int], engine: Engine, writing: Unit, case_officer: Actor
) -> None:
    """Nor an account that the asker opened or gave a role to (3.09)."""
    with writing() as tx:
        factories.a_registration(tx)
    asked = ask(writing, case_officer, expected=4)
    again = factories.a_staff(engine, "case_officer", academie_code="08", person_id=case_officer.person_id)
    with writing() as tx:
        digest = tx.get_one(MassEnding, asked.ending_id).digest
    with pytest.raises(SetAsideByTwo), writing() as tx:
        actions.approve(tx, again, asked.ending_id, digest=digest)


def test_the_database_refuses_an_order_that_one_person_started(
    people: list[int], writing: Unit, case_officer: Actor
) -> None:
    """Even written straight in the tables, without the action (3.13)."""
    with writing() as tx:
        factories.a_registration(tx)
    asked = ask(writing, case_officer, expected=4)
    for change in ("state = 'running'", "needs_approval = (1 = 0)", "reason = 'autre'"):
        with pytest.raises(DBAPIError), writing() as tx:
            tx.execute(text(f"UPDATE mass_ending SET {change} WHERE id = {asked.ending_id}"))


def test_a_refusal_says_why_and_nothing_moves(
    people: list[int], writing: Unit, reading: Unit, case_officer: Actor, other_case_officer: Actor
) -> None:
    """Without a reason it is not a refusal."""
    with writing() as tx:
        factories.a_registration(tx)
    asked = ask(writing, case_officer, expected=4)
    with pytest.raises(SetAsideReasonMissing), writing() as tx:
        actions.refuse(tx, other_case_officer, asked.ending_id, reason=" ")
    with writing() as tx:
        actions.refuse(tx, other_case_officer, asked.ending_id, reason="la note ne dit pas cela")
    run_promised()
    assert "set_aside" not in states(reading).values()


def test_cancelled_it_stops_where_it_stands_and_is_taken_up_again(
    people: list[int], writing: Unit, reading: Unit, case_officer: Actor
) -> None:
    """What is set aside stays so, the rest waits; taken up again it ends, each line once."""
    asked = ask(writing, case_officer)
    done = _after(1)
    with pytest.raises(Again):
        work.set_aside_ordered({"ending_id": asked.ending_id}, Control("tests", stopping=done))
    assert list(states(reading).values()).count("set_aside") == 1
    with writing() as tx:
        actions.cancel(tx, case_officer, asked.ending_id)
    run_promised()
    assert list(states(reading).values()).count("set_aside") == 1
    with reading() as tx:
        assert one(tx, case_officer, asked.ending_id).may_resume
    with writing() as tx:
        actions.resume(tx, case_officer, asked.ending_id)
    run_promised()
    assert list(states(reading).values()).count("set_aside") == 3
    with pytest.raises(MassEndingMoved), writing() as tx:
        actions.cancel(tx, case_officer, asked.ending_id)


def _after(times: int) -> Callable[[], bool]:
    """Say no so many times, then yes: a worker told to stop after some lines."""
    left = [times]

    def stopping() -> bool:
        left[0] -= 1
        return left[0] < 0

    return stopping


def test_one_line_that_breaks_does_not_stop_the_others(
    people: list[int], writing: Unit, reading: Unit, case_officer: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A defect on one registration is said on its line."""
    genuine = work.set_aside

    def breaking(tx: Session, actor: Actor, registration_id: int, **facts: Any) -> Any:
        if registration_id == people[1]:
            raise RuntimeError("defect")
        return genuine(tx, actor, registration_id, **facts)

    monkeypatch.setattr(work, "set_aside", breaking)
    asked = ask(writing, case_officer)
    run_promised()
    with reading() as tx:
        assert one(tx, case_officer, asked.ending_id).outcomes == {"failed": 1, "set_aside": 2}


def test_who_lost_the_role_since_sets_nothing_aside(
    people: list[int], writing: Unit, reading: Unit, case_officer: Actor
) -> None:
    """The worker acts with the rights of the moment (3.26)."""
    asked = ask(writing, case_officer)
    with writing() as tx:
        _end_roles(tx, case_officer)
    run_promised()
    assert "set_aside" not in states(reading).values()
    with reading() as tx:
        row = tx.get_one(MassEnding, asked.ending_id)
        assert row.state == "done"
        items = list(tx.scalars(select(MassEndingItem.outcome).where(MassEndingItem.ending_id == row.id)))
    assert set(items) == {"out_of_perimeter"}


def _end_roles(tx: Session, actor: Actor) -> None:
    from core import clock
    from core.audit import Event, record

    tx.execute(update(Grant).where(Grant.staff_id == actor.id).values(ends_at=clock.now(tx)))
    record(tx, system("tests"), Event.ROLE_ENDED, "staff", actor.id)


def test_what_was_not_shown_is_not_done(people: list[int], writing: Unit, case_officer: Actor) -> None:
    """Another number than the previewed one, a blank reason, nobody to act on: refused, nothing written."""
    with pytest.raises(StaleForm):
        ask(writing, case_officer, expected=2)
    with pytest.raises(SetAsideReasonMissing):
        ask(writing, case_officer, reason="  ")
    with pytest.raises(NothingToSetAside):
        ask(writing, case_officer, Query(registrations=(people[3],)), expected=1)


def test_an_order_is_seen_by_who_sees_all_its_places(
    people: list[int], engine: Engine, writing: Unit, reading: Unit, case_officer: Actor, stranger: Actor, reader: Actor
) -> None:
    """Neither elsewhere nor by a reader; its lines neither (3.02, 3.03)."""
    asked = ask(writing, case_officer)
    with reading() as tx:
        assert endings(tx, stranger) == []
        for query in (one, outcomes):
            with pytest.raises(NotFound):
                query(tx, stranger, asked.ending_id)
            with pytest.raises(NotAllowed):
                query(tx, reader, asked.ending_id)
    with pytest.raises(NotFound), writing() as tx:
        actions.cancel(tx, stranger, asked.ending_id)


def test_orders_of_elsewhere_push_none_of_one_s_own_out_of_the_list(
    people: list[int], writing: Unit, reading: Unit, case_officer: Actor, stranger: Actor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """However many others are given nationwide, those one sees are listed."""
    monkeypatch.setattr(queries, "HISTORY", 1)
    mine = ask(writing, case_officer)
    ask(writing, stranger, expected=1)
    with reading() as tx:
        assert [one.id for one in endings(tx, case_officer)] == [mine.ending_id]
