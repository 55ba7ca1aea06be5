"""What a browser never sends: numbers, signs and keys made up by someone else are refused in words, never a defect."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from db.engine import writing
from portal import cookies
from tests import factories
from tests.core.pieces.conftest import PDF, Someone, someone
from tests.portal.space import Browser, signed_in
from tests.portal.test_registering import begun

IN_TIME = datetime(2026, 11, 2, 9, tzinfo=UTC)
NUL = "a\x00b"
HUGE = "9" * 30


@pytest.fixture
def lea(engine: Engine, stopped_clock, settings_in, tmp_path) -> Someone:
    """A candidate with a registration, on both engines."""
    settings_in(tmp_path / "data")
    stopped_clock(IN_TIME)
    return someone(engine)


@pytest.fixture
def browser(engine: Engine, lea: Someone) -> Browser:
    return signed_in(engine, lea.candidate_id)


@pytest.mark.parametrize(
    "path",
    [
        f"/m-inscrire/{HUGE}/identification", f"/m-inscrire/{HUGE}/annuler", f"/m-inscrire/{HUGE}/apercu",
        f"/amenagements/{HUGE}", f"/amenagements/{'9' * 5_000}", "/mes-inscriptions/999999999",
        "/mes-documents/a%00b", "/mes-documents/dernier/001/inconnu", "/mes-documents/dernier/001/a%00b",
        "/mes-pieces/001/fichiers/a%00b", "/activer/a%00b", "/nouveau-mot-de-passe/a%00b",
        "/m-inscrire?domaine=a%00b&session=2027&lieu=08", "/m-inscrire?domaine=BCP&session=a%00b&lieu=a%00b",
        "/papillon?code=a%00b", "/aide?domaine=a%00b", "/ouverture-des-services?domaine=BCP&session=a%00&lieu=a%00",
    ],
)  # fmt: skip
def test_an_address_that_was_made_up_is_no_defect(browser: Browser, path: str) -> None:
    """Numbers that cannot be ours and signs that the database cannot hold name no page."""
    assert browser.ask(path).status_code < 500


@pytest.mark.parametrize(
    ("page", "to", "fields"),
    [
        ("/amenagements/1", "", {"geste": "demander", "message": NUL}),
        ("/amenagements/1", "", {"geste": "demander", "message": "bonjour", "cle": "k" * 900}),
        ("/mon-compte/signaler/birth-name", "", {"wanted": NUL, "message": NUL}),
        ("/mon-compte/signaler/birth-name", "", {"wanted": "Autre", "message": NUL}),
        ("/mon-compte/signaler/birth-name", "", {"wanted": "Autre", "cle": "k" * 900}),
        ("/mes-inscriptions/001/desinscrire", "", {"motif": NUL}),
        ("/mes-inscriptions/001/desinscrire", "", {"motif": "fini", "cle": "k" * 900}),
        ("/mon-compte/mot-de-passe", "", {"current": NUL, "password": NUL, "password_again": NUL}),
        ("/mon-compte/adresse-mail", "", {"current": NUL, "email": "a\x00@example.org", "email_again": NUL}),
    ],
)
def test_a_sign_that_nobody_types_is_no_defect(browser: Browser, page: str, to: str, fields: dict[str, str]) -> None:
    """Nor a one-use key longer than ours: refused in words."""
    shown = browser.get(page)
    assert shown.status_code == 200
    assert browser.send(shown, fields, to=to).status_code < 500


def test_a_tab_with_signs_that_nobody_types_is_no_defect(engine: Engine, stopped_clock) -> None:
    """A text that the database cannot hold is not understood, and nothing of the tab is kept."""
    stopped_clock(IN_TIME)
    with writing(engine) as tx:
        candidate_id = factories.a_candidate(tx).id
    browser = signed_in(engine, candidate_id)
    form = begun(browser)
    browser.send(f"{form}/identification", {"aller": "suivant"})
    for typed in ({"category": NUL}, {"category": "BCP-IND", "class_name": NUL}):
        assert browser.send(f"{form}/infos-candidature", typed | {"aller": "suivant"}).status_code == 400


def test_a_piece_with_made_up_marks_is_no_defect(browser: Browser) -> None:
    """Whatever names the piece, the file it replaces or the form."""
    for fields in ({"piece": NUL}, {"piece": "identity", "remplace": NUL}, {"piece": "identity", "cle": "k" * 900}):
        answer = browser.send(
            browser.get("/mes-pieces/001"), fields, to="/mes-pieces/001/deposer",
            files={"fichier": ("carte.pdf", PDF, "application/pdf")},
        )  # fmt: skip
        assert answer.status_code < 500, fields


@pytest.mark.parametrize("fields", [{"email": NUL}, {"email": "a@b.fr", "password": NUL}, {"email": "é" * 3_000}])
def test_anyone_at_the_door_meets_no_defect(engine: Engine, fields: dict[str, str]) -> None:
    """Nor does a cookie that we never gave."""
    del engine
    browser = Browser()
    for page in ("/connexion", "/mot-de-passe-oublie", "/renvoyer-l-activation"):
        assert browser.send(page, fields).status_code < 500
    browser.cookies.set(cookies.SESSION, "x" * 3_000, domain="127.0.0.1", path="/")
    assert browser.ask("/mes-inscriptions").status_code == 303
