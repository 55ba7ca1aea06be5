"""A request for accommodations, from its sending to a decision that is read (seed 9)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import select

from core import files, units
from core.access.actor import candidate as acting
from core.accommodations import actions, deciding, queries
from core.accommodations.errors import AccommodationAlreadyAsked, AccommodationMoved
from core.accommodations.files import KIND
from core.accommodations.rules import State
from core.candidates.queries import one_file
from core.corrections.errors import EvidenceNotRecognised
from core.corrections.evidence import Evidence
from core.documents.own import open_own
from core.errors import InvalidFields, NotAllowed, NotFound, StaleForm
from core.exports.catalogue import CATALOGUE
from core.registrations.opening import WindowClosed
from db.tables import AccommodationRequest, AuditEvent, AuditValue, Document, OutboxMessage, Window
from tests.factories import a_candidate, a_registration, a_staff, an_account
from tests.races import at_once

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PROOF = Evidence("avis médical.pdf", b"%PDF-1.7\navis\n%%EOF\n")
ASKED = {"measures": ("third_time", "computer"), "message": "Comme au brevet."}


@pytest.fixture
def registered(writing, settings_in, tmp_path, stopped_clock):
    """A candidate registered for the bac pro in Grenoble while the service is open: his actor, his registration."""
    settings_in(tmp_path)
    stopped_clock(NOW)
    with writing() as tx:
        person = a_candidate(tx)
        an_account(tx, candidate=person)
        saved = a_registration(tx, person)
        for window in tx.scalars(select(Window).where(Window.academie_code == "08")):
            window.opens_at, window.closes_at, window.latched_at = (
                NOW - timedelta(days=5),
                NOW + timedelta(days=5),
                None,
            )
    return acting(person.id, "Léa Martin"), saved.registration_id


def sent(registered, **how):
    """Send a request; gives its number."""
    actor, registration = registered
    return units.perform(actions.ask, actor, registration, **(ASKED | how)).request_id


def test_a_request_goes_from_its_sending_to_a_decision_that_is_read(registered, reading, case_officer):
    """Sent, examined, decided; the decision is a document, and its first opening is known (seed 9, seed 7)."""
    actor, registration = registered
    number = sent(registered, evidence=PROOF)
    assert units.read(queries.own_one, actor, 1).request.state is State.SENT
    units.perform(deciding.take_up, case_officer, number, seen=1)
    one = units.read(queries.one, case_officer, number)
    assert one.request.measures == ("third_time", "computer")
    done = units.perform(
        deciding.decide, case_officer, number, granted=("third_time",), answer="Pas d’ordinateur.",
        seen=one.request.version,
    )  # fmt: skip
    request = units.read(queries.own_one, actor, 1).request
    assert (request.state, request.granted, request.read_at) == (State.DECIDED, ("third_time",), None)
    with reading() as tx:
        made = tx.get_one(Document, done.document_id)
        assert (made.kind, made.registration_id, made.current) == ("accommodation", registration, True)
    assert [line.id for line in units.read(queries.worklist, case_officer, queries.UNREAD)] == [number]
    units.perform(open_own, actor, request.check_code)
    assert units.read(queries.own_one, actor, 1).request.read_at == NOW
    assert units.read(queries.worklist, case_officer, queries.UNREAD) == []


def test_a_decision_not_read_in_ten_days_is_one_to_telephone_about(registered, case_officer, stopped_clock):
    """Families once learnt of decisions on the day of the exam: the list says whom to call."""
    number = sent(registered)
    units.perform(deciding.decide, case_officer, number, granted=("third_time", "computer"), answer="", seen=1)
    stopped_clock(NOW + timedelta(days=10) - timedelta(seconds=1))
    assert [line.late for line in units.read(queries.worklist, case_officer, queries.UNREAD)] == [False]
    stopped_clock(NOW + timedelta(days=10))
    assert [line.late for line in units.read(queries.worklist, case_officer, queries.UNREAD)] == [True]


def test_a_candidate_asks_within_the_window_the_office_whenever(
    registered, writing, reading, case_officer, stopped_clock
):
    """At the latest at the closing of registrations; later, the office does it for him, and the journal says so."""
    actor, registration = registered
    stopped_clock(NOW + timedelta(days=5))
    with pytest.raises(WindowClosed):
        sent(registered)
    assert not units.read(queries.own_one, actor, 1).can_ask
    units.perform(actions.ask, case_officer, registration, **ASKED)
    with reading() as tx:
        event = tx.scalars(select(AuditEvent).where(AuditEvent.name == "accommodation.asked")).one()
    assert event.facts["outside_window"] is True


def test_what_is_missing_is_asked_and_brought_even_after_the_closing(registered, case_officer, stopped_clock):
    """The office asked: the answer does not depend on the window."""
    actor, _ = registered
    number = sent(registered)
    units.perform(deciding.ask_for_more, case_officer, number, answer="Joignez l’avis du médecin.", seen=1)
    assert [line.id for line in units.read(queries.worklist, case_officer, queries.WAITING)] == [number]
    stopped_clock(NOW + timedelta(days=6))
    seen = units.read(queries.own_one, actor, 1).request.version
    units.perform(actions.complete, actor, number, message="Le voici.", evidence=PROOF, seen=seen)
    request = units.read(queries.own_one, actor, 1).request
    assert (request.state, request.proof) == (State.SENT, "avis médical.pdf")
    assert request.message == "Comme au brevet.\n\nLe voici."


def test_one_request_at_a_time_and_none_moves_from_a_state_where_it_cannot(registered, case_officer):
    """Doubled, decided twice, or withdrawn once decided: refused; withdrawn, another may be sent."""
    actor, registration = registered
    number = sent(registered)
    with pytest.raises(AccommodationAlreadyAsked):
        sent(registered)
    units.perform(actions.withdraw, actor, number, seen=1)
    again = sent(registered)
    units.perform(deciding.decide, case_officer, again, granted=(), answer="Motif.", seen=1)
    seen = units.read(queries.one, case_officer, again).request.version
    for act in (
        lambda: units.perform(actions.withdraw, actor, again, seen=seen),
        lambda: units.perform(deciding.take_up, case_officer, again, seen=seen),
        lambda: units.perform(deciding.decide, case_officer, again, granted=("braille",), answer="Motif.", seen=seen),
    ):
        with pytest.raises(AccommodationMoved):
            act()
    with pytest.raises(StaleForm):
        units.perform(deciding.take_up, case_officer, again, seen=1)
    del registration


def test_a_request_and_a_decision_say_what_they_must(registered, case_officer):
    """Something is asked, of the list; a measure is not refused without a reason (code of education, motivation)."""
    for wrong, field in (
        ({"measures": (), "message": " "}, "measures"), ({"measures": ("unheard_of",)}, "measures"),
        ({"message": "x" * 4_001}, "message"),
    ):  # fmt: skip
        with pytest.raises(InvalidFields) as refused:
            sent(registered, **wrong)
        assert list(refused.value.facts["fields"]) == [field]
    with pytest.raises(EvidenceNotRecognised):
        sent(registered, evidence=Evidence("avis.pdf", b"MZ\x90\x00 a program"))
    number = sent(registered)
    with pytest.raises(InvalidFields) as refused:
        units.perform(deciding.decide, case_officer, number, granted=("computer",), answer="  ", seen=1)
    assert refused.value.facts["fields"] == {"answer": "accommodation_reason_missing"}


def test_neither_readers_nor_supervisors_nor_strangers_see_a_request(
    engine, registered, reader, supervisor, technical_administrator, stranger, case_officer
):
    """Handicap is sensitive: no list, no request, no proof; for another académie it does not exist (GDPR art. 9)."""
    number = sent(registered, evidence=PROOF)
    for who in (reader, supervisor, technical_administrator):
        for query, arguments in ((queries.worklist, ()), (queries.one, (number,))):
            with pytest.raises(NotAllowed):
                units.read(query, who, *arguments)
        with pytest.raises(NotAllowed):
            units.perform(files.open_file, who, KIND, str(number))
    assert units.read(queries.worklist, stranger) == []
    for act in (
        lambda: units.read(queries.one, stranger, number),
        lambda: units.perform(files.open_file, stranger, KIND, str(number)),
        lambda: units.perform(deciding.take_up, stranger, number, seen=1),
    ):
        with pytest.raises(NotFound):
            act()
    assert units.perform(files.open_file, case_officer, KIND, str(number)).content == PROOF.content
    del engine


def test_the_record_tells_a_reader_nothing_of_a_request(registered, reader, case_officer):
    """Neither the mails, nor the decision among the documents, nor an event of the record (GDPR art. 9)."""
    actor, _ = registered
    number = sent(registered)
    units.perform(deciding.decide, case_officer, number, granted=("third_time", "computer"), answer="", seen=1)
    for who, mails, events in ((case_officer, 2, 1), (reader, 0, 0)):
        record = units.read(one_file, who, actor.id)
        assert len([one for one in record.mails if "accommodation" in one.template]) == mails
        assert len([one for one in record.events if "accommodation" in str(one.facts)]) == events
    seen = units.read(one_file, reader, actor.id)
    assert "accommodation" not in str(seen).replace("accommodations=()", "")


def test_a_candidate_reaches_no_request_but_his_own(registered, writing, engine):
    """Neither read, completed nor withdrawn by another; asked on another's registration, it is not found (3.03)."""
    _, registration = registered
    number = sent(registered)
    with writing() as tx:
        other = acting(a_candidate(tx).id, "Quelqu’un d’autre")
    for act in (
        lambda: units.read(queries.own_one, other, 1),
        lambda: units.perform(actions.withdraw, other, number, seen=1),
        lambda: units.perform(actions.complete, other, number, message="?", seen=1),
        lambda: units.perform(actions.ask, other, registration, **ASKED),
    ):
        with pytest.raises(NotFound):
            act()
    assert units.read(queries.own, other) == []
    del engine


