"""Keep the index equal to the register: renewed in the transaction of each change, made anew after a bulk load."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.orm import Session

from core.candidates.sound import sound
from core.search.spelling import marks
from core.search.tokens import CONTEXT, Place, Subject, tokens_of, vocabulary_of
from db.engine import always_before_commit
from db.search import adapter
from db.search.expressions import Token, all_of
from db.search.model import Entry, Word
from db.tables import Candidate, ExamSession, Registration, School, Speciality

VERSION = "1"
"""Raised with every change of tokens, sounds, marks or tables of the index: `init` then makes it anew."""

BATCH = 1_000
SAMPLE = 200
_PERSON = (
    Candidate.id.label("candidate_id"), Candidate.number, Candidate.birth_name, Candidate.usual_name,
    Candidate.first_names, Candidate.birth_date, Candidate.ine, Candidate.email_key, Candidate.city,
    Candidate.academie_code.label("home"), Candidate.former_numbers, Candidate.merged_into.is_not(None).label("merged"),
)  # fmt: skip
_CONTEXT = (
    Registration.domain_code + " " + ExamSession.label + " " + Speciality.label
    + " " + func.coalesce(School.name, "") + " " + func.coalesce(School.city, "")
)  # fmt: skip
_PLACE = (
    Registration.academie_code, Registration.domain_code, ExamSession.label, Speciality.printed_code,
    Registration.school_uai, _CONTEXT,
)  # fmt: skip
_EVERYBODY = (
    select(*_PERSON, *_PLACE)
    .outerjoin(Registration, Registration.candidate_id == Candidate.id)
    .outerjoin(ExamSession, ExamSession.id == Registration.exam_session_id)
    .outerjoin(Speciality, Speciality.code == Registration.speciality_code)
    .outerjoin(School, School.uai == Registration.school_uai)
    .order_by(Candidate.id, Registration.id)
)
_SOME = _EVERYBODY.where(Candidate.id.in_(bindparam("some", expanding=True)))


def catch_up(tx: Session) -> None:
    """Renew the entries of the candidates this transaction changed, and any left by another way of writing."""
    connection = tx.connection()
    index = adapter(connection)
    while found := index.pending(connection, BATCH):
        subjects = list(_subjects(connection, found))
        index.write(connection, [Entry(s.candidate_id, tuple(tokens_of(s))) for s in subjects])
        words = {word for subject in subjects for word in vocabulary_of(subject)}
        new = words - index.known(connection, sorted(words)).keys()
        index.learn(connection, [_word(word) for word in sorted(new)])
        if len(found) < BATCH:
            break


def rebuild(connection: Connection) -> int:
    """Make the whole index anew, and give the number of entries (about 8,000 candidates a second)."""
    counted: Counter[str] = Counter()
    written = 0

    def entries() -> Iterator[Entry]:
        nonlocal written
        for subject in _subjects(connection):
            counted.update(vocabulary_of(subject))
            written += 1
            yield Entry(subject.candidate_id, tuple(tokens_of(subject)))

    adapter(connection).rebuild(connection, entries(), lambda: (_word(w, n) for w, n in sorted(counted.items())))
    return written


def stale_entries(tx: Session) -> int:
    """Count the candidates who could not be found as they are: no entry, an old one, and a sample looked at."""
    connection = tx.connection()
    index = adapter(connection)
    step = max(1, (tx.scalar(select(func.max(Candidate.id))) or 0) // SAMPLE)
    sample = tx.scalars(select(Candidate.id).where(Candidate.id % step == 0).limit(SAMPLE)).all()
    wrong = 0
    for subject in _subjects(connection, sample):
        if subject.merged:
            continue
        hit = index.hits(all_of(*map(Token, tokens_of(subject))))
        wrong += tx.scalar(select(hit.c.candidate_id).where(hit.c.candidate_id == subject.candidate_id)) is None
    return index.behind(connection) + wrong


def _word(word: str, weight: int = 1) -> Word:
    """Only the words of names are looked for by sound and by near spelling."""
    if word.startswith(CONTEXT):
        return Word(word, "", (), weight)
    return Word(word, sound(word), tuple(marks(word)), weight)


def _subjects(connection: Connection, only: Sequence[int] | None = None) -> Iterator[Subject]:
    """Give candidates with their registrations, by identifier."""
    if only is None:
        rows = connection.execute(_EVERYBODY.execution_options(yield_per=BATCH))
    else:
        rows = connection.execute(_SOME, {"some": only})
    for _, mine in groupby(rows, key=itemgetter(0)):
        found = [tuple(row) for row in mine]
        places = tuple(Place(*row[len(_PERSON) :]) for row in found if row[len(_PERSON)] is not None)
        values: list[Any] = [*found[0][: len(_PERSON)], places]
        yield Subject(*values)


always_before_commit(catch_up)
