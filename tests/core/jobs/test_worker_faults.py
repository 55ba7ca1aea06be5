"""The fault test in small, for every day: eight kills, three workers, four people who modify and leave."""

from __future__ import annotations

import pytest

from tests.core.jobs.faults import struggle

ITEMS, KILLS = 120, 8
pytestmark = pytest.mark.timeout(1_200)


def test_eight_kills_and_four_people_leave_final_documents_of_final_versions(
    engine, case_officer, settings_in, tmp_path
):
    """Nothing wrong, missing or doubled, in rows, files, manifest and archive; forty kills are in `make test-long`."""
    settings_in(tmp_path / "data")
    told = struggle(engine, case_officer, tmp_path / "data", items=ITEMS, kills=KILLS)
    assert (told.kills, told.wrong) == (KILLS, 0)
    assert told.parts > KILLS
    assert told.modified > 0
