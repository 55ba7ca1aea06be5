"""Whose each part of a file is: pages of one candidate that follow each other, or one PDF; nothing is written here."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access import Actor, Permission
from core.access.perimeter import registrations_in
from core.documents.many.reading import PDF, Found
from core.documents.many.rules import LineOutcome, Why
from core.registrations.many import batches
from core.registrations.rules import ACTIVE
from db.tables import Candidate, ExamSession, HandedDocument, HandingBatch, HandingLine, Registration, StoredFile

_STATES = sorted(state.value for state in ACTIVE)  # of what a candidate still sees


@dataclass(frozen=True, slots=True)
class Line:
    """One part of a file, and what would become of it."""

    position: int
    first_page: int
    last_page: int
    name: str
    number: str
    outcome: LineOutcome
    reason: str = ""
    candidate_id: int = 0
    registration_id: int = 0
    replaces: bool = False
    sha256: str = ""
    registration: int = 0


@dataclass(frozen=True, slots=True)
class _Registered:
    id: int
    candidate_id: int
    number: int
    exam_session: str
    active: bool


def plan(tx: Session, actor: Actor, batch: HandingBatch, found: Sequence[Found]) -> list[Line]:
    """Say whose each part is and what would become of it, for someone's perimeter."""
    known, ours = _look_up(tx, actor, found)
    lines = _pages(found, known, follows=batch.follows) if batch.medium == PDF else _files(found, known)
    lines = [_chosen(line, ours, batch.exam_session) for line in _apart(lines)]
    return _standing(tx, batch, _one_each(lines))


def _look_up(tx: Session, actor: Actor, found: Iterable[Found]) -> tuple[frozenset[str], dict[str, list[_Registered]]]:
    """Give the numbers that are somebody's, and the registrations of the perimeter by number."""
    numbers = sorted({number for one in found for number in (*one.numbers, *one.within)})
    known: set[str] = set()
    ours: defaultdict[str, list[_Registered]] = defaultdict(list)
    inside = registrations_in(actor, Permission.CANDIDATE_DESK)
    for batch in batches(numbers):
        known |= set(tx.scalars(select(Candidate.number).where(Candidate.number.in_(batch))))
        rows = tx.execute(
            select(
                Candidate.number,
                Registration.id,
                Registration.candidate_id,
                Registration.number,
                ExamSession.label,
                Registration.state.in_(_STATES) & ~ExamSession.closed,
            )
            .join(Candidate, Candidate.id == Registration.candidate_id)
            .join(ExamSession, ExamSession.id == Registration.exam_session_id)
            .where(Candidate.number.in_(batch), inside)
            .order_by(Registration.id)
        )
        for number, identifier, candidate_id, rank, label, active in rows:
            ours[number].append(_Registered(identifier, candidate_id, rank, label, bool(active)))
    return frozenset(known), dict(ours)


def _whose(one: Found, known: frozenset[str]) -> tuple[str, str]:
    """Give the one number of a page or a name that is somebody's, else why there is none.

    A file whose pages name somebody else than its name does is nobody's. A number that nobody has is given with its
    reason, as one that somebody has elsewhere: which of both it is shows in nothing (3.02).
    """
    if one.fault:
        return "", one.fault
    mine = [number for number in one.numbers if number in known]
    others = {number for number in one.within if number in known} - set(mine)
    if mine and others:
        return "", Why.SEVERAL_NUMBERS
    if len(mine) == 1:
        return mine[0], ""
    if mine:
        return "", Why.SEVERAL_NUMBERS
    if one.numbers:
        return one.numbers[0] if len(one.numbers) == 1 else "", Why.UNKNOWN_NUMBER
    return "", Why.NO_NUMBER


def _pages(found: Sequence[Found], known: frozenset[str], *, follows: bool) -> list[Line]:
    """Put together the pages of one candidate that follow each other; a page without a number, if one says so."""
    lines: list[Line] = []
    for page, one in enumerate(found, start=1):
        number, why = _whose(one, known)
        last = lines[-1] if lines else None
        goes_on = last is not None and (
            (number and last.number == number)
            or (why and last.reason == why and why != Why.SEVERAL_NUMBERS)
            or (follows and why == Why.NO_NUMBER and last.number and not last.reason)
        )
        if last is not None and goes_on:
            lines[-1] = replace(last, last_page=page)
        else:
            lines.append(_line(len(lines) + 1, number, why, first_page=page, last_page=page))
    return lines


