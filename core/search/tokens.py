"""Under which tokens a candidate is found: the words of the names, and what else the one box may hold. Pure.

A bare token is a word of a name. The others open with a letter and an equals sign, which no name contains:

    b= a whole family name       p= the first letters of a word     n= four digits of the candidate number
    t= birth day, y= its year    i= INE                             m= e-mail
    a= académie, or académie/domain         e= exam domain          x= exam session
    s= speciality as printed     u= school                          c= a word of a city, school or speciality
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from core.candidates.folding import PARTICLES, fold, words

EDGES = 4  # beginnings of this many letters at most are tokens of their own
DIGITS = 4
NOWHERE = "-"  # the domain of a candidate who has no registration yet
CONTEXT = "c="
THERE = "@"  # a fact of a registration is a token by itself, and another with the place where it holds
_BETWEEN_PARTS = re.compile(r"[\s\u00a0\-]+")


@dataclass(frozen=True, slots=True)
class Place:
    """What a registration adds to what its candidate is found by; `context` is free text: labels, cities."""

    academie_code: str
    domain_code: str
    exam_session: str
    speciality: str
    school_uai: str
    context: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What a candidate is found by."""

    candidate_id: int
    number: str
    birth_name: str
    usual_name: str
    first_names: str
    birth_date: date
    ine: str
    email_key: str
    city: str
    academie_code: str
    former_numbers: str  # of those merged into this candidate
    merged: bool  # into another, who is found instead
    places: tuple[Place, ...]


@lru_cache(maxsize=1 << 15)
def name_words(name: str) -> frozenset[str]:
    """Give each word of a name, and each as it is found when a particle or an apostrophe was not parted from it."""
    found: set[str] = set()
    every: list[str] = []
    for part in _BETWEEN_PARTS.split(name):
        pieces = fold(part).split()
        every.extend(pieces)
        if len(pieces) > 1:  # N’Guessan
            found.add("".join(pieces))
    return frozenset(found.union(every, with_particles(every)))


def with_particles(every: list[str]) -> Iterator[str]:
    """De la Tour is found as latour and delatour: particles joined with what follows them."""
    for start in range(len(every) - 1):
        end = start
        while end < len(every) - 1 and every[end] in PARTICLES:
            end += 1
        if end > start:
            yield "".join(every[start : end + 1])


def vocabulary_of(subject: Subject) -> frozenset[str]:
    """Give the words of all names of a candidate, and the tokens of the words around: cities, schools, specialities."""
    return frozenset().union(
        *map(name_words, _names(subject)), _around(subject.city), *(_around(place.context) for place in subject.places)
    )


def tokens_of(subject: Subject) -> list[str]:
    """Give every token of a candidate, in order and once; none of one merged into another."""
    if subject.merged:
        return []
    found = {one for word in _around(subject.city) for one in (word, word + THERE)}
    found.update(*map(_of_name, _names(subject)))
    for name in (subject.birth_name, subject.usual_name):
        if whole := fold(name).replace(" ", ""):
            found.add("b=" + whole)
    found.update(_facts(subject))
    found.update(*map(_of_place, subject.places))
    if not subject.places:
        found.update(("a=" + subject.academie_code, f"a={subject.academie_code}/{NOWHERE}", "e=" + NOWHERE))
    return sorted(found)


def _names(subject: Subject) -> tuple[str, str, str]:
    return subject.birth_name, subject.usual_name, subject.first_names


@lru_cache(maxsize=1 << 15)
def _of_name(name: str) -> frozenset[str]:
    every = name_words(name)
    edges = {"p=" + word[:length] for word in every for length in range(1, min(EDGES, len(word)) + 1)}
    return every | edges


@lru_cache(maxsize=1 << 15)
def _around(text: str) -> frozenset[str]:
    return frozenset(CONTEXT + word for word in words(text))


def _facts(subject: Subject) -> Iterator[str]:
    born = subject.birth_date
    yield f"t={born:%Y%m%d}"
    yield f"y={born:%Y}"
    if subject.ine:
        yield "i=" + subject.ine.lower()
    if subject.email_key:
        yield "m=" + subject.email_key.lower()
    for number in (subject.number, *subject.former_numbers.split()):
        yield from number_parts(number)


@lru_cache(maxsize=1 << 15)
def _of_place(place: Place) -> frozenset[str]:
    domain = place.domain_code.lower()
    found = {"a=" + place.academie_code, f"a={place.academie_code}/{domain}", "e=" + domain}
    if place.speciality:
        found.add("s=" + place.speciality.lower())
    if place.school_uai:
        found.add("u=" + place.school_uai.lower())
    facts = {"x=" + place.exam_session, *_around(place.context)}
    return frozenset(found | facts | {f"{fact}{THERE}{place.academie_code}/{domain}" for fact in facts})


def number_parts(digits: str) -> list[str]:
    """Give the runs of four digits of a number or of a fragment of one."""
    return ["n=" + digits[start : start + DIGITS] for start in range(len(digits) - DIGITS + 1)]
