"""What a process keeps of the catalogue is what the database says now, never an edition that is over or undone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine, event

from core.access import system
from core.catalogue.load import load_reference
from core.catalogue.reference import reference
from core.exemptions.law import law_today
from core.registrations.labels import labels
from db.engine import reading, writing

LOADER = system("tests")


class _Undone(Exception):
    pass


def _corsica(engine: Engine) -> str:
    with reading(engine) as tx:
        return labels(tx).academies["27"]


def _named(engine: Engine, label: str, *, undone: bool = False) -> None:
    found = reference()
    academies = {code: replace(one, label=label) if code == "27" else one for code, one in found.academies.items()}
    with writing(engine) as tx:
        load_reference(tx, LOADER, replace(found, academies=academies))
        assert labels(tx).academies["27"] == label
        if undone:
            raise _Undone


def test_a_catalogue_loaded_anew_is_read_anew(engine: Engine) -> None:
    """A label changed by a load is what the next page shows, in a process that had read the one before."""
    assert _corsica(engine) == "Corse"
    _named(engine, "Corse-du-Sud")
    assert _corsica(engine) == "Corse-du-Sud"


def test_a_load_undone_leaves_nothing_behind(engine: Engine) -> None:
    """What the loading transaction read of its own changes is not shown when it is rolled back."""
    assert _corsica(engine) == "Corse"
    with pytest.raises(_Undone):
        _named(engine, "Cyrnos", undone=True)
    assert _corsica(engine) == "Corse"


def test_the_law_is_read_once_by_a_process(engine: Engine) -> None:
    """The second page that weighs titles asks the database for the edition alone, and weighs by the same law."""
    with reading(engine) as tx:
        first = law_today(tx, "BCP")
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    with reading(engine) as tx:
        assert law_today(tx, "BCP") is first
    assert [one for one in asked if "exemption_rule" in one] == []
    assert len([one for one in asked if "schema_mark" in one]) == 1
