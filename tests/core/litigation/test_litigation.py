"""A litigation file holds the whole of one person within the perimeter, and nothing of anybody else (1.31, 3.02)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, or_, select
from sqlalchemy.orm import Session

import core.litigation.files  # noqa: F401 - the opener of litigation files
from core.access import Actor, Role, Scope
from core.access.actor import candidate as as_candidate
from core.accommodations.actions import ask
from core.accommodations.deciding import decide
from core.audit import Event, record
from core.candidates.consulting import note_reading
from core.candidates.contact import Reached, change_contact
from core.candidates.queries import one_file
from core.corrections.deciding import approve
from core.corrections.evidence import open_evidence
from core.documents.actions import issue
from core.errors import NotAllowed, NotFound
from core.files import open_file
from core.jobs.synchronous import run_promised
from core.litigation import rules
from core.litigation.actions import order_file
from core.litigation.errors import LitigationFileExpired, LitigationReasonMissing
from core.litigation.files import let_die
from core.litigation.gathering import whole
from core.litigation.paper import paper
from core.litigation.queries import files_of
from core.registrations.ending import deregister
from db.tables import AuditEvent, Candidate, Document, LitigationFile, Registration
from tests import factories
from tests.core.corrections.conftest import a_proposal
from tests.core.documents.printing import checked, extracted, squeezed

Unit = Callable[[], AbstractContextManager[Session]]
REASON = "Recours n° 2026-114 devant le tribunal administratif"


@pytest.fixture(autouse=True)
def _store(settings_in: Callable[[Path], None], tmp_path: Path, stopped_clock: Callable[[datetime], None]) -> None:
    """A store of its own, and a day when candidates may ask, whatever the day of the tests."""
    settings_in(tmp_path / "data")
    stopped_clock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))


@dataclass(frozen=True, slots=True)
class World:
    """A person with a full life, registered here and elsewhere, and somebody else of the same name."""

    person: int
    here: int
    elsewhere: int
    other: int


@pytest.fixture
def world(
    engine: Engine, writing: Unit, case_officer: Actor, other_case_officer: Actor, stranger: Actor
) -> World:  # fmt: skip
    with writing() as tx:
        one = factories.a_candidate(
            tx, birth_name="Nguyễn-Œuvrard", first_names="Žofia محمد", birth_date=date(2008, 3, 12), ine="123456789AB"
        )
        here = factories.a_registration(tx, one, speciality="31212").registration_id
        elsewhere = factories.a_registration(tx, one, speciality="31224", academie_code="09").registration_id
        other = factories.a_candidate(tx, birth_name="Zzyzx", first_names="Quentin", city="Autreville")
        factories.a_registration(tx, other)
        issue(tx, case_officer, here)
        issue(tx, case_officer, factories.a_registration(tx, other, speciality="31224").registration_id)
        people = one.id, other.id
    _live(writing, people[0], here, case_officer, other_case_officer)
    with writing() as tx:
        note_reading(tx, other_case_officer, people[1])
        deregister(tx, stranger, elsewhere, reason="raison lilloise", seen=tx.get_one(Registration, elsewhere).version)
    return World(people[0], here, elsewhere, people[1])


def _live(writing: Unit, person: int, here: int, officer: Actor, second: Actor) -> None:
    """Move, be corrected by two persons, ask for accommodations, be read."""
    with writing() as tx:
        reached = Reached("0639980011", ("3 rue de Chartreuse",), "38100", "Grenoble", "France")
        change_contact(tx, officer, person, reached, seen=tx.get_one(Candidate, person).version)
        correction = a_proposal(tx, officer, tx.get_one(Candidate, person), reason_text="acte de naissance produit")
    with writing() as tx:
        open_evidence(tx, second, str(correction.correction_id))
    with writing() as tx:
        approve(tx, second, correction.correction_id, correction.digest)
    with writing() as tx:
        asked = ask(tx, as_candidate(person, "Žofia"), here, measures=("reader",), message="lecture 😀")
    with writing() as tx:
        decide(tx, officer, asked.request_id, granted=("reader",), answer="accordé", seen=1)
        note_reading(tx, second, person)


def made(writing: Unit, head: Actor, person: int) -> int:
    with writing() as tx:
        return order_file(tx, head, person, reason=REASON).file_id


def content_of(writing: Unit, head: Actor, file_id: int) -> bytes:
    with writing() as tx:
        return open_file(tx, head, "litigation", str(file_id)).content


def text_of(content: bytes, tmp_path: Path) -> str:
    path = tmp_path / "file.pdf"
    path.write_bytes(content)
    checked(path)
    return squeezed(extracted(path))


def test_every_event_of_the_person_is_in_the_file_and_nothing_of_another(
    world: World, writing: Unit, reading: Unit, head_of_office: Actor, tmp_path: Path
) -> None:
    """Each with its rank and its hash; qpdf reads the whole; what another académie did is not in it."""
    file_id = made(writing, head_of_office, world.person)
    text = text_of(content_of(writing, head_of_office, file_id), tmp_path)
    with reading() as tx:
        row = tx.get_one(LitigationFile, file_id)
        held = whole(tx, head_of_office, row)
        mine = or_(
            (AuditEvent.subject_kind == "candidate") & (AuditEvent.subject_id == world.person),
            (AuditEvent.subject_kind == "registration") & (AuditEvent.subject_id == world.here),
            AuditEvent.subject_kind.in_(("correction", "accommodation")),
        )
        events = list(tx.scalars(select(AuditEvent).where(mine, AuditEvent.seq <= row.up_to_seq)))
        everything = list(tx.scalars(select(AuditEvent).where(AuditEvent.seq <= row.up_to_seq)))
        digests = list(tx.scalars(select(Document.sha256).where(Document.registration_id == world.here)))
        foreign = list(tx.scalars(select(Document.sha256).where(Document.registration_id != world.here)))
    assert {one.seq for one in held.events} == {one.seq for one in events}
    assert row.events == len(events)
    for event in events:
        assert f"n°{event.seq}·" in text
        assert event.hash in text
    for event in everything:
        assert (event.hash in text) == (event in events or event.seq == row.up_to_seq)
    assert all(digest in text for digest in digests)
    assert foreign
    assert not any(digest in text for digest in foreign)
    assert not any(strange in text for strange in ("Zzyzx", "Quentin", "Autreville", "raisonlilloise", "Lille"))


def test_the_file_says_who_had_it_made_why_and_what_changed(
    world: World, writing: Unit, head_of_office: Actor, case_officer: Actor, other_case_officer: Actor, tmp_path: Path
) -> None:
    """The heading, both persons of the correction, its reason, the versions, the readings, page x of y."""
    file_id = made(writing, head_of_office, world.person)
    text = text_of(content_of(writing, head_of_office, file_id), tmp_path)
    shown = (
        REASON, head_of_office.label, "Martineau", "Nguyễn-Œuvrard", "Žofia", "123456789AB", "acte de naissance",
        f"Proposée par {case_officer.label}", f"Décision de {other_case_officer.label}", "Assistance d’un lecteur",
        "Dossier consulté", "38100", "[U+1F600 GRINNING FACE]", "Page 1 sur", "Chartreuse",
    )  # fmt: skip
    for expected in shown:
        assert squeezed(expected) in text, expected
    assert "محمد" in text


def test_equal_facts_give_the_same_bytes(world: World, writing: Unit, reading: Unit, head_of_office: Actor) -> None:
    """Written twice from the same order, the file is the same, and it is what was kept (1.45)."""
    from core.documents.rendering.register_file import write

    file_id = made(writing, head_of_office, world.person)
    with reading() as tx:
        row = tx.get_one(LitigationFile, file_id)
        once, twice = (write(paper(whole(tx, head_of_office, row))) for _ in range(2))
        pages = row.pages
    assert once.content == twice.content == content_of(writing, head_of_office, file_id)
    assert once.pages == pages


@pytest.mark.parametrize("role", ["case_officer", "reader", "supervisor", "technical_administrator"])
def test_only_a_head_of_office_has_it_made(world: World, engine: Engine, writing: Unit, role: str) -> None:
    """A case officer already sees the record; the whole of it on paper is for who answers for the office."""
    someone = factories.a_staff(engine, role, academie_code="08")
    with pytest.raises(NotAllowed), writing() as tx:
        order_file(tx, someone, world.person, reason=REASON)


def test_a_head_of_office_has_it_made_within_the_perimeter_alone(world: World, engine: Engine, writing: Unit) -> None:
    """Of another académie, the person is not there; head here and case officer there, only what is of here (3.02)."""
    far = factories.a_staff(engine, "head_of_office", academie_code="28")
    with pytest.raises(NotFound), writing() as tx:
        order_file(tx, far, world.person, reason=REASON)
    both = replace(far, scopes=(Scope(Role.HEAD_OF_OFFICE, "08"), Scope(Role.CASE_OFFICER, "09")))
    with writing() as tx:
        file_id = order_file(tx, both, world.person, reason=REASON).file_id
        row = tx.get_one(LitigationFile, file_id)
        held = whole(tx, both, row)
    assert [one.id for one in held.file.registrations] == [world.here]
    assert "raison lilloise" not in repr(held)


def test_no_file_without_a_reason(world: World, writing: Unit, reading: Unit, head_of_office: Actor) -> None:
    """A blank one is none, and nothing is noted."""
    with pytest.raises(LitigationReasonMissing), writing() as tx:
        order_file(tx, head_of_office, world.person, reason="    ")
    with reading() as tx:
        assert tx.scalar(select(func.count()).select_from(LitigationFile)) == 0


def test_the_order_and_each_opening_are_journalled_and_only_its_maker_opens_it(
    world: World, engine: Engine, writing: Unit, reading: Unit, head_of_office: Actor
) -> None:
    """With the reason; another head of the same office finds nothing there (3.03), and makes one of their own."""
    file_id = made(writing, head_of_office, world.person)
    content_of(writing, head_of_office, file_id)
    other = factories.a_staff(engine, "head_of_office", academie_code="08")
    with pytest.raises(NotFound), writing() as tx:
        open_file(tx, other, "litigation", str(file_id))
    with reading() as tx:
        told = select(AuditEvent).where(AuditEvent.name.like("litigation_file.%")).order_by(AuditEvent.seq)
        events = list(tx.scalars(told))
        shown = [(one.is_own, one.state) for one in files_of(tx, other, world.person)]
    assert [one.name.partition(".")[2] for one in events] == ["ordered", "made", "read"]
    assert {(one.subject_kind, one.subject_id) for one in events} == {("candidate", world.person)}
    assert events[0].reason == REASON
    assert shown == [(False, "ready")]


def test_the_reason_of_a_litigation_is_between_those_who_answer_for_the_office(
    world: World, writing: Unit, reading: Unit, head_of_office: Actor, case_officer: Actor, reader: Actor
) -> None:
    """Whoever reads the record learns that a file was made, by whom; not why."""
    made(writing, head_of_office, world.person)
    with reading() as tx:
        for actor, reason in ((head_of_office, REASON), (case_officer, ""), (reader, "")):
            told = [one for one in one_file(tx, actor, world.person).events if one.name == "litigation_file.ordered"]
            assert [(one.actor, one.reason) for one in told] == [(head_of_office.label, reason)]


def test_a_file_of_another_office_says_nothing_here(
    world: World, engine: Engine, writing: Unit, reading: Unit, head_of_office: Actor
) -> None:
    """Of one person in two académies: the other's reason, size and author are told to who may see all of it (3.02)."""
    lille = factories.a_staff(engine, "head_of_office", academie_code="09")
    everywhere = factories.a_staff(engine, "head_of_office")
    with writing() as tx:
        there = order_file(tx, lille, world.person, reason="Plainte déposée à Lille").file_id
    here = made(writing, head_of_office, world.person)
    with reading() as tx:
        told = [[one.id for one in files_of(tx, head, world.person)] for head in (lille, head_of_office, everywhere)]
    assert told == [[there], [here], [here, there]]


