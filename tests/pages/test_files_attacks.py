"""Documents asked for by address by someone who may not: whatever is typed, they were never there (3.02, 3.03)."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine, func, select

import pages.shared.routes_files  # noqa: F401 - each capability that hands files over
from core import files, units
from core.access import Actor
from core.bulk.actions import order
from core.bulk.options import MANIFEST, MERGED, RunOptions
from core.documents.actions import issue
from core.documents.handing import hand_over
from core.errors import NotAllowed, NotFound
from core.jobs.synchronous import run_promised
from core.search.query import Query
from db.engine import reading, writing
from db.tables import AuditEvent, BulkFile
from tests import factories
from tests.core.pieces.conftest import a_file

PATHS = ("../../etc/passwd", "1/../2", "1 OR 1=1", "-1", "٣", "", "9" * 40, "confirmation-../1", "\x00", "1.0", "0x1")


@pytest.fixture(autouse=True)
def _store(settings_in: Any, tmp_path: Any) -> None:
    settings_in(tmp_path / "data")


@pytest.fixture
def addresses(sqlite_engine: Engine) -> list[tuple[str, str]]:
    """What Grenoble has: a document, its sample, a PDF handed over, the files of a run."""
    officer = factories.a_staff(sqlite_engine, "case_officer", academie_code="08")
    with writing(sqlite_engine) as tx:
        number = factories.a_registration(tx).registration_id
    document = units.perform(issue, officer, number).document_id
    handed = units.perform(hand_over, officer, number, "summons", "", a_file("c.pdf", b"1")).document_id
    units.perform(order, officer, Query(), RunOptions(outputs=(MERGED, MANIFEST)))
    run_promised()
    with reading(sqlite_engine) as tx:
        runs = [("runs", str(one)) for one in tx.scalars(select(BulkFile.id))]
    found = [
        ("documents", str(document)), ("handed", str(handed)), ("samples", f"confirmation-{number}"), *runs,
    ]  # fmt: skip
    for kind, name in found:  # the addresses are right: who may is given something
        answer = units.perform(files.open_file, officer, kind, name)
        assert answer.content or answer.path, kind
    assert len(runs) == 2
    return found


@pytest.mark.parametrize(
    ("role", "place"),
    [("case_officer", "09"), ("head_of_office", "09"), ("reader", "09"), ("supervisor", ""),
     ("technical_administrator", "")],
)  # fmt: skip
def test_an_address_typed_by_somebody_else_opens_nothing(
    sqlite_engine: Engine, addresses: list[tuple[str, str]], role: str, place: str
) -> None:
    """Neither another académie nor who reads no document, whatever the kind of file; and nothing is noted as read."""
    stranger = factories.a_staff(sqlite_engine, role, academie_code=place)
    for kind, name in addresses:
        with pytest.raises((NotFound, NotAllowed)):
            units.perform(files.open_file, stranger, kind, name)
    with reading(sqlite_engine) as tx:
        noted = select(func.count()).select_from(AuditEvent).where(AuditEvent.actor_id == stranger.id)
        assert tx.scalar(noted.where(AuditEvent.actor_kind == "staff", AuditEvent.name.like("%read%"))) == 0


@pytest.mark.parametrize("kind", sorted(files.OPENERS.keys() - {"journal"}))  # that one is named by criteria
def test_a_name_that_is_a_path_or_an_order_is_a_name_that_nothing_has(sqlite_engine: Engine, kind: str) -> None:
    """For every kind of file there is: refused as absent, never an error, nothing opened on the disk (2.08)."""
    actor: Actor = factories.a_staff(sqlite_engine, "head_of_office")
    for name in PATHS:
        with pytest.raises((NotFound, NotAllowed)):
            units.perform(files.open_file, actor, kind, name)
