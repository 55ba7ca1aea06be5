"""What screens may offer to choose from, within a perimeter."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from core.access import Actor, Role, Scope
from core.catalogue.queries import academies, domains, exam_sessions, offices, papers, specialities
from core.errors import NotAllowed, NotFound
from db.engine import reading

GRENOBLE_CAP = Actor("staff", 1, "Agent", scopes=(Scope(Role.CASE_OFFICER, "08", "CAP"),))
EVERYWHERE = Actor("staff", 2, "Cheffe", scopes=(Scope(Role.HEAD_OF_OFFICE),))


def test_choices_stay_in_the_perimeter(engine: Engine) -> None:
    """An officer of Grenoble for the CAP is offered Grenoble and the CAP only (3.02)."""
    with reading(engine) as tx:
        assert [one.code for one in academies(tx, GRENOBLE_CAP)] == ["08"]
        assert [one.code for one in domains(tx, GRENOBLE_CAP)] == ["CAP"]
        assert [one.code for one in specialities(tx, GRENOBLE_CAP, "BCP")] == []
        assert {one.code for one in specialities(tx, GRENOBLE_CAP, "CAP")} == {"31224", "22137", "CAP-BOUCHER"}
        assert [one.email for one in offices(tx, GRENOBLE_CAP) if not one.demonstration] == ["dec5@ac-grenoble.fr"]
        assert [(one.code, one.closed) for one in exam_sessions(tx, GRENOBLE_CAP)] == [
            ("2027", False),
            ("2026", True),
            ("2024", True),
        ]


def test_closed_things_say_so(engine: Engine) -> None:
    """Caen stays, as the origin of old diplomas, and says that it is closed; so does the BEP."""
    with reading(engine) as tx:
        closed = {one.code for one in (*academies(tx, EVERYWHERE), *domains(tx, EVERYWHERE)) if one.closed}
    assert closed == {"05", "21", "BEP", "CAA", "CAPA"}


def test_papers_are_those_in_force(engine: Engine) -> None:
    """BTS MCO has other papers in 2025 than in 2027, and none in 2019."""
    with reading(engine) as tx:
        assert [one.code for one in papers(tx, EVERYWHERE, "BTS-MCO", "2025")][:4] == ["E1", "E2", "E21", "E22"]
        assert [one.code for one in papers(tx, EVERYWHERE, "BTS-MCO", "2027")] == [f"E{n}" for n in range(1, 9)]
        with pytest.raises(NotFound):
            papers(tx, EVERYWHERE, "BTS-MCO", "2019")


def test_nobody_is_offered_nothing(engine: Engine) -> None:
    """Denied by default (3.01)."""
    with pytest.raises(NotAllowed), reading(engine) as tx:
        academies(tx, Actor("staff", 3, "Agent"))
