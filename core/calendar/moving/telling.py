"""Tell the candidates concerned that a deadline moved: by the worker, batch by batch, each of them once (6.18)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock, settings, units
from core.access import Actor, Permission, require, system
from core.calendar.moving.concerned import next_concerned
from core.calendar.moving.finding import moves_of
from core.calendar.moving.rules import Move
from core.catalogue.contacts import managing_office
from core.jobs.control import Again, Control
from core.notifications.outbox import promise_mail
from core.notifications.rules import is_address
from db.tables import Academie, Candidate, ExamDomain, ExamSession, Window, WindowNotice

AT_ONCE = 200


def tell_candidates(arguments: dict[str, Any], control: Control) -> None:
    """Promise the mails of a move (`move_id`); stopped anywhere, it goes on from the last candidate told."""
    actor = system(control.worker)
    while units.perform(tell_some, actor, arguments["move_id"]):
        if control.stopping():
            raise Again


def tell_some(tx: Session, actor: Actor, move_id: int, *, most: int = AT_ONCE) -> int:
    """Tell the next candidates, and note how far it went in the same transaction; give how many were looked at."""
    require(actor, Permission.SYSTEM_ADMINISTER)
    notice = tx.get_one(WindowNotice, move_id, with_for_update=True)
    if notice.finished_at is not None:
        return 0
    moves = {one.window_id: one for one in moves_of(tx, move_id)}
    found = next_concerned(tx, moves, notice.told_up_to, most)
    if not found:
        notice.finished_at = clock.now(tx)
        return 0
    told = _Told(tx, actor, moves)
    candidates = {one.id: one for one in tx.scalars(select(Candidate).where(Candidate.id.in_(found)))}
    notice.mails += sum(told.to(candidates[number], windows) for number, windows in found.items())
    notice.told_up_to = max(found)
    return len(found)


class _Told:
    """What is said of each window of a move, read once for a batch."""

    def __init__(self, tx: Session, actor: Actor, moves: Mapping[int, Move]) -> None:
        self._tx, self._actor = tx, actor
        self._said: dict[int, dict[str, Any]] = {}
        self._offices: dict[tuple[str, str], dict[str, str]] = {}
        rows = tx.execute(
            select(Window, ExamSession.label, ExamDomain.code, ExamDomain.label, Academie.label)
            .join(ExamSession, ExamSession.id == Window.exam_session_id)
            .join(ExamDomain, ExamDomain.code == ExamSession.domain_code)
            .join(Academie, Academie.code == Window.academie_code)
            .where(Window.id.in_(moves))
        )
        self._place: dict[int, tuple[str, str, str]] = {}
        for window, sitting, code, domain, academie in rows:
            self._place[window.id] = (window.academie_code, code, academie)
            self._said[window.id] = _said(window, moves[window.id]) | {
                "exam": f"{domain}, {sitting}", "place": academie,
            }  # fmt: skip

    def to(self, candidate: Candidate, windows: Sequence[int]) -> int:
        """Promise one candidate his mail; give how many were promised."""
        if not is_address(candidate.email):
            return 0
        facts = self._office(windows[0]) | {
            "candidate_number": candidate.number,
            "moves": [self._said[number] for number in windows],
            "portal": settings.current().portal_url,
        }
        promise_mail(
            self._tx, "deadline_moved", recipient=candidate.email, language=candidate.language, facts=facts,
            candidate_id=candidate.id,
        )  # fmt: skip
        return 1

    def _office(self, window_id: int) -> dict[str, str]:
        academie, domain, label = self._place[window_id]
        if (academie, domain) not in self._offices:
            found = managing_office(self._tx, self._actor, academie, domain)
            name, address = (found.name, found.email) if found else (label, "")
            self._offices[academie, domain] = {
                "office": f"{name} ({address})" if address else name, "office_email": address,
            }  # fmt: skip
        return self._offices[academie, domain]


def _said(window: Window, move: Move) -> dict[str, Any]:
    """Give what moved, as instants written in ISO form; nothing when it stayed."""
    pairs = {
        "opens": (move.opens_before, move.opens_after), "closes": (move.closes_before, move.closes_after),
    }  # fmt: skip
    written = {
        name: [one.isoformat() for one in pair] if pair[0] != pair[1] else [] for name, pair in pairs.items()
    }  # fmt: skip
    return {"phase": window.phase, "zone": window.zone} | written
