"""Convocations and relevés de notes made elsewhere: handed over, the newest alone, read with a receipt, taken back."""

from __future__ import annotations

from functools import partial

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError

from core import units
from core.access.actor import candidate as acting_candidate
from core.audit import Event
from core.corrections.evidence import Evidence
from core.documents import errors
from core.documents.handed import handed_to, open_handed
from core.documents.handing import hand_over, take_back
from core.documents.own import bring_up_to_date, latest, open_own, own_documents, own_twin
from core.errors import InvalidFields, NotAllowed, NotFound
from core.registrations.ending import deregister
from core.storage import AlteredFile
from core.storage.received import FileActs
from db.engine import reading, writing
from db.tables import AuditEvent, ExamSession, HandedDocument, OutboxMessage, StoredFile
from tests import factories
from tests.core.pieces.conftest import PDF, a_file, someone
from tests.races import at_once
from tests.stored import file_of


@pytest.fixture
def lea(engine):
    return someone(engine)


def given(actor, lea, kind="summons", title="", more=b"one"):
    return units.perform(hand_over, actor, lea.registration_id, kind, title, a_file("convocation.pdf", more))


def shown(lea):
    return [(one.kind, one.title, one.unread) for one in units.read(own_documents, lea.actor) if one.handed]


def events(engine, event):
    with reading(engine) as tx:
        return tx.scalars(select(AuditEvent).filter_by(name=event.value).order_by(AuditEvent.seq)).all()


def test_a_summons_is_handed_over_and_its_candidate_told(engine, case_officer, lea):
    """In « Mes documents », new; a mail without what the document says; a line in the journal (seed 7)."""
    done = given(case_officer, lea)
    assert shown(lea) == [("summons", "", True)]
    with reading(engine) as tx:
        mail = tx.scalars(select(OutboxMessage).filter_by(template="document_available")).one()
        row = tx.scalars(select(HandedDocument)).one()
    assert mail.registration_id == lea.registration_id
    assert (row.id, row.check_code, row.made_by) == (done.document_id, done.check_code, case_officer.label)
    (event,) = events(engine, Event.DOCUMENT_HANDED_OVER)
    assert (event.subject_id, event.facts["kind"]) == (lea.registration_id, "summons")


def test_the_newer_of_a_kind_replaces_the_older(engine, case_officer, lea):
    """The latest alone is shown, the older answers that it was replaced, and the office keeps it (6.12, 1.47)."""
    old = given(case_officer, lea)
    new = given(case_officer, lea, more=b"two")
    assert new.replaces == old.document_id
    assert shown(lea) == [("summons", "", True)]
    with pytest.raises(errors.DocumentSuperseded) as refused:
        units.perform(open_own, lea.actor, old.check_code)
    assert not isinstance(refused.value, errors.DocumentTakenBack)
    assert units.perform(open_own, lea.actor, new.check_code).inline
    lines = units.read(handed_to, case_officer, lea.registration_id)
    assert [(one.id, one.current) for one in lines] == [(new.document_id, True), (old.document_id, False)]
    assert units.perform(open_handed, case_officer, str(old.document_id)).content != PDF


def test_other_kinds_and_titles_stay_side_by_side(case_officer, lea):
    """A relevé de notes never takes the place of a convocation, nor a titled document that of another title."""
    given(case_officer, lea)
    given(case_officer, lea, "grade_report")
    given(case_officer, lea, "other", " Avis  de passage ")
    given(case_officer, lea, "other", "Attestation", more=b"two")
    given(case_officer, lea, "other", "Avis de passage", more=b"three")
    assert sorted(shown(lea)) == [
        ("grade_report", "", True), ("other", "Attestation", True), ("other", "Avis de passage", True),
        ("summons", "", True),
    ]  # fmt: skip


def test_the_very_same_file_again_changes_nothing(engine, case_officer, lea):
    """Sent twice by mistake: one document, one mail, the receipt of the first (6.24)."""
    first, second = given(case_officer, lea), given(case_officer, lea)
    assert (second.document_id, second.again) == (first.document_id, True)
    with reading(engine) as tx:
        assert len(tx.scalars(select(OutboxMessage).filter_by(template="document_available")).all()) == 1
    assert len(events(engine, Event.DOCUMENT_HANDED_OVER)) == 1