def test_a_file_lives_a_day(
    world: World, writing: Unit, reading: Unit, head_of_office: Actor, stopped_clock: Callable[[datetime], None]
) -> None:
    """Afterwards it is refused, then taken away; that it was made stays known."""
    noon = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    stopped_clock(noon)
    file_id = made(writing, head_of_office, world.person)
    stopped_clock(noon + timedelta(hours=25))
    with pytest.raises(LitigationFileExpired), writing() as tx:
        open_file(tx, head_of_office, "litigation", str(file_id))
    let_die()
    with reading() as tx:
        row = tx.get_one(LitigationFile, file_id)
        assert (row.state, row.storage_key, row.reason) == ("expired", "", REASON)


def test_a_long_life_is_written_by_the_worker_with_the_rights_of_its_moment(
    world: World, engine: Engine, writing: Unit, reading: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The click promises; the worker makes it once, over many pages; whoever lost the role gets nothing (3.26)."""
    head = factories.a_staff(engine, "head_of_office", academie_code="08")
    with writing() as tx:
        for _ in range(300):
            record(tx, head, Event.CANDIDATE_READ, "candidate", world.person)
    monkeypatch.setattr(rules, "AT_ONCE", 100)
    with writing() as tx:
        ordered = order_file(tx, head, world.person, reason=REASON)
    assert ordered.state == "ordered"
    with pytest.raises(NotFound), writing() as tx:
        open_file(tx, head, "litigation", str(ordered.file_id))
    run_promised()
    run_promised()
    with reading() as tx:
        row = tx.get_one(LitigationFile, ordered.file_id)
        times = tx.scalar(select(func.count()).where(AuditEvent.name == Event.LITIGATION_MADE.value))
    assert (row.state, times) == ("ready", 1)
    assert row.pages > 5
    assert content_of(writing, head, ordered.file_id).startswith(b"%PDF-")
