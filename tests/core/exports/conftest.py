"""A store of its own for each test, and registrations to export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from core import settings
from tests.factories import a_candidate, a_registration

Units = Callable[[], Any]


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are written in the folder of the test; more than three persons need a second one to approve."""
    made = replace(settings.read({}), documents_url=f"file://{tmp_path / 'store'}", export_approval_above=3)
    monkeypatch.setattr(settings, "current", lambda: made)


@pytest.fixture
def people(writing: Units, stopped_clock: Callable[[datetime], None]) -> tuple[int, ...]:
    """Three candidates of Grenoble and one of Lille, registered; one is named NA, one begins like a formula."""
    stopped_clock(datetime(2026, 11, 23, 9, 5, tzinfo=UTC))
    names = (("08", "NA", "Léa"), ("08", "Œuvrard", "=1+1"), ("08", "d’Été-Nguyễn", "Zoé"), ("09", "Lille", "Ana"))
    ids = []
    with writing() as tx:
        for place, birth_name, first_names in names:
            candidate = a_candidate(
                tx, birth_name=birth_name, first_names=first_names, academie_code=place, birth_date=date(2008, 3, 12)
            )
            ids.append(a_registration(tx, candidate, academie_code=place).registration_id)
    return tuple(ids)