def test_the_first_opening_is_the_receipt_and_the_office_sees_it(engine, case_officer, lea):
    """Noted once by the candidate's own opening; the office's opening is journalled and is no receipt (1.31)."""
    done = given(case_officer, lea)
    units.perform(open_handed, case_officer, str(done.document_id))
    assert units.read(handed_to, case_officer, lea.registration_id)[0].read_at is None
    answer = units.perform(open_own, lea.actor, done.check_code)
    assert (answer.name, answer.media_type) == ("summons-001.pdf", "application/pdf")
    noted = units.read(handed_to, case_officer, lea.registration_id)[0].read_at
    assert noted is not None
    units.perform(open_own, lea.actor, done.check_code)
    assert units.read(handed_to, case_officer, lea.registration_id)[0].read_at == noted
    assert [event.facts.get("receipt", False) for event in events(engine, Event.DOCUMENT_READ)] == [False, True]
    assert shown(lea) == [("summons", "", False)]


def test_altered_bytes_are_never_handed_over(engine, case_officer, lea):
    """Checked against its hash at each opening, by both; an altered one is no reading (1.45)."""
    done = given(case_officer, lea)
    with reading(engine) as tx:
        path = file_of(tx.scalars(select(StoredFile)).one().storage_key)
    path.write_bytes(path.read_bytes().replace(b"one", b"two"))
    with pytest.raises(AlteredFile):
        units.perform(open_own, lea.actor, done.check_code)
    with pytest.raises(AlteredFile):
        units.perform(open_handed, case_officer, str(done.document_id))
    assert shown(lea) == [("summons", "", True)]


def test_a_document_taken_back_is_gone_and_kept(engine, case_officer, lea):
    """With a reason, in the journal; its candidate no longer opens it, the office still does, once only (1.47)."""
    done = given(case_officer, lea)
    with pytest.raises(errors.TakingBackUnexplained):
        units.perform(take_back, case_officer, done.document_id, "  ")
    units.perform(take_back, case_officer, done.document_id, "Autre candidat.")
    assert shown(lea) == []
    with pytest.raises(errors.DocumentTakenBack):
        units.perform(open_own, lea.actor, done.check_code)
    with pytest.raises(errors.DocumentSuperseded):
        units.perform(take_back, case_officer, done.document_id, "Encore.")
    assert units.perform(open_handed, case_officer, str(done.document_id)).inline
    (event,) = events(engine, Event.DOCUMENT_TAKEN_BACK)
    assert event.reason == "Autre candidat."
    assert given(case_officer, lea).again is False


def test_only_a_sound_pdf_is_handed_over(engine, case_officer, lea):
    """No file, a picture, a false name, a script, a kind or a title that is not one: refused, nothing kept (2.08)."""
    picture = b"\xff\xd8\xff\xe0 picture \xff\xd9"
    for file, refusal in (
        (Evidence("", b""), errors.HandedFileMissing),
        (Evidence("a.jpg", picture), errors.HandedFileNotPdf),
        (Evidence("a.exe", PDF), errors.HandedFileNotPdf),
        (Evidence("a.pdf", PDF + bytes(10 * 1024 * 1024)), errors.HandedFileTooLarge),
        (Evidence("a.pdf", PDF.replace(b"<<>>", b"<</JavaScript (x)>>")), FileActs),
    ):
        with pytest.raises(refusal):
            units.perform(hand_over, case_officer, lea.registration_id, "summons", "", file)
    for kind, title, refusal in (
        ("confirmation", "", NotFound), ("other", " \u200b ", InvalidFields), ("other", "x" * 121, InvalidFields),
    ):  # fmt: skip
        with pytest.raises(refusal):
            given(case_officer, lea, kind, title)
    with reading(engine) as tx:
        assert tx.scalars(select(StoredFile)).all() == []


