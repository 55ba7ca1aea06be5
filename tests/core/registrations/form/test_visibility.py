"""What a candidate sees anywhere: active registrations of exam sessions that are not closed, nothing else (6.27)."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from core import units
from core.access import Actor, system
from core.accommodations import queries as accommodations
from core.audit import Event, record
from core.documents.own import latest, own_documents
from core.errors import NotFound
from core.pieces.queries import own_pieces
from core.registrations import validation
from core.registrations.form.own import mine, one_of_mine
from core.registrations.form.saving import withdraw_own
from core.registrations.rules import State
from db.tables import ExamSession, Registration
from tests import factories
from tests.core.registrations.form.filling import himself

SPECIALITIES = ("31212", "31213", "31214", "30004")
LISTS: dict[str, Callable[[Actor], list[int]]] = {
    "mine": lambda who: [one.number for one in units.read(mine, who).registrations],
    "documents": lambda who: sorted({one.number for one in units.read(own_documents, who)}),
    "confirmations": lambda who: sorted(one.number for one in units.read(validation.all_to_confirm, who)),
    "accommodations": lambda who: sorted(one.number for one in units.read(accommodations.own, who)),
}
BY_NUMBER: dict[str, Callable[[Actor, int], Any]] = {
    "mine": lambda who, number: units.read(one_of_mine, who, number),
    "confirmation": lambda who, number: units.read(validation.to_confirm, who, number),
    "pieces": lambda who, number: units.read(own_pieces, who, number),
    "accommodations": lambda who, number: units.read(accommodations.own_one, who, number),
}


@pytest.mark.parametrize("seed", range(4))
def test_every_service_shows_the_same_and_no_more(writing, seed):
    """Whatever became of each registration, every list and every address agree; hidden ones are as if never made."""
    chance = Random(seed)
    expected = []
    with writing() as tx:
        who = factories.a_candidate(tx)
        for exam_session in ("2026", "2027"):
            over = tx.query(ExamSession).filter_by(domain_code="BCP", label=exam_session).one_or_none()
            if over is None:
                tx.add(ExamSession(domain_code="BCP", label=exam_session, closed=False))
                tx.flush()
            for speciality in SPECIALITIES:
                saved = factories.a_registration(tx, who, speciality=speciality, exam_session=exam_session)
                state = chance.choice(list(State))
                row = tx.get_one(Registration, saved.registration_id)
                row.state = state.value
                if exam_session == "2027" and state not in {State.DEREGISTERED, State.SET_ASIDE, State.TRANSFERRED}:
                    expected.append(saved.number)
                record(tx, system("tests"), Event.REGISTRATION_STATE_CHANGED, "registration", row.id)
        tx.query(ExamSession).filter_by(domain_code="BCP", label="2026").one().closed = True
        actor = himself(who)
    for name, listed in LISTS.items():
        assert listed(actor) == expected, name
    for number in range(1, 2 * len(SPECIALITIES) + 2):
        for name, asked in BY_NUMBER.items():
            assert _found(lambda asked=asked, number=number: asked(actor, number)) is (number in expected), name
        if number not in expected:
            with pytest.raises(NotFound):
                units.perform(withdraw_own, actor, number, reason="", seen=1)
            with pytest.raises(NotFound):
                latest(actor, number, "confirmation")


def _found(ask: Callable[[], Any]) -> bool:
    try:
        ask()
    except NotFound:
        return False
    return True
