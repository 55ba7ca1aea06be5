"""The long fault test: forty kills, three workers, four people who modify and leave, all at once; its control too."""

from __future__ import annotations

import sys

import pytest

from tests.core.jobs.faults import struggle

ITEMS, KILLS = 1_000, 40


@pytest.mark.long
@pytest.mark.timeout(1_800)
def test_forty_kills_and_four_people_leave_final_documents_of_final_versions(
    engine, case_officer, settings_in, tmp_path
):
    """1,000 items while 3 workers die 40 times and 4 threads modify and deregister: 0 wrong, 0 missing, 0 double.

    Rows, files of the store, manifest and archive say the same (4.09, 6.13).
    """
    settings_in(tmp_path / "data")
    told = struggle(engine, case_officer, tmp_path / "data", items=ITEMS, kills=KILLS)
    sys.stderr.write(f"\n{engine.dialect.name}: {told}\n")
    assert (told.kills, told.wrong) == (KILLS, 0)
    assert told.parts > KILLS
    assert told.documents > ITEMS, "people met the workers: some papers were made, then replaced"


@pytest.mark.long
@pytest.mark.timeout(1_800)
def test_without_the_guards_the_same_struggle_shows_wrong_documents(engine, case_officer, settings_in, tmp_path):
    """Negative control: the version no longer looked at under the lock, papers of overtaken versions are published."""
    settings_in(tmp_path / "data")
    told = struggle(engine, case_officer, tmp_path / "data", items=ITEMS // 4, kills=KILLS // 8, guarded=False)
    sys.stderr.write(f"\n{engine.dialect.name}, without the guards: {told}\n")
    assert told.wrong > 0