def test_another_place_and_other_people_have_nothing_to_do_with_it(engine, case_officer, lea):
    """Outside the perimeter, another candidate, a reader: not found or not allowed, nothing noted (3.02, 3.03)."""
    done = given(case_officer, lea)
    elsewhere = factories.a_staff(engine, "case_officer", academie_code="01")
    reader = factories.a_staff(engine, "reader")
    zoe = someone(engine).actor
    for act in (
        lambda: given(elsewhere, lea, more=b"two"),
        lambda: units.perform(take_back, elsewhere, done.document_id, "x"),
        lambda: units.perform(open_handed, elsewhere, str(done.document_id)),
        lambda: units.perform(open_own, zoe, done.check_code),
        lambda: units.perform(own_twin, lea.actor, done.check_code),
        lambda: latest(lea.actor, 1, "other"),
    ):
        with pytest.raises(NotFound):
            act()
    assert units.read(handed_to, elsewhere, lea.registration_id) == []
    for acting in (reader, lea.actor, acting_candidate(1, "x")):
        with pytest.raises(NotAllowed):
            given(acting, lea)
        with pytest.raises(NotAllowed):
            units.perform(open_handed, acting, str(done.document_id))
    assert shown(lea) == [("summons", "", True)]
    assert events(engine, Event.DOCUMENT_READ) == []


@pytest.mark.parametrize("how", ["deregistered", "session_closed"])
@pytest.mark.usefixtures("stopped_clock")
def test_what_ended_is_seen_no_more_and_receives_nothing(engine, case_officer, lea, how):
    """Deregistered, or of a closed exam session: neither shown, opened nor handed over (6.27)."""
    done = given(case_officer, lea)
    if how == "deregistered":
        units.perform(deregister, lea.actor, lea.registration_id, reason="", seen=1)
    else:
        with writing(engine) as tx:
            tx.execute(update(ExamSession).values(closed=True))
    assert bring_up_to_date(lea.actor) == []
    with pytest.raises(NotFound):
        units.perform(open_own, lea.actor, done.check_code)
    with pytest.raises(NotFound):
        given(case_officer, lea, more=b"two")


def test_two_hand_overs_at_once_leave_one_current(engine, case_officer, lea):
    """Six people at the same moment: one in force, the others archived, none lost, none refused (6.12)."""
    done = at_once(*(partial(given, case_officer, lea, more=b"number %d" % number) for number in range(6)))
    with reading(engine) as tx:
        rows = tx.scalars(select(HandedDocument)).all()
    assert sorted(one.check_code for one in done) == sorted(row.check_code for row in rows)
    assert len(rows) == 6
    assert [row.superseded_at for row in rows if row.current] == [None]
    assert all(row.superseded_at for row in rows if not row.current)


def test_opened_by_two_tabs_at_once_it_has_one_receipt(engine, case_officer, lea):
    """Six openings at the same moment: each gets the document, one line in the journal, none refused."""
    code = given(case_officer, lea).check_code
    done = at_once(*[partial(units.perform, open_own, lea.actor, code)] * 6)
    assert len({one.content for one in done}) == 1
    assert len(events(engine, Event.DOCUMENT_READ)) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "other"}, {"file_id": 2}, {"check_code": "x"}, {"made_by": "x"}, {"title": "x"}, {"read_at": None},
        {"current": True, "superseded_at": None},
    ],
    ids="-".join,
)  # fmt: skip
def test_the_database_itself_refuses_to_rewrite_what_was_handed_over(engine, case_officer, lea, change):
    """By SQL as by code: it is read once, superseded once, and neither changed, revived nor deleted (6.12, 1.47)."""
    done = given(case_officer, lea)
    units.perform(open_own, lea.actor, done.check_code)
    given(case_officer, lea, more=b"two")
    row = HandedDocument.id == done.document_id
    with pytest.raises(DBAPIError, match="a_handed_document_only_retires"), writing(engine) as tx:
        tx.execute(update(HandedDocument).where(row).values(**change))
    with pytest.raises(DBAPIError, match="a_handed_document_is_never_deleted"), writing(engine) as tx:
        tx.execute(HandedDocument.__table__.delete().where(row))
