"""Find the candidates of a query: certain answers first, by name or by rank, then what is near.

The set a query means, for a count, an export or a bulk run, is its certain answers: what was typed, word for word
or as the beginning of a word. What only sounds or spells alike is shown to the eye, never counted, never acted on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    func,
    select,
)
from sqlalchemy.orm import Session

from core.access import Actor, Permission
from core.access.perimeter import candidates_in, registrations_in
from core.search import asking
from core.search.asking import Vocabulary
from core.search.conditions.compiling import meant
from core.search.filtering import filters
from core.search.query import Query
from core.search.ranking import Around, Judge, Person, Verdict
from core.search.reading import Criterion, Kind, read
from core.search.tokens import CONTEXT, EDGES
from db.search import Adapter, adapter
from db.search.expressions import Expression, all_of
from db.tables import Academie, Candidate, Registration

WINDOW = 100  # candidates ranked together
MOST_SORTED = 20_000  # beyond, answers without a name to rank by come by number, not by name
SHORTEST_AROUND = 3
MOST_AROUND = 20
BROAD = 100_000  # candidates who bear the words typed
MOST_BEGINNING = 60  # words of names that begin as one typed; beyond, their beginning is asked of the index

VAGUE = frozenset({Kind.NAME, Kind.DAY, Kind.MONTH, Kind.YEAR, Kind.ANNIVERSARY})
PERSON = (
    Candidate.id, Candidate.number, Candidate.birth_name, Candidate.usual_name, Candidate.first_names,
    Candidate.birth_date, Candidate.ine, Candidate.email_key, Candidate.academie_code, Candidate.birth_name_key,
    Candidate.first_names_key, Candidate.former_numbers,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate who answers, and how well."""

    row: Row[Any]
    verdict: Verdict

    @property
    def order(self) -> tuple[float, str, str, int]:
        """Best first, then by name."""
        return round(self.verdict.cost, 2), self.row.birth_name_key, self.row.first_names_key, self.row.id


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, read: what the index is asked and what is checked on rows."""

    actor: Actor
    criteria: tuple[Criterion, ...]
    vocabulary: Vocabulary
    sieve: tuple[Expression, ...]
    of_candidate: tuple[ColumnElement[bool], ...]
    of_registration: tuple[ColumnElement[bool], ...]
    impossible: bool
    index: Adapter
    places: asking.Places

    @property
    def is_of_the_index(self) -> bool:
        """Whether the index knows all that is asked, the perimeter included: nothing else is to be checked on rows."""
        return not self.of_candidate and not self.of_registration

    @property
    def around(self) -> Around:
        """The words around candidates that begin as those typed."""
        return self.vocabulary.around

    @property
    def is_vague(self) -> bool:
        """Whether one word or one day is all that is typed: many may answer."""
        return self.is_of_the_index and len(self.criteria) == 1 and self.criteria[0].readings[0].kind in VAGUE

    @property
    def has_names(self) -> bool:
        """Whether answers can be ranked by their names."""
        return any(one.is_name for one in self.criteria)

    def certain(self) -> Expression | None:
        """Everything typed, as words or beginnings of words."""
        return self._together([asking.beginning(one, self.vocabulary, self.places) for one in self.criteria])

    def exact(self) -> Expression | None:
        """Everything typed, word for word."""
        return self._together([asking.exactly(one, self.places) for one in self.criteria])

    def _together(self, parts: Sequence[Expression | None]) -> Expression | None:
        known = [*self.sieve, *(part for part in parts if part is not None)]
        return all_of(*known) if known else None


def understand(tx: Session, actor: Actor, query: Query) -> Asked:
    """Read a query, and look up in the vocabulary what its words may be around candidates."""
    criteria = asking.allowed_to(actor, read(query.text))
    connection = tx.connection()
    index = adapter(connection)
    vocabulary = _vocabulary(tx, index, criteria)
    index.prepare(connection, broad=len(criteria) == 1 and vocabulary.borne >= BROAD)
    perimeter = asking.inside(actor)
    rows = [(one, condition) for one in criteria if (condition := asking.on_rows(one, actor)) is not None]
    conditions = meant(tx, actor, query.conditions, driven=bool(criteria))
    return Asked(
        actor=actor,
        criteria=criteria,
        vocabulary=vocabulary,
        sieve=(*asking.filtered(query), *([perimeter] if perimeter is not None else [])),
        of_candidate=(*conditions.of_candidate, *(c for one, c in rows if not asking.is_of_a_registration(one))),
        of_registration=(
            *filters(tx, query),
            *conditions.of_registration,
            *(c for one, c in rows if asking.is_of_a_registration(one)),
        ),
        impossible=bool(query.text.strip()) and not criteria,
        index=index,
        places=asking.places_of(actor, lambda: tx.scalars(select(Academie.code)).all()),
    )


def _vocabulary(tx: Session, index: Adapter, criteria: Sequence[Criterion]) -> Vocabulary:
    typed = dict.fromkeys(r.value for one in criteria for r in one.readings if r.kind is Kind.NAME)
    around = [CONTEXT + word for word in typed if len(word) >= SHORTEST_AROUND]
    names = [word for word in typed if len(word) > EDGES]
    known = index.starting(tx.connection(), [*around, *names], MOST_BEGINNING + 1)
    found = {start: tuple(one for one in known if one.word.startswith(start)) for start in [*around, *names]}
    return Vocabulary(
        {start.removeprefix(CONTEXT): tuple(one.word for one in found[start][:MOST_AROUND]) for start in around},
        {start: found[start] for start in names if len(found[start]) <= MOST_BEGINNING},
        sum(one.weight for one in known),
    )


def answering(asked: Asked, wanted: Expression | None, *columns: Any) -> Select[Any]:
    """Select the candidates of the perimeter that answer; the index is only a sieve, rows decide."""
    statement: Select[Any] = select(*columns)
    if wanted is None:
        statement = statement.select_from(Candidate)
    else:
        hit = asked.index.hits(wanted)
        statement = statement.select_from(hit).join(Candidate, Candidate.id == hit.c.candidate_id)
    statement = statement.where(*seen(asked))
    if asked.of_registration:
        statement = statement.where(
            select(Registration.id)
            .where(
                Registration.candidate_id == Candidate.id,
                registrations_in(asked.actor, Permission.CANDIDATE_SEARCH),
                *asked.of_registration,
            )
            .exists()
        )
    return statement


def seen(asked: Asked) -> tuple[ColumnElement[bool], ...]:
    """The conditions on the row of a candidate."""
    inside = candidates_in(asked.actor, Permission.CANDIDATE_SEARCH)
    return Candidate.merged_into.is_(None), inside, *asked.of_candidate


def counted(tx: Session, asked: Asked, wanted: Expression | None, most: int) -> int:
    """Count the candidates that answer, at most so many and one; in the index alone when no entry of it is old."""
    connection = tx.connection()
    if wanted is not None and asked.is_of_the_index and asked.index.is_current(connection):
        return asked.index.count(connection, wanted, most + 1)
    some = answering(asked, wanted, Candidate.id).limit(most + 1).subquery()
    return tx.execute(select(func.count()).select_from(some)).scalar_one()


def ranked(rows: Iterable[Row[Any]], judge: Judge) -> list[Judged]:
    """Rank rows of `PERSON`."""
    return sorted((Judged(row, judge(person(row))) for row in rows), key=lambda one: one.order)


def person(row: Row[Any]) -> Person:
    """Give what of a row is compared with what was typed."""
    return Person(
        row.number, row.birth_name, row.usual_name, row.first_names, row.birth_date, row.ine, row.email_key,
        row.former_numbers,
    )  # fmt: skip
