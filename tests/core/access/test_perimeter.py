"""The perimeter holds wherever its condition is put (3.02)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor
from core.access.perimeter import candidates_in
from db.tables import Candidate, Registration
from tests import factories

Unit = Callable[[], AbstractContextManager[Session]]


def test_candidates_are_limited_in_a_query_that_reads_registrations_too(
    writing: Unit, reading: Unit, case_officer: Actor
) -> None:
    """The condition looks at all registrations of a candidate, not at the line being read: no error, none missing."""
    with writing() as tx:
        both, there = factories.a_candidate(tx), factories.a_candidate(tx, academie_code="09")
        for candidate, academie in ((both, "08"), (both, "09"), (there, "09")):
            speciality = "31212" if academie == "08" else "31224"
            factories.a_registration(tx, candidate, speciality=speciality, academie_code=academie)
        known = both.id
    asked = select(Candidate.id, Registration.academie_code)
    asked = asked.join(Registration, Registration.candidate_id == Candidate.id)
    with reading() as tx:
        found = {(row[0], row[1]) for row in tx.execute(asked.where(candidates_in(case_officer)))}
    assert found == {(known, "08"), (known, "09")}
