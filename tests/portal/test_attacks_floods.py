"""What one candidate, or nobody at all, can make the machine keep: bounded, whatever is sent (2.18)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from core import settings, units
from core.access.actor import public
from core.access.errors import SentTooMuch, TriedTooOften
from core.candidates.errors import EmailTaken
from core.corrections import evidence
from core.pieces.actions import deposit, remove
from core.slips.claiming import claim
from db.engine import reading, writing
from db.tables import AccommodationRequest, OutboxMessage, RegistrationDraft, StoredFile
from portal import cookies
from tests import factories
from tests.core.pieces.conftest import PDF, Someone, a_file, someone
from tests.core.slips.conftest import a_pupil, drawn, typed
from tests.portal.space import HOME, Browser, signed_in
from tests.portal.test_registering import begun

IN_TIME = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _folder(settings_in, tmp_path: Path, stopped_clock) -> None:
    settings_in(tmp_path / "data")
    stopped_clock(IN_TIME)


@pytest.fixture
def lea(sqlite_engine: Engine) -> Someone:
    return someone(sqlite_engine)


def kept_files() -> int:
    """How many files the machine keeps, named by a row or not."""
    return sum(1 for one in (settings.current().data).rglob("*") if one.is_file() and one.suffix != ".db")


def a_proof(n: int) -> tuple[str, bytes, str]:
    return ("preuve.pdf", PDF + b"%" + str(n).encode() + b"\n%%EOF\n", "application/pdf")


def test_pieces_given_and_taken_away_fill_no_disk(sqlite_engine: Engine, lea: Someone) -> None:
    """What is taken away is kept by us: so many files a day for one person, then he waits."""
    for n in range(evidence.A_DAY.most):
        file = a_file(more=str(n).encode())
        units.perform(deposit, lea.actor, lea.registration_id, "identity", file)
        units.perform(remove, lea.actor, lea.registration_id, "identity", file.sha256)
    with pytest.raises(SentTooMuch):
        units.perform(deposit, lea.actor, lea.registration_id, "identity", a_file(more=b"one more"))
    with reading(sqlite_engine) as tx:
        assert tx.scalar(select(func.count()).select_from(StoredFile)) == evidence.A_DAY.most


def test_a_request_refused_keeps_no_file(sqlite_engine: Engine, lea: Someone) -> None:
    """A second request or report while one waits is refused before its proof is kept."""
    browser = signed_in(sqlite_engine, lea.candidate_id)
    asked = browser.get("/amenagements/1")
    report = browser.get("/mon-compte/signaler/city")
    fields = {"geste": "demander", "message": "Un tiers-temps"}
    assert browser.send(asked, fields, files={"proof": a_proof(0)}).status_code == 303
    assert browser.send(report, {"wanted": "Autre"}, files={"proof": a_proof(1)}).status_code == 303
    before = kept_files()
    assert before
    for n in range(2, 5):
        again = fields | {"cle": f"another{n}"}
        assert browser.send(asked, again, files={"proof": a_proof(n)}).status_code == 422
        other = {"wanted": f"Autre {n}", "cle": f"another{n}"}
        assert browser.send(report, other, files={"proof": a_proof(-n)}).status_code == 422
    assert kept_files() == before


def test_requests_asked_and_withdrawn_write_no_mail_without_end(sqlite_engine: Engine, lea: Someone) -> None:
    """Each request is acknowledged by a mail: so many a day, then one waits."""
    browser = signed_in(sqlite_engine, lea.candidate_id)
    statuses = []
    for _ in range(13):
        fields = {"geste": "demander", "message": "Un tiers-temps"}
        statuses.append(browser.send("/amenagements/1", fields).status_code)
        browser.send("/amenagements/1", {"geste": "retirer"})
    assert statuses[:3] == [303] * 3
    assert statuses[-1] == 422
    with reading(sqlite_engine) as tx:
        assert len(tx.scalars(select(AccommodationRequest)).all()) == statuses.count(303) <= 10


def test_a_draft_holds_no_more_than_a_form(sqlite_engine: Engine) -> None:
    """Six hundred fields of 60 kB are not kept with a draft: what a form can hold is a few kilobytes."""
    with writing(sqlite_engine) as tx:
        candidate_id = factories.a_candidate(tx).id
    browser = signed_in(sqlite_engine, candidate_id)
    form = begun(browser)
    flood = "x" * 30_000
    browser.send(f"{form}/identification", {"aller": "suivant"})
    browser.send(f"{form}/infos-candidature", {"category": "BCP-IND", "aller": "suivant"})
    browser.send(f"{form}/qualification", {"speciality": "31212", "aller": "suivant"})
    browser.send(f"{form}/acquis", {"aller": "suivant"})
    flooded: dict[str, object] = {f"langue-{flood}{n}": flood for n in range(80)}
    flooded |= {"option": [flood + str(n) for n in range(80)], "aller": "suivant"}
    assert browser.send(browser.get(f"{form}/epreuves"), flooded).status_code == 422
    assert kept_by_a_draft(sqlite_engine) < 100_000
    declared: dict[str, object] = {"situation": "S", "acquis.S": "A", "rang.A": "0", "aller": "suivant"}
    declared |= {f"{name}.A.0": [flood + str(n) for n in range(80)] for name in ("unite", "precision", "propose")}
    declared |= {f"note.A.0.{flood}{n}": "12" for n in range(80)}
    assert browser.send(browser.get(f"{form}/acquis"), declared).status_code == 422
    assert kept_by_a_draft(sqlite_engine) < 100_000


def kept_by_a_draft(engine: Engine) -> int:
    with reading(engine) as tx:
        return len(json.dumps(tx.scalars(select(RegistrationDraft.content)).one()))


def test_what_nobody_sends_is_refused_unread(sqlite_engine: Engine) -> None:
    """Only someone signed in sends a file: a large body without a session is not even read; nor with a made-up one.

    A page of someone signed in does not say « too large »: the session is what ended, and one is asked to sign in.
    """
    del sqlite_engine
    read = []

    async def body():
        for _ in range(16):
            read.append(1)
            yield b"x" * 1_000_000

    for secret in ("", "x" * 43):
        browser = Browser()
        if secret:
            browser.cookies.set(cookies.SESSION, secret, domain="127.0.0.1", path="/")
        headers = {
            "content-length": "16000000", "content-type": "multipart/form-data; boundary=b", "origin": HOME,
        }  # fmt: skip
        for page in ("/connexion", "/creer-un-compte"):
            answer = browser.ask(page, "POST", content=body(), headers=headers)
            assert answer.status_code == 413, page
            assert "Cet envoi est trop lourd" in answer.text
        answer = browser.ask("/mes-pieces/001/deposer", "POST", content=body(), headers=headers)
        assert (answer.status_code, answer.headers["location"]) == (303, "/connexion?fin=1")
    assert not read


def test_a_slip_does_not_tell_one_address_after_another(engine: Engine, case_officer) -> None:
    """« Cette adresse mail existe déjà » is answered five times an hour to the holder of a slip too (1.14)."""
    with writing(engine) as tx:
        pupil = a_pupil(tx)
        for n in range(7):
            factories.an_account(tx, email=f"connue{n}@example.org")
    code = drawn(case_officer)[pupil]
    someone_else = public("fr", "203.0.113.7")
    for n in range(5):
        with pytest.raises(EmailTaken):
            claim(someone_else, typed(code, email=f"connue{n}@example.org"))
    with pytest.raises(TriedTooOften):
        claim(someone_else, typed(code, email="connue6@example.org"))
    with reading(engine) as tx:
        assert not tx.scalars(select(OutboxMessage)).all()
