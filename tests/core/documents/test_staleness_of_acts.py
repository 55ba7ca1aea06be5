"""Each act of people that changes what is printed makes the paper stale, by itself, with its reason; no flag is set."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from core import units
from core.access import system
from core.bulk.looking import to_make
from core.calendar.moving import deciding as moves
from core.calendar.moving.proposing import propose
from core.calendar.moving.queries import moves as open_moves
from core.calendar.moving.rules import Asked
from core.catalogue.load import load_reference
from core.corrections.deciding import approve
from core.documents.actions import issue
from core.documents.editing import actions as wording
from core.documents.stale_count import stale_count
from core.documents.staleness import counts, stale
from core.exemptions.declaring import Declared
from core.exemptions.queries import affected
from core.i18n import has
from core.jobs.synchronous import run_promised
from core.registrations.form.drafts import modify
from core.registrations.form.reading import draft
from core.registrations.form.saving import save
from core.search.query import Query
from db.engine import writing
from db.tables import Candidate, ExamSession, Registration, Window
from tests import factories
from tests.core.corrections.conftest import a_proposal
from tests.core.corrections.conftest import open_evidence as read_evidence
from tests.core.exemptions.test_queries import with_rule
from tests.core.registrations.form.filling import modified, registered, someone

HIGHER = Declared("HIGHER", year=2017, academie_code="27")
ACADEMIE = ("08", "BCP")


@pytest.fixture(autouse=True)
def _in_the_window(stopped_clock):
    stopped_clock(datetime(2026, 11, 2, 9, 0, tzinfo=UTC))


@pytest.fixture
def other_head(engine):
    """A second head of office of Grenoble: another person."""
    return factories.a_staff(engine, "head_of_office", academie_code="08")


@pytest.fixture
def lea(engine, case_officer):
    """Registered by herself, with a diploma; her confirmation is up to date, and nothing is promised any more."""
    with writing(engine) as tx:
        actor = someone(tx, email="lea@example.org")
    saved = registered(actor, prior_credits={"declared": [HIGHER.as_json()]})
    run_promised()
    assert units.read(counts, case_officer).up_to_date == 1
    return actor, saved.registration_id


def a_correction(engine, lea, case_officer, other_case_officer, head_of_office, other_head):
    actor, _ = lea
    with writing(engine) as tx:
        made = a_proposal(tx, case_officer, tx.get_one(Candidate, actor.id))
    with writing(engine) as tx:
        read_evidence(tx, other_case_officer, str(made.correction_id))
    units.perform(approve, other_case_officer, made.correction_id, made.digest)


def a_modification(engine, lea, *others):
    actor, number = lea
    papers = {"chosen": {"E4": "Anglais", "E42": "Allemand"}}
    found = modified(actor, number, prior_credits={"declared": [HIGHER.as_json()]}, papers=papers)
    units.perform(save, actor, found.id, seen=found.version)


def an_exemption_rule(engine, lea, case_officer, *others):
    """The rule changes; who it reaches is named; put under the law of the day by the office, the paper is stale."""
    _, number = lea
    with writing(engine) as tx:
        targets = ("lva", "hg_emc", "francais", "arts_appliques", "mathematiques")
        load_reference(tx, system("tests"), with_rule("BCP-1", targets=targets))
        exam_session = tx.get_one(Registration, number).exam_session_id
    assert units.read(affected, case_officer, "BCP-1", exam_session).registrations == (number,)
    begun = units.perform(modify, case_officer, number)
    found = units.read(draft, case_officer, begun)
    units.perform(save, case_officer, begun, seen=found.version, reason="règle modifiée")
    assert units.read(affected, case_officer, "BCP-1", exam_session).total == 0


def a_date(engine, lea, case_officer, other_case_officer, head_of_office, other_head):
    """Moved by two heads, through the calendar."""
    with writing(engine) as tx:
        window = tx.scalars(
            select(Window)
            .join(ExamSession, ExamSession.id == Window.exam_session_id)
            .where(
                ExamSession.domain_code == "BCP", ExamSession.label == "2027", Window.academie_code == "08",
                Window.audience == "individual", Window.phase == "confirmations", Window.foreign_group == "",
            )
        ).one()  # fmt: skip
        seen = ((window.id, window.version),)
    asked = Asked(closes=datetime(2027, 1, 29, 17, 0))  # noqa: DTZ001 - as on the wall of the place
    units.perform(propose, head_of_office, seen, asked, reason="neige")
    (one,) = units.read(open_moves, other_head, decided=False)
    units.perform(moves.approve, other_head, one.id, one.digest)


def a_template(engine, lea, case_officer, other_case_officer, head_of_office, other_head):
    """Written by one head, published by another."""
    begun = units.perform(wording.begin, head_of_office, "confirmation", *ACADEMIE)
    written = units.perform(
        wording.change, head_of_office, begun.draft_id, {"title": "Confirmation, session 2027"}, seen=begun.version
    )
    asked = units.perform(wording.propose, head_of_office, written.draft_id, seen=written.version)
    units.perform(wording.publish, other_head, asked.draft_id, seen=asked.version)


@pytest.mark.parametrize(
    ("act", "reason", "cause"),
    [
        (a_correction, "version_moved", "correction"),
        (a_modification, "version_moved", "modification"),
        (an_exemption_rule, "version_moved", "modification"),
        (a_date, "dates_changed", "registration"),
        (a_template, "template_changed", "registration"),
    ],
)
def test_each_act_makes_the_paper_stale_with_its_reason(
    engine, lea, case_officer, other_case_officer, head_of_office, other_head, act, reason, cause
):
    """Counted on the home page, listed with a reason that has its sentence, then made again once and up to date."""
    act(engine, lea, case_officer, other_case_officer, head_of_office, other_head)
    assert units.read(counts, case_officer).stale == {reason: 1}
    assert units.read(stale_count, case_officer) == 1
    (found,) = units.read(stale, case_officer)
    assert (found.registration_id, found.reason) == (lea[1], reason)
    (shown,) = units.read(to_make, case_officer, Query(), "confirmation")
    assert (shown.reason, shown.cause) == (reason, cause), "what the list of a run says of it"
    assert all(has(language, f"stale-{reason.replace('_', '-')}") for language in ("fr", "en"))
    assert units.perform(issue, case_officer, lea[1]).made
    assert (units.read(counts, case_officer).stale, units.read(stale_count, case_officer)) == ({}, 0)
