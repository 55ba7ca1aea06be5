"""A candidate who changes numbers in addresses and fields reaches nothing of anybody else's nor of the office's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select

from db.engine import reading, writing
from db.tables import (
    AccommodationRequest,
    Account,
    Candidate,
    Document,
    PieceFile,
    Registration,
    RegistrationDraft,
    StoredFile,
)
from portal import cookies
from tests import factories
from tests.core.pieces.conftest import PDF, someone
from tests.portal.conftest import text_of
from tests.portal.space import HOME, Browser, Forms, signed_in
from tests.portal.test_accounts import ADDRESS, FORM, Clock, link
from tests.portal.test_registering import CHOICE, begun, closing, filled, saved

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
OURS = {"sec-fetch-site": "same-origin", "origin": HOME}


@pytest.fixture(autouse=True)
def _folder(settings_in, tmp_path, stopped_clock) -> None:
    settings_in(tmp_path / "data")
    stopped_clock(NOW)


def another(engine: Engine) -> Browser:
    with writing(engine) as tx:
        candidate_id = factories.a_candidate(tx, birth_name="Autre").id
    return signed_in(engine, candidate_id)


def token_of(browser: Browser) -> str:
    """A good token of this browser."""
    return Forms(browser.get("/mon-compte").text).found[0][1]["jeton"]


def test_another_s_form_is_reached_by_no_number(sqlite_engine: Engine) -> None:
    """Neither read, kept, saved, given up nor printed; nor does a key or a token of its owner serve (3.03, 6.24)."""
    with writing(sqlite_engine) as tx:
        lea_id = factories.a_candidate(tx).id
    lea, thief = signed_in(sqlite_engine, lea_id), another(sqlite_engine)
    form = begun(lea)
    summary = filled(lea, form)
    sent = Forms(summary.text.split("<main")[1]).found[0][1]
    for slug in ("identification", "infos-candidature", "acquis", "recapitulatif", "apercu", "annuler"):
        assert thief.ask(f"{form}/{slug}").status_code == 404
        stolen = sent | {"aller": "enregistrer"}
        assert thief.ask(f"{form}/{slug}", "POST", data=stolen, headers=OURS).status_code in {403, 405}
        mine = stolen | {"jeton": token_of(thief)}
        assert thief.ask(f"{form}/{slug}", "POST", data=mine, headers=OURS).status_code in {404, 405}
    with reading(sqlite_engine) as tx:
        assert len(tx.scalars(select(RegistrationDraft)).all()) == 1
        assert not tx.scalars(select(Registration)).all()
    assert lea.send(summary, {"aller": "enregistrer"}).status_code == 303


def test_fields_that_no_page_has_count_for_nothing(sqlite_engine: Engine) -> None:
    """Audience, school, origin, reason, candidate, place: forged beside the fields of a tab, none of them is kept."""
    with writing(sqlite_engine) as tx:
        lea_id, other_id = factories.a_candidate(tx).id, factories.a_candidate(tx, birth_name="Autre").id
    lea = signed_in(sqlite_engine, lea_id)
    forged = {
        "audience": "school", "school_uai": "0389903H", "class_name": "T1", "origin": "desk", "reason": "forgé",
        "candidate_id": str(other_id), "candidate": str(other_id), "place_code": "01", "lieu": "01",
        "exam_session_id": "1", "restarted_from": "1", "state": "validated", "version": "9", "academie_code": "01",
        "seen": "1", "tab": "6", "registration_id": "1", "credits": "[]", "kind": "E4", "declared": "x",
    }  # fmt: skip
    saved(lea, **dict.fromkeys(("identification", "infos-candidature", "qualification", "epreuves"), forged))
    with reading(sqlite_engine) as tx:
        one = tx.scalars(select(Registration)).one()
        assert (one.candidate_id, one.academie_code, one.audience) == (lea_id, "08", "individual")
        assert (one.origin, one.state, one.version, one.restarted_from) == ("account", "registered", 1, None)


def test_the_audience_of_the_choice_is_the_candidate_s(sqlite_engine: Engine) -> None:
    """A forged audience at the choice opens no other window (6.16)."""
    with writing(sqlite_engine) as tx:
        lea = factories.a_candidate(tx).id
    browser = signed_in(sqlite_engine, lea)
    query = "&".join(f"{name}={value}" for name, value in CHOICE.items())
    browser.send(f"/m-inscrire?{query}", {"audience": "school", "public": "school"}, to="/m-inscrire/valider")
    with reading(sqlite_engine) as tx:
        assert tx.scalars(select(RegistrationDraft)).one().content["audience"] == "individual"


def test_a_page_already_open_acts_no_more_at_the_closing_instant(sqlite_engine: Engine, stopped_clock: Clock) -> None:
    """Modify, deregister, ask: each from a page opened a minute before, and none a minute too late (6.15)."""
    at = closing(sqlite_engine)
    stopped_clock(at - timedelta(minutes=1))
    with writing(sqlite_engine) as tx:
        lea_id = factories.a_candidate(tx).id
    lea = signed_in(sqlite_engine, lea_id)
    saved(lea)
    leave = "/mes-inscriptions/001/desinscrire"
    pages = [
        (lea.get("/mes-inscriptions/001"), "/mes-inscriptions/001/modifier", {}),
        (lea.get(leave), leave, {"motif": "x"}),
        (lea.get("/amenagements/1"), "", {"geste": "demander", "message": "x"}),
    ]
    stopped_clock(at)
    for page, to, fields in pages:
        for language in ("fr", "en"):
            lea.cookies.set("sporades-langue", language, domain="127.0.0.1", path="/")
            assert lea.send(page, fields, to=to).status_code == 422
    with reading(sqlite_engine) as tx:
        assert tx.scalars(select(Registration)).one().state == "registered"
        assert not tx.scalars(select(AccommodationRequest)).all()


def test_a_file_of_another_is_reached_by_no_mark_nor_code(sqlite_engine: Engine) -> None:
    """Knowing the digest of a piece or the check code of a document opens nothing of another's."""
    lea = someone(sqlite_engine)
    thief_id = someone(sqlite_engine).candidate_id
    browser, thief = signed_in(sqlite_engine, lea.candidate_id), signed_in(sqlite_engine, thief_id)
    page = browser.get("/mes-pieces/001")
    browser.send(
        page, {"piece": "identity"}, to="/mes-pieces/001/deposer",
        files={"fichier": ("carte.pdf", PDF, "application/pdf")},
    )  # fmt: skip
    browser.get("/mes-documents")
    with reading(sqlite_engine) as tx:
        mark = tx.scalars(select(StoredFile.sha256)).one()
        code = tx.scalars(select(Document.check_code).where(Document.registration_id == lea.registration_id)).one()
    assert browser.ask(f"/mes-pieces/001/fichiers/{mark}").status_code == 200
    assert browser.ask(f"/mes-documents/{code}").status_code == 200
    for path in (f"/mes-pieces/001/fichiers/{mark}", f"/mes-documents/{code}", f"/mes-documents/{code}/texte"):
        assert thief.ask(path).status_code == 404
    sent = {"piece": "identity", "marque": mark, "jeton": token_of(thief), "cle": "k1"}
    assert thief.ask("/mes-pieces/001/retirer", "POST", data=sent, headers=OURS).status_code == 404
    with reading(sqlite_engine) as tx:
        assert tx.scalars(select(PieceFile)).one().removed_at is None


