"""The journal of an office shows nothing of the persons of another (3.02, 3.03)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, update
from sqlalchemy.orm import Session

from core.access import Actor
from core.audit import Event, record
from core.audit.queries import EventLine, events
from core.corrections.actions import propose
from core.corrections.evidence import Evidence
from core.corrections.rules import Asked
from core.search.actions import note_search
from core.search.query import Query
from db.tables import Grant
from tests import factories
from tests.core.corrections.conftest import PDF

Unit = Callable[[], AbstractContextManager[Session]]
SEEN = "candidate.searched"


@pytest.fixture(autouse=True)
def _store(settings_in, tmp_path) -> None:
    settings_in(tmp_path / "data")


def searched(tx: Session, actor: Actor, text: str) -> None:
    note_search(tx, actor, Query(text=text), 1)


def told(tx: Session, reader: Actor, by: Actor) -> list[EventLine]:
    """What a reader sees of the searches of somebody."""
    return [one for one in events(tx, reader) if one.name == SEEN and one.actor == by.label]


def also(tx: Session, staff: Actor, academie: str, domain: str = "", *, ended: bool = False) -> None:
    """Give one more role to somebody."""
    tx.add(
        Grant(
            staff_id=staff.id, role="reader", academie_code=academie, domain_code=domain, given_by="tests",
            starts_at=datetime(2026, 9, 1, tzinfo=UTC), ends_at=datetime(2026, 9, 2, tzinfo=UTC) if ended else None,
        )
    )  # fmt: skip
    record(tx, staff, Event.ROLE_GRANTED, "staff", staff.id)


def test_a_correction_is_shown_where_its_candidate_is(
    engine: Engine, writing: Unit, reading: Unit, head_of_office: Actor
) -> None:
    """A colleague who also corrects in Lille: what is corrected there is not for the head of Grenoble."""
    both = factories.a_staff(engine, "case_officer")
    with writing() as tx:
        also(tx, both, "08")
        numbers = []
        for academie, name in (("08", "Ici"), ("09", "Ailleurs")):
            candidate = factories.a_candidate(tx, academie_code=academie)
            factories.a_registration(tx, candidate, academie_code=academie)
            asked = Asked((("birth_name", name),))
            proposed = propose(
                tx, both, candidate.id, asked, reason_code="civil_status", reason_text=f"pour {name}",
                evidence=Evidence("acte.pdf", PDF), seen=candidate.version,
            )  # fmt: skip
            numbers.append(proposed.correction_id)
    with reading() as tx:
        shown = [one for one in events(tx, head_of_office) if one.subject_kind == "correction"]
    assert [one.subject_id for one in shown] == numbers[:1]
    assert (shown[0].reason, shown[0].changes[0].after) == ("pour Ici", "Ici")


def test_what_a_colleague_typed_is_shown_when_all_their_roles_are_of_the_office(
    writing: Unit, reading: Unit, head_of_office: Actor, case_officer: Actor, other_case_officer: Actor
) -> None:
    """A name typed may be of a candidate of Lille as soon as a role is held there: the search is seen, not the name."""
    with writing() as tx:
        also(tx, other_case_officer, "09")
        also(tx, case_officer, "09", ended=True)
        for actor in (case_officer, other_case_officer, head_of_office):
            searched(tx, actor, "Lefebvre")
    with reading() as tx:
        (ours,), (theirs,) = told(tx, head_of_office, case_officer), told(tx, head_of_office, other_case_officer)
        (own,) = told(tx, head_of_office, head_of_office)
        everywhere = replace(head_of_office, scopes=(replace(head_of_office.scopes[0], academie_code=""),))
        (all_of_it,) = told(tx, everywhere, other_case_officer)
    assert [[change.after for change in one.changes] for one in (ours, own, all_of_it)] == [["Lefebvre"]] * 3
    assert (theirs.changes, theirs.reason) == ((), "")


def test_a_head_of_one_domain_reads_nothing_typed_for_another(
    engine: Engine, writing: Unit, reading: Unit, case_officer: Actor
) -> None:
    """Académie and domain both: a case officer of every domain is not wholly inside BAC PRO."""
    head = factories.a_staff(engine, "head_of_office", academie_code="08", domain_code="BCP")
    inside = factories.a_staff(engine, "case_officer", academie_code="08", domain_code="BCP")
    with writing() as tx:
        searched(tx, case_officer, "Lefebvre")
        searched(tx, inside, "Martin")
    with reading() as tx:
        assert told(tx, head, case_officer)[0].changes == ()
        assert told(tx, head, inside)[0].changes[0].after == "Martin"


def test_who_holds_no_role_any_more_is_not_wholly_inside(
    writing: Unit, reading: Unit, head_of_office: Actor, case_officer: Actor
) -> None:
    """No role at all is not every role of the office."""
    with writing() as tx:
        searched(tx, case_officer, "Lefebvre")
        ended = update(Grant).where(Grant.staff_id == case_officer.id)
        tx.execute(ended.values(ends_at=datetime(2026, 9, 2, tzinfo=UTC)))
        record(tx, case_officer, Event.ROLE_ENDED, "staff", case_officer.id)
    with reading() as tx:
        (line,) = told(tx, head_of_office, case_officer)
    assert line.changes == ()
