"""A fresh database for each test, on both engines; actors by their job; a clock that can be stopped."""

from __future__ import annotations

import itertools
import os
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as examples
from sqlalchemy import Connection, Engine, make_url, text
from sqlalchemy.orm import Session

os.environ.setdefault("OPENPYXL_LXML", "False")
os.environ.setdefault("SPORADES_SECRET_KEY", "a-key-of-the-tests-that-seals-nothing-true")

from core import settings, units
from core.access import Actor
from db import engine as db_engine
from db import migrate
from tests import factories, postgresql

# The same examples each time, however slow the machine; `--hypothesis-profile=explore` looks for others.
examples.register_profile("explore", deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
examples.register_profile("same", examples.get_profile("explore"), derandomize=True)
examples.load_profile("same")

_names = itertools.count(1)
PATIENT_SECONDS = 60  # twelve times the product's: a machine under load is not taken for a service that is busy
MEMORY, ENOUGH_BYTES = Path("/dev/shm"), 4 << 30  # noqa: S108 - a folder drawn by tempfile inside it


def pytest_configure() -> None:
    """Keep the files of tests in memory where there is room: a database is made for each, twenty times faster there."""
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH_BYTES:
        tempfile.tempdir = str(MEMORY)


LOCAL = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(autouse=True)
def _network_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing leaves the machine (1.26): a test that reaches out fails."""
    genuine = socket.socket.connect

    def connect(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else "localhost"
        if isinstance(address, tuple) and host not in LOCAL:
            raise AssertionError(f"a test reached out to {host}")
        return genuine(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.fixture(scope="session")
def _template_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "template.db"
    made = db_engine.make_engine(f"sqlite:///{path}")
    migrate.upgrade(made)
    factories.reference(made)
    with made.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    made.dispose()
    return path


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """Address of a PostgreSQL server started for these tests."""
    with postgresql.server() as address:
        yield address


@pytest.fixture(scope="session")
def _template_postgresql(postgresql_server: str) -> str:
    _create_database(postgresql_server, "template_sporades")
    made = db_engine.make_engine(_named(postgresql_server, "template_sporades"))
    migrate.upgrade(made)
    factories.reference(made)
    made.dispose()
    return "template_sporades"


def _named(address: str, name: str) -> str:
    return make_url(address).set(database=name).render_as_string(hide_password=False)


@lru_cache(maxsize=1)
def _administering(address: str) -> Connection:
    """One connection for every database made and dropped: opening one takes as long as making a database."""
    return db_engine.make_engine(address).connect().execution_options(isolation_level="AUTOCOMMIT")


def _create_database(address: str, name: str, template: str = "template1") -> None:
    """Copied file by file: nothing of it is in the log of the server, neither made nor dropped."""
    _administering(address).execute(text(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY'))


def _drop_database(address: str, name: str) -> None:
    _administering(address).execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))


@contextmanager
def _sqlite_engine(template: Path, folder: Path) -> Iterator[Engine]:
    path = folder / "sporades.db"
    shutil.copyfile(template, path)
    made = db_engine.make_engine(f"sqlite:///{path}")
    yield made
    made.dispose()


@contextmanager
def _postgresql_engine(address: str, template: str) -> Iterator[Engine]:
    name = f"t{os.getpid()}_{next(_names)}"
    _create_database(address, name, template)
    made = db_engine.make_engine(_named(address, name))
    yield made
    made.dispose()
    _drop_database(address, name)


def _be_patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait long for one's turn to write; the product's own patience is tested where it is the matter (4.04)."""
    monkeypatch.setattr(db_engine, "BUSY_TIMEOUT_MS", PATIENT_SECONDS * 1_000)
    monkeypatch.setattr(units, "PATIENCE_SECONDS", float(PATIENT_SECONDS))


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """A fresh migrated database with reference data, on each engine in turn; `core.units` uses it too."""
    _be_patient(monkeypatch)
    if request.param == "sqlite":
        maker = _sqlite_engine(request.getfixturevalue("_template_sqlite"), tmp_path)
    else:
        maker = _postgresql_engine(
            request.getfixturevalue("postgresql_server"), request.getfixturevalue("_template_postgresql")
        )
    with maker as made:
        monkeypatch.setattr(units, "engine", lambda: made)
        yield made


@pytest.fixture
def sqlite_engine(_template_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """The embedded engine alone, for pages and what only it has."""
    _be_patient(monkeypatch)
    with _sqlite_engine(_template_sqlite, tmp_path) as made:
        monkeypatch.setattr(units, "engine", lambda: made)
        yield made


@pytest.fixture
def writing(engine: Engine) -> Callable[[], object]:
    """Open a unit of work on the test's database: `with writing() as tx`."""
    return lambda: db_engine.writing(engine)


@pytest.fixture
def reading(engine: Engine) -> Callable[[], object]:
    """Open a reading unit on the test's database."""
    return lambda: db_engine.reading(engine)


@pytest.fixture
def stopped_clock() -> Iterator[Callable[[datetime], None]]:
    """Stop the database clock at a given instant, as many times as wanted."""
    db_engine._frozen.append(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    yield lambda instant: db_engine._frozen.__setitem__(-1, instant.astimezone(UTC))
    db_engine._frozen.clear()


@pytest.fixture
def case_officer(engine: Engine) -> Actor:
    """A case officer of Grenoble, for every domain."""
    return factories.a_staff(engine, "case_officer", academie_code="08")


@pytest.fixture
def other_case_officer(engine: Engine) -> Actor:
    """A second case officer of Grenoble: another person."""
    return factories.a_staff(engine, "case_officer", academie_code="08")


@pytest.fixture
def head_of_office(engine: Engine) -> Actor:
    """The head of office of Grenoble."""
    return factories.a_staff(engine, "head_of_office", academie_code="08")


@pytest.fixture
def stranger(engine: Engine) -> Actor:
    """A case officer of another académie (Lille)."""
    return factories.a_staff(engine, "case_officer", academie_code="09")


@pytest.fixture
def reader(engine: Engine) -> Actor:
    """Someone of Grenoble who may only read."""
    return factories.a_staff(engine, "reader", academie_code="08")


@pytest.fixture
def supervisor(engine: Engine) -> Actor:
    """Someone who sees counts, never persons."""
    return factories.a_staff(engine, "supervisor")


@pytest.fixture
def technical_administrator(engine: Engine) -> Actor:
    """Someone who runs the system and reads no personal data."""
    return factories.a_staff(engine, "technical_administrator")


Tx = Session


@pytest.fixture
def settings_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Give the process its own data folder, and so its own store of documents."""

    def use(folder: Path) -> None:
        chosen = settings.read({**os.environ, "SPORADES_DATA": str(folder)})
        monkeypatch.setattr(settings, "current", lambda: chosen)

    return use
