"""Many at once are what one by one would have made: same rows, same locks, same journal, or the same refusal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from core import fsck
from core.access import Actor
from core.candidates.actions import Person, create_candidate
from core.candidates.errors import EmailTaken, NumberTaken
from core.candidates.many import Newcomer, draft_candidates, write_candidates
from core.errors import NotFound
from core.registrations.actions import Entry, register, save_version
from core.registrations.ending import deregister
from core.registrations.errors import RegistrationEnded
from core.registrations.many import Asked, draft_registrations, end_many, write_registrations
from core.registrations.many_saved import save_many
from core.registrations.rules import Cause, State
from db.engine import reading, writing
from db.tables import AuditEvent, Candidate, EmailClaim, Piece, Registration, RegistrationVersion
from tests.factories import a_candidate, a_registration, an_exam_session

TABLES: tuple[Any, ...] = (Candidate, EmailClaim, Registration, RegistrationVersion, Piece)
Make = Callable[[Session, Actor], None]


@pytest.fixture(autouse=True)
def _same_instant(stopped_clock: Callable[[datetime], None]) -> None:
    stopped_clock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))


class Undone(Exception):
    """Raised to leave the register as it was."""


def captured(engine: Engine, actor: Actor, make: Make) -> dict[str, list[Any]]:
    """What a way of writing makes: its rows and its events, less the identifiers; the register is left as it was."""
    found: dict[str, list[Any]] = {}
    with pytest.raises(Undone), writing(engine) as tx:
        make(tx, actor)
        tx.flush()
        for made in TABLES:
            table = made.__table__
            read = tx.execute(select(table).order_by(*table.primary_key.columns)).mappings()
            found[table.name] = [{k: v for k, v in row.items() if k != "id" and not k.endswith("_id")} for row in read]
        found["events"] = sorted(
            (
                one.name, one.subject_kind, str(one.changes),
                str({k: v for k, v in one.facts.items() if k != "candidate"}), one.reason,
            )
            for one in tx.info["noted"]
        )  # fmt: skip
        raise Undone
    return found


def person(n: int) -> Person:
    return Person(
        civility="MME", birth_name="D’Été", first_names=f"Zoé {'abc'[n]}", birth_date=date(2008, 2, 29),
        birth_country="Maroc", email=f"zoe{n}@example.org", email_key=f"zoe{n}@example.org",
        address=("1 rue Neuve", "Appt 3"), academie_code="08",
    )  # fmt: skip


def entry(tx: Session, n: int) -> Entry:
    answers = {"EF1": {"taken": True, "choice": "Anglais"}} if n else {}
    session = an_exam_session(tx, "BCP").id
    return Entry(session, "08", "31212", "132", "school", "", "0269902X", f"T{n}", answers=answers)


def one_by_one(tx: Session, actor: Actor) -> None:
    for n in range(3):
        candidate = create_candidate(tx, actor, person(n), kind="school", origin="import")
        register(tx, actor, candidate, entry(tx, n), origin="import")


def at_once(tx: Session, actor: Actor) -> None:
    newcomers = [Newcomer(person(n), "school") for n in range(3)]
    candidates = draft_candidates(tx, newcomers, origin="import")
    asked = [Asked(candidate, entry(tx, n)) for n, candidate in enumerate(candidates)]
    drafts = draft_registrations(tx, actor, asked, origin="import", cause=Cause.REGISTRATION, cause_id=None)
    write_candidates(tx, actor, candidates, newcomers)
    write_registrations(tx, actor, drafts)


def test_entered_at_once_is_entered_one_by_one(engine: Engine, case_officer: Actor) -> None:
    """Numbers, folded names, claims, locks, snapshots, fingerprints, pieces and events are the same."""
    expected = captured(engine, case_officer, one_by_one)
    found = captured(engine, case_officer, at_once)
    # the lock and the mark move in a second statement one by one, in the first at once
    for row in (*expected["candidate"], *found["candidate"]):
        row.pop("version")
    assert {name: len(rows) for name, rows in expected.items()} == {
        "candidate": 3, "email_claim": 3, "registration": 3, "registration_version": 3,
        "piece": len(expected["piece"]), "events": 6,
    }  # fmt: skip
    assert found == expected


def changed(tx: Session) -> list[Registration]:
    """Three registrations changed and not yet saved: a class, an answer, nothing."""
    found = list(tx.scalars(select(Registration).order_by(Registration.id)))
    found[0].class_name = "AUTRE"
    found[1].answers = {"EF1": {"taken": True}}
    return found


def test_saved_at_once_is_saved_one_by_one(engine: Engine, case_officer: Actor) -> None:
    """One more version of each whose content changed, none of the others; pieces and events are the same (6.09)."""
    with writing(engine) as tx:
        for _ in range(3):
            a_registration(tx, category_code="132", audience="school")

    def each(tx: Session, actor: Actor) -> None:
        for registration in changed(tx):
            save_version(tx, actor, registration, Cause.IMPORT, 7)

    def together(tx: Session, actor: Actor) -> None:
        saved = save_many(tx, actor, changed(tx), Cause.IMPORT, 7)
        assert [(one.version, one.changed) for one in saved] == [(2, True), (2, True), (1, False)]

    assert captured(engine, case_officer, together) == captured(engine, case_officer, each)


def test_what_is_entered_at_once_is_found_and_sound(engine: Engine, case_officer: Actor) -> None:
    """Identifiers go on after it, the journal is whole, every invariant holds (4.16)."""
    with writing(engine) as tx:
        at_once(tx, case_officer)
    with writing(engine) as tx:
        candidate = a_candidate(tx, birth_name="Suivante")
        a_registration(tx, candidate)
    with writing(engine) as tx:
        registration = tx.scalars(select(Registration).order_by(Registration.id)).first()
        assert registration is not None
        deregister(tx, case_officer, registration.id, reason="demande", seen=1)
    with reading(engine) as tx:
        assert fsck.check(tx).ok
        numbers = list(tx.scalars(select(Candidate.number).order_by(Candidate.id)))
        assert numbers == sorted(set(numbers))
        assert len(numbers) == 4


def test_the_second_registration_of_a_known_candidate_is_002(engine: Engine, case_officer: Actor) -> None:
    """The mark of a candidate already there moves with it, and the lock stays what it was (6.20, 6.08)."""
    with writing(engine) as tx:
        saved = a_registration(tx, category_code="132")
        first = tx.get_one(Registration, saved.registration_id)
        candidate, locked = (
            tx.get_one(Candidate, first.candidate_id),
            tx.get_one(Candidate, first.candidate_id).locked_at,
        )
    with writing(engine) as tx:
        candidate = tx.get_one(Candidate, candidate.id)
        wanted = Entry(an_exam_session(tx, "CAP").id, "08", "31224", "122", "school")
        drafts = draft_registrations(
            tx, case_officer, [Asked(candidate, wanted)], origin="import", cause=Cause.IMPORT, cause_id=1
        )
        (receipt,) = write_registrations(tx, case_officer, drafts)
    assert (receipt.number, receipt.version) == (2, 1)
    with reading(engine) as tx:
        after = tx.get_one(Candidate, candidate.id)
        assert (after.last_registration_number, after.locked_at) == (2, locked)
        assert fsck.check(tx).ok


@pytest.mark.parametrize("taken", ["number", "email"])
def test_what_someone_already_has_is_refused_whole(engine: Engine, case_officer: Actor, taken: str) -> None:
    """One number or one address taken among three: nobody is entered (6.01, 6.20)."""
    with writing(engine) as tx:
        a_candidate(tx, number="02987654321", email="prise@example.org")
    wanted = [Newcomer(person(n), "school", number=f"0298765432{n + 1}" if taken == "number" else "") for n in range(2)]
    if taken == "email":
        wanted.append(Newcomer(Person(**{**_fields(person(2)), "email_key": "prise@example.org"}), "school"))
    with pytest.raises(NumberTaken if taken == "number" else EmailTaken) as refusal, writing(engine) as tx:
        write_candidates(tx, case_officer, draft_candidates(tx, wanted, origin="import"), wanted)
    assert "02987654321" in refusal.value.facts.values() or "prise@example.org" in refusal.value.facts.values()
    with reading(engine) as tx:
        assert len(tx.scalars(select(Candidate)).all()) == 1


def _fields(one: Person) -> dict[str, Any]:
    return {name: getattr(one, name) for name in one.__slots__}


def test_no_one_registers_out_of_the_perimeter_at_once(engine: Engine, stranger: Actor) -> None:
    """The place of each is checked, as one by one (3.02)."""
    with pytest.raises(NotFound), writing(engine) as tx:
        at_once(tx, stranger)
    with reading(engine) as tx:
        assert tx.scalars(select(Registration)).all() == []


def test_what_ended_is_neither_saved_nor_ended_again(engine: Engine, case_officer: Actor) -> None:
    """There is no way back from deregistered, nor round it (6.10)."""
    with writing(engine) as tx:
        saved = a_registration(tx)
        registration = tx.get_one(Registration, saved.registration_id)
        assert end_many(tx, case_officer, [registration], State.DEREGISTERED, reason="demande") == 1
    for again in (
        lambda tx, one: end_many(tx, case_officer, [one], State.SET_ASIDE, reason="autre"),
        lambda tx, one: save_many(tx, case_officer, [one], Cause.IMPORT),
    ):
        with pytest.raises(RegistrationEnded), writing(engine) as tx:
            again(tx, tx.get_one(Registration, saved.registration_id))
    with reading(engine) as tx:
        names = list(tx.scalars(select(AuditEvent.name).where(AuditEvent.subject_kind == "registration")))
        assert names == ["registration.saved", "registration.deregistered"]
