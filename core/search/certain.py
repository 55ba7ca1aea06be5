"""A page of certain answers: ranked together, by name, or part by part when they are too many."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from sqlalchemy.orm import Session

from core.search import asking
from core.search.alike import COMMON
from core.search.asking import Vocabulary
from core.search.finding import (
    MOST_BEGINNING,
    MOST_SORTED,
    PERSON,
    WINDOW,
    Asked,
    Judged,
    answering,
    counted,
    person,
    ranked,
)
from core.search.ranking import Judge
from core.search.reading import Kind
from core.search.window import Window
from db.search.expressions import Expression, Without, all_of
from db.search.model import KnownWord
from db.tables import Candidate

MOST_COUNTED = 1_000  # beyond, a count of ranked answers says « more than »

ENOUGH = 2  # times as many bear words as are counted: some bear two, some are gone since the index was made


@dataclass(frozen=True, slots=True)
class Certain:
    """A page of certain answers, how many there are, and whether there are more than that."""

    page: list[Judged]
    total: int
    at_least: bool = False


def certain_answers(tx: Session, asked: Asked, offset: int, size: int) -> Certain:
    """Give a page of answers: ranked when a name was typed, in the order of names otherwise."""
    most = MOST_COUNTED if asked.has_names else MOST_SORTED
    window, total = _looked(tx, asked, most)
    asked = window.asked
    if total <= WINDOW:
        rows = window.rows(asked.certain(), WINDOW + 1)
        if len(rows) <= WINDOW:
            return Certain(ranked(rows, window.judge)[offset : offset + size], len(rows))
    total = total or counted(tx, asked, asked.certain(), most)
    page = _in_parts(window, offset, size) if asked.has_names else _by_name(tx, asked, offset, size, total)
    return Certain(page, min(total, most), total > most)


def _looked(tx: Session, asked: Asked, most: int) -> tuple[Window, int]:
    """Look at the first answers and count them, where the index can tell; else nothing is counted yet."""
    wanted = asked.certain()
    if wanted is None or not asked.is_of_the_index:
        return Window(tx, asked), 0
    if not asked.has_names:
        return Window(tx, asked), counted(tx, asked, wanted, most) if asked.is_vague else 0
    if asked.is_vague and (few := _of_few_words(tx, asked, most)) is not None:
        return few
    window = Window(tx, asked)
    return window, window.counted(wanted, WINDOW + 1, most)


def _of_few_words(tx: Session, asked: Asked, most: int) -> tuple[Window, int] | None:
    """Of a beginning that more bear than are counted and shown, the whole is not read (PostgreSQL would, to its end).

    Only those who bear the words nearest to it, or the commonest, as long as they are enough.
    """
    few = _enough_words(tx, asked, most)
    wanted = few.certain() if few is not None else None
    if few is None or wanted is None:
        return None
    asked.index.prepare(tx.connection(), broad=False)
    window = Window(tx, few)
    total = window.counted(wanted, WINDOW + 1, most)
    return (window, total) if total > most else None


def _enough_words(tx: Session, asked: Asked, most: int) -> Asked | None:
    """The same question of fewer words; nothing where a perimeter or a filter leaves few of those who bear them."""
    readings = asked.criteria[0].readings
    start = readings[0].value
    if asked.sieve or len(readings) > 1 or not asked.has_names or start in asked.vocabulary.names:
        return None
    connection, wanted = tx.connection(), ENOUGH * most
    nearest = _bearing(asked.index.nearest(connection, start, COMMON, MOST_BEGINNING), wanted)
    words = nearest or _bearing(asked.index.commonest(connection, start, COMMON, MOST_BEGINNING), wanted)
    return replace(asked, vocabulary=Vocabulary({}, {start: words}, wanted)) if words else None


def _bearing(words: Sequence[KnownWord], wanted: int) -> tuple[KnownWord, ...]:
    """The first of some words that enough bear together; none when all of them are not enough."""
    borne = list(accumulate(one.weight for one in words))
    enough = bisect_left(borne, wanted)
    return tuple(words[: enough + 1]) if enough < len(words) else ()


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
    given: set[int] | None = set()  # everybody of the parts before
    for part in _parts(tx, asked):
        if skipped >= WINDOW:
            given = None
            if (count := counted(tx, asked, part, MOST_COUNTED)) <= skipped:
                skipped -= count
                continue
        position, seen = skipped, 0
        while len(page) < size:
            start = position // WINDOW * WINDOW
            some = window.judged(part, WINDOW, start, given=given)
            taken = some[position - start :][: size - len(page)]
            page.extend(taken)
            position += len(taken)
            seen = start + len(some)
            if given is not None:
                given = given.union(one.row.id for one in some)
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
