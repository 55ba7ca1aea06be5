"""A member of the staff is told by mail what is done to the account, and alone receives its one-time link."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime
from email.header import decode_header, make_header

import argon2
import pytest
from sqlalchemy import select
from typer.testing import CliRunner

import manage
from core import settings, units
from core.access import nobody, passwords, sign_in, staff, staff_sessions, system
from core.access.actor import Role
from core.access.errors import LinkSpent, WrongPassword
from core.access.roles import grant_role
from core.errors import InvalidFields
from core.notifications.sending import send_due
from core.notifications.templates import CATALOGUE, compose
from db.engine import reading
from db.tables import AuditEvent, AuditValue, OutboxMessage, Staff
from tests.core.notifications.servers import Behaviour, a_server

CLI = system("manage.py")
GOOD, BETTER = "un grand platane bleu", "trois petits merles noirs"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    monkeypatch.setattr(passwords, "_HASHER", argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    passwords._of_nobody.cache_clear()
    yield
    passwords._of_nobody.cache_clear()


@pytest.fixture
def mail_server(monkeypatch, tmp_path):
    """A real server that keeps what it takes."""
    with a_server(behaviour := Behaviour()) as url:
        changed = dataclasses.replace(settings.current(), smtp_url=url, data=tmp_path)
        monkeypatch.setattr(settings, "current", lambda: changed)
        yield behaviour


@pytest.fixture
def no_server(monkeypatch, tmp_path):
    changed = dataclasses.replace(settings.current(), smtp_url="", data=tmp_path)
    monkeypatch.setattr(settings, "current", lambda: changed)


def opened(login="marc.blanc"):
    return units.perform(staff.create_staff, CLI, login=login, full_name="Marc Blanc", email=f"{login}@example.org")


def text_of(mail):
    (part,) = [part for part in mail.walk() if part.get_content_type() == "text/plain"]
    return part.get_payload(decode=True).decode()


def link_in(mail):
    return next(word for word in text_of(mail).split() if "?link=" in word).split("?link=")[1]


def test_the_link_is_mailed_to_its_owner_and_to_nobody_else(engine, mail_server):
    """Who opens the account receives no link; the mail holds it, it opens the password, and no trace of it stays."""
    made = opened()
    assert (made.link, made.mailed_to) == ("", "marc.blanc@example.org")
    assert send_due().sent == 1
    assert mail_server.envelopes[0][1] == ["marc.blanc@example.org"]
    secret = link_in(mail_server.taken[0])
    units.perform(sign_in.choose_password, nobody(), secret, GOOD)
    with reading(engine) as tx:
        assert tx.get_one(Staff, made.staff_id).password_hash
        kept = [*tx.scalars(select(OutboxMessage.facts)), *tx.scalars(select(AuditEvent.facts))]
        kept += [(row.before, row.after) for row in tx.scalars(select(AuditValue))]
    assert secret not in json.dumps(kept, default=str)


@pytest.mark.usefixtures("engine")
def test_a_link_given_again_is_mailed_too(mail_server):
    """The address is the stored one, whoever asks for the new link; the former one still serves once (1.09)."""
    made = opened()
    again = units.perform(staff.invite_again, CLI, made.staff_id)
    assert (again.link, again.mailed_to) == ("", "marc.blanc@example.org")
    send_due()
    first, second = (link_in(mail) for mail in mail_server.taken)
    units.perform(sign_in.choose_password, nobody(), second, GOOD)
    with pytest.raises(LinkSpent):
        units.perform(sign_in.choose_password, nobody(), first, GOOD)


def test_without_a_server_the_link_is_handed_over(engine, no_server, tmp_path):
    """An installation without mail shows the link to who opens the account, and writes it in no file."""
    del no_server
    made = opened()
    assert made.link
    assert made.mailed_to == ""
    send_due()
    assert made.link not in "".join(path.read_text() for path in tmp_path.rglob("*.eml"))
    with reading(engine) as tx:
        assert "staff_link" not in set(tx.scalars(select(OutboxMessage.template)))


def test_a_changed_password_is_told_to_the_person(engine, mail_server):
    """By link or by oneself, the mail goes to the account's address, and says neither password nor link (1.08)."""
    opened()
    send_due()
    units.perform(sign_in.choose_password, nobody(), link_in(mail_server.taken[0]), GOOD)
    send_due()
    ticket = sign_in.prove("marc.blanc", GOOD, address="").ticket
    session = units.perform(sign_in.exchange, nobody(), ticket, agent="Firefox")
    found = units.read(staff_sessions.whose, nobody(), session.secret)
    sign_in.change_password(found.actor, GOOD, BETTER, login="marc.blanc", session=found.session)
    with pytest.raises(WrongPassword):
        sign_in.change_password(found.actor, GOOD, BETTER, login="marc.blanc", session=found.session)
    send_due()
    told = [mail for mail in mail_server.taken if subject_of(mail) == "Le mot de passe de votre compte a changé"]
    assert [mail["To"] for mail in told] == ["marc.blanc@example.org"] * 2
    for mail in told:
        assert not [secret for secret in (GOOD, BETTER, "?link=") if secret in text_of(mail)]
    del engine


def subject_of(mail):
    return str(make_header(decode_header(mail["Subject"])))


@pytest.mark.usefixtures("engine")
def test_a_role_given_is_told_in_the_language_of_the_account(mail_server, stopped_clock):
    """Role, place and who gave it, in words; a refused grant tells nothing."""
    stopped_clock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    made = units.perform(
        staff.create_staff, CLI, login="ann", full_name="Ann Lee", email="ann@example.org", language="en"
    )
    units.perform(grant_role, CLI, made.staff_id, Role.CASE_OFFICER, academie_code="08")
    with pytest.raises(InvalidFields):
        units.perform(grant_role, CLI, made.staff_id, Role.CASE_OFFICER, academie_code="99")
    send_due()
    told = [text_of(mail) for mail in mail_server.taken if subject_of(mail) == "You have been given a role"]
    assert len(told) == 1
    assert "Case officer, Grenoble, all domains" in told[0]
    assert "manage.py" in told[0]


def test_the_command_mails_or_prints(engine, mail_server, monkeypatch, tmp_path):
    """`staff create` prints the link without a mail server, and only the address with one."""
    del engine
    asked = ["staff", "create", "zoe", "Zoé Petit", "zoe@example.org", "--academie", "08", "--json"]
    mailed = json.loads(CliRunner().invoke(manage.app, asked).output)
    assert (mailed["link"], mailed["mailed_to"]) == ("", "zoe@example.org")
    del mail_server
    changed = dataclasses.replace(settings.current(), smtp_url="", data=tmp_path)
    monkeypatch.setattr(settings, "current", lambda: changed)
    asked[2], asked[4] = "leo", "leo@example.org"
    printed = json.loads(CliRunner().invoke(manage.app, asked).output)
    assert "/?link=" in printed["link"]
    assert printed["mailed_to"] == ""


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", ["staff_password_changed", "staff_role_changed", "staff_link"])
def test_each_letter_is_whole_in_both_languages(language, name):
    """Every fact is said, none is left as a placeholder."""
    facts = {one: f"valeur-{one}" for one in CATALOGUE[name].facts} | (
        {"role": "reader"} if name == "staff_role_changed" else {}
    )
    letter = compose(name, language, facts)
    assert "{" not in letter.text
    assert all(str(value) in letter.text for one, value in facts.items() if one != "role")
