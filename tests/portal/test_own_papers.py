"""Mes documents, Mes pièces, confirmer: as a browser asks, signed in, with nothing but HTML."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime

import httpx
import pypdf
import pytest
from sqlalchemy import select

from core import units
from core.access import system
from core.documents.own import own_twin
from core.pieces.actions import decide
from core.registrations.actions import save_version
from core.registrations.rules import Cause
from db.engine import reading, writing
from db.tables import Candidate, Piece, PieceFile, Registration
from tests import factories
from tests.core.pieces.conftest import PDF, Someone, someone
from tests.portal.conftest import text_of
from tests.portal.space import Browser, signed_in

IN_TIME = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _store(settings_in, tmp_path):
    settings_in(tmp_path / "data")


@pytest.fixture
def lea(sqlite_engine, stopped_clock) -> Someone:
    """A candidate of the professional baccalaureate."""
    stopped_clock(IN_TIME)
    return someone(sqlite_engine)


@pytest.fixture
def browser(sqlite_engine, lea) -> Browser:
    return signed_in(sqlite_engine, lea.candidate_id)


def moved(engine, one: Someone, city="Voiron"):
    with writing(engine) as tx:
        registration = tx.get_one(Registration, one.registration_id)
        tx.get_one(Candidate, one.candidate_id).city = city
        tx.flush()
        save_version(tx, system("tests"), registration, Cause.MODIFICATION)


def addresses(answer: httpx.Response) -> list[str]:
    return re.findall(r'href="(/mes-documents/[A-Z0-9]{12})"', answer.text)


def given(browser, piece="identity", name="carte.pdf", content=PDF, **fields):
    page = browser.get("/mes-pieces/001")
    return browser.send(
        page, {"piece": piece, **fields}, to="/mes-pieces/001/deposer",
        files={"fichier": (name, content, "application/octet-stream")},
    )  # fmt: skip


def all_given(browser, engine):
    with reading(engine) as tx:
        codes = tx.scalars(select(Piece.piece_code).where(Piece.state == "awaited")).all()
    for code in codes:
        if code != "signed_confirmation":
            assert given(browser, code).status_code == 303


def test_the_list_has_the_confirmation_at_once_and_marks_it_new(browser):
    """Made when the page is opened, new until the document is opened, in both languages (seed 7)."""
    page = browser.get("/mes-documents")
    assert page.status_code == 200
    said = text_of(page)
    assert "Documents relatifs à ma candidature" in said
    assert "Nouveau" in said
    assert "Version 01" in said
    (address,) = addresses(page)
    assert browser.get(address).headers["content-type"] == "application/pdf"
    assert "Nouveau" not in text_of(browser.get("/mes-documents"))
    assert "Documents about my registration" in text_of(browser.get("/mes-documents?lang=en"))


def test_a_document_is_shown_in_the_window_and_never_kept(browser):
    """Inline, no-store, under its own policy, named without the person (2.07, 1.30)."""
    (address,) = addresses(browser.get("/mes-documents"))
    answer = browser.get(address)
    assert answer.headers["content-disposition"] == 'inline; filename="confirmation-001-v01.pdf"'
    assert answer.headers["cache-control"] == "no-store"
    assert "object-src 'self'" in answer.headers["content-security-policy"]
    assert "script-src 'none'" in answer.headers["content-security-policy"]
    assert answer.content.startswith(b"%PDF-")


def test_a_replaced_document_is_gone_and_anothers_was_never_there(sqlite_engine, browser, lea):
    """410 for what was replaced, 404 for somebody else's, the way in for nobody signed in (6.12, 3.03)."""
    (old,) = addresses(browser.get("/mes-documents"))
    zoe = signed_in(sqlite_engine, someone(sqlite_engine).candidate_id)
    moved(sqlite_engine, lea)
    for path in (old, f"{old}/texte"):
        assert browser.get(path).status_code == 410
        assert zoe.get(path).status_code == 404
        assert Browser().ask(path).headers["location"].startswith("/connexion")
    (new,) = addresses(browser.get("/mes-documents"))
    assert new != old
    assert browser.get(new).status_code == 200


def test_visualise_opens_the_latest_and_makes_it(sqlite_engine, browser, lea):
    """What the tab « N° Inscription » opens: the paper of the version just saved, without any worker (seed 4)."""
    moved(sqlite_engine, lea)
    answer = browser.get("/mes-documents/dernier/001/confirmation")
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.content)).pages)
    assert "Version 02" in text
    assert "Voiron" in text
    for wrong in ("002/confirmation", "001/diploma", "1/confirmation", "abc/confirmation"):
        assert browser.get(f"/mes-documents/dernier/{wrong}").status_code == 404


def test_the_page_of_a_document_says_what_the_paper_says(browser, lea):
    """Every text of the document is in the page, as French; its address has no personal data (1.42)."""
    (address,) = addresses(browser.get("/mes-documents"))
    page = browser.get(f"{address}/texte")
    assert page.status_code == 200
    said = "".join(text_of(page).split())
    twin = units.perform(own_twin, lea.actor, address.rpartition("/")[2])
    assert len(twin.parts) > 40
    assert [one.text for one in twin.parts if "".join(one.text.split()) not in said] == []
    assert 'lang="fr"' in page.text


