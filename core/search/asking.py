"""Turn what was read in the one box into questions to the index, and into conditions on rows where it is not exact."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, extract, false, or_, select

from core.access import Actor, Permission
from core.access.perimeter import candidates_in
from core.access.rights import scopes_for
from core.search.query import Query
from core.search.ranking import Around
from core.search.reading import Criterion, Kind, Reading
from core.search.tokens import DIGITS, EDGES, NOWHERE, THERE, number_parts
from db.search.expressions import AnyOf, Expression, Start, Token, all_of, any_of
from db.search.model import KnownWord
from db.tables import Candidate, Registration, Speciality

BIRTH_YEARS = range(1920, 2031)
OF_A_REGISTRATION = frozenset({Kind.REGISTRATION, Kind.SPECIALITY, Kind.SCHOOL})

_CODES = {
    Kind.DAY: ("t=", 8),
    Kind.YEAR: ("y=", 4),
    Kind.INE: ("i=", 11),
    Kind.EMAIL: ("m=", 0),
    Kind.SCHOOL: ("u=", 8),
    Kind.SPECIALITY: ("s=", 5),
}
"""How the token of a code opens, and the length of a whole one: a shorter one is a beginning."""


Places = tuple[Token | Start, ...] | None
"""How the places of a perimeter are written after a fact of a registration; none when every place is in it."""


def exactly(criterion: Criterion, places: Places) -> Expression | None:
    """What the index is asked for a criterion satisfied word for word; nothing when the index cannot say."""
    return _any([_exact(one, places) for one in criterion.readings])


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the vocabulary says of the words typed: those around candidates, and those of names, that begin so.

    `names` has nothing for a beginning of too many words: the index is then asked for the beginning itself. `borne`
    is about how many times they are borne.
    """

    around: Around
    names: Mapping[str, tuple[KnownWord, ...]]
    borne: int


def beginning(criterion: Criterion, known: Vocabulary, places: Places) -> Expression | None:
    """What the index is asked for a criterion satisfied by beginnings of words, or by words around the candidate."""
    if not any(one.kind is Kind.NAME for one in criterion.readings):
        return exactly(criterion, places)
    return _any([_start(one, known, places) for one in criterion.readings])


def _any(parts: list[Expression | None]) -> Expression | None:
    known = [part for part in parts if part is not None]
    return any_of(*known) if len(known) == len(parts) else None


def _exact(one: Reading, places: Places) -> Expression | None:
    return _there("x=" + one.value, places) if one.kind is Kind.EXAM_SESSION else _of_person(one)


def _of_person(one: Reading) -> Expression | None:
    match one.kind:
        case Kind.NAME:
            return Token(one.value)
        case Kind.MONTH:
            return AnyOf(tuple(Token(f"t={one.value}{day:02d}") for day in range(1, 32)))
        case Kind.ANNIVERSARY:
            return AnyOf(tuple(Token(f"t={year}{one.value}") for year in BIRTH_YEARS))
        case Kind.NUMBER:
            return all_of(*map(Token, number_parts(one.value)))
        case Kind.REGISTRATION:
            return None
        case _:
            opening, length = _CODES[one.kind]
            whole = len(one.value) == length
            return Token(opening + one.value) if whole else Start(opening + one.value)


def _there(fact: str, places: Places) -> Expression:
    """A fact of a registration counts where the actor sees that registration; one of the candidate counts always."""
    if places is None:
        return Token(fact)
    here = (type(place)(fact + THERE + place.text) for place in places)
    return any_of(Token(fact + THERE), *here)


def _start(one: Reading, known: Vocabulary, places: Places) -> Expression | None:
    if one.kind is not Kind.NAME:
        return _exact(one, places)
    return any_of(_names(one.value, known), *(_there(token, places) for token in known.around.get(one.value, ())))


def _names(beginning_so: str, known: Vocabulary) -> Expression:
    """Words one by one are passed over by the index where others do not answer; a beginning is read to its end."""
    words = known.names.get(beginning_so)
    if words is not None:
        return any_of(*(Token(one.word, one.weight) for one in words))
    return Token("p=" + beginning_so) if len(beginning_so) <= EDGES else Start(beginning_so)


def whole_names(criteria: Sequence[Criterion]) -> Expression | None:
    """Candidates one of whose family names is exactly a word typed, or several typed in a row."""
    words = [one.readings[0].value for one in criteria if one.is_name]
    spans = [(start, end) for start in range(len(words)) for end in range(start + 1, min(len(words), start + 3) + 1)]
    runs = {"".join(words[start:end]) for start, end in spans}
    runs |= {reading.value for one in criteria if one.is_name for reading in one.readings}
    return any_of(*map(family_name, sorted(runs))) if runs else None


def family_name(name: str, borne: int | None = None) -> Token:
    """Candidates one of whose family names is this word and no other."""
    return Token("b=" + name, borne)


def allowed_to(actor: Actor, criteria: Sequence[Criterion]) -> tuple[Criterion, ...]:
    """Leave out the INE for who never receives it: found digit by digit, it would be known (3.04)."""
    if scopes_for(actor, Permission.CANDIDATE_DESK):
        return tuple(criteria)
    return tuple(_without_ine(one) for one in criteria)


