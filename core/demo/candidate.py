"""One demonstration candidate who can sign in to the candidate space: registered, with a password of his own."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Engine

from core.access import Role, system
from core.access.passwords import hash_password
from core.accounts.giving import give_account
from core.candidates.actions import create_candidate
from core.candidates.emails import parse_email
from core.demo.sign_ins import SignIn
from core.demo.situations import OPERATOR, new_person, register_candidate
from core.demo.staff import passphrase
from db.engine import writing

SPECIALITY = "31212"


def create_demonstration_candidate(engine: Engine) -> SignIn:
    """Register the demonstration candidate and open the account; the password is drawn at each installation."""
    password = passphrase()
    hashed = hash_password(password)
    with writing(engine) as tx:
        person = new_person("Lina", "Marchetti", date(2005, 10, 8))
        candidate = create_candidate(tx, system(OPERATOR), person, kind="individual", origin=OPERATOR)
        give_account(tx, candidate, parse_email(person.email), hashed)
        register_candidate(tx, candidate, SPECIALITY)
    return SignIn(person.email, password, Role.CANDIDATE.value, "")
