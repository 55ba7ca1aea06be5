"""Every search is written down: who, what, how many, and nobody's name among the facts (1.31, 3.22)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor
from core.audit import verify
from core.errors import NotAllowed
from core.search.actions import note_search
from core.search.query import Query
from db.tables import AuditEvent, AuditValue

Unit = Callable[[], AbstractContextManager[Session]]


def test_a_search_is_noted_with_its_criteria_and_its_count(writing: Unit, reading: Unit, case_officer: Actor) -> None:
    """What was typed is kept aside, where it can be erased; the facts hold kinds, filters and the count."""
    with writing() as tx:
        assert note_search(tx, case_officer, Query(text="Lefebvre 12/03/2008", academies=("08",)), 3)
    with reading() as tx:
        event = tx.scalars(select(AuditEvent).where(AuditEvent.name == "candidate.searched")).one()
        value = tx.scalars(select(AuditValue).where(AuditValue.event_seq == event.seq)).one()
        assert verify(tx).intact
    assert event.facts == {"hits": 3, "kinds": ["day", "name"], "filters": {"academies": ["08"]}}
    assert (value.field, value.before, value.after) == ("text", "", "Lefebvre 12/03/2008")


def test_the_same_search_within_a_minute_is_one(
    writing: Unit,
    case_officer: Actor,
    other_case_officer: Actor,
    supervisor: Actor,
    stopped_clock: Callable[[datetime], None],
) -> None:
    """A page drawn again is no new search; another text, filter, person or minute is."""
    noon = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    one, other = Query(text="Lefebvre"), Query(text="Lefebvre", states=("registered",))
    asked = (
        (0, case_officer, one, True), (20, case_officer, one, False), (20, case_officer, other, True),
        (20, case_officer, Query(text="Martin"), True), (20, other_case_officer, one, True),
        (20, other_case_officer, Query(), True), (30, other_case_officer, Query(), False),
        (90, case_officer, one, True),
    )  # fmt: skip
    for seconds, actor, query, noted in asked:
        stopped_clock(noon + timedelta(seconds=seconds))
        with writing() as tx:
            assert note_search(tx, actor, query, 1) is noted
    with pytest.raises(NotAllowed), writing() as tx:
        note_search(tx, supervisor, one, 1)


@pytest.mark.usefixtures("stopped_clock")
def test_another_list_of_as_many_lines_is_another_reading(writing: Unit, reading: Unit, case_officer: Actor) -> None:
    """Two frozen copies opened one after the other, of the same length: both readings are written down (3.22)."""
    for lines, noted in (((1, 2), True), ((1, 2), False), ((3, 4), True), ((1, 2), False)):
        with writing() as tx:
            assert note_search(tx, case_officer, Query(registrations=lines), 2) is noted
    with reading() as tx:
        told = [one.facts["filters"] for one in tx.scalars(select(AuditEvent)) if one.name == "candidate.searched"]
    assert told == [{"registrations": 2}] * 2
