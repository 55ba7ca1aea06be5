"""What awaits someone is counted within the perimeter, and what closes next says for whom (6.16)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, Permission
from core.audit import Event, record
from core.documents.stale_count import stale_count
from core.monitoring import awaiting as home_awaiting
from core.monitoring.awaiting import CLOSING_SOON, Awaited, awaiting, next_to_close
from db.tables import ImportFile, Window
from tests import factories
from tests.core.corrections.conftest import a_proposal

Unit = Callable[[], AbstractContextManager[Session]]


@pytest.fixture(autouse=True)
def _store(settings_in: Callable[[Path], None], tmp_path: Path) -> None:
    settings_in(tmp_path / "data")


def test_a_proposal_awaits_others_and_is_followed_by_its_author(
    writing: Unit, reading: Unit, case_officer: Actor, other_case_officer: Actor, stranger: Actor
) -> None:
    """The author follows it, a colleague decides it; another académie hears of nothing (3.09)."""
    with writing() as tx:
        candidate = factories.a_candidate(tx)
        factories.a_registration(tx, candidate)
        a_proposal(tx, case_officer, candidate)
    wanted = {"corrections", "own-corrections"}
    with reading() as tx:
        found = [
            {one.key: one.count for one in awaiting(tx, actor) if one.key in wanted}
            for actor in (case_officer, other_case_officer, stranger)
        ]
    assert found == [{"own-corrections": 1}, {"corrections": 1}, {}]


@pytest.mark.usefixtures("stopped_clock")
def test_what_closes_next_says_for_whom(reading: Unit, case_officer: Actor) -> None:
    """Individual and school candidates of one domain close apart: neither is taken for the other."""
    with reading() as tx:
        closing = next_to_close(tx, case_officer)
        audiences = set(tx.scalars(select(Window.audience)))
    assert [one.closes_at for one in closing] == sorted(one.closes_at for one in closing)
    assert {one.audience for one in closing} <= audiences
    lines = [(one.domain, one.exam_session, one.phase, one.academie, one.audience) for one in closing]
    assert len(set(lines)) == len(lines) > 0


@pytest.mark.usefixtures("stopped_clock")
def test_a_window_seen_closed_awaits_nobody(writing: Unit, reading: Unit, case_officer: Actor) -> None:
    """The count of windows closing soon and the list of those open agree: neither shows one that is latched."""
    with writing() as tx:
        soon = clock.now(tx) + CLOSING_SOON / 2
        first = next_to_close(tx, case_officer)[0]
        tx.execute(update(Window).where(Window.closes_at == first.closes_at).values(closes_at=soon))
        record(tx, case_officer, Event.WINDOW_CHANGED, "window", 0)
    with reading() as tx:
        before = sum(one.count for one in awaiting(tx, case_officer) if one.key == "windows")
        shown = sum(one.closes_at == soon for one in next_to_close(tx, case_officer, limit=1_000))
    with writing() as tx:
        tx.execute(update(Window).where(Window.closes_at == soon).values(latched_at=soon))
        record(tx, case_officer, Event.WINDOW_CHANGED, "window", 0)
    with reading() as tx:
        after = sum(one.count for one in awaiting(tx, case_officer) if one.key == "windows")
        left = sum(one.closes_at == soon for one in next_to_close(tx, case_officer, limit=1_000))
    assert (before - after, left) == (shown, 0)
    assert shown > 0


def test_the_file_of_a_namesake_is_not_mine(
    writing: Unit, reading: Unit, case_officer: Actor, other_case_officer: Actor
) -> None:
    """Two persons of one name: each is told of the files laid down by that person alone."""
    with writing() as tx:
        tx.add(
            ImportFile(
                sha256="0" * 64, display_name="liste.csv", format="", state="staged", criteria={}, choice={},
                places=[], counts={}, staged_by_id=other_case_officer.id, staged_by=case_officer.label,
                staged_at=clock.now(tx), applied_by="", ended_by="", reason="",
            )
        )  # fmt: skip
        record(tx, other_case_officer, Event.IMPORT_STAGED, "import", 0)
    with reading() as tx:
        told = [
            [one.count for one in awaiting(tx, actor) if one.key == "imports"]
            for actor in (case_officer, other_case_officer)
        ]
    assert told == [[], [1]]


def test_more_stale_documents_than_a_card_counts_are_said_to_be_more(
    writing: Unit, reading: Unit, case_officer: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Just as many is an exact number; one more is said as more, never as the number where counting stopped."""
    with writing() as tx:
        for _ in range(3):
            factories.a_registration(tx)
    found = {}
    for most in (2, 3):
        card = Awaited(
            "stale-documents", Permission.DOCUMENT_REGENERATE, "documents", partial(stale_count, most=most), most=most
        )
        monkeypatch.setattr(home_awaiting, "AWAITED", (card,))
        with reading() as tx:
            found[most] = [(one.count, one.more) for one in awaiting(tx, case_officer)]
    assert found == {2: [(2, True)], 3: [(3, False)]}
