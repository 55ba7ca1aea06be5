"""Who holds somebody's password or computer for a while: what a change of password, or of hands, must put an end to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select

from core.access import passwords
from db.engine import reading, writing
from db.tables import Account, EmailClaim
from portal import cookies
from tests import factories
from tests.factories import SECRET
from tests.portal.conftest import text_of
from tests.portal.space import Browser, signed_in
from tests.portal.test_accounts import ADDRESS, FORM, OTHER, Clock, entered, link, signs_in
from tests.portal.test_registering import begun

THIEF = "voleuse@example.org"
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


def asked_by_a_thief(engine: Engine) -> str:
    """Someone who knows the password asks for another address; give the link that the thief receives."""
    entered(engine)
    thief = Browser()
    assert signs_in(thief, password=SECRET).status_code == 303
    answer = thief.send("/mon-compte/adresse-mail", {"email": THIEF, "email_again": THIEF, "current": SECRET})
    assert answer.status_code == 303, text_of(answer)
    return link(engine, "email_change_confirm")


def confirmed(path: str, engine: Engine) -> bool:
    """Follow the link of the change of address, and say whether the account is at the new one."""
    thief = Browser()
    page = thief.get(path)
    if page.status_code == 200:
        thief.send(page)
    with reading(engine) as tx:
        return tx.scalars(select(Account.email)).one() == THIEF


def test_a_new_password_by_link_gives_up_the_change_of_address_that_waited(sqlite_engine: Engine) -> None:
    """The owner, warned by mail, chooses another password: the address the thief asked for never becomes his (1.08)."""
    path = asked_by_a_thief(sqlite_engine)
    owner = Browser()
    owner.send("/mot-de-passe-oublie", {"email": ADDRESS})
    assert owner.send(link(sqlite_engine, "password_reset"), {"password": OTHER, "password_again": OTHER}).is_redirect
    assert not confirmed(path, sqlite_engine)
    with reading(sqlite_engine) as tx:  # and the address is free again
        assert THIEF not in set(tx.scalars(select(EmailClaim.email_key)))


def test_a_password_changed_gives_up_the_change_of_address_that_waited(sqlite_engine: Engine) -> None:
    """The same when the owner changes it from the account (1.08)."""
    path = asked_by_a_thief(sqlite_engine)
    owner = Browser()
    signs_in(owner, password=SECRET)
    sent = {"current": SECRET, "password": OTHER, "password_again": OTHER}
    assert owner.send("/mon-compte/mot-de-passe", sent).status_code == 303
    assert not confirmed(path, sqlite_engine)


def test_a_link_of_another_site_signs_nobody_out(sqlite_engine: Engine) -> None:
    """Opening the address of the way out changes nothing: only its button, which carries a token, does (2.03)."""
    browser, _ = entered(sqlite_engine)
    answer = browser.ask("/deconnexion")
    assert cookies.SESSION in browser.cookies
    assert "clear-site-data" not in answer.headers
    assert browser.ask("/mon-compte").status_code == 200


def test_a_form_sent_when_the_session_is_over_leads_to_the_sign_in(sqlite_engine: Engine, stopped_clock: Clock) -> None:
    """Not to a page that understands nothing: signed in again, one finds the form where it was left (6.26)."""
    stopped_clock(NOW)
    with writing(sqlite_engine) as tx:
        candidate_id = factories.an_account(tx, email=ADDRESS).candidate_id
    browser = signed_in(sqlite_engine, candidate_id or 0)
    form = begun(browser)
    shown = browser.get(f"{form}/identification")
    stopped_clock(NOW + timedelta(minutes=21))
    answer = browser.send(shown, {"aller": "suivant"})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/connexion")
    back = browser.follow(answer)
    assert "terminée" in text_of(back)
    assert browser.follow(browser.send(back, {"email": ADDRESS, "password": SECRET})).status_code == 200


def test_forms_beyond_the_quota_cost_no_hash(sqlite_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A source that must wait makes the machine compute nothing (1.14, 2.18)."""
    counted: list[str] = []
    hashed = passwords.hash_password
    monkeypatch.setattr(passwords, "hash_password", lambda typed: (counted.append(typed), hashed(typed))[1])
    entered(sqlite_engine)
    browser = Browser()
    statuses = [browser.send("/creer-un-compte", FORM).status_code for _ in range(8)]
    assert statuses == [422] * 5 + [429] * 3
    assert len(counted) == 5
