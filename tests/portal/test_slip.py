"""« Papillon de connexion » in a browser: from the square of the slip to an account that waits (seed, introduction)."""

from __future__ import annotations

import re

from sqlalchemy import select

from core.slips.actions import draw_sheet, order_sheet
from core.slips.rules import kept, read, written
from db.engine import reading, writing
from db.tables import Account, OutboxMessage, Slip
from tests.core.slips.conftest import PASSWORD, UAI, a_pupil
from tests.factories import a_staff
from tests.portal.conftest import text_of
from tests.portal.space import Browser

FIELDS = {
    "birth_date": "12/03/2008", "email": "eleve@example.org", "email_again": "eleve@example.org",
    "password": PASSWORD, "password_again": PASSWORD, "accepted": "y",
}  # fmt: skip


def a_slip(engine) -> str:
    """A slip just printed for a pupil; gives its code."""
    officer = a_staff(engine, "case_officer", academie_code="08")
    with writing(engine) as tx:
        a_pupil(tx)
    with writing(engine) as tx:
        ordered = order_sheet(tx, officer, UAI)
        return written(draw_sheet(tx, officer, ordered.sheet_id).slips[0][1])


def test_the_square_opens_the_form_with_its_code_and_the_form_opens_an_account(sqlite_engine):
    """Without a script: the code is filled in, the account waits for its mail, the slip is spent."""
    code = a_slip(sqlite_engine)
    browser = Browser()
    form = browser.get(f"/papillon?code={code}")
    assert code in form.text
    answer = browser.send(form, FIELDS, to="/papillon")
    assert (answer.status_code, answer.headers["location"]) == (303, "/papillon/mail-envoye")
    assert "48 heures" in text_of(browser.follow(answer))
    with reading(sqlite_engine) as tx:
        assert tx.scalars(select(Account.state)).one() == "pending"
        assert tx.scalars(select(OutboxMessage.template)).one() == "account_activation"
        assert tx.get_one(Slip, kept(read(code))).used_at is not None


def test_what_is_wrong_is_said_with_what_was_typed_and_never_the_password(sqlite_engine):
    """Every fault at once, under its field, the rest kept; a password is typed again (1.12)."""
    a_slip(sqlite_engine)
    browser = Browser()
    answer = browser.send(
        "/papillon", FIELDS | {"slip_code": "K7PX", "email_again": "autre@example.org"}, to="/papillon"
    )
    assert answer.status_code == 422
    assert PASSWORD not in answer.text
    assert "eleve@example.org" in answer.text
    assert set(re.findall(r'id="(\w+)-fault"', answer.text)) == {"slip_code", "email_again"}


def test_a_wrong_slip_is_refused_without_saying_what_is_wrong(sqlite_engine):
    """The same words for an unknown code and for another birth date (1.15)."""
    code = a_slip(sqlite_engine)
    said = set()
    for typed in ({"slip_code": "K7PX-3MQD-9HTR-WY4C"}, {"slip_code": code, "birth_date": "13/03/2008"}):
        answer = Browser().send("/papillon", FIELDS | typed, to="/papillon")
        assert answer.status_code == 422
        said.add(re.search(r"(?s)id=\"faults\">.*?</ul>", answer.text).group(0))
    assert len(said) == 1


def test_an_address_that_exists_is_explained(sqlite_engine):
    """« Cette adresse mail existe déjà », with its two explanations (seed 2)."""
    code = a_slip(sqlite_engine)
    with writing(sqlite_engine) as tx:
        a_pupil(tx, email="prise@example.org")
    taken = {"email": "prise@example.org", "email_again": "prise@example.org", "slip_code": code}
    answer = Browser().send("/papillon", FIELDS | taken, to="/papillon")
    assert answer.status_code == 422
    assert "Cette adresse mail existe déjà" in text_of(answer)