def _without_ine(one: Criterion) -> Criterion:
    kept = tuple(reading for reading in one.readings if reading.kind is not Kind.INE)
    return Criterion(one.typed, kept or (Reading(Kind.NAME, one.typed.lower()),))


def on_rows(criterion: Criterion, actor: Actor) -> ColumnElement[bool] | None:
    """The condition on rows for what the index says too widely, or by candidate where it is by registration."""
    kinds = {one.kind for one in criterion.readings}
    long_number = any(one.kind is Kind.NUMBER and len(one.value) > DIGITS for one in criterion.readings)
    apart = Kind.INE in kinds and _reads_elsewhere(actor)
    if not kinds & OF_A_REGISTRATION and not long_number and not apart:
        return None
    return or_(*(_row(one, actor) for one in criterion.readings))


def _reads_elsewhere(actor: Actor) -> bool:
    """Whether there is a place where the actor searches without being of its desk."""
    return scopes_for(actor, Permission.CANDIDATE_SEARCH) != scopes_for(actor, Permission.CANDIDATE_DESK)


def is_of_a_registration(criterion: Criterion) -> bool:
    """Whether it says something of a registration, not of a person."""
    return any(one.kind in OF_A_REGISTRATION for one in criterion.readings)


def _row(one: Reading, actor: Actor) -> ColumnElement[bool]:
    condition = _ROWS[one.kind](one.value) if one.kind in _ROWS else false()
    if one.kind is Kind.INE and _reads_elsewhere(actor):
        return and_(condition, candidates_in(actor, Permission.CANDIDATE_DESK))
    return condition


def _numbered(value: str) -> ColumnElement[bool]:
    number, _, version = value.partition("/")
    numbered = Registration.number == int(number)
    return and_(numbered, Registration.version == int(version)) if version else numbered


def _of_speciality(value: str) -> ColumnElement[bool]:
    return Registration.speciality_code.in_(select(Speciality.code).where(Speciality.printed_code == value))


_ROWS: dict[Kind, Callable[[str], ColumnElement[bool]]] = {
    Kind.REGISTRATION: _numbered,
    Kind.SPECIALITY: _of_speciality,
    Kind.SCHOOL: lambda value: Registration.school_uai.startswith(value.upper(), autoescape=True),
    Kind.NUMBER: lambda value: or_(
        Candidate.number.contains(value, autoescape=True), Candidate.former_numbers.contains(value, autoescape=True)
    ),
    Kind.INE: lambda value: Candidate.ine.startswith(value.upper(), autoescape=True),
    Kind.DAY: lambda value: Candidate.birth_date == date.fromisoformat(value),
    Kind.YEAR: lambda value: extract("year", Candidate.birth_date) == int(value),
}


def inside(actor: Actor) -> Expression | None:
    """The perimeter as the index knows it: a first sieve, the condition of `core.access.perimeter` decides."""
    parts: list[Expression] = []
    for scope in scopes_for(actor, Permission.CANDIDATE_SEARCH):
        academie, domain = scope.academie_code, scope.domain_code.lower()
        if not academie and not domain:
            return None
        if academie and domain:
            parts.extend((Token(f"a={academie}/{domain}"), Token(f"a={academie}/{NOWHERE}")))
        elif academie:
            parts.append(Token("a=" + academie))
        else:
            parts.extend((Token("e=" + domain), Token("e=" + NOWHERE)))
    return any_of(*parts) if parts else None


def places_of(actor: Actor, academies: Callable[[], Sequence[str]]) -> Places:
    """The places of a perimeter as they are written in the index; a domain alone, académie by académie."""
    found: list[Token | Start] = []
    for scope in scopes_for(actor, Permission.CANDIDATE_SEARCH):
        academie, domain = scope.academie_code, scope.domain_code.lower()
        if not academie and not domain:
            return None
        if domain:
            found.extend(Token(f"{code}/{domain}") for code in ([academie] if academie else academies()))
        else:
            found.append(Start(f"{academie}/"))
    return tuple(dict.fromkeys(found))


def filtered(query: Query) -> list[Expression]:
    """The filters as the index knows them: a first sieve too."""
    known = (("a=", query.academies), ("e=", query.domains), ("x=", query.exam_sessions), ("u=", query.schools))
    return [any_of(*(Token(opening + _kept(opening, code)) for code in codes)) for opening, codes in known if codes]


def _kept(opening: str, code: str) -> str:
    return code.lower() if opening in {"e=", "u="} else code


def one_wrong_digit(number: str) -> list[str]:
    """Give the candidate numbers that differ by one digit, or by two neighbours swapped."""
    changed = {number[:i] + d + number[i + 1 :] for i in range(2, len(number)) for d in "0123456789"}
    swapped = {number[:i] + number[i + 1] + number[i] + number[i + 2 :] for i in range(2, len(number) - 1)}
    return sorted((changed | swapped) - {number})


def turned_day(value: str) -> str:
    """Give the day with its day and month swapped, when it is another one; nothing otherwise."""
    turned = value[:4] + value[6:] + value[4:6]
    try:
        date.fromisoformat(turned)
    except ValueError:
        return ""
    return turned if turned != value else ""
