"""Issuing a document: of the frozen snapshot, in force alone, the same bytes for the same facts."""

from __future__ import annotations

import dataclasses
import hashlib
import io

import pikepdf
import pytest
from sqlalchemy import select, update

from core import units
from core.access import system
from core.audit import Event
from core.documents import actions
from core.documents.actions import NoDocumentNow, issue
from core.documents.checking import said_by
from core.documents.facts import ReturnRegime
from core.documents.files import open_document
from core.documents.preparing import sheets
from core.documents.publishing import Outcome, Printed, publish
from core.documents.queries import documents_of, twin
from core.errors import NotAllowed, NotFound
from core.registrations.actions import save_version
from core.registrations.ending import deregister
from core.registrations.rules import Cause
from core.storage import AlteredFile, MissingFile, fetch, store
from db.engine import reading, writing
from db.tables import AuditEvent, Candidate, Document, ExamDomain, ManagingOffice, Registration
from tests import factories
from tests.stored import file_of


def registered(engine, **facts):
    """The number of a new registration in Grenoble."""
    with writing(engine) as tx:
        candidate = factories.a_candidate(tx, **facts)
        return factories.a_registration(tx, candidate).registration_id


def moved(engine, registration_id, city="Voiron"):
    """The same registration after a change of what it prints: one more version."""
    with writing(engine) as tx:
        registration = tx.get_one(Registration, registration_id)
        tx.get_one(Candidate, registration.candidate_id).city = city
        tx.flush()
        return save_version(tx, system("tests"), registration, Cause.MODIFICATION).version


def phone_of(engine):
    with reading(engine) as tx:
        return tx.get_one(ManagingOffice, "A08-DEC").phone


def rows(engine, registration_id):
    with reading(engine) as tx:
        return tx.scalars(select(Document).filter_by(registration_id=registration_id).order_by(Document.id)).all()


def test_a_document_says_what_its_version_says(engine, case_officer):
    """Printed from the frozen snapshot, stored before its row, with its hash, and journalled (6.11, 4.10, 3.15)."""
    number = registered(engine, birth_name="Lefèvre")
    issued = units.perform(issue, case_officer, number)
    (row,) = rows(engine, number)
    content = fetch(row.storage_key, row.sha256)
    assert (row.version, row.current, issued.made) == (1, True, True)
    assert hashlib.sha256(content).hexdigest() == issued.sha256
    with pikepdf.open(io.BytesIO(content)) as paper:
        assert len(paper.pages) >= 2
    lines = " ".join(units.read(twin, case_officer, row.id).lines)
    assert "Lefèvre" in lines or "LEFÈVRE" in lines
    assert row.check_code in lines.replace(" ", "")
    with reading(engine) as tx:
        event = tx.scalars(select(AuditEvent).filter_by(name=Event.DOCUMENT_MADE.value)).one()
    assert event.subject_id == number
    assert event.facts["sha256"] == row.sha256


def test_the_same_facts_make_nothing_new(engine, case_officer):
    """Issued twice, there is one row and one event: the second says that it was current already (1.45)."""
    number = registered(engine)
    first = units.perform(issue, case_officer, number)
    second = units.perform(issue, case_officer, number)
    assert (first.made, second.made) == (True, False)
    assert second.document_id == first.document_id
    assert len(rows(engine, number)) == 1


def test_a_new_version_replaces_the_document_and_archives_the_old_one(engine, case_officer):
    """One current document at every instant; the old one stays, out of sight, and its bytes with it (6.12, 1.47)."""
    number = registered(engine)
    units.perform(issue, case_officer, number)
    assert moved(engine, number) == 2
    (shown,) = units.read(documents_of, case_officer, number)
    assert not shown.in_force, "between the change and the new paper the old one is not shown"
    units.perform(issue, case_officer, number)
    old, new = rows(engine, number)
    assert (old.current, new.current) == (False, True)
    assert old.superseded_at is not None
    assert fetch(old.storage_key, old.sha256) != fetch(new.storage_key, new.sha256)
    assert [line.in_force for line in units.read(documents_of, case_officer, number)] == [True, False]


def test_an_address_moved_and_moved_back_prints_the_first_paper_again(engine, case_officer):
    """The facts are the same again, so are the bytes and the code; the paper in the candidate's hands is valid."""
    number = registered(engine)
    units.perform(issue, case_officer, number)
    for phone in ("04 65 71 99 99", phone_of(engine)):
        with writing(engine) as tx:
            tx.execute(update(ManagingOffice).where(ManagingOffice.code == "A08-DEC").values(phone=phone))
        units.perform(issue, case_officer, number)
    first, second, third = rows(engine, number)
    assert first.sha256 == third.sha256 != second.sha256
    assert first.check_code == third.check_code
    assert units.read(said_by, system("door"), first.check_code.lower()).state == "valid"
    assert units.read(said_by, system("door"), second.check_code).state == "superseded"
    assert units.read(said_by, system("door"), "ZZZZZZZZZZZZ").state == "unknown"


def test_a_registration_that_ended_has_no_document(engine, case_officer):
    """Deregistered, nothing is made for it and what was made is not shown (6.14)."""
    number = registered(engine)
    units.perform(issue, case_officer, number)
    units.perform(deregister, case_officer, number, reason="à sa demande", seen=1)
    with pytest.raises(NoDocumentNow) as refused:
        units.perform(issue, case_officer, number)
    assert refused.value.facts == {"reason": "deregistered"}
    assert not units.read(documents_of, case_officer, number)[0].in_force
    assert units.read(said_by, system("door"), rows(engine, number)[0].check_code).state == "ended"


