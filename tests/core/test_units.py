"""One click is one action, on both engines: keys, retries, and honest refusals when the base is busy."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

import pytest
from sqlalchemy import func, select

from core import units
from core.access import Actor, system
from core.errors import KeyReused, ServiceBusy
from db.engine import reading, writing
from db.tables import NumberAllocator, Person


@dataclass(frozen=True)
class Receipt:
    """What the action gave."""

    name: str
    count: int


def _add(tx, actor: Actor, name: str) -> Receipt:
    """An action that would be wrong twice."""
    del actor
    tx.add(Person(full_name=name, email=""))
    tx.flush()
    return Receipt(name, tx.scalar(select(func.count()).select_from(Person).where(Person.full_name == name)) or 0)


def _people(engine, name: str) -> int:
    with reading(engine) as tx:
        return tx.scalar(select(func.count()).select_from(Person).where(Person.full_name == name)) or 0


def test_a_double_click_is_one_action(engine):
    """The second click gets the first receipt, and nothing is done twice (6.24)."""
    actor = system("tests")
    first = units.perform_once("k1", _add, actor, "Ève")
    again = units.perform_once("k1", _add, actor, "Ève")
    assert again == first == Receipt("Ève", 1)
    assert _people(engine, "Ève") == 1


def test_five_clicks_at_once_are_one_action(engine):
    """Clicks that meet in the database are one action, and each gets the same receipt (6.24)."""
    actor, barrier = system("tests"), threading.Barrier(5)
    receipts: list[Receipt] = []

    def click() -> None:
        barrier.wait()
        receipts.append(units.perform_once("k2", _add, actor, "Noé"))

    threads = [threading.Thread(target=click) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert receipts == [Receipt("Noé", 1)] * 5
    assert _people(engine, "Noé") == 1


def test_without_its_key_the_action_is_done_twice(engine):
    """The negative control: the same two clicks without a key are two actions (4.14)."""
    actor = system("tests")
    units.perform(_add, actor, "Léo")
    units.perform(_add, actor, "Léo")
    assert _people(engine, "Léo") == 2


def test_a_key_with_another_content_is_refused(engine):
    """The same key with another payload is refused, and nothing of it is kept (6.24)."""
    actor = system("tests")
    units.perform_once("k3", _add, actor, "Ana")
    with pytest.raises(KeyReused):
        units.perform_once("k3", _add, actor, "Autre")
    assert _people(engine, "Autre") == 0


def test_a_short_wait_is_waited_out(engine):
    """Another writer holding the base for a while does not refuse the click (4.04)."""
    held = threading.Event()

    def hold() -> None:
        with writing(engine) as tx:
            tx.scalars(select(NumberAllocator).with_for_update()).all()
            held.set()
            time.sleep(1.0)

    other = threading.Thread(target=hold)
    other.start()
    held.wait()
    assert units.perform(_add, system("tests"), "Max") == Receipt("Max", 1)
    other.join()


def test_a_base_that_stays_busy_refuses_honestly(sqlite_engine, monkeypatch):
    """When the base stays locked the refusal says that nothing was recorded, and nothing was (4.04)."""
    with sqlite_engine.connect() as probe:
        probe.exec_driver_sql("PRAGMA busy_timeout")
    monkeypatch.setattr("db.engine.BUSY_TIMEOUT_MS", 50)
    monkeypatch.setattr(units, "PATIENCE_SECONDS", 0.2)
    sqlite_engine.dispose()
    with writing(sqlite_engine), pytest.raises(ServiceBusy):
        units.perform(_add, system("tests"), "Zoé")
    assert _people(sqlite_engine, "Zoé") == 0
