"""One object asks everything: the screen, the count, the export, the run, the reminders, the settings aside."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import units
from core.access import Actor
from core.bulk import actions as runs
from core.bulk.dry_run import dry_run
from core.bulk.options import RunOptions
from core.documents.reminding import REMINDER
from core.exports.sources.searched import searched
from core.jobs.synchronous import run_promised
from core.mass_ending.selection import preview
from core.search.conditions.rules import Condition, Group, Join, Operator
from core.search.listing import how_many, listing
from core.search.queries import count, registration_ids, search
from core.search.query import Query, from_json
from core.search.views.actions import freeze, keep_link
from core.search.views.queries import frozen_copy, link_query
from db.tables import Document, OutboxMessage, Piece
from tests import factories

Unit = Callable[[], AbstractContextManager[Session]]
LACKING = Condition("piece_awaited", Operator.HAS)
OF_VOIRON = Condition("city", Operator.CONTAINS, ("voiron",))
LATE = Condition("saved", Operator.OLDER_THAN, ("30",))
ASKED = Query(
    text="zola",
    domains=("BCP",),
    conditions=Group(Join.ALL, (LACKING, Group(Join.ANY, (OF_VOIRON, LATE)), Group(Join.NONE, (LATE,)))),
)


@pytest.fixture(autouse=True)
def _store(settings_in: Callable[[Path], None], tmp_path: Path) -> None:
    settings_in(tmp_path / "data")


@pytest.fixture
def wanted(writing: Unit) -> set[int]:
    """Two that answer to all of it; each of the others lacks one thing, and one is of another académie."""
    with writing() as tx:

        def made(name: str = "Zola", city: str = "Voiron", **entry: str) -> int:
            home = entry.get("academie_code", "08")
            candidate = factories.a_candidate(tx, birth_name=name, city=city, academie_code=home)
            return factories.a_registration(tx, candidate, **entry).registration_id

        found = {made(), made()}
        complete = made()
        for piece in tx.scalars(select(Piece).where(Piece.registration_id == complete)):
            piece.state = "accepted"
        made(name="Hugo")
        made(city="Lyon")
        made(speciality="31224")
        made(academie_code="09")
    return found


def test_the_same_ones_are_shown_counted_exported_printed_reminded_and_set_aside(
    wanted: set[int], writing: Unit, reading: Unit, case_officer: Actor
) -> None:
    """Kept as JSON with each order, it means the same when it is read again: nobody more, nobody less."""
    query = from_json(ASKED.to_json())
    with writing() as tx:
        link = keep_link(tx, case_officer, query)
        copy = freeze(tx, case_officer, query, name="Relances", reason="contrôle").frozen_id
    with reading() as tx:
        assert {row.registration_id for row in search(tx, case_officer, query).rows} == wanted
        assert count(tx, case_officer, query).registrations == how_many(tx, case_officer, query, 100) == len(wanted)
        assert {line.registration_id for line in listing(tx, case_officer, query, columns=[]).lines} == wanted
        assert set(tx.scalars(registration_ids(tx, case_officer, query))) == wanted
        assert set(searched(tx, case_officer, query.to_json(), "fr").ids) == wanted
        assert link_query(tx, case_officer, link) == query
        assert set(frozen_copy(tx, case_officer, copy)[1].registrations) == wanted
        for kind in ("confirmation", REMINDER):
            assert dry_run(tx, case_officer, query, RunOptions(kind=kind)).items == len(wanted)
        assert preview(tx, case_officer, query).items == len(wanted)


@pytest.mark.usefixtures("stopped_clock")
def test_reminders_go_to_those_it_finds_and_to_nobody_else(
    wanted: set[int], writing: Unit, reading: Unit, case_officer: Actor
) -> None:
    """One letter and one mail each; ordered again the same day, no second one (6.24)."""
    for _ in range(2):
        options = RunOptions(kind=REMINDER, outputs=(), only_stale=True, notify=True)
        if units.read(dry_run, case_officer, ASKED, options).items:
            units.perform(runs.order, case_officer, ASKED, options)
        run_promised()
    with reading() as tx:
        letters = list(tx.scalars(select(Document.registration_id).where(Document.kind == REMINDER)))
        mails = [one.candidate_id for one in tx.scalars(select(OutboxMessage)) if one.template == "pieces_reminder"]
    assert sorted(letters) == sorted(wanted)
    assert len(mails) == len(set(mails)) == len(wanted)
