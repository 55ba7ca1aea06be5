"""The engine factory: nothing is lost, nothing is half done, and the settings that make it so are asserted."""

from __future__ import annotations

import threading

import pysqlite3
import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from core.access import system
from core.audit import Event, record
from db import engine as db_engine
from db.engine import UnjournalledChange, allowed_journal_mode, make_engine, writing
from db.tables import NumberAllocator, Person, Staff
from tests.races import PATIENCE_SECONDS, at_once

THREADS, ROUNDS = 8, 25


def test_sqlite_settings_are_asserted(tmp_path):
    """Durable, with foreign keys and recursive triggers on, WAL as the library is sound (2.46 to 2.48)."""
    made = make_engine(f"sqlite:///{tmp_path / 'new.db'}")
    wanted = {"foreign_keys": 1, "recursive_triggers": 1, "synchronous": 2, "journal_mode": "wal", "busy_timeout": 5000}
    with made.connect() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
    made.dispose()
    assert found == wanted


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 6, 23), "wal"),
        ((3, 7, 0), "truncate"),
        ((3, 40, 1), "truncate"),
        ((3, 51, 2), "truncate"),
        ((3, 51, 3), "wal"),
    ],
)
def test_wal_is_never_used_where_it_may_corrupt(version, mode):
    """A library inside the range of the WAL-reset bug gets the rollback journal (2.48)."""
    assert allowed_journal_mode(version) == mode


def test_a_faulty_library_is_given_the_rollback_journal(tmp_path, monkeypatch):
    """Start on a system library of 3.40.1: the journal is not WAL (2.48)."""
    monkeypatch.setattr(pysqlite3, "sqlite_version_info", (3, 40, 1))
    made = make_engine(f"sqlite:///{tmp_path / 'old.db'}")
    with made.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "truncate"
    made.dispose()


def _count_up(tx: Session) -> None:
    row = tx.execute(
        select(NumberAllocator.next_value).where(NumberAllocator.name == "race").with_for_update()
    ).scalar_one()
    tx.execute(update(NumberAllocator).where(NumberAllocator.name == "race").values(next_value=row + 1))


def _race(engine, unit) -> int:
    with writing(engine) as tx:
        tx.add(NumberAllocator(name="race", next_value=0))
    meeting = threading.Barrier(THREADS, timeout=PATIENCE_SECONDS)

    def work() -> int:
        done = 0
        for rank in range(ROUNDS):
            try:
                unit(engine, lambda first=rank == 0: first and meeting.wait())
                done += 1
            except DBAPIError as error:  # a refused update is not a lost one
                if not db_engine.is_busy(error):
                    raise
        return done

    done = at_once(*[work] * THREADS)
    with engine.connect() as connection:
        value = connection.execute(text("SELECT next_value FROM number_allocator WHERE name = 'race'")).scalar_one()
    return sum(done) - value


def _guarded(engine, _) -> None:
    with writing(engine) as tx:
        _count_up(tx)


def _unguarded(engine, meet) -> None:
    """The negative control: the drivers' own defaults, read then write without the lock (4.14).

    The first time nobody writes before all have read: of the eight who then write the same number, seven are lost.
    """
    with engine.connect() as connection:
        value = connection.execute(text("SELECT next_value FROM number_allocator WHERE name = 'race'")).scalar_one()
        connection.rollback()
        meet()
        connection.execute(
            text("UPDATE number_allocator SET next_value = :v WHERE name = 'race' AND next_value <= :v"),
            {"v": value + 1},
        )
        connection.commit()


def test_no_update_is_lost(engine):
    """8 people count up at once: every acknowledged count is there (4.03)."""
    assert _race(engine, _guarded) == 0


def test_the_race_is_real(engine):
    """The same race without our unit of work loses updates: the test above can fail (4.14)."""
    assert _race(engine, _unguarded) > 0