def _files(found: Sequence[Found], known: frozenset[str]) -> list[Line]:
    lines = []
    for place, one in enumerate(found, start=1):
        number, why = _whose(one, known)
        line = _line(place, number, why, first_page=0, last_page=0)
        lines.append(replace(line, name=one.name, sha256=one.sha256, registration=one.registration))
    return lines


def _line(position: int, number: str, why: str, *, first_page: int, last_page: int) -> Line:
    outcome = LineOutcome.UNMATCHED if why else LineOutcome.MATCHED
    return Line(position, first_page, last_page, "", number, outcome, why)


def _apart(lines: Sequence[Line]) -> list[Line]:
    """Refuse the pages of a candidate found at several places: one document of them would be wrong."""
    times = Counter(line.number for line in lines if line.first_page and line.number)
    return [
        replace(line, outcome=LineOutcome.UNMATCHED, reason=Why.APART.value) if times[line.number] > 1 else line
        for line in lines
    ]


def _chosen(line: Line, ours: dict[str, list[_Registered]], exam_session: str) -> Line:
    """Choose the registration of a part: the one named, else the only one, of the exam session when one is given."""
    if line.outcome is not LineOutcome.MATCHED:
        return line
    known = ours.get(line.number, [])
    every = [one for one in known if one.active]
    if not every:  # somebody's elsewhere, or ended: it looks like a number that is nobody's (3.03)
        return replace(line, outcome=LineOutcome.UNMATCHED, reason=Why.UNKNOWN_NUMBER.value)
    if any(one.number == line.registration and not one.active for one in known):
        return replace(line, outcome=LineOutcome.UNMATCHED, reason=Why.NO_REGISTRATION.value)
    fitting = [one for one in every if not exam_session or one.exam_session == exam_session]
    mine = [one for one in fitting if one.number == line.registration] or fitting
    if len(mine) > 1:
        return replace(
            line, outcome=LineOutcome.AMBIGUOUS, reason=Why.SEVERAL_REGISTRATIONS.value,
            candidate_id=mine[0].candidate_id,
        )  # fmt: skip
    if not mine:
        return replace(line, outcome=LineOutcome.UNMATCHED, reason=Why.NO_REGISTRATION.value)
    return replace(line, candidate_id=mine[0].candidate_id, registration_id=mine[0].id)


def _one_each(lines: Sequence[Line]) -> list[Line]:
    """Refuse two files for one registration: the second would take the place of the first."""
    times = Counter(line.registration_id for line in lines if line.registration_id)
    return [
        replace(line, outcome=LineOutcome.UNMATCHED, reason=Why.APART.value, registration_id=0)
        if times[line.registration_id] > 1
        else line
        for line in lines
    ]


def _standing(tx: Session, batch: HandingBatch, lines: Sequence[Line]) -> list[Line]:
    """Say which documents of the same kind are in force, and which of them are this very one already."""
    ids = sorted({line.registration_id for line in lines if line.registration_id})
    current: dict[int, tuple[int, str]] = {}
    for part in batches(ids):
        rows = tx.execute(
            select(HandedDocument.registration_id, HandedDocument.id, StoredFile.sha256)
            .join(StoredFile, StoredFile.id == HandedDocument.file_id)
            .where(
                HandedDocument.registration_id.in_(part),
                HandedDocument.current,
                HandedDocument.kind == batch.kind,
                HandedDocument.title == batch.title,
            )
        )
        current |= {row[0]: (row[1], row[2]) for row in rows}
    before = _handed_before(tx, batch)
    return [_against(line, current.get(line.registration_id), before) for line in lines]


def _handed_before(tx: Session, batch: HandingBatch) -> frozenset[tuple[int, int, int]]:
    """Give the documents that the same file gave before, with their pages."""
    rows: Any = tx.execute(
        select(HandingLine.handed_id, HandingLine.first_page, HandingLine.last_page)
        .join(HandingBatch, HandingBatch.id == HandingLine.batch_id)
        .where(
            HandingBatch.sha256 == batch.sha256,
            HandingBatch.id != batch.id,
            HandingBatch.medium == PDF,
            HandingLine.handed_id.is_not(None),
        )
    )
    return frozenset((row[0], row[1], row[2]) for row in rows)


def _against(line: Line, current: tuple[int, str] | None, before: frozenset[tuple[int, int, int]]) -> Line:
    if line.outcome is not LineOutcome.MATCHED or current is None:
        return line
    handed_id, sha256 = current
    if sha256 == line.sha256 or (handed_id, line.first_page, line.last_page) in before:
        return replace(line, outcome=LineOutcome.ALREADY)
    return replace(line, replaces=True)
