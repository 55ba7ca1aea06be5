"""Answers that are only near: letters wrong, a fragment, a sound, two words joined, a day turned round."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from core.search import asking
from core.search.alike import INSIDE, NEAR, NEARER, SOUND, AlikeWords, Effort, Resemblance, in_a_row
from core.search.finding import PERSON, Asked, Judged, answering, ranked
from core.search.ranking import Alike, Judge, Likeness
from core.search.reading import Criterion, Kind
from core.search.window import Window
from db.search.expressions import NOTHING, Expression, Token, all_of, any_of
from db.tables import Candidate

SHOWN, ENOUGH = 20, 10
FETCHED, FETCHED_NEARER = 100, 400
MANY = 1 << 30
ONE_LETTER, TWO_LETTERS = 5.0, 9.0  # a cost above that of as many letters wrong in one word, the others as typed
IN_FULL = 1.7  # a cost that much lower is of somebody whose names are all typed
ALL_OF_A_DAY = 1_000  # everybody born a day is compared with a name that nobody bears
WORST = 21.0  # a cost beyond which an answer is no answer
TELLING = frozenset({Kind.DAY, Kind.INE, Kind.EMAIL})
TELLING_DIGITS = 6  # of a candidate number
ENOUGH_WORDS = 3
NUMBER_LENGTH = 11


def nearby(tx: Session, asked: Asked, certain: Sequence[Judged]) -> list[Judged]:
    """Give answers that are near, best first, none of them among the certain ones.

    When nobody answers, words that are known are looked for further too; then words are dropped, if that says enough.
    """
    found = _Found(tx, asked, {one.row.id for one in certain})
    like = Resemblance(tx, asked.index, asked.criteria, parted=not certain)
    words = like.words(Effort.LITTLE if certain else Effort.UNKNOWN_WORDS)
    alike = {typed: some.words for typed, some in words.items()}
    found.keep(_other_numbers(tx, asked, alike))
    found.look(_changed(asked, words, like.known), alike)
    if not certain and not found.kept and (further := like.words(Effort.ALL)) is not words:
        steps = _changed(asked, further, like.known)
        found.look(steps, {typed: some.words for typed, some in further.items()})
    if not certain and not found.kept:
        found.look([_dropped(asked, words)], alike)
    return sorted(found.kept.values(), key=lambda one: one.order)[:SHOWN]


class _Found:
    """The near answers kept so far."""

    def __init__(self, tx: Session, asked: Asked, already: set[int]) -> None:
        self.tx, self.asked, self.already = tx, asked, already
        self.kept: dict[int, Judged] = {}
        self.unanswered: set[Expression] = set()

    def look(self, steps: Iterable[_Step], alike: Alike) -> None:
        """Ask the questions in turn, until enough is found."""
        window = Window(self.tx, self.asked, alike)
        cut = False
        for step in steps:
            if (step.narrows and not cut) or len(self.kept) >= step.needless_from:
                continue
            for wanted in step.questions:
                if self._nearer_than(step.nearer_than) >= SHOWN:
                    break
                rows = [] if wanted in self.unanswered else window.judged(wanted, step.fetched)
                self.keep(rows)
                cut = cut or len(rows) == step.fetched
                self.unanswered.update(() if rows else (wanted,))

    def _nearer_than(self, cost: float) -> int:
        return sum(one.verdict.cost < cost for one in self.kept.values())

    def keep(self, rows: Iterable[Judged]) -> None:
        """Keep those that are near enough, each as its best."""
        for one in rows:
            known = self.kept.get(one.row.id)
            better = known is None or one.verdict.cost < known.verdict.cost
            if better and one.verdict.cost < WORST and one.row.id not in self.already:
                self.kept[one.row.id] = one


@dataclass(frozen=True, slots=True)
class _Step:
    """Questions asked in turn, until as many are kept as are shown that are nearer than the next may find.

    As soon as so many are kept at all they are needless. `narrows`: needless unless what was asked before was cut.
    """

    questions: Iterable[Expression]
    needless_from: int = SHOWN
    nearer_than: float = WORST
    narrows: bool = False
    fetched: int = FETCHED


def _changed(asked: Asked, words: Mapping[str, AlikeWords], known: Collection[str]) -> Iterator[_Step]:
    """Every word alike or as typed at once; when that is too many, one word alike, the nearest likeness first.

    Then what was joined, parted or turned round.
    """
    sure, loose = _loose(asked, words)
    if sure != loose:
        yield _Step(_together(asked, loose))
        yield from _narrower(asked, sure, words)
    yield _Step(_otherwise(asked, sure, words, known))


def _otherwise(
    asked: Asked, sure: Sequence[Expression | None], words: Mapping[str, AlikeWords], known: Collection[str]
) -> Iterator[Expression]:
    """What was joined, parted or turned round."""
    yield from _one_changed(asked, sure, [_halves(one, words) for one in asked.criteria])
    yield from _one_changed(asked, sure, [_turned(one) for one in asked.criteria])
    yield from _joined(asked, sure, known)


def _dropped(asked: Asked, words: Mapping[str, AlikeWords]) -> _Step:
    """All but one, each alike or as typed, when that says enough."""
    fetched = ALL_OF_A_DAY if _is_telling(asked) else FETCHED
    return _Step(_one_dropped(asked, _loose(asked, words)[1]), fetched=fetched)


def _loose(asked: Asked, words: Mapping[str, AlikeWords]) -> tuple[list[Expression | None], list[Expression | None]]:
    """Each criterion as typed, and as typed or alike."""
    sure = [asking.beginning(one, asked.vocabulary, asked.places) for one in asked.criteria]
    every = [_alike(one, words, NEARER, INSIDE, NEAR, SOUND) for one in asked.criteria]
    return sure, [_either(certain, alike) for certain, alike in zip(sure, every, strict=True)]


def _narrower(asked: Asked, sure: Sequence[Expression | None], words: Mapping[str, AlikeWords]) -> Iterator[_Step]:
    """One word alike, the nearest likeness first; whole family names beside words as typed before anything else."""
    for kind, cost in ((NEARER, ONE_LETTER), (INSIDE, ONE_LETTER), (NEAR, TWO_LETTERS), (SOUND, WORST)):
        family = _one_alike(asked, words, kind)
        yield _Step(family, MANY, cost - IN_FULL, narrows=True, fetched=FETCHED_NEARER)
        yield _Step(_one_alike(asked, words, kind, sure), MANY, cost, narrows=True)


def _one_alike(
    asked: Asked, words: Mapping[str, AlikeWords], kind: Likeness, sure: Sequence[Expression | None] | None = None
) -> Iterator[Expression]:
    """One word alike in a way, the others as typed; where it is not said how, word for word beside a whole family name.

    Written only when it is asked.
    """
    if sure is None:
        sure = [asking.exactly(one, asked.places) for one in asked.criteria]
        options = [_alike(one, words, kind, written=asking.family_name) for one in asked.criteria]
    else:
        options = [_alike(one, words, kind) for one in asked.criteria]
    yield from _one_changed(asked, sure, options)


def is_needed(asked: Asked, certain: Sequence[Judged], total: int) -> bool:
    """Whether near answers are looked for: nobody answers, or few do and only by their name."""
    return not total or (total < ENOUGH and len(certain) == total and not _is_telling(asked))


def _is_telling(asked: Asked) -> bool:
    return any(
        reading.kind in TELLING or (reading.kind is Kind.NUMBER and len(reading.value) >= TELLING_DIGITS)
        for one in asked.criteria
        for reading in one.readings[:1]
    )


def _either(first: Expression | None, second: Expression | None) -> Expression | None:
    return any_of(first, second) if first is not None and second is not None else first


def _together(asked: Asked, parts: Sequence[Expression | None]) -> Iterator[Expression]:
    known = [*asked.sieve, *(part for part in parts if part is not None)]
    if known and (question := all_of(*known)) != NOTHING:
        yield question


def _one_changed(
    asked: Asked, sure: Sequence[Expression | None], options: Sequence[Expression | None]
) -> Iterator[Expression]:
    """Any one of the criteria as its option says, the others as typed: each a question of its own.

    All at once they would be one whose every word must be read from end to end (seconds on PostgreSQL).
    """
    for position, option in enumerate(options):
        if option is not None:
            yield from _together(asked, [*sure[:position], option, *sure[position + 1 :]])


def _alike(
    criterion: Criterion,
    words: Mapping[str, AlikeWords],
    *kinds: object,
    written: Callable[[str, int | None], Token] = Token,
) -> Expression | None:
    typed = [words[reading.value] for reading in criterion.readings if reading.value in words]
    found = {w: some.borne.get(w) for some in typed for w, like in some.words.items() if like in kinds}
    return any_of(*(written(word, found[word]) for word in sorted(found))) if found else None


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


def _joined(asked: Asked, sure: Sequence[Expression | None], known: Collection[str]) -> Iterator[Expression]:
    """Jean Pierre may stand as Jeanpierre, when somebody bears it."""
    for position, joined in in_a_row(asked.criteria):
        if joined in known:
            yield from _together(asked, [*sure[:position], Token(joined), *sure[position + 2 :]])


def _one_dropped(asked: Asked, loose: Sequence[Expression | None]) -> Iterator[Expression]:
    """A word that is nowhere: the others must say enough, a day or a number, or two words more."""
    names = [place for place, one in enumerate(asked.criteria) if one.is_name]
    if len(asked.criteria) > 1 and (_is_telling(asked) or len(names) >= ENOUGH_WORDS):
        for name in names:
            yield from _together(asked, [*loose[:name], *loose[name + 1 :]])


def _other_numbers(tx: Session, asked: Asked, alike: Alike) -> list[Judged]:
    """A candidate number with one digit wrong, or two swapped."""
    typed = [r.value.rjust(NUMBER_LENGTH, "0") for one in asked.criteria for r in one.readings if r.kind is Kind.NUMBER]
    options = [
        other
        for number in typed
        if len(number) == NUMBER_LENGTH and number.startswith("02")
        for other in asking.one_wrong_digit(number)
    ]
    if not options:
        return []
    statement = answering(replace(asked, of_candidate=()), None, *PERSON).where(Candidate.number.in_(options))
    return ranked(tx.execute(statement.limit(SHOWN)), Judge(asked.criteria, asked.around, alike))
