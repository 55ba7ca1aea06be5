"""A page of certain answers: ranked together, by name, or part by part when they are too many."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from core.search import asking
from core.search.finding import MOST_SORTED, PERSON, WINDOW, Asked, Judged, Window, answering, counted, person, ranked
from core.search.ranking import Judge
from core.search.reading import Kind
from db.search.expressions import Expression, Without, all_of
from db.tables import Candidate

MOST_COUNTED = 1_000  # beyond, a count of ranked answers says « more than »


@dataclass(frozen=True, slots=True)
class Certain:
    """A page of certain answers, how many there are, and whether there are more than that."""

    page: list[Judged]
    total: int
    at_least: bool = False


def certain_answers(tx: Session, asked: Asked, offset: int, size: int) -> Certain:
    """Give a page of answers: ranked when a name was typed, in the order of names otherwise."""
    most = MOST_COUNTED if asked.has_names else MOST_SORTED
    total = counted(tx, asked, asked.certain(), most) if asked.is_vague else 0
    window = Window(tx, asked)
    if total <= WINDOW:
        rows = window.rows(asked.certain(), WINDOW + 1)
        if len(rows) <= WINDOW:
            return Certain(ranked(rows, window.judge)[offset : offset + size], len(rows))
    total = total or counted(tx, asked, asked.certain(), most)
    page = _in_parts(window, offset, size) if asked.has_names else _by_name(tx, asked, offset, size, total)
    return Certain(page, min(total, most), total > most)


def _by_name(tx: Session, asked: Asked, offset: int, size: int, total: int) -> list[Judged]:
    """In the order of names; too many to be sorted come by number."""
    order = (Candidate.birth_name_key, Candidate.first_names_key, Candidate.id)
    statement = answering(asked, asked.certain(), *PERSON)
    statement = statement.order_by(*(order if total <= MOST_SORTED else (Candidate.id,)))
    rows = tx.execute(statement.offset(offset).limit(size))
    judge = Judge(asked.criteria, asked.around, {})
    return [Judged(row, judge(person(row))) for row in rows]


def _in_parts(window: Window, offset: int, size: int) -> list[Judged]:
    """Too many to rank together: whole family names first, then whole words, then beginnings, each by windows."""
    tx, asked = window.tx, window.asked
    page: list[Judged] = []
    skipped = offset
    for part in _parts(tx, asked):
        if skipped >= WINDOW and (count := counted(tx, asked, part, MOST_COUNTED)) <= skipped:
            skipped -= count
            continue
        position, seen = skipped, 0
        while len(page) < size:
            start = position // WINDOW * WINDOW
            some = window.judged(part, WINDOW, start)
            taken = some[position - start :][: size - len(page)]
            page.extend(taken)
            position += len(taken)
            seen = start + len(some)
            if len(some) < WINDOW:
                break
        skipped = max(0, skipped - seen)
    return page


def _parts(tx: Session, asked: Asked) -> list[Expression]:
    """A word that nobody bears parts nothing: it is the beginning of others."""
    certain, exact, whole = asked.certain(), asked.exact(), asking.whole_names(asked.criteria)
    if certain is None or exact is None or whole is None or not _are_borne(tx, asked):
        return [certain] if certain is not None else []
    whole = all_of(exact, whole)
    return [whole, Without(exact, whole), Without(certain, exact)]


def _are_borne(tx: Session, asked: Asked) -> bool:
    words = {reading.value for one in asked.criteria for reading in one.readings if reading.kind is Kind.NAME}
    known = asked.index.known(tx.connection(), sorted(words))
    return all(any(r.kind is not Kind.NAME or r.value in known for r in one.readings) for one in asked.criteria)
