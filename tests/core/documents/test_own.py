"""« Mes documents »: the latest version alone, one's own alone, a receipt at the first opening."""

from __future__ import annotations

import hashlib
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from sqlalchemy import select, update

from core import units
from core.access import system
from core.access.actor import candidate as acting_candidate
from core.audit import Event
from core.documents import own
from core.documents.actions import issue
from core.documents.errors import DocumentSuperseded
from core.documents.own import bring_up_to_date, latest, open_own, own_documents, own_twin
from core.documents.queries import documents_of
from core.errors import NotFound
from core.registrations.actions import save_version
from core.registrations.ending import deregister
from core.registrations.rules import Cause
from core.storage import AlteredFile
from db.engine import reading, writing
from db.tables import AuditEvent, Candidate, Document, DocumentReading, ExamSession, Registration
from tests import factories
from tests.races import at_once
from tests.stored import file_of


def someone(engine, **facts):
    """A candidate signed in, and his registration."""
    with writing(engine) as tx:
        candidate = factories.a_candidate(tx, **facts)
        registration = factories.a_registration(tx, candidate).registration_id
        return acting_candidate(candidate.id, "Léa Martin"), registration


def moved(engine, registration_id, city):
    with writing(engine) as tx:
        registration = tx.get_one(Registration, registration_id)
        tx.get_one(Candidate, registration.candidate_id).city = city
        tx.flush()
        return save_version(tx, system("tests"), registration, Cause.MODIFICATION).version


def shown(actor):
    return [(one.kind, one.version, one.under_way) for one in units.read(own_documents, actor)]


def test_a_confirmation_not_made_yet_is_under_way_then_made_as_soon_as_it_is_asked_for(engine):
    """Never zero after the first save: under way, then there at once without any worker (6.12, seed 4 and 7)."""
    lea, number = someone(engine)
    assert shown(lea) == [("confirmation", 1, True)]
    (made,) = bring_up_to_date(lea)
    assert made.code
    assert made.unread
    with reading(engine) as tx:
        row = tx.scalars(select(Document).filter_by(registration_id=number)).one()
        event = tx.scalars(select(AuditEvent).filter_by(name=Event.DOCUMENT_MADE.value)).one()
    assert row.made_by == event.on_behalf_of == "Léa Martin"
    assert event.actor_label == own.SPACE


def test_a_document_of_an_older_version_is_never_shown(engine):
    """After a modification: under way, the old address answers that it was replaced, the new one opens (6.12)."""
    lea, number = someone(engine)
    old = latest(lea, 1, "confirmation")
    moved(engine, number, "Voiron")
    assert shown(lea) == [("confirmation", 2, True)]
    with pytest.raises(DocumentSuperseded):
        units.perform(open_own, lea, old)
    new = latest(lea, 1, "confirmation")
    assert new != old
    assert shown(lea) == [("confirmation", 2, False)]
    with pytest.raises(DocumentSuperseded):
        units.perform(own_twin, lea, old)
    assert units.perform(open_own, lea, new).inline


def test_the_archive_stays_open_to_the_office(engine, case_officer):
    """What the candidate no longer sees, staff with the right still see (1.47)."""
    lea, number = someone(engine)
    latest(lea, 1, "confirmation")
    moved(engine, number, "Voiron")
    latest(lea, 1, "confirmation")
    assert [one.in_force for one in units.read(documents_of, case_officer, number)] == [True, False]


def test_the_first_opening_is_the_reading_receipt(engine):
    """Noted once, with its instant and a line in the journal, however often it is opened."""
    lea, _ = someone(engine)
    code = latest(lea, 1, "confirmation")
    first = units.perform(open_own, lea, code)
    with reading(engine) as tx:
        noted = tx.scalars(select(DocumentReading)).one().read_at
        row = tx.scalars(select(Document)).one()
    assert hashlib.sha256(first.content).hexdigest() == row.sha256
    units.perform(open_own, lea, code)
    units.perform(own_twin, lea, code)
    with reading(engine) as tx:
        assert tx.scalars(select(DocumentReading)).one().read_at == noted
        event = tx.scalars(select(AuditEvent).filter_by(name=Event.DOCUMENT_READ.value)).one()
    assert (event.actor_kind, event.facts["receipt"]) == ("candidate", True)
    assert not units.read(own_documents, lea)[0].unread


