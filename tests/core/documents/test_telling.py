"""A reminder of missing pieces is told by a mail of its own: which pieces, until when, where they are given."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core import units
from core.bulk.actions import order
from core.bulk.options import RunOptions
from core.documents.reminding import remind
from core.documents.telling import tell_of_missing
from core.jobs.synchronous import run_promised
from core.notifications.templates import compose
from core.pieces.actions import decide
from core.search.query import Query
from db.engine import reading, writing
from db.tables import Candidate, OutboxMessage, Piece, Registration
from tests import factories

IDENTITY, DEFENCE = "Copie d’une pièce d’identité en cours de validité", "journée défense et citoyenneté"


@pytest.fixture(autouse=True)
def _store(settings_in, tmp_path, stopped_clock):
    del stopped_clock  # the pieces are taken that day
    settings_in(tmp_path / "data")


@pytest.fixture
def twice(engine):
    """Two registrations of one candidate."""
    with writing(engine) as tx:
        candidate = factories.a_candidate(tx, email="lea@example.org")
        return [factories.a_registration(tx, candidate, speciality=one).registration_id for one in ("31212", "30004")]


def put(engine, actor, number, *codes, state="accepted", reason=""):
    """Put pieces of a registration in a state; without codes, all of them."""
    with writing(engine) as tx:
        for piece in tx.scalars(select(Piece).where(Piece.registration_id == number)):
            if not codes or piece.piece_code in codes:
                piece.state, piece.reason = state, reason
        factories.record(tx, actor, factories.Event.PIECE_CHANGED, "registration", number)


def letters(engine, language="fr"):
    """The mails as they are written, by candidate and template."""
    with reading(engine) as tx:
        rows = tx.scalars(select(OutboxMessage).order_by(OutboxMessage.id)).all()
        return [(row.template, plain(compose(row.template, language, dict(row.facts)).text)) for row in rows]


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


REMINDERS = ("pieces_reminder", "missing_pieces")


@pytest.mark.parametrize("kind", REMINDERS)
def test_a_run_of_reminders_names_to_each_candidate_what_is_missing(engine, case_officer, twice, kind):
    """One mail for both registrations: each its pieces, its limit, its page; never the general mail."""
    put(engine, case_officer, twice[0])
    put(engine, case_officer, twice[0], "identity", state="refused", reason="La photographie est illisible.")
    put(engine, case_officer, twice[1])
    put(engine, case_officer, twice[1], "jdc", state="awaited")
    units.perform(order, case_officer, Query(), RunOptions(kind=kind, outputs=(), notify=True))
    run_promised()
    ((template, text),) = letters(engine)
    assert template == "pieces_reminder"
    first, second = text.split("Inscription n° 002")
    assert f"{IDENTITY} (refusée, à remplacer : La photographie est illisible.)" in first
    assert DEFENCE not in first
    assert DEFENCE in second
    assert IDENTITY not in second
    for part, number in ((first, "001"), (second, "002")):
        assert "À déposer avant le " in part
        assert f"/mes-pieces/{number}" in part
    assert letters(engine, "en")[0][1].count("To be uploaded before") == 2


def test_a_run_of_confirmations_still_says_that_a_document_is_there(engine, case_officer, twice):
    """The mail of a kind is that of its entry: the others keep the general one."""
    units.perform(order, case_officer, Query(), RunOptions(outputs=(), notify=True))
    run_promised()
    assert [template for template, _ in letters(engine)] == ["document_available"]


def test_one_reminder_sent_at_the_desk_names_them_too(engine, case_officer, twice):
    """The same mail as in a run, for that registration alone."""
    put(engine, case_officer, twice[1])
    put(engine, case_officer, twice[1], "signed_confirmation", state="awaited")
    units.perform(remind, case_officer, twice[1])
    ((_, text),) = letters(engine)
    assert "Inscription n° 002" in text
    assert "Inscription n° 001" not in text
    assert "Confirmation d’inscription signée" in text
    assert "signée (à renvoyer par la poste" in text
    assert "imprimée sur la confirmation" in text
    assert "À déposer" not in text


def test_what_was_given_meanwhile_is_not_asked_again(engine, case_officer, twice):
    """The letter is made, the pieces come before the mail is written: no mail leaves."""
    for number in twice:
        put(engine, case_officer, number)
    with writing(engine) as tx:
        assert tell_of_missing(tx, [tx.get_one(Registration, number) for number in twice]) == 0
    assert letters(engine) == []


def test_a_piece_that_says_more_than_its_name_is_not_named(engine, case_officer, twice):
    """That accommodations are asked is not read over a shoulder: neither the piece nor why it was refused (GDPR, 9)."""
    with writing(engine) as tx:
        tx.add(
            Piece(
                registration_id=twice[0], piece_code="medical_file", state="received", reason="",
                changed_at=tx.get_one(Registration, twice[0]).saved_at,
            )
        )  # fmt: skip
        factories.record(tx, case_officer, factories.Event.PIECE_CHANGED, "registration", twice[0])
        tx.flush()
        medical = tx.scalars(select(Piece.id).where(Piece.piece_code == "medical_file")).one()
    units.perform(decide, case_officer, medical, accepted=False, reason="Le certificat du médecin manque.")
    units.perform(remind, case_officer, twice[0])
    refused, reminded = letters(engine)
    assert (refused[0], reminded[0]) == ("piece_refused", "pieces_reminder")
    for _, text in (refused, reminded):
        assert "que votre espace candidat nomme" in text
        for word in ("médecin", "aménagement", "médical"):
            assert word not in text


def test_nobody_without_an_address_is_told(engine, case_officer, twice):
    """The letter waits in the file; nothing is promised."""
    with writing(engine) as tx:
        tx.scalars(select(Candidate)).one().email = ""
        factories.record(tx, case_officer, factories.Event.PIECE_CHANGED, "registration", twice[0])
    units.perform(remind, case_officer, twice[0])
    assert letters(engine) == []