def test_a_link_of_another_opened_while_signed_in_is_another_s(sqlite_engine: Engine) -> None:
    """On a computer shared by a family, activating a brother's account changes nothing of one's own."""
    with writing(sqlite_engine) as tx:
        sister_id = factories.an_account(tx, email="soeur@example.org").candidate_id or 0
    brother = Browser()
    brother.send(brother.send("/creer-un-compte", FORM))
    sister = signed_in(sqlite_engine, sister_id)
    path = link(sqlite_engine, "account_activation")
    assert sister.send(path).status_code == 303
    with reading(sqlite_engine) as tx:
        account = tx.scalars(select(Account).where(Account.email == ADDRESS)).one()
        assert account.state == "active"
        assert account.candidate_id != sister_id
        assert tx.get_one(Candidate, sister_id).email == "soeur@example.org"
    assert "Inès" not in text_of(sister.get("/mon-compte"))


def test_a_page_shared_by_those_who_are_not_signed_in_holds_nothing_of_anyone(sqlite_engine: Engine) -> None:
    """Nor a cookie of a session, nor a name, whoever asked the same page just before."""
    with writing(sqlite_engine) as tx:
        lea_id = factories.an_account(tx, email=ADDRESS, birth_name="Zébulon").candidate_id or 0
    lea = signed_in(sqlite_engine, lea_id)
    for path in ("/", "/contacts", "/ouverture-des-services", "/accessibilite", "/mes-donnees"):
        assert "Zébulon" in text_of(lea.get(path))
        answer = Browser().ask(path)
        assert "Zébulon" not in answer.text
        assert cookies.SESSION not in str(answer.headers)
