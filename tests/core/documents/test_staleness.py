"""Which documents are to be made again, and why: computed from what they were printed with."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from core import units
from core.access import system
from core.audit import Event, record
from core.documents.actions import issue
from core.documents.stale_count import stale_count
from core.documents.staleness import counts, stale
from core.documents.wording import template
from core.errors import NotAllowed
from core.registrations.actions import save_version
from core.registrations.ending import deregister
from core.registrations.rules import Cause
from db.engine import writing
from db.tables import (
    Candidate,
    ExamDomain,
    ExamSession,
    ManagingOffice,
    Registration,
    Speciality,
    TemplateVersion,
    Window,
)
from tests import factories


@pytest.fixture
def registered(engine, case_officer):
    """A registration of Grenoble whose confirmation is up to date."""
    with writing(engine) as tx:
        number = factories.a_registration(tx).registration_id
    units.perform(issue, case_officer, number)
    return number


def change_office(tx):
    tx.execute(update(ManagingOffice).where(ManagingOffice.code == "A08-DEC").values(phone="04 65 71 00 00"))


def change_date(tx):
    closing = tx.scalars(
        select(Window)
        .join(ExamSession, ExamSession.id == Window.exam_session_id)
        .where(
            ExamSession.domain_code == "BCP", ExamSession.label == "2027", Window.academie_code == "08",
            Window.audience == "individual", Window.phase == "confirmations",
        )
    ).one()  # fmt: skip
    closing.closes_at += timedelta(days=3)
    record(tx, system("tests"), Event.WINDOW_CHANGED, "window", closing.id)


def change_regime(tx):
    tx.execute(update(ExamDomain).where(ExamDomain.code == "BCP").values(regime="upload"))


def change_template(tx):
    published = tx.scalars(
        select(TemplateVersion).where(TemplateVersion.state == "published", TemplateVersion.kind == "confirmation")
    ).one()
    text = template({**published.slots, "declaration": "Je certifie l’exactitude de ces renseignements."})
    tx.add(
        TemplateVersion(
            kind="confirmation", academie_code="", domain_code="", n=2, template_id=text.template_id,
            slots=dict(text.slots), state="published", published_at=published.published_at,
        )
    )  # fmt: skip
    record(tx, system("tests"), Event.TEMPLATE_PUBLISHED, "template", 0)


def change_person(tx):
    registration = tx.scalars(select(Registration)).first()
    tx.get_one(Candidate, registration.candidate_id).city = "Voiron"
    tx.flush()
    save_version(tx, system("tests"), registration, Cause.MODIFICATION)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (change_person, "version_moved"),
        (change_office, "office_changed"),
        (change_date, "dates_changed"),
        (change_template, "template_changed"),
    ],
)
def test_whatever_changes_the_paper_makes_it_stale_and_says_why(engine, case_officer, registered, change, reason):
    """No flag is set by the change: the paper is compared with what would be printed now, then is made again."""
    assert units.read(counts, case_officer).stale == {}
    assert units.read(stale, case_officer) == []
    with writing(engine) as tx:
        change(tx)
    assert units.read(counts, case_officer).stale == {reason: 1}
    assert units.read(stale_count, case_officer) == 1
    (found,) = units.read(stale, case_officer)
    assert (found.registration_id, found.reason, found.version_printed) == (registered, reason, 1)
    assert units.perform(issue, case_officer, registered).made
    again = units.read(counts, case_officer)
    assert (again.stale, again.up_to_date, units.read(stale_count, case_officer)) == ({}, 1, 0)


def test_a_change_of_regime_is_seen(engine, case_officer, registered):
    """Signed on paper or uploaded: the back page is not the same, so the return date may move with it."""
    with writing(engine) as tx:
        change_regime(tx)
    (found,) = units.read(stale, case_officer)
    assert found.reason in {"dates_changed", "regime_changed"}


def test_a_registration_without_paper_is_to_be_made(engine, case_officer):
    """Nothing was ever printed: that is a reason too."""
    with writing(engine) as tx:
        number = factories.a_registration(tx).registration_id
    assert [(f.registration_id, f.reason, f.version_printed) for f in units.read(stale, case_officer)] == [
        (number, "none_yet", 0)
    ]


def test_what_can_have_no_paper_is_counted_apart(engine, case_officer, registered):
    """Deregistered, of a closed exam session, or without calendar: never stale, always explained."""
    with writing(engine) as tx:
        gone = factories.a_registration(tx)
        factories.a_registration(tx, foreign_group="XX")
        waiting = factories.a_registration(tx)
        factories.a_registration(tx, speciality="22106")
        old = factories.an_exam_session(tx, tx.get_one(Speciality, "22106").domain_code)
        old.closed = True
        record(tx, system("tests"), Event.WINDOW_CHANGED, "exam_session", old.id)
    units.perform(deregister, case_officer, gone.registration_id, reason="à sa demande", seen=1)
    found = units.read(counts, case_officer)
    assert found.impossible == {"deregistered": 1, "no_calendar": 1, "session_closed": 1}
    assert (found.stale, found.up_to_date) == ({"none_yet": 1}, 1)
    assert units.read(stale_count, case_officer) == 1
    assert [one.registration_id for one in units.read(stale, case_officer)] == [waiting.registration_id]


def test_counts_and_lists_stay_in_the_perimeter(engine, registered, stranger, supervisor):
    """Another académie counts nothing; who reads no document is refused (3.02)."""
    with writing(engine) as tx:
        change_person(tx)
    assert units.read(counts, stranger).to_make == 0
    assert (units.read(stale, stranger), units.read(stale_count, stranger)) == ([], 0)
    with pytest.raises(NotAllowed):
        units.read(counts, supervisor)


def test_the_list_is_read_page_by_page(engine, case_officer):
    """After a number, the next ones: nothing twice, nothing missed."""
    with writing(engine) as tx:
        numbers = [factories.a_registration(tx).registration_id for _ in range(5)]
    first = [one.registration_id for one in units.read(stale, case_officer, limit=3)]
    rest = [one.registration_id for one in units.read(stale, case_officer, after=first[-1], limit=3)]
    assert first + rest == numbers
