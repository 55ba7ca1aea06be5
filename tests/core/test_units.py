"""One click is one action, on both engines: keys, retries, and honest refusals when the base is busy."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from functools import partial

import pytest
from sqlalchemy import func, select

from core import receipts, units
from core.access import Actor, system
from core.errors import KeyReused, NotFound, ServiceBusy
from db.engine import reading, writing
from db.tables import NumberAllocator, Person
from tests.races import at_once, behind_a_lock


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
    receipts = at_once(*[partial(units.perform_once, "k2", _add, system("tests"), "Noé")] * 5)
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


def _add_in_turn(tx, actor: Actor, name: str) -> Receipt:
    """An action that waits for its turn on a row, as most do on PostgreSQL."""
    tx.scalars(select(NumberAllocator).with_for_update()).all()
    return _add(tx, actor, name)


def test_a_short_wait_is_waited_out(engine):
    """Another writer holding the base for a while does not refuse the click (4.04)."""
    with writing(engine) as tx:
        tx.add(NumberAllocator(name="turns", next_value=0))
    done = behind_a_lock(
        engine,
        partial(units.perform, _add_in_turn, system("tests"), "Max"),
        lock=lambda tx: tx.scalars(select(NumberAllocator).with_for_update()).all(),
        meanwhile=lambda: time.sleep(0.5),
    )
    assert done == Receipt("Max", 1)


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


@dataclass(frozen=True)
class Part:
    """One line of a receipt."""

    name: str
    places: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Whole:
    """A receipt with parts."""

    parts: tuple[Part, ...]
    last: Part | None = None


def _give_parts(tx, actor: Actor) -> Whole:
    del tx, actor
    part = Part("a", (("08", 1),))
    return Whole((part, part), part)


def test_the_second_receipt_equals_the_first_in_every_part(engine):
    """Tuples and parts come back as they were, not as the lists of what was kept (6.24)."""
    assert engine
    actor = system("tests")
    assert units.perform_once("k4", _give_parts, actor) == units.perform_once("k4", _give_parts, actor)


def _once_only(tx, actor: Actor, number: int) -> Receipt:
    """Refuses what is already done, as most actions do."""
    del actor
    person = tx.scalars(select(Person).where(Person.id == number).with_for_update()).one()
    if person.email:
        raise NotFound(kind="person")
    time.sleep(0.2)
    person.email = "fait@example.org"
    return Receipt("fait", number)


def test_a_click_that_lost_against_its_twin_gets_the_receipt_not_a_refusal(engine):
    """Clicks at once on a lock: the second finds the work done, and is answered with what the first did (6.24)."""
    with writing(engine) as tx:
        person = Person(full_name="Une", email="")
        tx.add(person)
        tx.flush()
        number = person.id
    answers = at_once(*[partial(units.perform_once, "k5", _once_only, system("tests"), number)] * 3)
    assert answers == [Receipt("fait", number)] * 3
    with pytest.raises(NotFound):
        units.perform_once("k6", _once_only, system("tests"), number)


@dataclass(frozen=True)
class Sent:
    """A file as a click sends it, shown without its content."""

    name: str
    content: bytes = field(repr=False)


def test_the_digest_of_a_click_is_by_content_never_by_how_it_is_shown():
    """Two files of one name are two clicks; sets and mappings in another order are the same one (6.24)."""
    one = receipts.digest_of((Sent("acte.pdf", b"1"),), {})
    assert one == receipts.digest_of((Sent("acte.pdf", b"1"),), {})
    assert one != receipts.digest_of((Sent("acte.pdf", b"2"),), {})
    assert receipts.digest_of((), {"a": 1, "b": {2: 3, 1: 2}}) == receipts.digest_of((), {"b": {1: 2, 2: 3}, "a": 1})
    assert receipts.digest_of(("1",), {}) != receipts.digest_of((1,), {})


def test_the_digest_of_a_click_is_the_same_in_every_process():
    """After a restart the same click is known: the order of a set depends on the process (6.24)."""
    code = (
        "from core.receipts import digest_of; from datetime import date;"
        "print(digest_of(({'a', 'b', 'c', 'd'}, frozenset({'x', 'y', 'z'}), date(2026, 1, 2)), {}))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1
