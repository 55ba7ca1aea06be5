"""« Modifier mon compte »: one's open sessions and one's reports that wait."""

from __future__ import annotations

from sqlalchemy import Engine, select

from db.engine import reading, writing
from db.tables import AccountSession, AuditEvent, ErrorReport
from tests import factories
from tests.portal.conftest import text_of
from tests.portal.space import Browser, signed_in


def someone(engine: Engine) -> int:
    """A candidate registered once, whose data are locked."""
    with writing(engine) as tx:
        candidate = factories.a_candidate(tx)
        factories.a_registration(tx, candidate)
        return candidate.id


def other_session(browser: Browser) -> str:
    """Give the digest of the only session that the page offers to end."""
    page = browser.get("/mon-compte").text
    return page.split('name="session" value="')[1].split('"')[0]


def test_another_session_is_seen_and_ended(sqlite_engine: Engine) -> None:
    """Ended, it no longer opens anything; the one in use is marked and goes on (1.18)."""
    candidate = someone(sqlite_engine)
    here, elsewhere = signed_in(sqlite_engine, candidate), signed_in(sqlite_engine, candidate)
    shown = here.get("/mon-compte")
    assert text_of(shown).count("Cette session") == 1
    assert shown.text.count('action="/mon-compte/sessions"') == 1
    answer = here.follow(here.send(shown, to="/mon-compte/sessions"))
    assert "La session est terminée." in text_of(answer)
    assert 'action="/mon-compte/sessions"' not in answer.text
    assert "Mes sessions ouvertes" not in text_of(elsewhere.get("/mon-compte"))


def test_nobody_ends_the_session_of_another(sqlite_engine: Engine) -> None:
    """The name of a stranger's session is not found, and that session goes on."""
    mine = someone(sqlite_engine)
    browser, _ = signed_in(sqlite_engine, mine), signed_in(sqlite_engine, mine)
    stranger = signed_in(sqlite_engine, someone(sqlite_engine))
    with reading(sqlite_engine) as tx:
        theirs = tx.scalars(select(AccountSession.id_hash).order_by(AccountSession.created_at.desc())).first()
    assert theirs != other_session(browser)
    assert browser.send("/mon-compte", {"session": theirs}, to="/mon-compte/sessions").status_code == 404
    assert "Mes sessions ouvertes" in text_of(stranger.get("/mon-compte"))


def test_a_report_that_waits_is_withdrawn_by_its_author_alone(sqlite_engine: Engine) -> None:
    """Withdrawn it waits no more, a second click says the same, and the field can be reported again."""
    browser = signed_in(sqlite_engine, someone(sqlite_engine))
    browser.send("/mon-compte/signaler/city", {"wanted": "Voiron"})
    shown = browser.get("/mon-compte")
    with reading(sqlite_engine) as tx:
        number = tx.scalars(select(ErrorReport.id)).one()
    path = f"/mon-compte/signalement/{number}/retirer"
    stranger = signed_in(sqlite_engine, someone(sqlite_engine))
    stranger.send("/mon-compte/signaler/city", {"wanted": "Vif"})
    theirs = stranger.get("/mon-compte")
    forged = theirs.text.replace(f"/{number + 1}/retirer", f"/{number}/retirer")
    assert forged != theirs.text
    theirs = type(theirs)(200, text=forged, request=theirs.request)
    assert stranger.send(theirs, to=path).status_code == 404
    for _ in range(2):
        assert "Mon signalement est retiré" in text_of(browser.follow(browser.send(shown, to=path)))
    with reading(sqlite_engine) as tx:
        assert tx.get_one(ErrorReport, number).state == "withdrawn"
        said = [row.facts for row in tx.scalars(select(AuditEvent)) if row.facts.get("state") == "withdrawn"]
    assert said == [{"report": number, "state": "withdrawn"}]
    assert browser.send("/mon-compte/signaler/city", {"wanted": "Voiron"}).status_code == 303
