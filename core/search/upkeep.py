"""Keep the index equal to the register: renewed in the transaction of each change, made anew after a bulk load."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import Session

from core.candidates.sound import sound
from core.search.spelling import marks
from core.search.tokens import CONTEXT, Place, Subject, tokens_of, vocabulary_of
from db.engine import always_before_commit
from db.search import adapter
from db.search.model import Entry, Word
from db.tables import Candidate, ExamSession, Registration, School, Speciality

BATCH = 1_000
_SUBJECT = (
    Candidate.id.label("candidate_id"), Candidate.number, Candidate.birth_name, Candidate.usual_name,
    Candidate.first_names, Candidate.birth_date, Candidate.ine, Candidate.email_key, Candidate.city,
    Candidate.academie_code,
)  # fmt: skip
_CONTEXT = (
    Registration.domain_code + " " + ExamSession.label + " " + Speciality.label
    + " " + func.coalesce(School.name, "") + " " + func.coalesce(School.city, "")
)  # fmt: skip
_PLACE = (
    Registration.candidate_id, Registration.academie_code, Registration.domain_code, ExamSession.label,
    Speciality.printed_code, Registration.school_uai, _CONTEXT,
)  # fmt: skip


def catch_up(tx: Session) -> None:
    """Renew the entries of the candidates this transaction changed, and any left by another way of writing."""
    connection = tx.connection()
    index = adapter(connection)
    while found := index.pending(connection, BATCH):
        subjects = list(_subjects(connection, found))
        index.write(connection, [Entry(s.candidate_id, tuple(tokens_of(s))) for s in subjects])
        words = {word for subject in subjects for word in vocabulary_of(subject)}
        new = words - index.known(connection, sorted(words))
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


def _word(word: str, weight: int = 1) -> Word:
    """Only the words of names are looked for by sound and by near spelling."""
    if word.startswith(CONTEXT):
        return Word(word, "", (), weight)
    return Word(word, sound(word), tuple(marks(word)), weight)


def _subjects(connection: Connection, only: Sequence[int] | None = None) -> Iterator[Subject]:
    """Give candidates with their registrations, by identifier: both are read once, side by side."""
    people = select(*_SUBJECT).order_by(Candidate.id)
    places = (
        select(*_PLACE)
        .join(ExamSession, ExamSession.id == Registration.exam_session_id)
        .join(Speciality, Speciality.code == Registration.speciality_code)
        .outerjoin(School, School.uai == Registration.school_uai)
        .order_by(Registration.candidate_id, Registration.id)
    )
    if only is None:
        people = people.execution_options(yield_per=BATCH)
        places = places.execution_options(yield_per=BATCH)
    else:
        people = people.where(Candidate.id.in_(only))
        places = places.where(Registration.candidate_id.in_(only))
    grouped = groupby(connection.execute(places), key=itemgetter(0))
    current = next(grouped, None)
    for row in connection.execute(people).mappings():
        mine: tuple[Place, ...] = ()
        if current is not None and current[0] == row["candidate_id"]:
            mine = tuple(Place(*place[1:]) for place in current[1])
            current = next(grouped, None)
        yield Subject(**row, places=mine)


always_before_commit(catch_up)