def test_a_piece_is_deposited_opened_and_removed(sqlite_engine, browser):
    """Its state, its name escaped, its own address that only its owner opens."""
    answer = given(browser, name="<b>carte</b>.pdf")
    assert answer.status_code == 303
    page = browser.follow(answer)
    assert "Le fichier est déposé." in text_of(page)
    assert "&lt;b&gt;" in page.text or "<b>carte" not in page.text
    (address,) = re.findall(r'href="(/mes-pieces/001/fichiers/[0-9a-f]{64})"', page.text)
    assert browser.get(address).content == PDF
    zoe = signed_in(sqlite_engine, someone(sqlite_engine).candidate_id)
    assert zoe.get(address).status_code == 404
    gone = browser.send(page, to="/mes-pieces/001/retirer")
    assert "Le fichier est retiré." in text_of(browser.follow(gone))
    assert browser.get(address).status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"<html>", "PDF"), ("a.pdf", b"", "fichier"),
        ("a.pdf", PDF.replace(b"<<>>", b"<</OpenAction<</S/JavaScript/JS(x)>>>>", 1), "programme"),
        ("a.pdf", PDF.replace(b"<<>>", b"<</S/Launch>>", 1), "programme"), ("a.html", PDF, "PDF"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_beside_its_piece(sqlite_engine, browser, name, content, said):
    """The page again, the reason tied to the field, and nothing kept (2.08)."""
    answer = given(browser, name=name, content=content)
    assert answer.status_code == 422
    assert 'id="identity-fault"' in answer.text
    assert said in text_of(answer)
    with reading(sqlite_engine) as tx:
        assert tx.scalars(select(PieceFile)).all() == []


def test_a_huge_file_is_refused_unread(browser):
    """Beyond what any form may bring, the request is refused; just beyond ten megabytes, the page says so."""
    far_too_large = given(browser, content=PDF[:9] + bytes(25 * 1024 * 1024))
    assert far_too_large.status_code == 413
    assert "Cet envoi est trop lourd" in far_too_large.text
    assert "Se déconnecter" in far_too_large.text  # still signed in, and it shows
    answer = given(browser, content=PDF[:9] + bytes(10 * 1024 * 1024) + PDF)
    assert answer.status_code == 422


def test_pieces_are_locked_with_their_consequences_said(sqlite_engine, browser):
    """What lacks is listed and there is no button; then it is offered; then nothing can be changed (seed 10)."""
    page = browser.get("/mes-pieces/001")
    assert "/mes-pieces/001/verrouiller" not in page.text
    assert "il manque encore" in text_of(page)
    all_given(browser, sqlite_engine)
    page = browser.get("/mes-pieces/001")
    assert "vous ne pourrez plus rien changer sans lui" in text_of(page)
    done = browser.follow(browser.send(page, to="/mes-pieces/001/verrouiller"))
    assert "Vos pièces sont verrouillées" in text_of(done)
    assert "/deposer" not in done.text
    assert "/retirer" not in done.text


def test_a_refused_piece_says_why_and_takes_another(sqlite_engine, browser):
    """The reason as the office wrote it, escaped, and the one field where a new file goes."""
    all_given(browser, sqlite_engine)
    browser.send(browser.get("/mes-pieces/001"), to="/mes-pieces/001/verrouiller")
    officer = factories.a_staff(sqlite_engine, "case_officer", academie_code="08")
    with reading(sqlite_engine) as tx:
        piece = tx.scalars(select(Piece).filter_by(piece_code="identity")).one()
    units.perform(decide, officer, piece.id, accepted=False, reason="<i>Illisible</i> !")
    page = browser.get("/mes-pieces/001")
    assert "&lt;i&gt;Illisible&lt;/i&gt; !" in page.text
    assert page.text.count('action="/mes-pieces/001/deposer"') == 1
    content = PDF.replace(b"endobj", b"endobj\n%2")
    assert given(browser, content=content).status_code == 303
    assert "En vérification" in text_of(browser.get("/mes-pieces/001"))


def test_a_piece_refused_after_the_closing_has_its_form_again(sqlite_engine, browser, lea, stopped_clock):
    """What the mail of the refusal asks for can be done: that piece alone, and the page says why (seed 10)."""
    all_given(browser, sqlite_engine)
    browser.send("/mes-pieces/001", to="/mes-pieces/001/verrouiller")
    stopped_clock(datetime(2026, 12, 16, 9, tzinfo=UTC))
    browser = signed_in(sqlite_engine, lea.candidate_id)
    assert "Écrivez au service gestionnaire si une pièce manque" in text_of(browser.get("/mes-pieces/001"))
    officer = factories.a_staff(sqlite_engine, "case_officer", academie_code="08")
    with writing(sqlite_engine) as tx:
        refused = tx.scalars(select(Piece).filter_by(piece_code="identity")).one()
        decide(tx, officer, refused.id, accepted=False, reason="Illisible.")
    page = browser.get("/mes-pieces/001")
    assert "a fermé le 15 décembre 2026 à 23:59 (heure de Paris), mais le service des examens a redemandé" in text_of(
        page
    )
    assert page.text.count("/deposer") == 1
    assert given(browser, content=PDF.replace(b"<<>>", b"<<>>\n%sharp", 1)).status_code == 303
    assert "Écrivez au service gestionnaire si une pièce manque" in text_of(browser.get("/mes-pieces/001"))


def test_a_modification_after_the_lock_is_said(sqlite_engine, browser, lea, stopped_clock):
    """Reissue the confirmation, write to the office: what the guide says, where it is needed (6.30)."""
    all_given(browser, sqlite_engine)
    browser.send(browser.get("/mes-pieces/001"), to="/mes-pieces/001/verrouiller")
    stopped_clock(datetime(2026, 11, 23, 9, 5, tzinfo=UTC))
    moved(sqlite_engine, lea)
    assert "modifiée après le verrouillage" in text_of(browser.get("/mes-pieces/001"))


def test_a_form_of_another_site_deposits_nothing(browser):
    """Without the token of the page, or sent from elsewhere: refused (2.03)."""
    page = browser.get("/mes-pieces/001")
    answer = browser.send(
        page, {"piece": "identity"}, to="/mes-pieces/001/deposer", files={"fichier": ("a.pdf", PDF)},
        without=("jeton",),
    )  # fmt: skip
    assert answer.status_code == 403


def test_the_paper_regime_tells_what_to_do_where_and_until_when(browser):
    """Print, sign, send; the address of the office; the date of the calendar; no button to validate (seed 5)."""
    page = browser.get("/mes-inscriptions/001/valider")
    said = text_of(page)
    for wanted in ("Imprimez la confirmation", "Datez-la et signez-la", "Adresse de renvoi", "11 décembre 2026"):
        assert wanted in said
    assert 'name="verifie"' not in page.text


def test_the_online_regime_validates_what_was_read(sqlite_engine, stopped_clock):
    """The whole content, a box to tick, the button; then it says that it counts as a signature (seed 5)."""
    stopped_clock(IN_TIME)
    one = someone(sqlite_engine, speciality="BCG")
    browser = signed_in(sqlite_engine, one.candidate_id)
    path = "/mes-inscriptions/001/valider"
    page = browser.get(path)
    assert "J’ai vérifié" in text_of(page)
    assert "Martin" in text_of(page)
    unticked = browser.send(page, to=path)
    assert unticked.status_code == 422
    assert "Cochez la case" in text_of(unticked)
    stale = browser.get(path)
    moved(sqlite_engine, one)
    refused = browser.send(stale, {"verifie": "oui"}, to=path)
    assert refused.status_code == 422
    assert "Le contenu a changé" in text_of(refused)
    assert "Voiron" in text_of(refused)
    done = browser.send(refused, {"verifie": "oui"}, to=path)
    assert done.status_code == 303
    assert "vaut signature" in text_of(browser.follow(done))
    with reading(sqlite_engine) as tx:
        assert tx.get_one(Registration, one.registration_id).state == "validated"


def test_several_registrations_let_choose_and_none_says_so(sqlite_engine, lea, browser):
    """One leads straight to its pieces; several are listed; none says what to do."""
    assert browser.ask("/mes-pieces").headers["location"] == "/mes-pieces/001"
    with writing(sqlite_engine) as tx:
        factories.a_registration(tx, tx.get_one(Candidate, lea.candidate_id), speciality="BCG")
    assert "/mes-pieces/002" in browser.get("/mes-pieces").text
    with writing(sqlite_engine) as tx:
        nobody = factories.a_candidate(tx).id
    assert "Vous n’avez pas d’inscription" in text_of(signed_in(sqlite_engine, nobody).get("/mes-pieces"))
    assert "Vous n’avez aucun document ici" in text_of(signed_in(sqlite_engine, nobody).get("/mes-documents"))


@pytest.mark.parametrize(
    "path", ["/mes-documents", "/mes-pieces/001", "/mes-inscriptions/001/valider", "/mes-pieces"]
)  # fmt: skip
def test_each_page_is_in_both_languages_and_needs_no_script(browser, path):
    """One h1, no id twice, no style nor script; English has no French sentence left."""
    for language in ("fr", "en"):
        page = browser.get(f"{path}?lang={language}")
        assert page.status_code == 200
        assert page.text.count("<h1") == 1
        ids = re.findall(r'\sid="([^"]+)"', page.text)
        assert len(ids) == len(set(ids))
        assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", page.text)


@pytest.mark.parametrize("gesture", ["deposer", "retirer", "verrouiller"])
def test_a_refusal_left_by_another_language_leads_to_the_pieces(browser, gesture):
    """The address where a form was sent is not a dead end: the links of the frame point there (1.39)."""
    answer = browser.ask(f"/mes-pieces/001/{gesture}?lang=en")
    assert (answer.status_code, answer.headers["location"]) == (303, "/mes-pieces/001?lang=en")
    assert 'lang="en"' in browser.follow(answer).text