def test_issuing_needs_the_right_and_the_perimeter(engine, case_officer, reader, stranger):
    """A reader may not issue; for another académie the registration does not exist (3.01, 3.03)."""
    number = registered(engine)
    with pytest.raises(NotAllowed):
        units.perform(issue, reader, number)
    with pytest.raises(NotFound):
        units.perform(issue, stranger, number)
    assert rows(engine, number) == []


def test_a_place_without_calendar_prints_nothing(engine, case_officer):
    """A confirmation says until when it may be changed: without a window there is none, and it is said why."""
    with writing(engine) as tx:
        number = factories.a_registration(tx, foreign_group="XX").registration_id
    with pytest.raises(NoDocumentNow) as refused:
        units.perform(issue, case_officer, number)
    assert refused.value.facts == {"reason": "no_calendar"}


def test_a_document_is_handed_over_with_its_journal_line(engine, case_officer, stranger):
    """Current and archive open for staff of the perimeter, are checked against their hash, and noted (1.45, 3.22)."""
    number = registered(engine)
    made = units.perform(issue, case_officer, number)
    answer = units.perform(open_document, case_officer, str(made.document_id))
    assert answer.inline
    assert answer.name.endswith("-001-v01.pdf")
    assert hashlib.sha256(answer.content).hexdigest() == made.sha256
    with reading(engine) as tx:
        assert tx.scalars(select(AuditEvent).filter_by(name=Event.DOCUMENT_READ.value)).one().subject_id == number
    for actor, name in ((stranger, str(made.document_id)), (case_officer, "999999"), (case_officer, "../x")):
        with pytest.raises(NotFound):
            units.perform(open_document, actor, name)


def test_an_altered_or_missing_file_is_refused(engine, case_officer):
    """A paper that is not the one that was written is never handed over (1.45)."""
    made = units.perform(issue, case_officer, registered(engine))
    with reading(engine) as tx:
        path = file_of(tx.get_one(Document, made.document_id).storage_key)
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)
    with pytest.raises(AlteredFile):
        units.perform(open_document, case_officer, str(made.document_id))
    path.unlink()
    with pytest.raises(MissingFile):
        units.perform(open_document, case_officer, str(made.document_id))


def test_the_archive_is_reproduced_byte_for_byte(engine, case_officer):
    """From its version, its context and its template any document is printed again as it was (1.45, 2.45)."""
    from core.documents.catalogue import KINDS
    from core.documents.queries import facts_of

    number = registered(engine)
    units.perform(issue, case_officer, number)
    moved(engine, number)
    units.perform(issue, case_officer, number)
    for row in rows(engine, number):
        with reading(engine) as tx:
            facts = facts_of(tx, [row.id])[row.id]
        assert hashlib.sha256(KINDS[row.kind].render(facts)).hexdigest() == row.sha256


def test_an_older_paper_never_replaces_a_newer_one(engine, case_officer):
    """Printed with the old telephone, published after the new one: refused as moved, the newer paper stays (6.13)."""
    number = registered(engine)
    units.perform(issue, case_officer, number)
    with writing(engine) as tx:
        tx.execute(update(ManagingOffice).where(ManagingOffice.code == "A08-DEC").values(phone="04 65 71 11 11"))
    with reading(engine) as tx:
        slow = sheets(tx, "confirmation", [number])[number]
    with writing(engine) as tx:
        tx.execute(update(ManagingOffice).where(ManagingOffice.code == "A08-DEC").values(phone="04 65 71 22 22"))
    newer = units.perform(issue, case_officer, number)
    late = Printed(slow, store(slow.kind.render(slow.facts)))
    assert units.perform(publish, case_officer, [late])[number].outcome is Outcome.MOVED
    assert [row.id for row in rows(engine, number) if row.current] == [newer.document_id]


def test_what_moves_while_one_paper_is_printed_is_printed_again(engine, case_officer, monkeypatch):
    """Issued alone: a paper published meanwhile by another is seen, and the sheet is read again (6.13)."""
    number, genuine, met = registered(engine), actions.sheets, []

    def sheets_then_meet(tx, kind, ids):
        found = genuine(tx, kind, ids)
        if not met:
            met.append(True)
            publish(tx, case_officer, [Printed(found[number], store(b"other"))])
            found = {number: dataclasses.replace(found[number], fingerprint="0" * 64)}
        return found

    monkeypatch.setattr(actions, "sheets", sheets_then_meet)
    issued = units.perform(issue, case_officer, number)
    (kept,) = rows(engine, number)
    assert (issued.document_id, issued.made) == (kept.id, False)


def test_the_regime_printed_is_the_own_one_of_the_academie(engine, case_officer):
    """An académie with its own way of returning the paper prints that one, and not the domain's (1.39)."""
    number = registered(engine)
    with writing(engine) as tx:
        domain = tx.scalars(select(ExamDomain).where(ExamDomain.code == "BCP")).one()
        assert domain.regime != "upload"
        domain.facts = {**domain.facts, "regime_by_academie": {"08": "upload", "09": "paper"}}
    with reading(engine) as tx:
        assert sheets(tx, "confirmation", [number])[number].facts.context.regime is ReturnRegime.UPLOAD