def test_a_change_without_its_event_is_refused(engine):
    """A transaction that changes a business table and shows no event keeps nothing (3.15)."""
    with pytest.raises((UnjournalledChange, Exception), match=r"unjournalled|staff"), writing(engine) as tx:
        _add_staff(tx, "silent")
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM staff WHERE login = 'silent'")).scalar_one() == 0
        assert connection.execute(text("SELECT count(*) FROM touched")).scalar_one() == 0


def test_a_change_with_its_event_is_kept(engine):
    """The same change, journalled, stands; nothing is left in the marks."""
    with writing(engine) as tx:
        _add_staff(tx, "heard")
        record(tx, system("tests"), Event.STAFF_CREATED, "staff", 1)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM staff WHERE login = 'heard'")).scalar_one() == 1
        assert connection.execute(text("SELECT count(*) FROM touched")).scalar_one() == 0


def _add_staff(tx: Session, login: str) -> None:
    person = Person(full_name="Ève Roux", email="eve@example.org")
    tx.add(person)
    tx.flush()
    tx.add(
        Staff(
            person_id=person.id, login=login, password_hash="", language="fr", active=True,
            password_changed_at=None, preferences={}, created_at=db_engine.database_now(tx),
        )
    )  # fmt: skip


def test_an_exception_anywhere_keeps_nothing(engine):
    """A unit of work that fails at its last line leaves nothing behind, its events included (4.02)."""
    with pytest.raises(ZeroDivisionError), writing(engine) as tx:
        _add_staff(tx, "half")
        record(tx, system("tests"), Event.STAFF_CREATED, "staff", 1)
        tx.flush()
        raise ZeroDivisionError
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM staff WHERE login = 'half'")).scalar_one() == 0


def test_reading_cannot_write(engine):
    """A reading unit refuses any change."""
    with pytest.raises(Exception, match=r"read-?only"), db_engine.reading(engine) as tx:
        tx.execute(text("INSERT INTO person (full_name, email) VALUES ('x', 'y')"))
    with writing(engine) as tx:
        tx.add(Person(full_name="après", email=""))


def test_foreign_keys_hold(engine):
    """A row that points nowhere is refused on both engines (2.47)."""
    with pytest.raises(Exception, match=r"(?i)foreign key"), writing(engine) as tx:
        tx.execute(
            text("INSERT INTO school (uai, name, city, academie_code, demonstration) VALUES ('1','a','b','zz',true)")
        )


def test_an_instant_without_a_zone_is_refused(engine):
    """A naive instant never reaches a column (house rule: instants are UTC)."""
    from datetime import datetime

    with pytest.raises(Exception, match="naive instant"), writing(engine) as tx:
        tx.execute(update(Staff).values(created_at=datetime(2026, 1, 1)))  # noqa: DTZ001 - the fault itself


def test_a_change_that_finds_nothing_left_to_change_needs_no_event(engine):
    """A purge that came second changed no row: it needs no event and leaves no mark (3.15, 6.07)."""
    with writing(engine) as tx:
        for moment in ("UPDATE staff SET login = 'nobody' WHERE login = 'nobody'", "DELETE FROM staff WHERE id < 0"):
            tx.execute(text(moment))
        tx.execute(text("INSERT INTO staff SELECT * FROM staff WHERE id < 0"))
        assert tx.execute(text("SELECT count(*) FROM touched")).scalar_one() == 0


@pytest.mark.parametrize(
    "change", ["UPDATE staff SET login = 'quiet' WHERE login = 'here'", "DELETE FROM staff WHERE login = 'here'"]
)
def test_each_kind_of_change_without_its_event_is_refused(engine, change):
    """A row changed or deleted, like one added, needs its event (3.15)."""
    with writing(engine) as tx:
        _add_staff(tx, "here")
        record(tx, system("tests"), Event.STAFF_CREATED, "staff", 1)
    with pytest.raises(Exception, match=r"unjournalled|staff"), writing(engine) as tx:
        tx.execute(text(change))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM staff WHERE login = 'here'")).scalar_one() == 1