def test_no_export_has_a_column_about_accommodations():
    """What leaves the office in a file never says who asked for what (GDPR art. 9)."""
    names = [column.name for kind in CATALOGUE.values() for column in kind.columns]
    assert len(names) > 30
    assert not [name for name in names if "accommodation" in name or "measure" in name or "handicap" in name]


def test_neither_journal_nor_mails_say_a_measure_or_a_reason(registered, reading, case_officer):
    """The journal keeps states and counts; mails say that there is an answer, never which."""
    number = sent(registered, evidence=PROOF)
    units.perform(deciding.ask_for_more, case_officer, number, answer="Avis du docteur Knock.", seen=1)
    seen = units.read(queries.one, case_officer, number).request.version
    units.perform(deciding.decide, case_officer, number, granted=("computer",), answer="Motif secret.", seen=seen)
    with reading() as tx:
        told = str([(one.facts, one.reason) for one in tx.scalars(select(AuditEvent))])
        told += str([(one.before, one.after) for one in tx.scalars(select(AuditValue))])
        mails = tx.scalars(select(OutboxMessage).order_by(OutboxMessage.id)).all()
        told += str([one.facts for one in mails])
    assert [one.template for one in mails] == [
        "accommodation_received", "accommodation_incomplete", "accommodation_decided",
    ]  # fmt: skip
    for word in ("third_time", "computer", "Knock", "Motif secret", "brevet", "médical"):
        assert word not in told


def test_two_decisions_at_once_leave_one(registered, reading, engine):
    """The first is delivered; the second reads it before deciding (6.22)."""
    number = sent(registered)
    officers = [a_staff(engine, "case_officer", academie_code="08") for _ in range(2)]
    results = at_once(
        *(
            partial(units.perform, deciding.decide, officer, number, granted=(), answer=f"Motif {position}", seen=1)
            for position, officer in enumerate(officers)
        )
    )
    assert sorted(type(one).__name__ for one in results) == ["Decided", "StaleForm"]
    with reading() as tx:
        row = tx.scalars(select(AccommodationRequest)).one()
        assert row.answer == f"Motif {[type(one).__name__ for one in results].index('Decided')}"
        assert len(tx.scalars(select(Document).where(Document.kind == "accommodation")).all()) == 1
