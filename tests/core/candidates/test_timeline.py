"""The timeline of a record: account, versions, documents, mails, requests, corrections, who read what (3.22)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from core.access import Actor, Role, Scope
from core.access.actor import candidate as as_candidate
from core.accommodations.actions import ask
from core.audit import Event, record
from core.candidates import words
from core.candidates.consulting import note_reading
from core.candidates.queries import one_file
from core.candidates.timeline import Kind, kind_of, moments
from core.documents.actions import issue
from core.i18n import t
from db.tables import OutboxMessage
from tests import factories
from tests.core.corrections.conftest import a_proposal

Unit = Callable[[], AbstractContextManager[Session]]


@pytest.fixture(autouse=True)
def _store(settings_in: Callable[[Path], None], tmp_path: Path, stopped_clock: Callable[[datetime], None]) -> None:
    """A store of its own, and a day when candidates may ask, whatever the day of the tests."""
    stopped_clock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    settings_in(tmp_path / "data")


@pytest.fixture
def person(writing: Unit, case_officer: Actor) -> int:
    """Someone with an account, a registration here and one in Lille, a document, a correction, a request, a mail."""
    with writing() as tx:
        candidate = factories.a_candidate(tx)
        factories.an_account(tx, candidate=candidate)
        here = factories.a_registration(tx, candidate)
        there = factories.a_registration(tx, candidate, speciality="31224", academie_code="09")
        issue(tx, case_officer, here.registration_id)
        a_proposal(tx, case_officer, candidate)
        for registration_id, subject in ((here.registration_id, "here"), (there.registration_id, "there"), (None, "-")):
            tx.add(_mail(candidate.id, registration_id, subject))
        number, registration = candidate.id, here.registration_id
    with writing() as tx:
        ask(tx, as_candidate(number, "Léa"), registration, measures=("reader",), message="")
        note_reading(tx, case_officer, number)
    return number


def _mail(candidate_id: int, registration_id: int | None, message_id: str) -> OutboxMessage:
    at = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    return OutboxMessage(
        template=f"unknown-{message_id}", recipient="lea@example.org", language="fr", facts={},
        candidate_id=candidate_id, registration_id=registration_id, message_id=message_id, state="sent", attempts=1,
        error="", created_at=at, due_at=at, sent_at=at,
    )  # fmt: skip


def kinds(tx: Session, actor: Actor, person: int) -> set[Kind]:
    file = one_file(tx, actor, person)
    return {one.kind for one in moments(file.events, file.mails)}


def test_everything_that_happened_is_there_of_its_kind(person: int, reading: Unit, head_of_office: Actor) -> None:
    """For who reads the journal and decides on accommodations: all of it, newest first."""
    with reading() as tx:
        found = kinds(tx, head_of_office, person)
        file = one_file(tx, head_of_office, person)
    line = moments(file.events, file.mails)
    assert found >= {
        Kind.ACCOUNT, Kind.REGISTRATION, Kind.DOCUMENT, Kind.MAIL, Kind.CORRECTION, Kind.ACCOMMODATION, Kind.RECORD,
        Kind.READING,
    }  # fmt: skip
    assert [one.at for one in line] == sorted((one.at for one in line), reverse=True)
    assert (len(file.reports), len(file.accommodations)) == (0, 1)


def test_each_sees_of_it_what_his_rights_are_on_this_record(
    person: int, reading: Unit, case_officer: Actor, reader: Actor, stranger: Actor
) -> None:
    """Who read what is for who reads the journal; accommodations for who decides there; nothing of another place."""
    elsewhere = replace(reader, scopes=(Scope(Role.READER, "08"), Scope(Role.CASE_OFFICER, "28")))
    with reading() as tx:
        assert Kind.READING not in kinds(tx, case_officer, person)
        assert Kind.ACCOMMODATION in kinds(tx, case_officer, person)
        for actor in (reader, elsewhere, stranger):
            assert Kind.ACCOMMODATION not in kinds(tx, actor, person)
            assert one_file(tx, actor, person).accommodations == ()
        assert {one.template for one in one_file(tx, case_officer, person).mails} >= {"unknown-here", "unknown--"}
        assert "unknown-there" not in {one.template for one in one_file(tx, case_officer, person).mails}
        assert "unknown-here" not in {one.template for one in one_file(tx, stranger, person).mails}


def test_older_events_are_said_to_be_left_out(person: int, reading: Unit, head_of_office: Actor) -> None:
    """Never silently: the newest are shown, and that there are more is known."""
    with reading() as tx:
        whole = one_file(tx, head_of_office, person)
        few = one_file(tx, head_of_office, person, most_events=2)
        same = one_file(tx, head_of_office, person, most_events=len(whole.events))
    assert not whole.older_events
    assert (few.events, few.older_events) == (whole.events[:2], True)
    assert (same.events, same.older_events) == (whole.events, False)


def test_what_is_not_to_be_seen_takes_no_place_of_what_is(
    person: int, reading: Unit, writing: Unit, case_officer: Actor, reader: Actor
) -> None:
    """The newest speak of accommodations: who may not know is shown as many others, and none of those (3.04)."""
    with reading() as tx:
        before = one_file(tx, reader, person)
    assert len(before.events) > 2
    with writing() as tx:
        registration = before.registrations[0].id
        for _ in range(3):
            record(tx, case_officer, Event.DOCUMENT_MADE, "registration", registration, facts={"kind": "accommodation"})
            record(
                tx, case_officer, Event.MAIL_SENT_AGAIN, "candidate", person,
                facts={"template": "accommodation_decided", "mail": 1},
            )  # fmt: skip
    with reading() as tx:
        few = one_file(tx, reader, person, most_events=2)
        assert (few.events, few.older_events) == (before.events[:2], True)
        exact = one_file(tx, reader, person, most_events=len(before.events))
        assert (exact.events, exact.older_events) == (before.events, False)
        seen = one_file(tx, case_officer, person, most_events=6).events
    assert [line.name for line in seen] == ["mail.sent_again", "document.made"] * 3


def test_every_event_of_the_journal_is_of_a_kind_with_a_name() -> None:
    """Whatever is journalled of a person can be shown and filtered, in both languages."""
    for event in Event:
        for language in ("fr", "en"):
            assert t(language, f"candidate-file-kind-{kind_of(event.value)}")
    assert kind_of("candidate.read") is Kind.READING
    assert kind_of("candidate.created") is Kind.RECORD
    assert kind_of("error_report.sent") is Kind.REPORT


def test_a_line_says_what_who_and_the_change_in_words(person: int, reading: Unit, head_of_office: Actor) -> None:
    """The same words on screen and on paper; a mail says its subject and where it stands."""
    with reading() as tx:
        file = one_file(tx, head_of_office, person)
    said = {
        words.what("fr", one): (words.who("fr", one), words.detail("fr", one))
        for one in moments(file.events, file.mails)
    }
    assert said["Dossier consulté"][0].startswith("Agent")
    assert "envoyé" in said["Courriel"][1]
    assert said["Courriel"][0] == ""
