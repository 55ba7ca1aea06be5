"""Letters of the office: the decision on accommodations and the reminder of pieces, printed like the confirmation."""

from __future__ import annotations

import hashlib
import io

import pikepdf
import pypdf
import pytest
from sqlalchemy import select, update

from core import clock, units
from core.documents.actions import NoDocumentNow, issue
from core.documents.catalogue import KINDS
from core.documents.queries import facts_of, twin
from core.documents.reminding import remind
from core.registrations.actions import save_version
from core.registrations.following import promise_documents
from core.registrations.rules import Cause
from core.storage import fetch
from db.engine import reading, writing
from db.tables import AccommodationRequest, Candidate, Document, OutboxMessage, Piece, PromisedTask, Registration
from tests import factories

ANSWER = "Le tiers temps est accordé au vu du certificat médical. L’aide d’un secrétaire n’est pas justifiée ici."


def registered(engine, **entry):
    with writing(engine) as tx:
        return factories.a_registration(tx, **entry).registration_id


def decided(engine, registration_id, measures=("extra_time", "secretary"), granted=("extra_time",)):
    """The decision made on a request of accommodations."""
    with writing(engine) as tx:
        at = clock.now(tx)
        tx.add(
            AccommodationRequest(
                registration_id=registration_id, measures=list(measures), message="", file_id=None, state="decided",
                granted=list(granted), answer=ANSWER, asked_at=at, decided_at=at, decided_by="Agent",
                document_id=None,
            )
        )  # fmt: skip


def printed(engine, document_id):
    """The bytes of a document and the text a reader extracts from them."""
    with reading(engine) as tx:
        row = tx.get_one(Document, document_id)
        content = fetch(row.storage_key, row.sha256)
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return content, " ".join(" ".join(page.extract_text() for page in pages).split())


def test_a_decision_says_what_is_granted_refused_why_and_how_to_contest_it(engine, case_officer):
    """Measures in two lists, the reasons as written, the law, the two months of appeal; nothing silently dropped."""
    number = registered(engine)
    decided(engine, number)
    issued = units.perform(issue, case_officer, number, "accommodation")
    content, text = printed(engine, issued.document_id)
    assert ANSWER in text
    granted, refused = text.index("Mesures accordées"), text.index("Mesures non accordées")
    assert granted < refused < text.index("Motifs et précisions")
    for said in ("L. 112-4", "deux mois", "tribunal administratif", "Version 01"):
        assert said in text
    with pikepdf.open(io.BytesIO(content)) as paper:
        assert paper.Root.Lang == "fr-FR"
        assert b'pdfaid:part="2"' in bytes(paper.Root.Metadata.read_bytes())


@pytest.mark.parametrize("kind", ["accommodation", "pieces_reminder"])
def test_the_twin_of_a_letter_says_what_its_paper_says(engine, case_officer, kind):
    """Every line of the page is in the text extracted from the PDF (1.42)."""
    number = registered(engine)
    decided(engine, number)
    issued = units.perform(issue, case_officer, number, kind)
    _, text = printed(engine, issued.document_id)
    together = text.replace(" ", "")
    lines = units.read(twin, case_officer, issued.document_id).lines
    assert len(lines) > 20
    assert [line for line in lines if "".join(line.split()) not in together] == []


@pytest.mark.parametrize("kind", ["accommodation", "pieces_reminder"])
def test_a_letter_is_printed_again_as_it_was(engine, case_officer, kind):
    """Whatever became of the request or of the pieces since, the archive gives the same bytes (1.45)."""
    number = registered(engine)
    decided(engine, number)
    issued = units.perform(issue, case_officer, number, kind)
    again = units.perform(issue, case_officer, number, kind)
    assert (again.made, again.document_id) == (False, issued.document_id)
    with writing(engine) as tx:
        tx.execute(update(AccommodationRequest).values(granted=["secretary"], answer="Autre chose."))
        for piece in tx.scalars(select(Piece)):
            piece.state = "not_required"
        factories.record(tx, case_officer, factories.Event.PIECE_CHANGED, "registration", number)
    with reading(engine) as tx:
        facts = facts_of(tx, [issued.document_id])[issued.document_id]
    assert hashlib.sha256(KINDS[kind].render(facts)).hexdigest() == issued.sha256


