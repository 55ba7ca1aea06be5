"""The index follows the register: in the same transaction, never later, never otherwise (2.49)."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import date
from functools import partial

import pytest
from sqlalchemy import Engine, select, text, update
from sqlalchemy.orm import Session

from core.access import system
from core.audit import Event, record
from core.jobs.rounds import ROUNDS
from core.search import tidying, upkeep
from db import migrate
from db.engine import writing as db_writing
from db.search import adapter
from db.search.expressions import Expression, Start, Token, all_of
from db.search.model import Entry, MissingSearch
from db.tables import Candidate, Registration
from tests import factories
from tests.races import served

JOURNALLED = "SELECT set_config('sporades.event', pg_current_xact_id()::text, true)"  # what an event would leave

Unit = Callable[[], AbstractContextManager[Session]]


def found(tx: Session, asked: Expression) -> list[int]:
    """The candidates that the index gives."""
    hits = adapter(tx.connection()).hits(asked)
    return sorted(tx.scalars(select(hits.c.candidate_id)))


def test_a_new_candidate_is_found_when_its_transaction_is_kept(writing: Unit, reading: Unit) -> None:
    """The entry is kept with the candidate, and undone with it."""
    with writing() as tx:
        kept = factories.a_candidate(tx, birth_name="N’Guessan", first_names="Aya").id
    with pytest.raises(ZeroDivisionError), writing() as tx:
        factories.a_candidate(tx, birth_name="Nguessant")
        raise ZeroDivisionError
    with reading() as tx:
        assert found(tx, Token("nguessan")) == [kept]
        assert found(tx, Start("nguessa")) == [kept]
        assert found(tx, all_of(Token("guessan"), Token("aya"))) == [kept]
        assert tx.scalars(text("SELECT count(*) FROM search_pending")).one() == 0


def test_a_name_that_changes_is_found_no_longer_under_the_old_one(writing: Unit, reading: Unit) -> None:
    """Whoever changes it and by whatever way: the triggers see every change of a watched column."""
    with writing() as tx:
        one = factories.a_candidate(tx, birth_name="Durand").id
        other = factories.a_candidate(tx, birth_name="Durand").id
    with writing() as tx:
        tx.execute(update(Candidate).where(Candidate.id == one).values(birth_name="Lefebvre"))
        record(tx, system("tests"), Event.CANDIDATE_CONTACT_CHANGED, "candidate", one)
    with reading() as tx:
        assert found(tx, Token("durand")) == [other]
        assert found(tx, Token("lefebvre")) == [one]


def test_a_registration_adds_its_place_to_the_entry(writing: Unit, reading: Unit) -> None:
    """A candidate without registration is at home; one with a registration is where it is, and nowhere else."""
    with writing() as tx:
        candidate = factories.a_candidate(tx)
    with reading() as tx:
        assert found(tx, Token("a=08/-")) == [candidate.id]
    with writing() as tx:
        factories.a_registration(tx, tx.get_one(Candidate, candidate.id), speciality="31212", academie_code="09")
    with reading() as tx:
        assert found(tx, Token("a=08")) == []
        assert found(tx, all_of(Token("a=09/bcp"), Token("s=31212"), Token("x=2027"))) == [candidate.id]


def test_a_rebuild_gives_the_same_index(writing: Unit, reading: Unit) -> None:
    """Made anew after a bulk load, the index answers as the one that was kept day by day."""
    with writing() as tx:
        ids = sorted(
            factories.a_candidate(tx, birth_name=name, birth_date=date(2007, 1, day)).id
            for day, name in enumerate(("Le Goff", "Œuvrard", "Trần", "Ünlü", "Дмитрий"), start=1)
        )
    asked = [Token("legoff"), Token("oeuvrard"), Token("tran"), Start("unl"), Token("дмитрии"), Token("y=2007")]
    with reading() as tx:
        before = [found(tx, one) for one in asked]
    assert before == [[ids[0]], [ids[1]], [ids[2]], [ids[3]], [ids[4]], ids]
    with writing() as tx:
        assert upkeep.rebuild(tx.connection()) == len(ids)
        record(tx, system("tests"), Event.SETTINGS_CHANGED, "search", 0)
    with reading() as tx:
        assert [found(tx, one) for one in asked] == before
        kept = adapter(tx.connection())
        assert [word.word for word in kept.holding(tx.connection(), "uvrar", 5)] == ["oeuvrard"]


def test_a_missing_object_of_search_is_seen_at_start(engine: Engine) -> None:
    """Without a trigger the index would grow old in silence: start is refused (5.13)."""
    migrate.require_current(engine)
    with engine.begin() as connection:
        on = "" if connection.dialect.name == "sqlite" else " ON candidate"
        connection.exec_driver_sql(f"DROP TRIGGER search_candidate_update{on}")
    with pytest.raises(MissingSearch, match="search_candidate_update"):
        migrate.require_current(engine)
    migrate.upgrade(engine)
    migrate.require_current(engine)


def test_two_changes_of_one_candidate_at_once_are_both_indexed(engine: Engine, writing: Unit, reading: Unit) -> None:
    """Each renews the whole entry: whoever comes second waits, then reads what the first has kept."""
    with writing() as tx:
        candidate = factories.a_candidate(tx)
        saved = [factories.a_registration(tx, candidate, speciality=one) for one in ("31212", "31224")]
    for rank in range(10):
        together = threading.Barrier(2)

        def change(registration_id: int, uai: str, start: threading.Barrier = together) -> None:
            with db_writing(engine) as tx:
                moved = update(Registration).where(Registration.id == registration_id).values(school_uai=uai)
                tx.execute(moved)
                record(tx, system("tests"), Event.REGISTRATION_MODIFIED, "registration", registration_id)
                with contextlib.suppress(threading.BrokenBarrierError):
                    start.wait(timeout=0.1)  # SQLite lets one in at a time: the other comes after

        schools = [f"038{rank:04d}{letter}" for letter in "AB"]
        with ThreadPoolExecutor(2) as both:
            pairs = zip(saved, schools, strict=True)
            list(both.map(served, [partial(change, one.registration_id, uai) for one, uai in pairs]))
        with reading() as tx:
            asked = all_of(*(Token(f"u={uai.lower()}") for uai in schools))
            assert found(tx, asked) == [candidate.id], rank


def test_what_was_written_without_a_unit_of_work_is_caught_up(engine: Engine, writing: Unit, reading: Unit) -> None:
    """A change made by hand in the database is listed by the triggers; the next unit of work renews the entry."""
    with writing() as tx:
        candidate = factories.a_candidate(tx, birth_name="Durand")
    with engine.begin() as connection:
        connection.execute(update(Candidate).where(Candidate.id == candidate.id).values(birth_name="Zweig"))
        connection.exec_driver_sql("DELETE FROM touched" if connection.dialect.name == "sqlite" else JOURNALLED)
    with reading() as tx:
        assert found(tx, Token("zweig")) == []
        assert upkeep.stale_entries(tx) > 0
    with writing():
        pass
    with reading() as tx:
        assert found(tx, Token("zweig")) == [candidate.id]
        assert upkeep.stale_entries(tx) == 0


def test_an_entry_that_is_wrong_without_a_trace_is_seen_by_the_check_of_the_base(writing: Unit, reading: Unit) -> None:
    """The check looks at entries themselves, not only at the list of those to renew (4.16)."""
    with writing() as tx:
        candidate = factories.a_candidate(tx, birth_name="Durand")
    with reading() as tx:
        assert upkeep.stale_entries(tx) == 0
    with writing() as tx:
        adapter(tx.connection()).write(tx.connection(), [Entry(candidate.id, ("martin",))])
    with reading() as tx:
        assert upkeep.stale_entries(tx) == 1


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_the_pieces_that_saves_leave_are_joined(writing: Unit, reading: Unit) -> None:
    """Each word asked is looked for in every piece of the index: the worker's round leaves few of them."""
    pieces = text("SELECT count(DISTINCT segid) FROM search_index_idx")
    for _ in range(12):
        with writing() as tx:
            factories.a_candidate(tx, birth_name="Lefebvre")
    with reading() as tx:
        before = tx.scalars(pieces).one()
    with writing() as tx:
        tidying.tidy(tx, system("tests"))
    with reading() as tx:
        assert tx.scalars(pieces).one() < before - 6
        assert len(found(tx, Token("lefebvre"))) == 12
    assert [one.every_seconds for one in ROUNDS if one.work is tidying.tidy_index] == [60]
