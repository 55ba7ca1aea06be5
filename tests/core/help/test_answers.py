"""Each question of the guide is answered from where the person really stands (seed 10)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from core import units
from core.access import system
from core.access.actor import candidate as acting
from core.access.actor import public
from core.audit import Event, record
from core.calendar.opening import Asked
from core.calendar.rules import WindowState
from core.errors import NotAllowed
from core.help.queries import answers_for_anyone, answers_for_me
from core.help.rules import Choice, Created, Question, RegistrationNow, Situation, general_answers, own_answers
from core.i18n import LANGUAGES, t
from db.tables import Candidate, Registration, Window
from tests.factories import a_candidate, a_registration, an_account

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def someone(writing, stopped_clock):
    """Someone of Grenoble with an active account and no registration."""
    stopped_clock(NOW)
    with writing() as tx:
        person = a_candidate(tx)
        an_account(tx, candidate=person)
    return acting(person.id, "Léa Martin")


def keys(answers):
    """Give the key of the first sentence of each answer."""
    return {question.value: said[0].key for question, said in answers.items()}


def test_before_any_registration_nothing_is_grey(someone):
    """The account is active, nothing is locked, there is nothing to modify."""
    found = keys(units.read(answers_for_me, someone))
    assert found["access"] == "help-access-active"
    assert found["grey"] == "help-grey-free"
    assert found["change"] == "help-change-none"


@pytest.mark.parametrize(
    ("days", "locked", "key"),
    [
        (5, False, "help-change-open"), (5, True, "help-change-open-locked"), (-1, False, "help-change-closed"),
        (-1, True, "help-change-closed"),
    ],
)  # fmt: skip
def test_once_registered_fields_are_grey_and_the_service_decides_what_can_change(someone, writing, days, locked, key):
    """Open or not for that registration, until when, and whether its pieces were locked."""
    with writing() as tx:
        saved = a_registration(tx, tx.get_one(Candidate, someone.id))
        for window in tx.scalars(select(Window).where(Window.academie_code == "08")):
            window.opens_at, window.closes_at = NOW - timedelta(days=9), NOW + timedelta(days=days)
            window.latched_at = None
        if locked:
            tx.execute(update(Registration).values(pieces_locked_at=NOW))
            record(tx, someone, Event.PIECES_LOCKED, "registration", saved.registration_id)
    answers = units.read(answers_for_me, someone)
    (change,) = answers[Question.CHANGE]
    assert change.key == key
    assert change.facts["closes"] == NOW + timedelta(days=days)
    (grey,) = answers[Question.GREY]
    assert (grey.key, grey.facts) == ("help-grey-locked", {"at": NOW})


def test_a_registration_that_ended_is_in_no_answer(someone, writing):
    """Deregistered, it is nowhere in the space; the fields stay grey (6.27, 6.08)."""
    with writing() as tx:
        a_registration(tx, tx.get_one(Candidate, someone.id))
        tx.execute(update(Registration).values(state="deregistered", closed_at=NOW))
        record(tx, someone, Event.REGISTRATION_DEREGISTERED, "candidate", someone.id)
    found = keys(units.read(answers_for_me, someone))
    assert found["change"] == "help-change-none"
    assert found["grey"] == "help-grey-locked"


def test_anyone_is_answered_the_same_whether_an_account_exists(someone, engine):
    """The small form asks no address and looks nothing up: the same answers before and after an account (1.14)."""
    del someone, engine
    asked = Asked(domain="BCP", place="08")
    before = units.read(answers_for_anyone, public(), Created.BEFORE, asked)
    assert keys(before)["access"] == "help-access-before"
    assert before == units.read(answers_for_anyone, public("fr", "198.51.100.1"), Created.BEFORE, asked)
    with pytest.raises(NotAllowed):
        units.read(answers_for_me, public())


def test_the_calendar_answers_for_the_exam_and_place_that_are_named(writing, stopped_clock, engine):
    """Open until when, opening when, closed since when, by the database's clock."""
    del engine
    with writing() as tx:
        for window in tx.scalars(select(Window).where(Window.academie_code == "08")):
            window.opens_at, window.closes_at, window.latched_at = NOW, NOW + timedelta(days=1), None
        record(tx, system("tests"), Event.WINDOW_CHANGED, "window", 0)
    for at, key in (
        (NOW - timedelta(seconds=1), "help-register-upcoming"), (NOW, "help-register-open"),
        (NOW + timedelta(days=1), "help-register-closed"),
    ):  # fmt: skip
        stopped_clock(at)
        found = units.read(answers_for_anyone, public(), Created.UNSAID, Asked(domain="BCP", place="08"))
        assert keys(found)["register"] == key
        assert keys(found)["again"] == ("help-again-open" if at == NOW else "help-again-closed")


def test_every_answer_is_a_sentence_of_both_languages():
    """Whatever the situation, each question has an answer, and its facts are those of its sentence."""
    situations = [
        Situation(activated, locked, rows, count)
        for activated in (None, NOW)
        for locked in (None, NOW)
        for count in (0, 1, 3)
        for rows in (
            (),
            *(
                (RegistrationNow(1, "CAP, 2027", state, NOW, closes, "Europe/Paris", pieces_locked=pieces),)
                for state in WindowState
                for closes in (None, NOW)
                for pieces in (False, True)
                if closes or state is WindowState.CLOSED
            ),
        )
    ]
    answers = [own_answers(one) for one in situations]
    choices = [None, *(Choice("CAP, 2027", "Grenoble", state, NOW, NOW) for state in (None, *WindowState))]
    answers += [general_answers(created, choice, 2) for created in Created for choice in choices]
    for given in answers:
        assert list(given) == list(Question)
        for said in given.values():
            assert said
            for one in said:
                assert all(t(language, one.key, **one.facts) for language in LANGUAGES)
