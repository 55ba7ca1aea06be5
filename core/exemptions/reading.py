"""Read what was typed in the tab « Acquis »: a credit that rules can look at, or what is wrong with it. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from core.catalogue.entries import Circumstance
from core.exemptions.declared import Declared
from core.exemptions.offering import ELSEWHERE, Group, Needs, Option
from core.exemptions.rules import BEST, Credit

FIRST_YEAR = 1940
GRADE = re.compile(r"\d{1,2}([.,]\d{1,2})?")
YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field of one declaration; `paper` when the field is a grade."""

    position: int
    field: str
    code: str
    paper: str = ""

    @property
    def name(self) -> str:
        """The field on the page: `year-0`, `grade-1-E5-A`."""
        return f"{self.field}-{self.position}" + (f"-{self.paper}" if self.paper else "")


@dataclass(frozen=True, slots=True)
class Known:
    """What declarations are read against: the choices offered, the latest year, and codes that exist."""

    options: Mapping[str, Option]
    circumstances: Mapping[str, Circumstance]
    academies: Collection[str]
    latest: int
    exam_year: int


def known(groups: Iterable[Group], latest: int, exam_year: int) -> Known:
    """Gather what declarations are read against."""
    every = list(groups)
    return Known(
        {option.code: option for group in every for option in group.options},
        {option.code: Circumstance(group.code) for group in every for option in group.options},
        {one.code for group in every for one in group.academies},
        latest,
        exam_year,
    )


def read(known_here: Known, position: int, one: Declared) -> tuple[Credit | None, tuple[Fault, ...]]:
    """Give the credit that a declaration means, or its faults; grades and units come when the year is understood."""
    option = known_here.options.get(one.option)
    if option is None or one.title != one.option:
        return None, (Fault(position, "option", "credit_title_unknown"),)
    if known_here.circumstances[option.code] is Circumstance.CHOICE:
        return Credit(option.code, known_here.exam_year), ()
    year, wrong = year_of(one.year, known_here.latest)
    faults = [Fault(position, "year", wrong)] if wrong else []
    if one.academie_code not in known_here.academies:
        code = "credit_academie_unknown" if one.academie_code else "credit_academie_missing"
        faults.append(Fault(position, "academie", code))
    faults += _speciality(position, one, option)
    grades = _grades(position, one, faults) if option.needs is Needs.GRADES else ()
    if faults:
        return None, tuple(faults)
    traits = {trait.code for trait in option.traits} & set(one.traits)
    units = one.units if option.needs is Needs.UNITS else ()
    return Credit(
        option.code, year, one.academie_code, one.speciality, grades, tuple(dict.fromkeys(units)), frozenset(traits)
    ), ()


def year_of(typed: int | str, latest: int) -> tuple[int, str]:
    """Read a year of four digits, not in the future; give what is wrong with it otherwise."""
    text = str(typed).strip()
    if not text:
        return 0, "credit_year_missing"
    if not YEAR.fullmatch(text) or not text.isascii() or int(text) < FIRST_YEAR:
        return 0, "credit_year_form"
    return (0, "credit_year_future") if int(text) > latest else (int(text), "")


def grade_of(typed: str) -> tuple[Decimal, str]:
    """Read a grade between 0 and 20, with two decimals at most, a comma or a point between."""
    text = typed.strip()
    if text.startswith("-") or not text.isascii():
        return Decimal(0), "credit_grade_bounds" if text.startswith("-") else "credit_grade_form"
    try:
        grade = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return Decimal(0), "credit_grade_form"
    if not grade.is_finite() or grade > BEST:
        return Decimal(0), "credit_grade_bounds" if grade.is_finite() else "credit_grade_form"
    return (grade, "") if GRADE.fullmatch(text) else (Decimal(0), "credit_grade_form")


def _speciality(position: int, one: Declared, option: Option) -> list[Fault]:
    if not one.speciality:
        return [Fault(position, "speciality", "credit_speciality_missing")] if option.speciality_needed else []
    if one.speciality not in {ELSEWHERE, *(each.code for each in option.specialities)} or not option.speciality_needed:
        return [Fault(position, "speciality", "credit_speciality_unknown")]
    return []


def _grades(position: int, one: Declared, faults: list[Fault]) -> tuple[tuple[str, Decimal], ...]:
    found = []
    for paper, typed in one.grades:
        if typed.strip():
            grade, wrong = grade_of(typed)
            if wrong:
                faults.append(Fault(position, "grade", wrong, paper))
            else:
                found.append((paper, grade))
    return tuple(found)
