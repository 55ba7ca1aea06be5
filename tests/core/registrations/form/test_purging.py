"""Forms begun and never saved go once nobody could save them; a number is never given to another one (6.26)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from core import units
from core.access import system
from core.audit import Event, record
from core.jobs.rounds import ROUNDS
from core.registrations.form import purging
from core.registrations.form.drafts import abandon
from db import engine as db_engine
from db.tables import ExamSession, ForeignCentre, RegistrationDraft, Window
from tests import factories
from tests.core.registrations.form.filling import begun, someone

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TICK = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def _monday(stopped_clock):
    stopped_clock(NOW)


@pytest.fixture
def lea(writing):
    with writing() as tx:
        return someone(tx)


def closing(engine, closes, exam="BCP", **where):
    with db_engine.writing(engine) as tx:
        session = factories.an_exam_session(tx, exam).id
        tx.execute(update(Window).filter_by(exam_session_id=session, **where).values(opens_at=NOW, closes_at=closes))
        record(tx, system("tests"), Event.WINDOW_CHANGED, "window", 0)


def left(engine):
    with db_engine.reading(engine) as tx:
        return set(tx.scalars(select(RegistrationDraft.id)))


def test_the_worker_does_it():
    """Every day, without anyone thinking of it."""
    assert [one.every_seconds for one in ROUNDS if one.work is purging.purge_drafts] == [86_400]


def test_forms_of_a_closed_exam_session_go_at_once(engine, lea, writing):
    """The session closed by the office: its forms go, those of another session stay."""
    closing(engine, NOW + timedelta(days=3), exam="BTS", academie_code="08")
    gone, stays = begun(lea), begun(lea, exam="BTS")
    with writing() as tx:
        tx.execute(update(ExamSession).filter_by(domain_code="BCP", label="2027").values(closed=True))
    assert purging.purge_drafts() == 1
    assert left(engine) == {stays}
    assert gone not in left(engine)


def test_forms_of_windows_long_over_go(engine, lea, stopped_clock):
    """Thirty days after the last closing of the place, to the second; another académie's window keeps none alive."""
    closing(engine, NOW + timedelta(days=3), academie_code="08")
    closing(engine, NOW + timedelta(days=300), academie_code="09")
    form = begun(lea)
    stopped_clock(NOW + timedelta(days=3) + purging.KEPT - TICK)
    assert purging.purge_drafts() == 0
    stopped_clock(NOW + timedelta(days=3) + purging.KEPT)
    assert purging.purge_drafts() == 1
    assert form not in left(engine)


def test_a_form_the_office_is_filling_stays(engine, lea, stopped_clock, case_officer):
    """Begun at the desk after the closing: it stays thirty days after its last tab (6.17)."""
    closing(engine, NOW + timedelta(days=3), academie_code="08")
    late = NOW + timedelta(days=60)
    stopped_clock(late)
    form = begun(case_officer, lea.id)
    assert purging.purge_drafts() == 0
    stopped_clock(late + purging.KEPT + TICK)
    assert purging.purge_drafts() == 1
    assert form not in left(engine)


def test_a_form_abroad_lives_with_the_window_of_its_group(engine, lea, stopped_clock, reading):
    """Its country's group closed later than the académie: the form stays as long (6.16)."""
    closing(engine, NOW + timedelta(days=3), exam="BGT", academie_code="04")
    closing(engine, NOW + timedelta(days=20), exam="BGT", academie_code="04", foreign_group="A04-MAROC")
    with reading() as tx:
        country = tx.scalars(select(ForeignCentre.code).filter_by(group_code="A04-MAROC")).first()
    begun(lea, exam="BGT", place=country)
    stopped_clock(NOW + timedelta(days=3) + purging.KEPT)
    assert purging.purge_drafts() == 0
    stopped_clock(NOW + timedelta(days=20) + purging.KEPT)
    assert purging.purge_drafts() == 1


def test_the_number_of_a_form_never_leads_to_another(engine, lea):
    """The last form given up, the next one has another number: an old address shows nothing of it."""
    first = begun(lea)
    units.perform(abandon, lea, first)
    assert begun(lea) > first