def test_no_decision_no_letter(engine, case_officer):
    """Without a decision there is nothing to notify, and it is said why."""
    with pytest.raises(NoDocumentNow) as refused:
        units.perform(issue, case_officer, registered(engine), "accommodation")
    assert refused.value.facts == {"reason": "no_decision"}


def test_a_reminder_lists_what_is_missing_and_one_mail_leaves_a_day(engine, case_officer, stopped_clock):
    """Awaited and refused pieces, each refusal with its reason; the same reminder twice a day is one (6.24)."""
    del stopped_clock
    number = registered(engine)
    with writing(engine) as tx:
        first = tx.scalars(select(Piece).order_by(Piece.id)).first()
        first.state, first.reason = "refused", "La photographie est illisible."
        factories.record(tx, case_officer, factories.Event.PIECE_CHANGED, "registration", number)
    made = units.perform(remind, case_officer, number)
    _, text = printed(engine, made.document_id)
    assert "La photographie est illisible." in text
    assert "Pièces refusées" in text
    assert not units.perform(remind, case_officer, number).made
    with reading(engine) as tx:
        assert [one.template for one in tx.scalars(select(OutboxMessage))] == ["pieces_reminder"]


def test_a_letter_follows_the_version_of_its_registration(engine, case_officer):
    """A modification promises the decision again as it promises the confirmation: the old one is shown no more."""
    number = registered(engine)
    decided(engine, number)
    for kind in ("accommodation", "confirmation"):
        units.perform(issue, case_officer, number, kind)
    with writing(engine) as tx:
        registration = tx.get_one(Registration, number)
        tx.get_one(Candidate, registration.candidate_id).city = "Voiron"
        tx.flush()
        saved = save_version(tx, case_officer, registration, Cause.MODIFICATION)
        assert promise_documents(tx, case_officer, [saved]) == 2
        promised = [one.arguments for one in tx.scalars(select(PromisedTask).order_by(PromisedTask.id))]
    assert promised == [{"registration_ids": [number], "kind": "accommodation"}, {"registration_ids": [number]}]
    again = units.perform(issue, case_officer, number, "accommodation")
    assert (again.made, again.version) == (True, 2)
    assert ANSWER in printed(engine, again.document_id)[1]


def test_nothing_missing_no_reminder(engine, case_officer):
    """Nobody is reminded of pieces that are all there."""
    number = registered(engine)
    with writing(engine) as tx:
        for piece in tx.scalars(select(Piece)):
            piece.state = "accepted"
        factories.record(tx, case_officer, factories.Event.PIECE_CHANGED, "registration", number)
    with pytest.raises(NoDocumentNow) as refused:
        units.perform(remind, case_officer, number)
    assert refused.value.facts == {"reason": "nothing_missing"}


def test_letters_go_in_one_file_too(engine, case_officer):
    """What a bulk run will print together: one letter after the other, in one PDF."""
    number = registered(engine)
    decided(engine, number)
    issued = units.perform(issue, case_officer, number, "accommodation")
    with reading(engine) as tx:
        facts = facts_of(tx, [issued.document_id])[issued.document_id]
    out = io.BytesIO()
    KINDS["accommodation"].merge([("Grenoble", facts), ("Grenoble", facts)], out, "Avis")
    one = len(pypdf.PdfReader(io.BytesIO(KINDS["accommodation"].render(facts))).pages)
    assert len(pypdf.PdfReader(io.BytesIO(out.getvalue())).pages) == 2 * one


def test_a_very_long_answer_and_a_rare_name_are_printed_whole(engine, case_officer):
    """Reasons of several pages go on over pages; a name in another script is neither dropped nor refused (2.40)."""
    with writing(engine) as tx:
        candidate = factories.a_candidate(tx, birth_name="Ծովինար", first_names="Անի")
        number = factories.a_registration(tx, candidate).registration_id
    decided(engine, number)
    with writing(engine) as tx:
        tx.execute(update(AccommodationRequest).values(answer="Motif détaillé de la décision. " * 400))
    issued = units.perform(issue, case_officer, number, "accommodation")
    content, text = printed(engine, issued.document_id)
    assert text.count("détaillé") == 400
    assert "Ծովինար" in text
    assert len(pypdf.PdfReader(io.BytesIO(content)).pages) >= 3
