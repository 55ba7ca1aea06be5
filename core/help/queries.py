"""Where the person who asks stands: from his own file when he is signed in, from the calendar otherwise."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor, Permission, require
from core.access.perimeter import candidates_in
from core.calendar.opening import GRAND_PUBLIC, Asked, open_now, opening
from core.calendar.queries import Criteria, windows
from core.calendar.rules import Phase, WindowState
from core.help.rules import Answers, Choice, Created, RegistrationNow, Situation, general_answers, own_answers
from core.registrations.ending import where
from core.registrations.labels import labels
from core.registrations.opening import Act, service
from core.registrations.visible import own_registrations
from db.tables import Academie, Account, Candidate, Registration


def answers_for_me(tx: Session, actor: Actor) -> Answers:
    """Answer someone signed in; registrations that ended are in none of it (6.27)."""
    require(actor, Permission.OWN_FILE)
    person = tx.execute(
        select(Candidate.locked_at, Candidate.academie_code, Academie.label, Account.activated_at)
        .outerjoin(Academie, Academie.code == Candidate.academie_code)
        .outerjoin(Account, Account.candidate_id == Candidate.id)
        .where(candidates_in(actor, Permission.OWN_FILE))
    ).one()
    mine = tuple(_now(tx, actor, row) for row in own_registrations(tx, actor))
    return own_answers(
        Situation(
            person.activated_at, person.locked_at, mine, _open_domains(tx, actor), person.label or "",
            _open_at(tx, actor, person.academie_code),
        )
    )  # fmt: skip


def _now(tx: Session, actor: Actor, row: Registration) -> RegistrationNow:
    known, found = labels(tx), service(tx, actor, Act.MODIFY, where(row))
    exam = f"{known.domains[row.domain_code]}, {known.exam_session(row.exam_session_id).label}"
    return RegistrationNow(
        row.number, exam, found.state, found.opens_at, found.closes_at, found.zone, row.pieces_locked_at is not None
    )


def _open_at(tx: Session, actor: Actor, academie_code: str) -> tuple[str, ...]:
    """Name the exams whose registration is open to the public now in an académie."""
    wanted = Criteria(
        academie=academie_code, foreign_group="", audience=GRAND_PUBLIC, phase=Phase.REGISTRATION.value,
        state=WindowState.OPEN.value,
    )  # fmt: skip
    return tuple(sorted({one.domain_label for one in windows(tx, actor, wanted)})) if academie_code else ()


def _open_domains(tx: Session, actor: Actor) -> int:
    return len({one.code for one in open_now(tx, actor).open})


def answers_for_anyone(tx: Session, actor: Actor, created: Created, asked: Asked) -> Answers:
    """Answer someone who is not signed in from what he says, and from the calendar."""
    require(actor, Permission.CALENDAR_READ)
    return general_answers(created, _choice(tx, actor, asked), _open_domains(tx, actor))


def _choice(tx: Session, actor: Actor, asked: Asked) -> Choice | None:
    found = opening(tx, actor, asked)
    if found.domain is None or found.place is None or found.unknown:
        return None
    window = next((one for one in found.windows if one.phase is Phase.REGISTRATION), None)
    exam = f"{found.domain.label}, {found.exam_session}"
    if window is None:
        return Choice(exam, found.place.label, None)
    return Choice(exam, found.place.label, window.state, window.opens_at, window.closes_at, window.zone)
