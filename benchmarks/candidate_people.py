"""People of the candidate space for its benchmark: signed in, registered or not, in front of a complete form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from core import clock
from core.access import Actor, system
from core.access.actor import candidate as acting
from core.accounts.sessions import open_session
from core.audit import Event, record
from core.exemptions.declaring import Declared
from core.registrations.form.drafts import begin_choice, keep_tabs, modify
from core.registrations.form.rules import Tab
from core.registrations.form.saving import save
from db.engine import writing
from db.tables import ExamSession, Registration, RegistrationDraft, Window
from tests import factories

DOMAIN, EXAM_SESSION, ACADEMIE = "BCP", "2027", "08"
GUIDE = Declared(option="HIGHER", year=2017, academie_code="27")
TYPED: tuple[tuple[Tab, dict[str, Any]], ...] = (
    (Tab.IDENTIFICATION, {}),
    (Tab.APPLICATION, {"category": "BCP-IND"}),
    (Tab.QUALIFICATION, {"speciality": "31212"}),
    (Tab.PRIOR_CREDITS, {"declared": (GUIDE,)}),
    (Tab.PAPERS, {"chosen": {"E42": "Espagnol"}}),
)
AT_A_TIME = 25


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody signed in, in front of a form of his own; the version that saving it must give."""

    secret: str
    candidate_id: int
    draft_id: int
    version: int


def open_services(engine: Engine) -> None:
    """Open the services that the people of the benchmark use."""
    with writing(engine) as tx:
        now = clock.now(tx)
        wanted = select(Window).join(ExamSession).where(
            ExamSession.domain_code == DOMAIN, ExamSession.label == EXAM_SESSION, Window.academie_code == ACADEMIE
        )  # fmt: skip
        for window in tx.scalars(wanted):
            window.opens_at, window.closes_at, window.latched_at = (
                now - timedelta(days=1),
                now + timedelta(days=9),
                None,
            )
            record(tx, system("benchmark"), Event.WINDOW_CHANGED, "window", window.id)


def prepare(engine: Engine, registered: int, others: int) -> tuple[list[Person], list[Person]]:
    """Make people registered, whose form modifies that, and others whose form is a first registration."""
    made = [*_made(engine, registered, again=True), *_made(engine, others, again=False)]
    return made[:registered], made[registered:]


def _made(engine: Engine, count: int, *, again: bool) -> Iterator[Person]:
    for begun in range(0, count, AT_A_TIME):
        with writing(engine) as tx:
            for number in range(begun, min(begun + AT_A_TIME, count)):
                yield _person(tx, f"{'inscrit' if again else 'nouveau'}{number}@charge.example.org", again=again)


def _person(tx: Session, email: str, *, again: bool) -> Person:
    account = factories.an_account(tx, email=email)
    actor = acting(account.candidate_id or 0, "Léa Martin")
    draft_id = begin_choice(tx, actor, actor.id, DOMAIN, EXAM_SESSION, ACADEMIE)
    _fill(tx, actor, draft_id, "Espagnol")
    if again:
        save(tx, actor, draft_id, seen=_seen(tx, draft_id))
        draft_id = modify(tx, actor, tx.scalars(select(Registration.id).filter_by(candidate_id=actor.id)).one())
        _fill(tx, actor, draft_id, "Allemand")
    return Person(open_session(tx, account.id, agent="benchmark"), actor.id, draft_id, 2 if again else 1)


def _fill(tx: Session, actor: Actor, draft_id: int, language: str) -> None:
    """Fill the tabs, in their order; a form that could not be saved is a defect of the benchmark."""
    typed = [(tab, fields if tab is not Tab.PAPERS else {"chosen": {"E42": language}}) for tab, fields in TYPED]
    if not keep_tabs(tx, actor, draft_id, typed, seen=_seen(tx, draft_id)).complete:
        raise RuntimeError("the form of the benchmark is not complete")


def _seen(tx: Session, draft_id: int) -> int:
    return tx.get_one(RegistrationDraft, draft_id).version