def test_the_document_of_somebody_else_was_never_there(engine):
    """Another candidate's code, an invented one, a kind that does not exist: not found, nothing noted (3.03)."""
    lea, _ = someone(engine)
    zoe, _ = someone(engine, first_names="Zoé")
    code = latest(lea, 1, "confirmation")
    for wrong in (code, "ZZZZZZZZZZZZ", "../x"):
        with pytest.raises(NotFound):
            units.perform(open_own, zoe, wrong)
        with pytest.raises(NotFound):
            units.perform(own_twin, zoe, wrong)
    with pytest.raises(NotFound):
        latest(zoe, 2, "confirmation")
    with pytest.raises(NotFound):
        latest(lea, 1, "diploma")
    with reading(engine) as tx:
        assert tx.scalars(select(DocumentReading)).all() == []


@pytest.mark.parametrize("how", ["deregistered", "session_closed"])
@pytest.mark.usefixtures("stopped_clock")
def test_what_ended_is_seen_no_more(engine, how):
    """Deregistered, or of a closed exam session: neither in the list nor by its address (6.27, 6.14)."""
    lea, number = someone(engine)
    code = latest(lea, 1, "confirmation")
    if how == "deregistered":
        units.perform(deregister, lea, number, reason="", seen=1)
    else:
        with writing(engine) as tx:
            tx.execute(update(ExamSession).values(closed=True))
    assert bring_up_to_date(lea) == []
    with pytest.raises(NotFound):
        units.perform(open_own, lea, code)
    with pytest.raises(NotFound):
        latest(lea, 1, "confirmation")


def test_altered_bytes_are_never_handed_over(engine):
    """The paper is checked against its hash at each opening, and an altered one is no reading (1.45)."""
    lea, _ = someone(engine)
    code = latest(lea, 1, "confirmation")
    with reading(engine) as tx:
        path = file_of(tx.scalars(select(Document)).one().storage_key)
    content = bytearray(path.read_bytes())
    content[200] ^= 1
    path.write_bytes(content)
    with pytest.raises(AlteredFile):
        units.perform(open_own, lea, code)
    with reading(engine) as tx:
        assert tx.scalars(select(DocumentReading)).all() == []


def test_a_page_asked_twice_at_once_makes_one_document(engine):
    """Two tabs: one paper, one code for both (6.24)."""
    lea, number = someone(engine)
    codes = at_once(*[partial(latest, lea, 1, "confirmation")] * 4)
    assert len(set(codes)) == 1
    with reading(engine) as tx:
        assert len(tx.scalars(select(Document).filter_by(registration_id=number)).all()) == 1


def allowed(seen, least):
    """What a reader may be shown: one line, of a version saved by then, under way or of that very version."""
    return len(seen) == 1 and all(one.version >= least for one in seen)


def poll(engine, lea, number, look):
    """Look while the registration is modified and its paper made again; give what was seen that should not be.

    Somebody looks all the time, and another time for certain between each modification and its paper.
    """
    stop = threading.Event()

    def once():
        with reading(engine) as tx:
            least = tx.scalars(select(Registration.version).where(Registration.id == number)).one()
        seen = look(lea)
        return [] if allowed(seen, least) else [(least, seen)]

    def all_the_time():
        wrong = []
        while not stop.is_set():
            wrong += once()
        return wrong

    with ThreadPoolExecutor(1) as pool:
        looking, wrong = pool.submit(all_the_time), []
        try:
            for turn in range(25):
                moved(engine, number, f"Voiron {chr(65 + turn)}")
                wrong += once()
                units.perform(issue, system("worker"), number)
                wrong += once()
        finally:
            stop.set()
        return wrong + looking.result()


def test_a_reader_during_modifications_never_sees_an_old_document(engine):
    """Polled all along: always one line, never of a version older than the one saved when it was asked (6.12)."""
    lea, number = someone(engine)
    latest(lea, 1, "confirmation")
    assert poll(engine, lea, number, lambda actor: units.read(own_documents, actor)) == []


def test_the_reader_of_the_race_would_see_an_old_document(engine):
    """Control: a list that trusts the mark « current » alone shows the old paper, and the reader catches it."""
    lea, number = someone(engine)
    latest(lea, 1, "confirmation")

    def careless(actor):
        del actor
        with reading(engine) as tx:
            return tx.scalars(select(Document).filter_by(registration_id=number, current=True)).all()

    assert poll(engine, lea, number, careless)
