"""Answers that are only near: letters wrong, a fragment, a sound, two words joined, a day turned round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from core.search import asking
from core.search.alike import INSIDE, NEAR, NEARER, SOUND, AlikeWords, alike_words
from core.search.finding import PERSON, Asked, Judged, Window, answering, ranked
from core.search.ranking import Alike
from core.search.reading import Criterion, Kind
from db.search.expressions import Expression, Token, all_of, any_of
from db.tables import Candidate

SHOWN, ENOUGH, FEW = 20, 10, 3
FETCHED = 100
WORST = 21.0  # a cost beyond which an answer is no answer
TELLING = frozenset({Kind.DAY, Kind.NUMBER, Kind.INE, Kind.EMAIL})
ENOUGH_WORDS = 3
NUMBER_LENGTH = 11


def nearby(tx: Session, asked: Asked, certain: Sequence[Judged]) -> list[Judged]:
    """Give answers that are near, best first, none of them among the certain ones."""
    words = alike_words(tx, asked.index, asked.criteria, thorough=not certain)
    alike = {typed: found.words for typed, found in words.items()}
    window = Window(tx, asked, alike)
    already = {one.row.id for one in certain}
    found = _other_numbers(tx, asked, alike)
    for least, steps in _questions(asked, words):
        if len(found.keys() | already) >= least:
            continue
        for wanted in steps:
            rows = window.judged(wanted, FETCHED)
            found = {one.row.id: one for one in rows if one.verdict.cost < WORST} | found
            if len(rows) < FETCHED or len(found.keys() - already) >= SHOWN:
                break
    return sorted((one for one in found.values() if one.row.id not in already), key=lambda one: one.order)[:SHOWN]


Steps = Sequence[Expression]


def _questions(asked: Asked, words: Mapping[str, AlikeWords]) -> Iterator[tuple[int, Steps]]:
    """Give what is asked in turn, and how many answers make it needless.

    One word alike and the others as typed: every likeness at once and, when that is too many, each by itself, the
    nearest first. Then all words alike; then all but one, when the others say enough.
    """
    sure = [asking.beginning(one, asked.around, asked.places) for one in asked.criteria]
    options = [[_alike(one, words, kind) for one in asked.criteria] for kind in (NEARER, INSIDE, NEAR, SOUND)]
    options += [[_halves(one, words) for one in asked.criteria], [_turned(one) for one in asked.criteria]]
    apart = [one for some in options for one in _one_changed(asked, sure, some)] + list(_joined(asked, sure))
    if apart:
        yield SHOWN, [any_of(*apart), *apart]
    loose = [
        _either(certain, _alike(one, words, NEARER, INSIDE, NEAR, SOUND))
        for one, certain in zip(asked.criteria, sure, strict=True)
    ]
    if sum(one.is_name for one in asked.criteria) > 1:
        yield FEW, list(_together(asked, loose))
    yield FEW, list(_one_dropped(asked, loose))


def is_needed(asked: Asked, certain: Sequence[Judged], total: int) -> bool:
    """Whether near answers are looked for: nobody answers, or few do and only by their name."""
    return not total or (total < ENOUGH and len(certain) == total and not _is_telling(asked))


def _is_telling(asked: Asked) -> bool:
    return any(reading.kind in TELLING for one in asked.criteria for reading in one.readings)


def _either(first: Expression | None, second: Expression | None) -> Expression | None:
    return any_of(first, second) if first is not None and second is not None else first


def _together(asked: Asked, parts: Sequence[Expression | None]) -> Iterator[Expression]:
    known = [*asked.sieve, *(part for part in parts if part is not None)]
    if known:
        yield all_of(*known)


def _one_changed(
    asked: Asked, sure: Sequence[Expression | None], options: Sequence[Expression | None]
) -> Iterator[Expression]:
    """Any one of the criteria as its option says, the others as typed."""
    changed = [
        one
        for position, option in enumerate(options)
        if option is not None
        for one in _together(asked, [*sure[:position], option, *sure[position + 1 :]])
    ]
    if changed:
        yield any_of(*changed)


def _alike(criterion: Criterion, words: Mapping[str, AlikeWords], *kinds: object) -> Expression | None:
    typed = [reading.value for reading in criterion.readings if reading.value in words]
    found = sorted({w for value in typed for w, like in words[value].words.items() if like in kinds})
    return any_of(*map(Token, found)) if found else None


def _halves(criterion: Criterion, words: Mapping[str, AlikeWords]) -> Expression | None:
    """Jeanpierre may stand as Jean-Pierre."""
    typed = [reading.value for reading in criterion.readings if reading.value in words]
    pairs = [pair for value in typed for pair in words[value].halves]
    return any_of(*(all_of(Token(first), Token(second)) for first, second in pairs)) if pairs else None


def _turned(criterion: Criterion) -> Expression | None:
    """A day may have been typed month first."""
    days = [asking.turned_day(reading.value) for reading in criterion.readings if reading.kind is Kind.DAY]
    found = [Token("t=" + day) for day in days if day]
    return any_of(*found) if found else None


def _joined(asked: Asked, sure: Sequence[Expression | None]) -> Iterator[Expression]:
    """Jean Pierre may stand as Jeanpierre."""
    for position, (first, second) in enumerate(zip(asked.criteria, asked.criteria[1:], strict=False)):
        if first.is_name and second.is_name:
            joined = Token(first.readings[0].value + second.readings[0].value)
            yield from _together(asked, [*sure[:position], joined, *sure[position + 2 :]])


def _one_dropped(asked: Asked, loose: Sequence[Expression | None]) -> Iterator[Expression]:
    """A word that is nowhere: the others must say enough, a day or a number, or two words more."""
    names = [place for place, one in enumerate(asked.criteria) if one.is_name]
    if len(asked.criteria) > 1 and (_is_telling(asked) or len(names) >= ENOUGH_WORDS):
        dropped = [one for name in names for one in _together(asked, [*loose[:name], *loose[name + 1 :]])]
        if dropped:
            yield any_of(*dropped)


def _other_numbers(tx: Session, asked: Asked, alike: Alike) -> dict[int, Judged]:
    """A candidate number with one digit wrong, or two swapped."""
    typed = [r.value.rjust(NUMBER_LENGTH, "0") for one in asked.criteria for r in one.readings if r.kind is Kind.NUMBER]
    options = [
        other
        for number in typed
        if len(number) == NUMBER_LENGTH and number.startswith("02")
        for other in asking.one_wrong_digit(number)
    ]
    if not options:
        return {}
    statement = answering(replace(asked, of_candidate=()), None, *PERSON).where(Candidate.number.in_(options))
    return {one.row.id: one for one in ranked(asked, tx.execute(statement.limit(SHOWN)), alike)}
