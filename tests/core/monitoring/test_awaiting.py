"""What awaits someone is counted within the perimeter, and what closes next says for whom (6.16)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor
from core.monitoring.awaiting import awaiting, next_to_close
from db.tables import Window
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
