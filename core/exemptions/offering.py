"""What the tab « Acquis » proposes to declare for an exam: the situations of its domain, each with its titles. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.catalogue.entries import Circumstance, Label, Rule, RuleKind, Situation, Title
from core.catalogue.rules import in_force
from core.exemptions.matching import Law
from core.exemptions.rules import is_held


class Needs(StrEnum):
    """What an option asks beside its year and académie."""

    NOTHING = "nothing"
    GRADES = "grades"
    UNITS = "units"


@dataclass(frozen=True, slots=True)
class Option:
    """One title that may be declared; `words` and `scope` are those of the guide, `label` its whole name.

    `speciality_needed`: which speciality it was is necessary to know what it gives.
    """

    code: str
    words: str
    scope: str
    label: str
    further: bool
    needs: Needs
    traits: tuple[Label, ...]
    specialities: tuple[Label, ...]
    speciality_needed: bool

    @property
    def name(self) -> str:
        """The option on one line, as the guide writes it."""
        return " ".join(part for part in (self.words, self.scope) if part)


@dataclass(frozen=True, slots=True)
class Group:
    """One situation of the tab, in the words of the guide; `alone`: it has one option, which it stands for."""

    code: str
    words: str
    english: str
    further: bool
    options: tuple[Option, ...]
    academies: tuple[Label, ...]

    @property
    def alone(self) -> bool:
        """Whether the situation says all there is to choose."""
        return len(self.options) == 1


@dataclass(frozen=True, slots=True)
class Place:
    """What the choices of a form depend on: the domain and speciality registered for, and the year of the session."""

    domain: str
    speciality: str
    year: int


NEEDS = {
    Circumstance.FAILED_SAME: Needs.GRADES,
    Circumstance.FAILED_OTHER: Needs.GRADES,
    Circumstance.VAE: Needs.UNITS,
    Circumstance.ATTESTATION: Needs.UNITS,
}
OF_ANOTHER_SPECIALITY = "FAILED-OTHER"
ELSEWHERE = "*"  # a speciality that has no papers here: its grades are given by subject


def groups(
    law: Law,
    situations: Iterable[Situation],
    place: Place,
    traits: Sequence[Label],
    specialities: Sequence[Label],
    academies: tuple[Label, ...],
) -> tuple[Group, ...]:
    """Give the situations of a domain that a rule in force is about, each with the titles that rules name."""
    rules = [one for one in law.rules if _open(one, place)]
    others = tuple(one for one in specialities if one.code != place.speciality)
    found = []
    for situation in situations:
        if situation.domain == place.domain:
            options = tuple(
                _option(title, rules, traits, others)
                for title in law.titles.values()
                if title.circumstance is situation.circumstance and _offered(title, rules, place)
            )
            if options:
                code = situation.circumstance.value
                found.append(Group(code, situation.words, situation.english, situation.further, options, academies))
    return tuple(found)


def _open(rule: Rule, place: Place) -> bool:
    dated = in_force(rule.from_session, rule.to_session, place.year)
    return rule.domain == place.domain and rule.kind is not RuleKind.ENTRY and dated


def _offered(title: Title, rules: Iterable[Rule], place: Place) -> bool:
    return place.domain in title.offered and any(_about(rule, title) for rule in rules)


def _about(rule: Rule, title: Title) -> bool:
    if title.circumstance is Circumstance.CHOICE:
        return rule.circumstance is Circumstance.CHOICE
    return is_held(rule, title)


def _option(title: Title, rules: Sequence[Rule], traits: Sequence[Label], specialities: tuple[Label, ...]) -> Option:
    mine = [rule for rule in rules if _about(rule, title)]
    asked = {trait for rule in mine for trait in (*rule.traits, *rule.without_traits)}
    needed = title.code == OF_ANOTHER_SPECIALITY
    return Option(
        title.code, title.words, title.scope, title.label, title.further,
        NEEDS.get(title.circumstance, Needs.NOTHING),
        tuple(one for one in traits if one.code in asked and one.code in title.traits),
        specialities if needed else (), needed,
    )  # fmt: skip
