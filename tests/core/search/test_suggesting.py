"""Names suggested while one types: of the perimeter, few, and in the journal before they are on the screen (1.31)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor
from core.errors import NotAllowed
from core.search.suggesting import MOST, is_noted, note_suggesting, suggestions
from db.tables import AuditEvent, AuditValue
from tests import factories

Unit = Callable[[], AbstractContextManager[Session]]
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def people(writing: Unit) -> list[int]:
    """A dozen of one name in Grenoble, one of it in Lille."""
    with writing() as tx:
        found = [factories.a_candidate(tx, birth_name="Lefebvre", first_names=f"Zoé{n}x") for n in range(12)]
        found.append(factories.a_candidate(tx, birth_name="Lefebvre", first_names="Lilloise", academie_code="09"))
        for one in found:
            factories.a_registration(tx, one, academie_code=one.academie_code)
        return [one.id for one in found]


def noted(tx: Session) -> list[str]:
    """What was typed, as the journal has it."""
    rows = select(AuditValue.after).join(AuditEvent, AuditEvent.seq == AuditValue.event_seq)
    return list(tx.scalars(rows.where(AuditEvent.name == "candidate.searched").order_by(AuditEvent.seq)))


def test_few_names_of_the_perimeter_answer_what_is_typed(
    people: list[int], reading: Unit, case_officer: Actor, stranger: Actor, supervisor: Actor
) -> None:
    """Eight at most; nobody of another académie; nothing for a letter or two; nothing for who searches nobody."""
    with reading() as tx:
        found = suggestions(tx, case_officer, "lefe")
        assert len(found) == MOST
        assert {one.candidate_id for one in found} <= set(people[:12])
        assert [one.candidate_id for one in suggestions(tx, stranger, "lefebv")] == people[12:]
        for short in ("", "le", " l e ", "-'"):
            assert suggestions(tx, case_officer, short) == ()
        with pytest.raises(NotAllowed):
            suggestions(tx, supervisor, "lefebvre")


def test_one_line_of_the_journal_for_a_run_of_keys(
    people: list[int], writing: Unit, reading: Unit, case_officer: Actor, other_case_officer: Actor,
    stopped_clock: Callable[[datetime], None],
) -> None:  # fmt: skip
    """Typing further is covered by what was noted; another beginning, another person, later: noted again."""
    typed = (
        (case_officer, "lef", 0), (case_officer, "lefe", 1), (case_officer, "lefebvre zoé1", 2),
        (case_officer, "zoé", 3), (other_case_officer, "lefe", 4), (case_officer, "lefebv", 400),
    )  # fmt: skip
    for actor, text, seconds in typed:
        stopped_clock(NOON + timedelta(seconds=seconds))
        with writing() as tx:
            note_suggesting(tx, actor, text, suggestions(tx, actor, text))
    with reading() as tx:
        assert noted(tx) == ["lef", "zoé", "lefe", "lefebv"]
        events = list(tx.scalars(select(AuditEvent).where(AuditEvent.name == "candidate.searched")))
    assert all(one.facts["suggested"] for one in events)
    assert all("lef" not in str(one.facts) for one in events)


def test_names_that_only_resemble_are_noted_each_time(
    people: list[int], writing: Unit, reading: Unit, case_officer: Actor
) -> None:
    """What is near is not among what the beginning meant: it is not covered by it."""
    for text in ("lef", "lefevbre", "lefevbre", "lefevbre z"):
        with writing() as tx:
            shown = suggestions(tx, case_officer, text)
            note_suggesting(tx, case_officer, text, shown)
    with reading() as tx:
        assert noted(tx)[:2] == ["lef", "lefevbre"]
        assert noted(tx).count("lefevbre") == 1
        assert is_noted(tx, case_officer, "lefevbre", suggestions(tx, case_officer, "lefevbre"))
