"""Mails that could not be delivered, from the home page and from the record: one press sends again."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, select
from streamlit.testing.v1 import AppTest

from core.access import Actor
from core.i18n import t
from core.notifications.outbox import claim_due, note_failed, promise_mail
from core.operations.terminal import OPERATOR
from db.engine import reading, writing
from db.tables import AuditEvent, OutboxMessage
from tests import factories
from tests.pages.conftest import SignIn
from tests.pages.test_corrections import opened, shown

OFFICE = {"office": "DEC5", "office_email": "dec5@ac-grenoble.example"}


@pytest.fixture
def officer(sqlite_engine: Engine) -> Actor:
    return factories.a_staff(sqlite_engine, "case_officer", academie_code="08")


@pytest.fixture
def lea(sqlite_engine: Engine) -> int:
    """Léa, whose mails went to an address that does not exist; one is still being tried."""
    with writing(sqlite_engine) as tx:
        candidate = factories.a_candidate(tx, email="lea@example.org")
        factories.a_registration(tx, candidate)
        promised(tx, candidate.id, "password_changed", OFFICE)
        promised(tx, candidate.id, "account_invitation", {"link": "https://example.org/secret"})
        promised(tx, candidate.id, "email_changed", OFFICE, for_good=False)
        return candidate.id


def promised(tx, candidate_id, template, facts, *, for_good=True) -> None:  # type: ignore[no-untyped-def]
    promise_mail(tx, template, recipient="lae@example.org", language="fr", facts=facts, candidate_id=candidate_id)
    for claimed in claim_due(tx, OPERATOR, most=10):
        note_failed(tx, OPERATOR, claimed, said="550 5.1.1 no such user", for_good=for_good)


def states(engine: Engine) -> list[tuple[str, str]]:
    with reading(engine) as tx:
        rows = tx.scalars(select(OutboxMessage).order_by(OutboxMessage.id))
        return [(row.template, row.state) for row in rows if row.recipient]


def keys(app: AppTest) -> list[str]:
    return [button.key for button in app.button if str(button.key).startswith("mail_")]


def test_the_list_tells_each_mail_in_words_and_one_press_sends_it_again(
    sqlite_engine: Engine, officer: Actor, lea: int, sign_in: SignIn, app: AppTest
) -> None:
    """Tries, the server's answer in words, where it goes now; the mail leaves once, to the address of today."""
    sign_in(officer)
    app.run()
    assert t("fr", "awaiting-undelivered", count=2) in shown(app)
    opened(app, "undelivered")
    text = shown(app)
    for said in (
        t("fr", "mail-answer-address"), t("fr", "undelivered-no-more"), t("fr", "undelivered-way-new-link"),
        t("fr", "undelivered-moved", to="lea@example.org"), "550 5.1.1 no such user", "lae@example.org",
        t("fr", "undelivered-tries", count=1),
    ):  # fmt: skip
        assert said in text
    assert "secret" not in text
    assert keys(app) == ["mail_new-link_2", "mail_give-up_2", "mail_again_1", "mail_give-up_1"]
    app.button(key="mail_again_1").click().run()
    assert not app.exception
    assert t("fr", "undelivered-leaves", to="lea@example.org") in shown(app)
    app.button(key="mail_new-link_2").click().run()
    assert not app.exception
    assert states(sqlite_engine) == [
        ("password_changed", "waiting"), ("account_invitation", "dropped"), ("email_changed", "waiting"),
        ("account_invitation", "waiting"),
    ]  # fmt: skip
    with reading(sqlite_engine) as tx:
        done = list(
            tx.scalars(select(AuditEvent.name).where(AuditEvent.name.startswith("mail.")).order_by(AuditEvent.seq))
        )
    assert done == ["mail.sent_again", "mail.given_up"]
    assert t("fr", "undelivered-none") in shown(app)


def test_the_record_tells_what_is_still_tried_and_offers_its_ways(
    officer: Actor, lea: int, sign_in: SignIn, app: AppTest
) -> None:
    """A mail that is still tried says when; only one that is given up has buttons."""
    sign_in(officer)
    opened(app, "candidate", id=lea)
    assert "Prochain essai" in shown(app)
    assert keys(app) == ["mail_new-link_2", "mail_give-up_2", "mail_again_1", "mail_give-up_1"]
    app.button(key="mail_give-up_1").click().run()
    assert not app.exception
    assert t("fr", "undelivered-given-up") in shown(app)
    assert keys(app) == ["mail_new-link_2", "mail_give-up_2"]


def test_who_only_reads_is_offered_nothing(sqlite_engine: Engine, lea: int, sign_in: SignIn, app: AppTest) -> None:
    """A reader sees that a mail did not arrive, and no button."""
    sign_in(factories.a_staff(sqlite_engine, "reader", academie_code="08"))
    opened(app, "candidate", id=lea)
    assert t("fr", "mail-answer-address") in shown(app)
    assert keys(app) == []
